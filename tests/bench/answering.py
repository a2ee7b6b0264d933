"""How long the window does not answer while it works (goal G1), and the palette.

Run: ``.tools/bin/uv run python -m tests.bench answering``.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measuring import Figures, Row, children, tell


def stalls(place: Path) -> Figures:
    """The longest time the window did not answer while 169 letters were made in it, and while 10,000 requests loaded."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ctrecords import paths
    from ctrecords.actions import casebooks, letters
    from ctrecords.gui import theme
    from ctrecords.gui.grabs import SCREENS, TODAY, settle
    from ctrecords.gui.navigation import Place, Where
    from ctrecords.gui.preferences import Preferences
    from ctrecords.gui.window import Window
    from tests.bench.walking_path import fill, plan_of

    app = QApplication([])
    theme.apply(app, theme.Theme())
    place = Path(tempfile.mkdtemp(dir=place))
    folder = casebooks.create(place / "Stalls.casebook").folder
    with casebooks.open_book(folder, on=TODAY) as book:
        plan = plan_of(book)
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
    return {"longest": found[0], "p99": found[1], "list longest": many[0], "list p99": many[1]}


def palette(_place: Path) -> Figures:
    """How long the palette looks for each letter typed among 10,000 requests: the slowest, and the middle."""
    from ctrecords.gui.dialogs.palette_index import Kind, entry, find
    from ctrecords.gui.navigation import Place, Where
    from tests.bench.walking_path import REQUESTS

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
    return {"longest": max(taken), "median": statistics.median(taken)}


def rows(place: Path) -> Iterator[Row]:
    """G1 as far as it is built, and the palette."""
    found = {name: children("answering", [name], place, 3)[name] for name in ("stalls", "palette")}
    for name, key, what, limit in (
        ("stalls", "longest", "longest stall while 169 letters are made", 50),
        ("stalls", "p99", "99 of 100 turns meanwhile within", 16),
        ("stalls", "list longest", "longest stall while 10,000 requests are shown", 50),
        ("stalls", "list p99", "99 of 100 turns meanwhile within", 16),
        ("palette", "longest", "palette over 10,000 requests, slowest letter typed", 16),
        ("palette", "median", "palette, median", None),
    ):
        yield Row(goal="G1", what=what, value=found[name][key], unit="ms", limit=limit)


if __name__ == "__main__":
    tell({each.__name__: each for each in (stalls, palette)}[sys.argv[1]](Path(sys.argv[2])))
