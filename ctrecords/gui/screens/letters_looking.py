"""Looks at letters a moment after the last change, away from the window, and drops answers come too late.

It must not know the widgets nor what is composed; it is given two questions and says what was seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk

REST_MS = 300
Question = Callable[[Casebook], object]


class Looking(QObject):
    """Asks for one letter and for what to warn of.

    Signals: ``seen`` the letter and the fields as read, ``warned`` what to look at.
    """

    seen = Signal(object)
    warned = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._questions: tuple[Question, Question] | None = None
        self._changes = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    @property
    def is_waiting(self) -> bool:
        """Whether something changed that was not looked at yet."""
        return self._rest.isActive()

    def soon(self, look: Question, warn: Question) -> None:
        """Look once nothing changed for a while; what was asked before is wanted no longer."""
        self._questions = (look, warn)
        self._changes += 1
        self._rest.start()

    def at_once(self, look: Question, warn: Question) -> None:
        """Look now."""
        self.soon(look, warn)
        self._rest.stop()
        self._ask()

    def forget(self) -> None:
        """Want no answer any longer."""
        self._changes += 1
        self._rest.stop()

    def _ask(self) -> None:
        if self._questions is None:
            return
        (look, warn), fresh = self._questions, self._still(self._changes)
        self._desk.read(look, fresh(self.seen.emit), label="Writing the letter", key="letter")
        self._desk.read(warn, fresh(self.warned.emit), label="Looking at contacts", key="letter warnings")

    def _still(self, changes: int) -> Callable[[Callable[[object], None]], Callable[[object], None]]:
        def fresh(then: Callable[[object], None]) -> Callable[[object], None]:
            return lambda answer: then(answer) if changes == self._changes else None

        return fresh
