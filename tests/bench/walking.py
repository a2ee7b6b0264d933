"""How long the window does not answer while 500 scanned pages are read in it (goal G1), walk by walk.

Run: ``.tools/bin/uv run python -m tests.bench walking``. The window is the whole one with the practice casebook, without
a screen. Each walk is told twice: as the clock saw the longest turn of the window's thread, and what that thread
worked in it itself. A second round of the same walks shows what was only the first time.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.bench import finding
from tests.bench import reading as scanned
from tests.bench.measuring import Figures, Row, children, tell
from tests.bench.viewing import Watch, until

if TYPE_CHECKING:
    from ctrecords.gui.window import Window

PAGES, _STALL, _CEDAR = 500, 50, 4
_DROPPED = 30


def _scan() -> bytes:
    """500 pages as a scanner gives them: 25 different ones in turn."""
    import io

    texts = finding.texts()
    pages = [scanned.scan(scanned.lines(next(texts).split(), 9)) for _ in range(25)]
    out = io.BytesIO()
    more: list[Image.Image] = (pages * (PAGES // len(pages)))[1:]
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=more)
    return out.getvalue()


class _Walker:
    """The window, walked in."""

    def __init__(self, window: "Window", files: list[Path]) -> None:
        from PySide6.QtCore import QTimer

        self.window, self.files, self.watch = window, files, Watch()
        self.timer = QTimer(interval=0)
        self.timer.timeout.connect(self.watch.tick)

    def quiet(self) -> bool:
        """Whether nothing that was asked is still to come; the reading of scans goes on."""
        return not self.window.jobs.is_busy()

    def watched(self, name: str, work: Callable[[], None]) -> None:
        """Do something and note its longest turn."""
        until(self.quiet)
        self.watch.begin()
        self.timer.start()
        work()
        until(self.quiet)
        self.timer.stop()
        self.watch.end(name)

    def go(self, where: str, number: int = 0) -> None:
        """Go to a place and wait until it is filled."""
        from ctrecords.gui.navigation import Place, Where

        self.window.show_place(Place(Where(where), number))
        until(self.quiet)

    def search(self) -> None:
        """Type a word letter by letter."""
        from PySide6.QtTest import QTest

        self.go("search")
        screen: Any = self.window.shown
        for letter in "sharing":
            QTest.keyClicks(screen.field, letter)
            until(self.quiet)

    def leaf(self) -> None:
        """Open one document after the other."""
        self.go("documents")
        screen: Any = self.window.shown
        for row in range(10):
            screen.table.selectRow(row)
            until(self.quiet)

    def file(self) -> None:
        """File a folder where one is: on the request."""
        from ctrecords.gui.filing import file_paths

        self.go("request", _CEDAR)
        file_paths(self.window, self.files)

    def round(self, name: str) -> None:
        """All walks once."""
        for where in ("today", "requests", "agencies"):
            self.watched(f"{where}{name}", lambda where=where: self.go(where))
        self.watched(f"request{name}", lambda: self.go("request", _CEDAR))
        self.watched(f"documents, ten files{name}", self.leaf)
        self.watched(f"search, letter by letter{name}", self.search)


def walk(place: Path) -> Figures:
    """The longest turn of each walk."""
    from PySide6.QtWidgets import QApplication

    from ctrecords import paths
    from ctrecords.actions import casebooks, filing
    from ctrecords.gui import theme
    from ctrecords.gui.preferences import Preferences
    from ctrecords.gui.screens.all import SCREENS
    from ctrecords.gui.window import Window

    app = QApplication([])
    theme.apply(app, theme.Theme())
    place = Path(tempfile.mkdtemp(dir=place))
    (place / "scan.pdf").write_bytes(_scan())
    files = [place / f"{number:02}.txt" for number in range(_DROPPED)]
    for number, file in enumerate(files):
        file.write_text(f"The sharing report, part {number}\n" * 200, encoding="utf-8")
    folder = place / "Walk.casebook"
    casebooks.create(folder, is_practice=True)
    with casebooks.open_book(folder) as book:
        filing.file(book, [place / "scan.pdf"])
    window = Window(Preferences(paths.home(place / "home")), SCREENS, on=date(2026, 11, 23))
    window.resize(1440, 900)
    window.show()
    window.open_casebook(folder)
    until(lambda: window.desk is not None)
    walker = _Walker(window, files)
    walker.watch.begin()
    until(walker.quiet)
    walker.round("")
    walker.round(", again")
    walker.watched(f"{_DROPPED} files filed on a request", walker.file)
    window.close_casebook()
    window.close()
    return walker.watch.found


def rows(place: Path) -> Iterator[Row]:
    """G1 in the whole window."""
    found = children("walking", ["walk"], place, 1)["walk"]
    for name in [one for one in found if not one.endswith(" own")]:
        yield Row(goal="G1", what=f"{name}: longest stall", value=found[name], unit="ms", limit=_STALL)
        yield Row(goal="G1", what="the window's own work in it", value=found[f"{name} own"], unit="ms")


if __name__ == "__main__":
    tell({"walk": walk}[sys.argv[1]](Path(sys.argv[2])))
