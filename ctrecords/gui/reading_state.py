"""The piece of the bar at the foot that says what is being read; pressed, it rests, goes on, or says what stopped it.

It must not know the queue; it is given where it stands.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui import theme
from ctrecords.gui.widgets.status import StatusButton
from ctrecords.model.days import plural

if TYPE_CHECKING:
    from ctrecords.actions.reading_queue import Stand

_SHOWN_AFTER_MS = 1000
_SPARE = 3
"""Words are measured a pixel or two differently by the button and by their font."""


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
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
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

    def show_state(self, text: str, icon: str, role: str, about: str) -> None:
        """Say something else; its words shorten where the bar has no room."""
        super().show_state(text, icon, role, about)
        self._whole = self.text()
        self._fit()

    def sizeHint(self) -> QSize:
        """The room of all its words."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, more) + theme.px(_SPARE), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Its sign alone."""
        return QSize(theme.px(30), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show as many of the words as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        around = super().sizeHint().width() - metrics.horizontalAdvance(self.text())
        room = max(0, self.width() - around)
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room) if self.isVisible() else ""
        self.setText(shown or self._whole)

    def _pressed(self) -> None:
        if self._trouble is not None:
            self.stopped.emit(self._trouble)
        else:
            self.paused.emit(not self._rests)


def words(files: int, scans: int) -> str:
    """What is left to read, such as "3 files, 14 scans"."""
    parts = [plural(count, name) for count, name in ((files, "file"), (scans, "scanned page")) if count]
    return ", ".join(parts)
