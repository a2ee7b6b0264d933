"""Story 23: one search finds a call, a letter, an e-mail's body and page 14 of a PDF, and opens each at the spot."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from ctrecords import paths
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.search import SearchScreen
from ctrecords.gui.screens.search_found import Line
from ctrecords.gui.window import Window
from tests import paper
from tests.gui.screens.working import go, settle, show
from tests.talk import Talk

_PDF = [f"Page {number} of the manual" for number in range(1, 20)]


def filled(starter: Talk, tmp_path: Path) -> dict[str, str]:
    """A casebook with all of these; the references of what was filed, by name."""
    starter.on = "2026-11-23"
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "letters")
    starter.do("sent", "R-1", "--date", "2026-11-10", "--by", "email")
    starter.do("log", "R-1", "call", "--date", "2026-11-13", "--note", "The sharing report prints at once.")
    pages = [*_PDF[:13], "Sharing with each agency follows the level set.", *_PDF[14:]]
    files: dict[str, bytes] = {
        "manual.pdf": paper.pdf(*pages),
        "answer.eml": paper.eml("Attached is the sharing report for item 1."),
        "scan.png": paper.image("Sharing by fax"),
    }
    made: dict[str, str] = {}
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        more = ("--no-read",) if name == "scan.png" else ()
        rows = starter.do("file", path, "--request", "R-1", "--received", "2026-11-19", *more)
        made |= {row["name"]: row["document"] for row in rows}
    return made


def test_one_search_by_command_line(starter: Talk, tmp_path: Path) -> None:
    made = filled(starter, tmp_path)
    told = starter.do("search", "sharing", "request:R-1")
    kinds = {hit["kind"]: hit for hit in told["hits"]}
    assert set(kinds) == {"call", "letter", "message", "page"}
    page = kinds["page"]
    assert (page["ref"], page["page"], page["request"]) == (made["manual.pdf"], 14, "R-1")
    assert page["snippet"].startswith("[Sharing] with each agency")
    assert "[sharing] report for item 1" in kinds["message"]["snippet"]
    assert told["unread"] == 1
    assert "1 file not read yet" in starter.ask("search", "sharing").out
    assert starter.do("check")["ok"]


def test_one_search_in_the_window(starter: Talk, tmp_path: Path, qtbot: QtBot) -> None:
    made = filled(starter, tmp_path)
    assert starter.casebook is not None
    window = Window(Preferences(paths.home(tmp_path / "home"), tmp_path), SCREENS, on=date(2026, 11, 23))
    show(window, starter.casebook, qtbot)
    assert window.desk is not None
    if window.desk.reading is not None:
        window.desk.reading.stop()
    where: dict[str, Place] = {}
    for kind in ("page", "call", "letter", "message"):
        screen = go(window, Place(Where.SEARCH), SearchScreen, qtbot)
        screen.field.setText(f"sharing request:R-1 kind:{kind}")
        screen.field.ask()
        settle(window, qtbot)
        assert screen.bar.unread.look.text == "1 file not read yet"
        (line,) = (row for row in screen.list.found.rows if isinstance(row, Line))
        screen.list.open_chosen()
        settle(window, qtbot)
        assert window.shown is not None
        where[kind] = window.shown.place
        if kind in ("call", "letter"):
            assert where[kind] == Place(Where.REQUEST, 1, line.best.event or 0)
    assert where["page"] == Place(Where.DOCUMENTS, int(made["manual.pdf"][2:]), 14, ("sharing",))
    assert where["message"] == Place(Where.DOCUMENTS, int(made["answer.eml"][2:]), 1, ("sharing",))
    assert len(set(where.values())) == len(where)
