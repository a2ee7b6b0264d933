"""The files of the open casebook read in the background while the window is open.

One queue for one casebook: begun after the first paint, gone before the casebook closes, gentle while the person types
or scrolls. No question to the queue is asked in the window's thread. It must not know how a file is read.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ctrecords.gui.jobs import Jobs

if TYPE_CHECKING:
    from ctrecords.actions.reading_queue import ReadingQueue, Stand
    from ctrecords.casebook import Casebook

BEGIN_MS = 700
"""So long after it was opened, so that the window is painted first."""
_LOOK_MS = 1000
_TELL_MS = 2000
_REST_MS = 3000
"""So long after the last key or turn of the wheel the person counts as still."""


class Reading(QObject):
    """Reads what is not read yet.

    Signals: ``moved`` how far it is, a `Stand`; ``read`` the text of something came since the last time, every two
    seconds at most.
    """

    moved = Signal(object)
    read = Signal()
    _told = Signal()
    _broke = Signal(object)

    def __init__(self, book: "Casebook", jobs: Jobs, parent: QObject | None = None) -> None:
        """Begin soon, once the window is painted."""
        super().__init__(parent)
        self._book, self._jobs = book, jobs
        self._queue: ReadingQueue | None = None
        self._lock = threading.Lock()
        self._over = False
        self._first: list[str] = []
        self._last: tuple[int, int] | None = None
        self._calm = False
        self.busy = False
        """Whether something is left and is being read now."""
        self._told.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._jobs.crashed.emit, Qt.ConnectionType.QueuedConnection)
        self._beginning = _timer(self, BEGIN_MS, self._start)
        self._looking = _timer(self, _LOOK_MS, self._look)
        self._telling = _timer(self, _TELL_MS, self.read.emit)
        self._still = _timer(self, _REST_MS, self._rest_over)
        self._beginning.start()

    def begin_now(self) -> None:
        """Do not wait any longer."""
        self._beginning.stop()
        self._start()

    def pause(self, *, on: bool) -> None:
        """Rest after the pages that are being read, or go on; going on tries again what stopped it."""
        self._ask(lambda queue: queue.pause(on=on), then=self._look)

    def first(self, source: str) -> None:
        """Read this file, named by its SHA-256, before all others: it was opened."""
        self._first = [source]
        self._ask(lambda queue: queue.first(source))

    def wake(self) -> None:
        """Look again: something is to be read again."""
        self._ask(lambda queue: queue.wake())

    def stir(self) -> None:
        """The person types or scrolls: leave one of the processors to them for a while."""
        self._still.start()
        if not self._calm:
            self._calm = True
            self._ask(lambda queue: queue.calm(on=True))

    def stop(self) -> None:
        """Stop at once, for the casebook is about to close."""
        for timer in (self._beginning, self._looking, self._telling, self._still):
            timer.stop()
        with self._lock:
            self._over = True
            queue, self._queue = self._queue, None
        if queue is not None:
            queue.stop()

    def _start(self) -> None:
        self._jobs.run(lambda _progress: self._begin(), self._began, label="Reading", quiet=True)

    def _begin(self) -> None:
        from ctrecords.actions.reading_queue import ReadingQueue  # late: the start does not wait for it

        with self._lock:
            if not self._over and self._queue is None:
                self._queue = ReadingQueue(self._book, told=self._told.emit, bug=self._broke.emit)
                self._queue.start()

    def _began(self, _none: None) -> None:
        for source in self._first:
            self.first(source)
        self._look()

    def _ask(self, ask: "Callable[[ReadingQueue], None]", then: Callable[[], None] = lambda: None) -> None:
        queue = self._queue
        if queue is not None:
            self._jobs.run(lambda _progress: ask(queue), lambda _none: then(), label="Reading", quiet=True)

    def _heard(self) -> None:
        if not self._looking.isActive() and not self._over:
            self._looking.start()

    def _look(self) -> None:
        queue = self._queue
        if queue is not None:
            self._jobs.run(
                lambda _progress: queue.stand(), self._tell, label="Reading", key="reading", quiet=True
            )

    def _tell(self, stand: "Stand") -> None:
        left = (stand.files, stand.scans)
        if self._last is not None and left != self._last and not self._telling.isActive():
            self._telling.start()
        self._last = left
        self.busy = any(left) and not stand.paused and stand.trouble is None
        self.moved.emit(stand)

    def _rest_over(self) -> None:
        self._calm = False
        self._ask(lambda queue: queue.calm(on=False))


def _timer(owner: QObject, milliseconds: int, then: Callable[[], None]) -> QTimer:
    made = QTimer(owner, singleShot=True, interval=milliseconds)
    made.timeout.connect(then)
    return made
