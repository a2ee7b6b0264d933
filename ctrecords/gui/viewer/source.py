"""What the reader shows: one file's pages as pictures and words, asked from a child away from the window."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.extract.page import Look, Page
from ctrecords.extract.reader import Reader

_CACHE_BYTES = 256 * 1024 * 1024
_SMALL = 144
"""Pixels of the longer side of a small picture: 72 at twice the density."""
_MOST_SMALL = 3_000
_MOMENT_MS = 250
"""About as long as a page takes at most, and half of what a new child does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A file to show: its SHA-256, name, bytes when they are asked for, and what it is."""

    sha256: str
    name: str
    data: Callable[[], bytes]
    look: Look


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that is asked for: the page from 1, its longer side in pixels, turned clockwise by degrees."""

    page: int
    side: int
    turn: int = 0


class Drawer:
    """The child that draws, and the thread that waits for it: one for all files a view shows in turn."""

    def __init__(self) -> None:
        """Nothing is started before the first picture."""
        self.reader = Reader()
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="drawer")
        self._now: Future[None] | None = None

    def draw(self, work: Callable[[], None]) -> None:
        """Ask the child from the thread that waits for it."""
        self._now = self.thread.submit(work)

    def give_up(self) -> None:
        """What is drawn now is wanted no more: it gets a moment to end, since a new child takes longer than that."""
        now = self._now
        if now is not None and not now.done():
            QTimer.singleShot(_MOMENT_MS, lambda: None if now.done() else self.reader.kill())

    def close(self) -> None:
        """Let the child go at once, without waiting for what it draws; a second time is harmless."""
        self.reader.kill()
        with suppress(RuntimeError):  # the thread has ended already
            self.thread.submit(self.reader.close)
        self.thread.shutdown(wait=False)


class Pictures(QObject):
    """Draws the pages of one file; the page asked for last is drawn first.

    Signals: ``ready`` a page's picture is there, ``failed`` why a page cannot be drawn (page, what, remedy).
    """

    ready = Signal(int)
    failed = Signal(int, str, str)
    _made = Signal(object, object)

    def __init__(self, shown: Shown, drawer: Drawer, parent: QObject | None = None) -> None:
        """Nothing is drawn before it is asked for."""
        super().__init__(parent)
        self.shown = shown
        self._drawer = drawer
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._asked: list[Wanted] = []
        self._small: OrderedDict[int, QImage] = OrderedDict()
        self._small_asked: list[int] = []
        self._broken: set[int] = set()
        self._busy = False
        self._closed = False
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def image(self, wanted: Wanted) -> QImage | None:
        """A page's picture; the nearest one that is there while the right one is drawn, None without any."""
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            return found
        if wanted.page not in self._broken:
            self._ask(wanted)
        near = [one for one in self._kept if (one.page, one.turn) == (wanted.page, wanted.turn)]
        if near:
            return self._kept[max(near, key=lambda one: one.side)]
        return self._small.get(wanted.page) if not wanted.turn else None

    def has(self, wanted: Wanted) -> bool:
        """Whether that very picture is there."""
        return wanted in self._kept

    def small(self, page: int) -> QImage | None:
        """A page's small picture, drawn when nothing else is to be drawn."""
        found = self._small.get(page)
        if found is None and page not in self._broken and page not in self._small_asked:
            self._small_asked.append(page)
            del self._small_asked[:-24]  # as many as are in sight
            self._next()
        return found

    def page(self, number: int) -> Page:
        """A page with the places of its words; asked away from the window.

        Raises:
            CtrecordsError: it cannot be read.
            CancelledError: another file is shown by now.
        """
        shown = self.shown
        return self._drawer.reader.page(shown.sha256, shown.name, shown.data, number)

    def is_busy(self) -> bool:
        """Whether a picture that was asked for is still to come."""
        return self._busy and not self._closed

    def retry(self) -> None:
        """Try pages again that could not be drawn."""
        self._broken.clear()

    def close(self) -> None:
        """Stop drawing; a child that draws for long is given up, so that the next file need not wait."""
        self._closed = True
        self._asked.clear()
        self._small_asked.clear()
        self._drawer.give_up()

    def _ask(self, wanted: Wanted) -> None:
        if wanted in self._asked:
            self._asked.remove(wanted)
        self._asked.append(wanted)
        del self._asked[:-8]  # what was scrolled past long ago is wanted no more
        self._next()

    def _next(self) -> None:
        if self._busy or self._closed or not (self._asked or self._small_asked):
            return
        self._busy = True
        wanted = self._asked.pop() if self._asked else Wanted(self._small_asked.pop(0), _SMALL)
        self._drawer.draw(partial(self._draw, wanted))

    def _draw(self, wanted: Wanted) -> None:
        """In the drawer's thread: ask the child."""
        shown = self.shown
        try:
            made = self._drawer.reader.picture(
                shown.sha256, shown.name, shown.data, wanted.page, side=wanted.side, turn=wanted.turn
            )
        except CtrecordsError as error:
            self._made.emit(wanted, error)
        except CancelledError:  # the drawing of another file was given up just as it ended
            self._made.emit(wanted, None)
        else:
            image = QImage(made.pixels, made.width, made.height, made.width * 4, QImage.Format.Format_RGB32)
            self._made.emit(wanted, image.copy())

    def _keep(self, wanted: Wanted, made: QImage | CtrecordsError | None) -> None:
        self._busy = False
        if self._closed:
            return
        if isinstance(made, CtrecordsError):
            self._broken.add(wanted.page)
            self.failed.emit(wanted.page, made.what, made.remedy)
        else:
            if made is not None:
                self._store(wanted, made)
            self.ready.emit(wanted.page)
        self._next()

    def _store(self, wanted: Wanted, made: QImage) -> None:
        if wanted.side == _SMALL:
            self._small[wanted.page] = made
            if len(self._small) > _MOST_SMALL:
                self._small.popitem(last=False)
            return
        self._kept[wanted] = made
        while sum(one.sizeInBytes() for one in self._kept.values()) > _CACHE_BYTES:
            self._kept.popitem(last=False)


def text_of(page: Page, start: int, end: int) -> str:
    """The words between two places in a page's text, as they are copied."""
    return page.text[start:end].replace("\r\n", "\n")
