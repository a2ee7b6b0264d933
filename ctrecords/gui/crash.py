"""What happens when the app has a bug: a report file on this computer, a message naming it, and on we go.

Nothing is sent anywhere. The report holds no text of documents and no names; `ctrecords.logs` sees to that.
"""

import math
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui.errors import shown
from ctrecords.gui.widgets.message import Message
from ctrecords.logs import report as write_report
from ctrecords.logs import scrubbed

Writer = Callable[[BaseException, Path | None], Path]
_AGAIN_SECONDS = 60.0


class Crashes(QObject):
    """Catches whatever nothing else caught. Signals: ``happened`` a bug showed itself, in the window's thread."""

    happened = Signal(object)

    def __init__(
        self,
        window: QWidget,
        folder: Path | None = None,
        *,
        writer: Writer = write_report,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``folder`` is where reports go; the log folder when none is given."""
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._writer = writer
        self._clock = clock
        self._told: dict[str, float] = {}
        self._before = (sys.excepthook, threading.excepthook)
        self.message: Message | None = None
        self.happened.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on, in every thread."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Stop catching."""
        sys.excepthook, threading.excepthook = self._before

    @Slot(object)
    def show(self, error: BaseException) -> None:
        """Write a report and name it; while a message stands, further bugs are only reported.

        The same bug from the same place is passed over for a minute: one in drawing comes with every redraw.
        """
        place, now = scrubbed(error), self._clock()
        if now - self._told.get(place, -math.inf) < _AGAIN_SECONDS:
            return
        self._told[place] = now
        where = self._reported(error)
        if self.message is not None:
            return
        self.message = shown(
            Message(
                "Something went wrong in the app",
                f"What was saved is safe. {where} Nothing was sent.",
                remedy="Go on working. If it happens again, close ctrecords and start it anew.",
                details=where,
                parent=self._window,
            ),
        )
        self.message.finished.connect(self._closed)

    def _closed(self) -> None:
        self.message = None

    def _reported(self, error: BaseException) -> str:
        try:
            return f"A report is in {self._writer(error, self._folder)}."
        except (CtrecordsError, ValueError):
            return "No report could be written."

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, trace)
        else:
            self.happened.emit(error)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.happened.emit(caught.exc_value)
