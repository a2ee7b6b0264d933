"""Ctrl+P prints a table as one sees it: filtered, sorted, its columns, its filters named."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.casebook import Casebook
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import agencies_acts, requests_list
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.window import Window
from ctrecords.letters.page import Preview
from ctrecords.letters.plaintext import text
from ctrecords.paint.page import lay_out
from tests.gui.screens.working import go, settle

Work = Callable[[Casebook], Preview]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Preview]]:
    """What would be asked to be printed, by name."""
    asked: list[tuple[str, Preview]] = []

    def ask(desk: object, _over: object, work: Work, name: str) -> None:
        book = getattr(desk, "casebook", None)
        assert isinstance(book, Casebook)
        asked.append((name, work(book)))

    monkeypatch.setattr(requests_list, "print_pages", ask)
    monkeypatch.setattr(agencies_acts, "print_pages", ask)
    return asked


def rows(preview: Preview) -> list[list[str]]:
    return [block.text.split("\t") for block in preview.blocks if block.cells]


def test_the_table_of_a_case(window: Window, printed: list[tuple[str, Preview]], qtbot: QtBot) -> None:
    case = go(window, Place(Where.CASE, 1), CaseScreen, qtbot)
    case.bar.facets["clock"].choose(["deemed denied"])
    case.bar.field.setText("police")
    case.bar.field.ask()
    settle(window, qtbot)
    window.actions_by_id["print"].trigger()
    name, preview = printed[0]
    assert name == "Plate readers and ICE"
    words = text(preview)
    assert "8 agencies, 48 items. Opened Oct 12, 2026. Practice" in words
    assert "Monday, November 23, 2026. 4 of 8 requests. Sorted by appeal by." in words
    assert "Only these: Clock: Deemed denied. “police”." in words
    assert words.rstrip().endswith("15 awaiting. Fees: $312.50 asked")
    listed = rows(preview)
    assert listed[0][:3] == ["Agency", "Items", "Stage"]
    assert [row[0].split()[0] for row in listed[1:]] == ["Alder", "Elm", "Cedar", "Birch"]
    assert listed[3][-1] == "$312.50 est."
    assert listed[3][0] == "Cedar Police Department Fee to answer. Items 5 and 6 open"
    assert preview.width > preview.height
    assert preview.footer[0].text.startswith(window.desk.casebook.name if window.desk else "")


def test_headings_stand_on_every_page_and_hidden_columns_on_none(
    window: Window, printed: list[tuple[str, Preview]], qtbot: QtBot
) -> None:
    screen = go(window, Place(Where.REQUESTS), RequestsScreen, qtbot)
    table = screen.table
    table.set_records([table.table.record(row % 13) for row in range(60)])
    window.actions_by_id["print"].trigger()
    preview = printed[0][1]
    assert "Time limit" not in rows(preview)[0]
    assert len(rows(preview)) == 61
    assert "Only these" not in text(preview)
    pages = lay_out(preview)
    assert len(pages) > 2
    heads = [sum(piece.set.block.heads for piece in page.pieces) for page in pages]
    assert heads == [1] * len(pages)


def test_nothing_to_print_where_no_row_is_left(window: Window, qtbot: QtBot) -> None:
    case = go(window, Place(Where.CASE, 1), CaseScreen, qtbot)
    assert "print" in case.commands()
    case.bar.field.setText("nowhere")
    case.bar.field.ask()
    settle(window, qtbot)
    assert "print" not in case.commands()


def test_the_directory(window: Window, printed: list[tuple[str, Preview]], qtbot: QtBot) -> None:
    screen = go(window, Place(Where.AGENCIES), AgenciesScreen, qtbot)
    screen.filter.setText("alder")
    screen.filter.ask()
    settle(window, qtbot)
    window.actions_by_id["print"].trigger()
    name, preview = printed[0]
    shown = screen.table.table.rowCount()
    assert name == "Agencies"
    assert "Only these: “alder”." in text(preview)
    assert f"{shown} of " in text(preview)
    assert len(rows(preview)) == shown + 1
