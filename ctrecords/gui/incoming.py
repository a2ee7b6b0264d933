"""What comes into the open casebook by the window: files dropped on it or pasted, and the reading of all files.

It watches what reaches the window from outside, once for each key and drag, and hands on. It must not know how files
are filed or read.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWindow

from ctrecords.gui import errors
from ctrecords.gui.reading import Reading
from ctrecords.gui.reading_state import ReadingState
from ctrecords.gui.widgets.drop import DropSheet

if TYPE_CHECKING:
    from ctrecords.casebook import Casebook
    from ctrecords.gui.window import Window

_STIRS = frozenset({QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress})
_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class Incoming(QObject):
    """Serves one window."""

    def __init__(self, window: "Window", state: ReadingState) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._handle: QWindow | None = None
        self.reading: Reading | None = None
        self.sheet = DropSheet(window)
        state.paused.connect(self._pause)
        state.stopped.connect(self._tell)

    def begin(self, book: "Casebook") -> Reading:
        """Read the files of a casebook that was opened."""
        self._watch()
        self.reading = Reading(book, self._window.jobs, self)
        self.reading.moved.connect(self._state.show_stand)
        self.reading.read.connect(self._read)
        return self.reading

    def end(self) -> None:
        """Stop reading, for the casebook is about to close."""
        self.sheet.hide()
        reading, self.reading = self.reading, None
        self._state.clear()
        if reading is not None:
            reading.deleteLater()
            reading.stop()

    def _watch(self) -> None:
        """Hear what reaches the window from outside, before any part of it does."""
        self._window.winId()  # there is a handle only then
        handle = self._window.windowHandle()
        if self._handle is not handle:
            handle.installEventFilter(self)
            self._handle = handle

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Notice typing and scrolling, and take files that are dragged here."""
        kind = event.type()
        if kind in _STIRS:
            if self.reading is not None:
                self.reading.stir()
        elif kind in _DRAGS and isinstance(event, QDropEvent):
            return self._dragged(event)
        elif kind == QEvent.Type.DragLeave:
            self.sheet.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._dropped(event)
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent) -> bool:
        from ctrecords.gui import dropping  # late: the start does not wait for it

        if isinstance(event, QDragEnterEvent):
            dropping.entered(self._window, self.sheet, event.mimeData())
        if not self.sheet.isVisible():
            return False
        dropping.accept(event)
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        from ctrecords.gui import dropping

        if not self.sheet.isVisible():
            return False
        self.sheet.hide()
        dropping.accept(event)
        dropping.dropped(self._window, event.mimeData())
        return True

    def _read(self) -> None:
        if self._window.frame is not None:
            self._window.frame.on_read()

    def _pause(self, rests: bool) -> None:  # noqa: FBT001  Qt's signal
        if self.reading is not None:
            self.reading.pause(on=rests)

    def _tell(self, trouble: object) -> None:
        from ctrecords.errors import CtrecordsError

        if isinstance(trouble, CtrecordsError):
            ways: list[errors.Way] = [("Go on reading", lambda: self._pause(rests=False))]
            errors.tell(self._window, trouble, text="Files stay filed; what was read stays read.", ways=ways)
