"""Which words are lit in the file that is shown, how many there are, and which is the current one.

They are counted over the whole file away from the window; an answer for words or a file no longer wanted is
dropped. It must not know how they are shown.
"""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ctrecords.actions import leafing
from ctrecords.actions.leafing import Found, Hit
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Job

_LONGEST = 32


class Hits(QObject):
    """The hits of one file.

    Signals: ``changed`` other hits, or another one is current.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = ""
        self._words: tuple[str, ...] = ()
        self._whole = True
        self._job: Job | None = None
        self._page = 1
        self._away = 0
        self.lit = Found()
        self.current = -1
        self.counting = False
        self.wrapped = ""

    @property
    def said(self) -> str:
        """The words, as they are named."""
        said = ", ".join(f"“{word}”" for word in self._words)
        return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"

    @property
    def found(self) -> Sequence[Hit]:
        """The hits in order."""
        return self.lit.hits

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for."""
        return self._words

    def open(self, source: str, page: int = 1) -> None:
        """Turn to another file, by its SHA-256; the words stay. *page* is where one is."""
        self._source = source
        self._page = page
        self._ask()

    def look_for(self, words: Sequence[str], *, whole: bool, page: int) -> None:
        """Look for other words; the first hit from *page* on becomes the current one."""
        self._words, self._whole = tuple(word for word in words if word.strip()), whole
        self._page = page
        self._ask()

    def seen(self, page: int) -> None:
        """One is on a page; the next hit is looked for from there if it is not that of the current hit."""
        at = self.found[self.current].page if self.current >= 0 else 0
        self._away = page if page != at else 0

    def move(self, step: int) -> None:
        """Go to the next (1) or the one before (-1)."""
        if not self.found:
            return
        self.wrapped = ""
        last = len(self.found) - 1
        at = self.current
        if self._away:
            after = self._first_from(self._away)
            at = after - 1 if step > 0 else after
        at += step
        if at > last:
            at, self.wrapped = 0, "from the start again"
        elif at < 0:
            at, self.wrapped = last, "from the end again"
        self.current, self._away = at, 0
        self.changed.emit()

    def _first_from(self, page: int) -> int:
        """The place of the first hit on a page or after it."""
        return bisect_left(self.lit.hits, page, key=lambda hit: hit.page)

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.lit, self.current, self.wrapped, self._away = Found(), -1, "", 0
        self.counting = bool(self._words and self._source)
        self.changed.emit()
        if not self.counting:
            return
        book, source, words, whole = self._desk.casebook, self._source, self._words, self._whole
        self._job = self._desk.jobs.run(
            lambda progress: (
                source,
                words,
                leafing.find(book, source, words, whole=whole, progress=progress),
            ),
            self._counted,
            label="Find in this file",
            quiet=True,
        )

    def _counted(self, told: tuple[str, tuple[str, ...], Found]) -> None:
        source, words, found = told
        if (source, words) != (self._source, self._words):
            return
        self.counting = False
        self.lit = found
        self.current = self._first_from(self._page) if found.hits else -1
        if self.current == len(found.hits):
            self.current = 0
        self.changed.emit()
