"""The piece of the bar at the foot that says what is being read; pressed, it rests, goes on, or says what stopped it.

It must not know the queue; it is given where it stands.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui.widgets.status import StatusButton
from ctrecords.model.days import plural

if TYPE_CHECKING:
    from ctrecords.actions.reading_queue import Stand

_SHOWN_AFTER_MS = 1000


class ReadingState(StatusButton):
    """What is left to read, once that takes longer than a second.

    Signals:
        paused: Whether reading shall rest (True) or go on.
        stopped: Pressed while an error keeps it from reading; that CtrecordsError.
    """

    paused = Signal(bool)
    stopped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rests = False
        self._trouble: CtrecordsError | None = None
        self._busy = False
        self._patience = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._patience.timeout.connect(self.show)
        self.clicked.connect(self._pressed)
        self.hide()

    def clear(self) -> None:
        """Say nothing: no casebook is open."""
        self._busy = False
        self._patience.stop()
        self.hide()

    def show_stand(self, stand: "Stand") -> None:
        """Say how far the reading is."""
        self._rests, self._trouble = stand.paused, stand.trouble
        left = words(stand.files, stand.scans)
        if not left:
            self.clear()
            return
        if self._trouble is not None:
            about = f"{self._trouble.what} {self._trouble.remedy}"
            self.show_state(f"Not reading, {left} left", "warn", "mark_alert", about)
        elif self._rests:
            self.show_state(f"Reading rests, {left} left", "clock", "mark_wait", "Go on reading")
        else:
            about = "Their words can be searched once they are read. Press to rest."
            self.show_state(f"Reading {left}", "import", "text2", about)
        if not self._busy:
            self._busy = True
            self._patience.start()

    def _pressed(self) -> None:
        if self._trouble is not None:
            self.stopped.emit(self._trouble)
        else:
            self.paused.emit(not self._rests)


def words(files: int, scans: int) -> str:
    """What is left to read, such as "3 files, 14 scans"."""
    parts = [plural(count, name) for count, name in ((files, "file"), (scans, "scanned page")) if count]
    return ", ".join(parts)
