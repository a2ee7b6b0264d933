"""The start of the window beside a bare one of PySide6 (goals A1 and A2).

Run: ``.tools/bin/uv run python -m tests.bench starting``. A child imports nothing else before its clock stops.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Figures, Row, child, children, memory, since_start, tell

_HOME = "CTRECORDS_HOME"


def bare(_place: Path) -> Figures:
    """An empty main window of PySide6, until it is painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    return {"ms": since_start(), "MB": memory()}


def practice(place: Path) -> Figures:
    """The practice casebook, made by the actions a researcher calls, and settings that name it the last one."""
    from ctrecords import paths, settings
    from ctrecords.actions import casebooks
    from ctrecords.settings import Settings

    made = casebooks.create(place / "Practice.casebook", is_practice=True).folder
    settings.save(paths.home(place / "home").settings, Settings(last_casebook=str(made)))
    return {}


def welcome(place: Path) -> Figures:
    """Our program with nothing opened before, until its window is painted."""
    return _ours(place / "empty", opens=False)


def today(place: Path) -> Figures:
    """Our program with the practice casebook, until Today shows its rows."""
    return _ours(place / "home", opens=True)


def _ours(home: Path, *, opens: bool) -> Figures:
    """Start as a person does, and stop the clock at the first sight, at the window, and at the first rows."""
    import os

    from ctrecords import __main__ as program
    from ctrecords.gui import app
    from ctrecords.paths import Home

    found: Figures = {}
    greet = app.greet

    def greeted(of: Home) -> app.Greeting | None:
        greeting = greet(of)
        found["first ms"] = since_start()
        return greeting

    def loop() -> int:
        from PySide6.QtWidgets import QApplication

        from ctrecords.gui.window import Window

        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
        while not window.windowHandle().isExposed():
            QApplication.processEvents()
        window.repaint()
        found["ms"] = since_start()
        while opens:
            QApplication.processEvents()
            screen = window.frame.current if window.frame is not None else None
            rows = getattr(getattr(screen, "list", None), "rows", None)
            if rows:
                window.repaint()
                found["rows ms"] = since_start()
                break
        found["MB"] = memory()
        window.close()
        return 0

    app.greet, app._loop = greeted, loop  # pyright: ignore[reportPrivateUsage]
    os.environ[_HOME] = str(home)
    sys.argv = ["ctrecords"]
    program.main()
    return found


def rows(place: Path) -> Iterator[Row]:
    """A1 and A2."""
    child("starting", "practice", place)
    found = children("starting", ("bare", "welcome", "today"), place)
    plain, ours, opened = found["bare"], found["welcome"], found["today"]
    yield Row(goal="A1", what="bare PySide6 main window on the screen", value=plain["ms"], unit="ms")
    first = opened["first ms"]
    yield Row(goal="A1", what="first sight of ours", value=first, unit="ms", beside=plain["ms"], limit=1.3)
    yield Row(goal="", what="our window, Welcome in it", value=ours["ms"], unit="ms", beside=plain["ms"])
    lines = "Today with its rows, practice casebook"
    yield Row(goal="", what=lines, value=opened["rows ms"], unit="ms", beside=plain["ms"])
    yield Row(goal="A2", what="bare, memory", value=plain["MB"], unit="MB")
    much = "our window, memory"
    yield Row(goal="A2", what=much, value=ours["MB"], unit="MB", beside=plain["MB"], limit=1.6)
    book = "with the practice casebook and Today"
    yield Row(goal="", what=book, value=opened["MB"], unit="MB", beside=plain["MB"])


if __name__ == "__main__":
    tell({each.__name__: each for each in (bare, practice, welcome, today)}[sys.argv[1]](Path(sys.argv[2])))
