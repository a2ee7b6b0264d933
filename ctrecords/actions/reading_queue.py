"""Which file is read next: what was asked for first, then text, the newest file first, then scans page by page.

The queue itself is in the index, so it survives a crash. Threads here only hand bytes to children and keep what
they answer; a bug met over one file becomes that file's state, and the next is read. It must not know how a file
is read.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

from ctrecords.actions import reading_file
from ctrecords.actions.placing import place
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.extract.reader import Reader
from ctrecords.logs import scrubbed

_log = logging.getLogger(__name__)
WORKERS = 2
_PATIENCE = 180.0
"""Seconds for one page: nobody waits for it, and on a machine busy with other things a scan takes long."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One piece of work: a file's text (page 0) or the scan of one page; no source: where all things stand."""

    source: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How far the queue is: what is left, what is being read, and what stopped it."""

    files: int
    scans: int
    busy: tuple[str, ...]
    paused: bool
    trouble: CtrecordsError | None


def _nobody() -> None:
    pass


def _logged(error: BaseException) -> None:
    _log.error("reading met a bug: %s", scrubbed(error))


class ReadingQueue:
    """Reads what is not read yet, in threads of its own, until it is stopped.

    *told* is called from those threads after each piece of work, *bug* with each bug of ours. Stop it before the
    casebook closes.
    """

    def __init__(
        self,
        book: Casebook,
        *,
        workers: int = WORKERS,
        scans: bool = True,
        told: Callable[[], None] = _nobody,
        bug: Callable[[BaseException], None] = _logged,
    ) -> None:
        """Nothing runs before ``start``."""
        self._book = book
        self._scans = scans
        self._told, self._bug = told, bug
        self._readers = [Reader(seconds=_PATIENCE) for _ in range(workers)]
        self._change = threading.Condition()
        self._busy: dict[int, _Job] = {}
        self._first: list[str] = []
        self._moved = True
        self._paused = self._calm = self._stopping = False
        self._trouble: CtrecordsError | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._hands = ThreadPoolExecutor(workers, thread_name_prefix="reading-one")
        self._running: list[Future[None]] = []
        self._leave: Callable[[], None] = _nobody

    def __enter__(self) -> Self:
        """Start reading."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop at once."""
        self.stop()

    def start(self) -> None:
        """Begin to read, and to hear of what is filed later."""
        self._leave = self._book.store.on_commit(lambda _: self.wake())
        self._pool = ThreadPoolExecutor(len(self._readers), thread_name_prefix="reading")
        self._running = [self._pool.submit(self._work, number) for number in range(len(self._readers))]

    def stop(self) -> None:
        """Stop at once; a page that is being read is read again next time. It never fails."""
        self._leave()
        with self._change:
            self._stopping = True
            self._change.notify_all()
        for reader in self._readers:
            reader.kill()
        if self._pool is not None:
            self._pool.shutdown()
        self._hands.shutdown()
        for reader in self._readers:
            reader.close()

    def wake(self) -> None:
        """Look again: something was filed, moved or asked to be read again."""
        with self._change:
            self._moved = True
            self._change.notify_all()

    def pause(self, *, on: bool) -> None:
        """Rest after the pages that are being read, or go on; going on also tries again after a trouble."""
        with self._change:
            self._paused = on
            if not on:
                self._trouble = None
            self._change.notify_all()

    def calm(self, *, on: bool) -> None:
        """Leave one of the processors to the person, who types or reads; or take all again."""
        with self._change:
            self._calm = on
            self._change.notify_all()

    def first(self, source: str) -> None:
        """Read this file before all others: it was opened."""
        with self._change:
            self._first = [source, *(one for one in self._first if one != source)]
            self._change.notify_all()

    def left(self) -> int:
        """How many files and scanned pages are not read."""
        tally = self._book.index.tally()
        return tally.unread + (tally.waiting if self._scans else 0)

    def stand(self) -> Stand:
        """How far it is."""
        tally = self._book.index.tally()
        with self._change:
            return Stand(
                files=tally.unread,
                scans=tally.waiting,
                busy=tuple(sorted({job.source for job in self._busy.values() if job.source})),
                paused=self._paused,
                trouble=self._trouble,
            )

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing is left to read, or it is paused or in trouble; False when the time is over first."""
        with self._change:
            return self._change.wait_for(self._quiet, seconds)

    def refuse_trouble(self) -> None:
        """Say what stopped it.

        Raises:
            CtrecordsError: the index could not be written, such as on a full disk.
        """
        if self._trouble is not None:
            raise self._trouble

    def _quiet(self) -> bool:
        if self._stopping or self._trouble is not None or any(one.done() for one in self._running):
            return True
        return not self._busy and (self._paused or self._choose() is None)

    def _work(self, worker: int) -> None:
        """Take turns until it is stopped; each is a future of its own, so that no error ends the worker."""
        try:
            going = True
            while going:
                turn = self._hands.submit(self._turn, worker)
                error = turn.exception()
                going = error is not None or turn.result()
                with self._change:
                    job = self._busy.get(worker)
                if error is not None:
                    self._met(error, job)
                with self._change:
                    self._busy.pop(worker, None)
                    self._change.notify_all()
                if going:
                    self._told()
        finally:
            with self._change:
                self._change.notify_all()

    def _turn(self, worker: int) -> bool:
        """Do one piece of work; False when there is none any more."""
        job = self._next(worker)
        if job is not None:
            self._do(self._readers[worker], job)
        return job is not None

    def _met(self, error: BaseException, job: _Job | None) -> None:
        """An error that came out of a turn: the disk's or the index's rests the queue, a bug stays with its file."""
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, CtrecordsError):
            self._bug(error)
            if job is not None and job.source:
                told = self._hands.submit(reading_file.broke, self._book, job.source, job.page).exception()
                if told is None:
                    return
            error = CtrecordsError(
                "Reading met a bug of ctrecords and rests; your records and files are whole.",
                remedy="Go on reading to try again, or close the casebook and open it again.",
            )
        with self._change:
            self._trouble = error

    def _next(self, worker: int) -> _Job | None:
        with self._change:
            while not self._stopping:
                idle = self._paused or self._trouble is not None or (self._calm and worker > 0)
                job = None if idle else self._choose()
                if job is not None:
                    if not job.source:
                        self._moved = False
                    self._busy[worker] = job
                    return job
                self._change.wait()
            return None

    def _choose(self) -> _Job | None:
        """The next piece of work that nobody does; the lock is held."""
        busy = set(self._busy.values())
        if _Job() in busy:
            return None
        if self._moved:
            return _Job()
        index, more = self._book.index, len(busy) + 1
        # Two questions to the index at most: the newest of each that nobody reads is among the first few.
        wished = [job for source in self._first for job in self._of(source)]
        files = [_Job(source) for source in index.unread(more)]
        scans = [_Job(source, page) for source, page in index.scans(more)] if self._scans else []
        return next((job for job in (*wished, *files, *scans) if job not in busy), None)

    def _of(self, source: str) -> list[_Job]:
        """What is left of a file that was asked for first."""
        if not self._book.index.standing(source):
            return []
        if not reading_file.read_whole(self._book, source):
            return [_Job(source)]
        return [_Job(source, page) for page in self._book.index.waiting(source)] if self._scans else []

    def _do(self, reader: Reader, job: _Job) -> None:
        if not job.source:
            place(self._book)
        elif job.page:
            reading_file.scan(self._book, reader, job.source, job.page)
        else:
            reading_file.read(self._book, reader, job.source, lambda: not (self._stopping or self._paused))
