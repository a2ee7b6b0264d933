"""Work that must not hold up the window: run elsewhere, the answer handed back to the window's thread.

One writer thread keeps acts in order, one more does those that take long before they write; a small pool of readers answers look-ups. Workers own no Qt object:
an answer comes back as a closure through one queued signal. This file must not know what any job does.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.progress import Progress

T = TypeVar("T")

_STEP_SECONDS = 0.05
_SLOW_MS = 1000
_SWITCH_SECONDS = 0.0005
_READERS = 2

Failed = Callable[[CtrecordsError], None]


class Job:
    """One piece of work under way: what it is called, how far it is, and a way to cancel it."""

    def __init__(
        self,
        label: str,
        post: Callable[["Job"], None],
        *,
        writes: bool = False,
        key: str = "",
        kept: str = "",
    ) -> None:
        self.label = label
        self.kept = kept
        self.writes = writes
        self.key = key
        self.generation = 0
        self.done = 0
        self.total = 0
        self.note = ""
        self.over = False
        self._post = post
        self._posted = 0.0
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether Cancel was pressed."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def step(self, done: int, total: int, note: str) -> None:
        """Note how far the work is; the window hears of it every 50 ms at most.

        Raises:
            CancelledError: Cancel was pressed.
        """
        self.check()
        self.done, self.total, self.note = done, total, note
        now = time.monotonic()
        if now - self._posted >= _STEP_SECONDS or done == total:
            self._posted = now
            self._post(self)

    def check(self) -> None:
        """Stop here when cancelled.

        Raises:
            CancelledError: Cancel was pressed.
        """
        if self._cancelled:
            raise CancelledError


class Jobs(QObject):
    """Runs work away from the window.

    Signals: ``progressed`` a job took a step, ``slow`` a job has taken a second, ``ended`` a job is over,
    ``saving`` whether anything is being written, ``problem`` a CtrecordsError nobody took,
    ``crashed`` any other exception.
    """

    progressed = Signal(object)
    slow = Signal(object)
    ended = Signal(object)
    saving = Signal(bool)
    problem = Signal(object)
    crashed = Signal(object)
    _deliver = Signal(object)

    def __init__(self, parent: QObject | None = None, *, slow_ms: int = _SLOW_MS) -> None:
        """Start the threads; ``slow_ms`` is how long a job may take before its progress is shown."""
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._filer = ThreadPoolExecutor(1, thread_name_prefix="filer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._slow_ms = slow_ms
        self._running: dict[Job, Future[None]] = {}
        self._newest: dict[str, Job] = {}
        self._generation = 0
        self._stopped = False
        self._deliver.connect(self._received, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        label: str,
        writes: bool = False,
        long: bool = False,
        failed: Failed | None = None,
        key: str = "",
        quiet: bool = False,
        kept: str = "",
    ) -> Job:
        """Do *work* elsewhere and call *then* with its answer in the window's thread.

        ``failed`` takes an error the researcher can act on; without it a message is shown. A newer job of the
        same ``key`` makes the older one's answer unwanted. ``label`` names the work while it is slow; a ``quiet``
        job is never announced as slow. ``kept`` says what Cancel leaves, where that is not the usual. A ``long``
        act that writes only at its end has a thread of its own, so that no other act waits for it.
        """
        job = Job(label, self._post, writes=writes, key=key, kept=kept)
        job.generation = self._generation
        if self._stopped:  # a field may still settle while its window goes away
            job.over = True
            return job
        if key:
            self._newest[key] = job
        pool = self._filer if long else self._writer if writes else self._readers
        self._running[job] = pool.submit(self._work, job, work, then, failed)
        self.saving.emit(self.is_saving())
        if not quiet:
            QTimer.singleShot(self._slow_ms, self, lambda: self._still(job))
        return job

    def _work(
        self, job: Job, work: Callable[[Progress], T], then: Callable[[T], None], failed: Failed | None
    ) -> None:
        try:
            job.check()
            value = work(job)
        except Exception as error:  # noqa: BLE001  the boundary where bugs become reports
            kept = error
            self._deliver.emit(lambda: self._fail(job, kept, failed))
        else:
            self._deliver.emit(lambda: self._answer(job, value, then))

    def _wanted(self, job: Job) -> bool:
        newest = not job.key or self._newest.get(job.key) is job
        return job.generation == self._generation and newest

    def _answer(self, job: Job, value: T, then: Callable[[T], None]) -> None:
        self._over(job)
        if self._wanted(job) and _alive(then):
            then(value)

    def _fail(self, job: Job, error: Exception, failed: Failed | None) -> None:
        self._over(job)
        if not self._wanted(job) or isinstance(error, CancelledError):
            return
        if not isinstance(error, CtrecordsError):
            self.crashed.emit(error)
        elif failed is not None and _alive(failed):
            failed(error)
        else:
            self.problem.emit(error)

    def is_saving(self) -> bool:
        """Whether anything is being written now."""
        return any(job.writes for job in self._running)

    def is_busy(self) -> bool:
        """Whether any job is under way or its answer not yet shown."""
        return bool(self._running)

    def drop(self) -> None:
        """Cancel what runs, wait for it, and forget every answer: the casebook is about to close."""
        self._generation += 1
        self._newest.clear()
        for job in self._running:
            job.cancel()
        wait(list(self._running.values()))

    def stop(self) -> None:
        """Drop everything and end the threads; what is asked after that is never begun."""
        self.drop()
        self._stopped = True
        self._writer.shutdown()
        self._filer.shutdown()
        self._readers.shutdown()

    def post(self, closure: Callable[[], None]) -> None:
        """Call *closure* in the window's thread, from any thread."""
        self._deliver.emit(closure)

    def _post(self, job: Job) -> None:
        self._deliver.emit(lambda: self._progressed(job))

    @Slot(object)
    def _received(self, closure: Callable[[], None]) -> None:
        closure()

    def _progressed(self, job: Job) -> None:
        if not job.over:
            self.progressed.emit(job)

    def _still(self, job: Job) -> None:
        if not job.over:
            self.slow.emit(job)

    def _over(self, job: Job) -> None:
        job.over = True
        self._running.pop(job, None)
        self.ended.emit(job)
        self.saving.emit(self.is_saving())


def _alive(then: Callable[..., object]) -> bool:
    """Whether the widget that waits for an answer is still there; a closed dialog is not."""
    owner: object = getattr(then, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
