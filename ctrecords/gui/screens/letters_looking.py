"""Looks at the letters a moment after the last change, away from the window, and drops answers come too late.

It must not know the widgets; it is given what is composed and says what was seen.
"""

from collections.abc import Callable
from copy import deepcopy

from PySide6.QtCore import QObject, QTimer, Signal

from ctrecords.gui.desk import Desk
from ctrecords.gui.screens import letters_state
from ctrecords.gui.screens.letters_state import Composition
from ctrecords.model.ids import AgencyId

REST_MS = 300


class Looking(QObject):
    """Asks for the letter to one agency and for what to warn of.

    Signals: ``seen`` the letter and the fields as read, ``warned`` what to look at.
    """

    seen = Signal(object)
    warned = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = Composition(case=letters_state.NO_CASE)
        self._agency: AgencyId | None = None
        self._changes = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    @property
    def is_waiting(self) -> bool:
        """Whether something changed that was not looked at yet."""
        return self._rest.isActive()

    def soon(self, now: Composition, agency: AgencyId | None) -> None:
        """Look once nothing changed for a while; what was asked before is wanted no longer."""
        self._now, self._agency = now, agency
        self._changes += 1
        self._rest.start()

    def at_once(self, now: Composition, agency: AgencyId | None) -> None:
        """Look now."""
        self.soon(now, agency)
        self._rest.stop()
        self._ask()

    def _ask(self) -> None:
        now, agency, fresh = deepcopy(self._now), self._agency, self._still(self._changes)
        self._desk.read(
            lambda book: letters_state.look(book, now, agency),
            fresh(self.seen.emit),
            label="Writing the letter",
            key="letter",
        )
        self._desk.read(
            lambda book: letters_state.warnings(book, now),
            fresh(self.warned.emit),
            label="Looking at contacts",
            key="letter warnings",
        )

    def _still(self, changes: int) -> Callable[[Callable[[object], None]], Callable[[object], None]]:
        def fresh(then: Callable[[object], None]) -> Callable[[object], None]:
            return lambda answer: then(answer) if changes == self._changes else None

        return fresh
