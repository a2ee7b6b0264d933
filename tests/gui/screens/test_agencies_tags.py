"""The directory's table: tags put on, taken off and filtered by, what is kept, what is copied, what its menu offers."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, notes
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.many import TagForm
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.window import Window
from ctrecords.model.ids import AgencyId
from ctrecords.model.note import Tagging
from ctrecords.upkeep.check import check_open
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import go, settle, show


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> AgenciesScreen:
    return go(window, Place(Where.AGENCIES), AgenciesScreen, qtbot)


def _book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def _choose(screen: AgenciesScreen, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    screen.table.clearSelection()
    for row in rows:
        screen.table.selectionModel().select(screen.table.table.index(row, 0), flags)


def test_agencies_are_tagged_and_untagged_in_one_act(
    window: Window, screen: AgenciesScreen, qtbot: QtBot
) -> None:
    book = _book(window)
    before = book.store.count(Tagging)
    assert not screen.facets["tag"].isVisible()
    _choose(screen, 0, 1)
    settle(window, qtbot)
    assert screen.chosen_bar.tag_button.text() == "Tag 2 agencies"
    screen.chosen_bar.tag_button.click()
    dialog = opened(qtbot, window, TagForm)
    assert dialog.windowTitle() == "Tag: 2 agencies"
    dialog.tags.setText("shares with ICE")
    dialog.send_button.click()
    settle(window, qtbot)
    assert book.store.count(Tagging) == before + 2
    assert screen.facets["tag"].isVisible()
    screen.facets["tag"].choose(["shares with ICE"])
    assert screen.table.table.rowCount() == 2
    assert [chip.look.text for chip in screen.inspector.tags.chips] == ["shares with ICE"]
    qtbot.waitUntil(lambda: not window.findChildren(TagForm))
    _choose(screen, 0)
    window.run("tag")
    again = opened(qtbot, window, TagForm)
    again.way.buttons["off"].click()
    again.tags.setText("shares with ICE")
    again.send_button.click()
    settle(window, qtbot)
    assert book.store.count(Tagging) == before + 1
    assert screen.table.table.rowCount() == 1
    history.undo(book)
    history.redo(book)
    assert check_open(book).ok


def test_the_last_tag_taken_off_shows_every_agency_again(
    window: Window, screen: AgenciesScreen, qtbot: QtBot
) -> None:
    book, about = _book(window), [Subject(agency=AgencyId(1))]
    every = screen.table.table.rowCount()
    notes.tag(book, about, ["urgent"])
    settle(window, qtbot)
    screen.facets["tag"].choose(["urgent"])
    assert screen.table.table.rowCount() == 1
    notes.untag(book, about, ["urgent"])
    settle(window, qtbot)
    assert screen.table.table.rowCount() == every
    assert not screen.clear_link.isVisible()


def test_an_empty_filter_is_counted_and_cleared(window: Window, screen: AgenciesScreen, qtbot: QtBot) -> None:
    screen.filter.setText("nowhere at all")
    screen.filter.ask()
    settle(window, qtbot)
    assert screen.none.accessibleName() == "No agency matches this filter."
    screen.clear_button.click()
    settle(window, qtbot)
    assert screen.pages.currentIndex() == 0


def test_columns_sorting_and_filters_come_back(
    window: Window, screen: AgenciesScreen, preferences: Preferences, practice_folder: Path, qtbot: QtBot
) -> None:
    notes.tag(_book(window), [Subject(agency=AgencyId(1))], ["private words"])
    settle(window, qtbot)
    screen.facets["county"].choose(["Hartford"])
    screen.facets["tag"].choose([""])
    screen.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    screen.table.setColumnHidden(2, True)
    shown = screen.table.table.rowCount()
    assert json.loads(screen.state())["filters"].keys() == {"kind", "county", "age", "case"}
    window.close()
    again = Window(Preferences(preferences.home), SCREENS)
    show(again, practice_folder, qtbot)
    listed = go(again, Place(Where.AGENCIES), AgenciesScreen, qtbot)
    assert listed.facets["county"].words() == ("County: ", "Hartford")
    assert listed.table.isColumnHidden(2)
    assert listed.table.horizontalHeader().sortIndicatorSection() == 4
    assert listed.table.table.rowCount() >= shown
    listed.restore(b"something else")


def test_filters_of_what_is_gone_ask_for_nothing(
    window: Window, screen: AgenciesScreen, qtbot: QtBot
) -> None:
    kept = json.loads(screen.state())
    every = screen.table.table.rowCount()
    screen.restore(json.dumps(kept | {"filters": {"case": ["999"], "kind": ["no such kind"]}}).encode())
    screen.load()
    settle(window, qtbot)
    assert screen.table.table.rowCount() == every


def test_its_menu_copies_rows(screen: AgenciesScreen) -> None:
    _choose(screen, 0)
    words = [act.text() for act in screen.menu().actions()]
    assert words == ["New request", "Confirm contacts", "Tag", "Copy row"]
    _choose(screen, 0, 1)
    acts = screen.menu().actions()
    assert acts[0].text() == "New request for 2 agencies"
    acts[-1].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Agency\tKind\tCounty\tReach by\tContact age\tRequests"
    assert len(lines) == 3
