"""How long the window does not answer while files are read in it (goal G1): 500 pages, 100,000 rows.

Run: ``.tools/bin/uv run python -m tests.bench viewing``. Each way of moving about is told twice: as the clock saw
the longest turn of the window's thread, and what that thread worked in it itself, which other work does not slow.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests import paper
from tests.bench.measuring import Figures, Row, children, tell

if TYPE_CHECKING:
    from ctrecords.casebook import Casebook

PAGES, ROWS = 500, 100_000
_WORDS = (
    "sharing",
    "report",
    "plate",
    "reader",
    "agency",
    "access",
    "granted",
    "network",
    "records",
    "request",
)
_STALL = 50
_TURNED, _SCROLLED, _STEPPED = 60, 300, 50
_PATIENCE = 60


def _pdf() -> bytes:
    dice = random.Random(4)  # noqa: S311 - the same pages each time
    pages = ["\n".join(" ".join(dice.choices(_WORDS, k=9)) for _ in range(45)) for _ in range(PAGES)]
    return paper.pdf(*pages)


def _csv() -> bytes:
    lines = (
        f"{row},agency {row % 169},plate search,2026-11-{row % 28 + 1:02},sharing" for row in range(1, ROWS)
    )
    return "\n".join(("row,agency,reason,day,words", *lines)).encode()


@dataclass(slots=True)
class Watch:
    """The longest turn of this thread's loop while something is done, by the clock and by its own work."""

    found: Figures = field(default_factory=dict[str, float])
    _last: tuple[float, float] = (0.0, 0.0)
    _most: tuple[float, float] = (0.0, 0.0)

    def tick(self) -> None:
        """One turn of the loop is over."""
        now = (time.perf_counter(), time.thread_time())
        gap = (now[0] - self._last[0], now[1] - self._last[1])
        self._most = (max(self._most[0], gap[0]), max(self._most[1], gap[1]))
        self._last = now

    def begin(self) -> None:
        """From now on."""
        self._last = (time.perf_counter(), time.thread_time())
        self._most = (0.0, 0.0)

    def end(self, name: str) -> None:
        """Until now."""
        self.tick()
        self.found[name], self.found[f"{name} own"] = (one * 1000 for one in self._most)


def until(done: Callable[[], bool]) -> None:
    """Turn the loop until something is so."""
    from PySide6.QtCore import QCoreApplication

    end = time.perf_counter() + _PATIENCE
    while not done() and time.perf_counter() < end:
        QCoreApplication.processEvents()


class _Reader:
    """A viewer on two large files, moved about in."""

    def __init__(self, book: "Casebook") -> None:
        from PySide6.QtCore import QTimer

        from ctrecords.actions import documents
        from ctrecords.gui.desk import Desk
        from ctrecords.gui.jobs import Jobs
        from ctrecords.gui.viewer.viewer import Viewer

        self.listed = {row.document.name: row for row in documents.listing(book)}
        self.book = book
        self.desk = Desk(casebook=book, jobs=Jobs())
        self.viewer = Viewer(self.desk)
        self.viewer.resize(1000, 800)
        self.viewer.show()
        self.watch = Watch()
        self.timer = QTimer(interval=0)
        self.timer.timeout.connect(self.watch.tick)

    def watched(self, name: str, work: Callable[[], None]) -> None:
        """Do something and note its longest turn."""
        until(lambda: not self.desk.jobs.is_busy())
        self.watch.begin()
        self.timer.start()
        work()
        until(lambda: not self.desk.jobs.is_busy())
        self.timer.stop()
        self.watch.end(name)

    def show(self, name: str) -> None:
        """Show a file."""
        from ctrecords.actions import documents
        from ctrecords.gui.viewer.source import Shown

        row, book = self.listed[name], self.book
        if row.reading is not None:
            data = lambda: documents.content(book, row)  # noqa: E731 - named for what it gives
            shown = Shown(sha256=row.blob.sha256, name=name, data=data, look=row.reading.look)
            self.viewer.show_file(shown, row.reading)
        until(lambda: self.viewer.place().page > 0)

    def turn_pages(self) -> None:
        """Go from page to page, each time until it is drawn."""
        begun = time.perf_counter()
        for page in range(2, 2 + _TURNED):
            self.viewer.go_to(page)
            until(lambda page=page: self.viewer.paper.drawn(page))
        self.watch.found["page"] = (time.perf_counter() - begun) * 1000 / _TURNED

    def scroll(self) -> None:
        """Drag the scroll bar from the top to the bottom."""
        from PySide6.QtCore import QCoreApplication

        sheet = self.viewer.view is self.viewer.sheet
        bar = (self.viewer.sheet.table if sheet else self.viewer.paper.paper).verticalScrollBar()
        for at in range(_SCROLLED):
            bar.setValue(bar.maximum() * at // _SCROLLED)
            QCoreApplication.processEvents()
            QCoreApplication.processEvents()

    def find(self) -> None:
        """Light a common word up and go from hit to hit."""
        from PySide6.QtCore import QCoreApplication

        self.viewer.set_hits(["sharing"])
        until(lambda: bool(self.viewer.hits.found))
        for _ in range(_STEPPED):
            self.viewer.move_hit(1)
            QCoreApplication.processEvents()
        self.viewer.set_hits([])

    def narrow(self) -> None:
        """Leave only some rows."""
        line = self.viewer.sheet.filter
        line.words.setText("agency 77")
        line.words.ask()
        until(lambda: bool(line.said.text()) and line.said.text() != "Counting…")
        line.clear()


def reading(place: Path) -> Figures:
    """The longest turn in each way of moving about, and how soon a page is drawn."""
    from PySide6.QtWidgets import QApplication

    from ctrecords.actions import filing
    from ctrecords.actions import reading as read
    from ctrecords.casebook import create, open_casebook
    from ctrecords.gui import theme

    app = QApplication([])
    theme.apply(app, theme.Theme())
    place = Path(tempfile.mkdtemp(dir=place))
    for name, data in (("pages.pdf", _pdf()), ("rows.csv", _csv())):
        (place / name).write_bytes(data)
    folder = place / "Files.casebook"
    create(folder, name="Files", passphrase=None)
    with open_casebook(folder, face="window") as book:
        filing.file(book, [place / "pages.pdf", place / "rows.csv"])
        read.read_all(book)
        reader = _Reader(book)
        reader.watched("open 500 pages", lambda: reader.show("pages.pdf"))
        reader.watched("turn pages", reader.turn_pages)
        reader.watched("scroll over 500 pages", reader.scroll)
        reader.watched("find in 500 pages", reader.find)
        reader.watched("open 100,000 rows", lambda: reader.show("rows.csv"))
        reader.watched("scroll over 100,000 rows", reader.scroll)
        reader.watched("narrow 100,000 rows", reader.narrow)
        reader.watched("find in 100,000 rows", reader.find)
        reader.viewer.show_nothing()
        until(lambda: not reader.desk.jobs.is_busy())
        reader.desk.jobs.stop()
        return reader.watch.found


def rows(place: Path) -> Iterator[Row]:
    """G1 in the reader."""
    found = children("viewing", ["reading"], place, 2)["reading"]
    for name in [one for one in found if one != "page" and not one.endswith(" own")]:
        yield Row(goal="G1", what=f"{name}: longest stall", value=found[name], unit="ms", limit=_STALL)
        yield Row(goal="G1", what="the window's own work in it", value=found[f"{name} own"], unit="ms")
    yield Row(goal="G1", what="a page turned to is drawn after", value=found["page"], unit="ms")


if __name__ == "__main__":
    tell({"reading": reading}[sys.argv[1]](Path(sys.argv[2])))
