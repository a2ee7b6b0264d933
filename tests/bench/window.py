"""Measure the window: start and memory beside a bare one, a large table beside Qt's own, stalls, the palette.

Run: ``.tools/bin/uv run python -m tests.bench.window [NAME…]``. Each thing measured has a process of its own, started
several times; the table gives medians and ratios (goals A1, A2, T1 and G1). Nothing here is part of the suite.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from tests.bench.measuring import STARTED, Figures, memory, since_start
from tests.bench.tables import ROWS, database, our_table, qt_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TIMES, MANY, REQUESTS = 5, 169, 10_000


# What a child does


def bare(_place: Path) -> Figures:
    """An empty main window of PySide6, until it is painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    return {"ms": since_start(), "MB": memory()}


def practice(place: Path) -> Figures:
    """The practice casebook, made by the actions a researcher calls."""
    from ctrecords.actions import casebooks

    casebooks.create(place / "Practice.casebook", is_practice=True)
    return {}


def welcome(place: Path) -> Figures:
    """Our window with nothing opened before, until it is painted."""
    return _ours(place / "empty", None)


def today(place: Path) -> Figures:
    """Our window with the practice casebook, until Today shows its rows; the first paint comes before."""
    return _ours(place / "home", place / "Practice.casebook")


def _ours(home: Path, casebook: Path | None) -> Figures:
    """Start as a person does, and stop the clock at the first paint and at the first rows."""
    from ctrecords import paths
    from ctrecords.gui import app

    found: Figures = {}

    def loop() -> int:
        from PySide6.QtWidgets import QApplication

        from ctrecords.gui.screens.today import TodayScreen
        from ctrecords.gui.window import Window

        QApplication.processEvents()
        found["ms"] = since_start()
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
        while casebook is not None:
            QApplication.processEvents()
            screen = window.frame.current if window.frame is not None else None
            if isinstance(screen, TodayScreen) and screen.list.rows:
                found["rows ms"] = since_start()
                break
        found["MB"] = memory()
        window.close()
        return 0

    def made(arguments: list[str]) -> "QApplication":
        from PySide6.QtWidgets import QApplication

        class Timed(QApplication):
            """Notes when the first thing of ours was painted."""

            def processEvents(self) -> None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
                QApplication.processEvents()
                found.setdefault("first ms", since_start())

        return Timed(arguments)

    with mock.patch.object(app, "_application", made), mock.patch.object(app, "_loop", loop):
        app.open_window(paths.home(home), casebook)
    return found


def stalls(place: Path) -> Figures:
    """The longest time the window did not answer while 169 letters were made in it, and while 10,000 requests loaded."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ctrecords import paths
    from ctrecords.actions import casebooks, cases, composing, directory, letters, requester
    from ctrecords.actions.composing import Plan, Wanted
    from ctrecords.gui import theme
    from ctrecords.gui.grabs import SCREENS, TODAY, settle
    from ctrecords.gui.navigation import Place, Where
    from ctrecords.gui.preferences import Preferences
    from ctrecords.gui.window import Window
    from tests.bench.walking_path import fill

    app = QApplication([])
    theme.apply(app, theme.Theme())
    folder = casebooks.create(place / "Stalls.casebook").folder
    with casebooks.open_book(folder, on=TODAY) as book:
        requester.keep(book, name="Sample Requester", address="12 Sample Street, Hartford, CT")
        asked = [one.agency.id for one in directory.listing(book) if one.agency.law == "us-ct"][:MANY]
        plan = Plan(
            case=cases.create(book, "Measured").id,
            agencies=tuple(asked),
            items=tuple(Wanted(text=f"Record {number} of 2026.") for number in range(1, 7)),
            terms=composing.terms(book),
        )
    window = Window(Preferences(paths.home(place / "stalls")), SCREENS, on=TODAY)
    window.resize(1440, 900)
    window.show()
    window.open_casebook(folder)
    settle(window)
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer(interval=0)
    timer.timeout.connect(tick)

    def watched(work: Callable[[], None]) -> tuple[float, float]:
        gaps.clear()
        last[0] = time.perf_counter()
        timer.start()
        work()
        settle(window)
        timer.stop()
        ordered = sorted(gaps)
        return ordered[-1], ordered[round(len(ordered) * 0.99) - 1]

    def make_letters() -> None:
        desk = window.desk
        if desk is not None:
            desk.write(
                lambda open_book, progress: letters.create(open_book, plan, place / "out", progress),
                lambda _made: None,
                label="Making letters",
            )

    found = watched(make_letters)
    if window.desk is not None:
        fill(window.desk.casebook)
        settle(window)
    many = watched(lambda: window.show_place(Place(Where.REQUESTS)))
    window.close()
    return {"longest ms": found[0], "p99 ms": found[1], "list longest ms": many[0], "list p99 ms": many[1]}


def palette(_place: Path) -> Figures:
    """How long the palette looks for each letter typed among 10,000 requests: the slowest, and the middle."""
    from ctrecords.gui.dialogs.palette_index import Kind, entry, find
    from ctrecords.gui.navigation import Place, Where

    names = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fern", "Hazel", "Linden")
    entries = tuple(
        entry(
            Kind.REQUEST,
            f"{names[number % 8]} Police Department",
            aside="request, Plate readers and ICE",
            also=f"R-{number} Town {number % 169}",
            place=Place(Where.REQUEST, number),
        )
        for number in range(REQUESTS)
    )
    taken: list[float] = []
    for word in ("cedar police", "r-7421", "plate readers", "elm town 12", "zzz"):
        for end in range(1, len(word) + 1):
            start = time.perf_counter()
            find(entries, word[:end])
            taken.append((time.perf_counter() - start) * 1000)
    return {"longest ms": max(taken), "median ms": statistics.median(taken)}


CHILDREN: dict[str, Callable[[Path], Figures]] = {
    one.__name__: one
    for one in (bare, practice, welcome, today, database, qt_table, our_table, stalls, palette)
}


# The parent


def run(name: str, place: Path, times: int = TIMES) -> Figures:
    """The medians of a child's figures over several starts."""
    found: list[Figures] = []
    for _turn in range(times):
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", STARTED: repr(time.time())}
        command = [sys.executable, "-m", "tests.bench.window", "--child", name, str(place)]
        done = subprocess.run(command, env=env, capture_output=True, check=True, text=True)  # noqa: S603  ourselves
        found.append(json.loads(done.stdout.splitlines()[-1]))
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


def row(what: str, value: float, unit: str, beside: float | None = None, goal: str = "") -> None:
    """Print one line of the table."""
    ratio = f"{value / beside:6.2f} x" if beside else " " * 8
    sys.stdout.write(f"{what:<62}{value:9.1f} {unit:<3}{ratio}  {goal}\n")


def start(place: Path) -> None:
    """A1 and A2."""
    plain = run("bare", place)
    ours, opened = run("welcome", place), run("today", place)
    row("A1 bare PySide6 window", plain["ms"], "ms")
    row("A1 the first thing of ours on the screen", opened["first ms"], "ms", plain["ms"], "goal 1.3")
    row("   our window with Welcome in it", ours["ms"], "ms", plain["ms"])
    row("   Today with its rows, practice casebook", opened["rows ms"], "ms", plain["ms"])
    row("A2 bare, memory", plain["MB"], "MB")
    row("A2 our window, memory", ours["MB"], "MB", plain["MB"], "goal 1.6")
    row("A2 with the practice casebook and Today", opened["MB"], "MB", plain["MB"])


def tables(place: Path) -> None:
    """T1."""
    run("database", place, 1)
    theirs, ours = run("qt_table", place, 3), run("our_table", place, 3)
    for key, what, unit, goal in (
        ("ms", "first paint", "ms", "goal 0.35"),
        ("step ms", "one scroll step", "ms", "goal 1.7"),
        ("MB", "memory", "MB", "goal 0.5"),
    ):
        row(f"T1 {ROWS:,} rows, Qt's own table, {what}", theirs[key], unit)
        row(f"T1 ours, {what}", ours[key], unit, theirs[key], goal)


def answering(place: Path) -> None:
    """G1 as far as it is built, and the palette."""
    found = run("stalls", place, 1)
    row(f"G1 longest stall while {MANY} letters are made", found["longest ms"], "ms", None, "goal 50")
    row("G1 99 of 100 turns within", found["p99 ms"], "ms", None, "goal 16")
    row(f"   longest stall while {REQUESTS:,} requests are shown", found["list longest ms"], "ms")
    row("   99 of 100 turns within", found["list p99 ms"], "ms")
    typed = run("palette", place, 1)
    row(f"   palette, slowest letter over {REQUESTS:,} requests", typed["longest ms"], "ms", None, "goal 16")
    row("   palette, median", typed["median ms"], "ms")


PARTS: dict[str, Callable[[Path], None]] = {"start": start, "tables": tables, "answering": answering}


def main(arguments: Sequence[str]) -> None:
    """Print the table, or one child's figures."""
    if arguments[:1] == ["--child"]:
        sys.stdout.write(json.dumps(CHILDREN[arguments[1]](Path(arguments[2]))) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run("practice", place, 1)
        for name in arguments or PARTS:
            PARTS[name](place)


if __name__ == "__main__":
    main(sys.argv[1:])
