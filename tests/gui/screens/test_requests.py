"""All requests in the window: every case in one table, narrowed by case."""

import json
from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, notes
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.many import TagForm
from ctrecords.gui.dialogs.remind import Remind
from ctrecords.gui.dialogs.send_help import SendHelp
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.window import Window
from ctrecords.model.ids import RequestId
from ctrecords.model.note import Tagging
from ctrecords.model.request import Reminder
from ctrecords.upkeep.check import check_open
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import current, go, settle, show


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> RequestsScreen:
    return go(window, Place(Where.REQUESTS), RequestsScreen, qtbot)


def test_every_request_with_its_case(screen: RequestsScreen) -> None:
    assert screen.header.second.accessibleName() == "13 requests in 3 cases, 56 items"
    table = screen.table.table
    assert table.rowCount() == 13
    assert [column.title for column in table.columns][:3] == ["Agency", "Case", "Items"]
    assert table.record(0).agency.first == "Alder Police Department"
    assert screen.table.isColumnHidden([column.key for column in table.columns].index("limit"))


def test_the_next_start_shows_pane_and_counts_again(
    window: Window, screen: RequestsScreen, preferences: Preferences, qtbot: QtBot
) -> None:
    folder = screen.desk.casebook.folder
    assert screen.peek.isVisible()
    window.close()
    again = Window(preferences, SCREENS)
    show(again, folder, qtbot)
    for place, kind in ((Place(Where.REQUESTS), RequestsScreen), (Place(Where.CASE, 1), CaseScreen)):
        shown = go(again, place, kind, qtbot)
        assert (shown.peek.isVisible(), shown.totals.legend.isVisible()) == (True, True)


def test_a_case_narrows_the_table(window: Window, screen: RequestsScreen, qtbot: QtBot) -> None:
    values = [act.text() for act in screen.bar.facets["case"].menu_actions()]
    assert values == ["COLLECT access\t2", "Plate readers and ICE\t8", "Trust Act reports\t3"]
    screen.bar.facets["case"].choose(["2"])
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 3


def test_words_are_looked_for_in_agency_and_case(
    window: Window, screen: RequestsScreen, qtbot: QtBot
) -> None:
    screen.bar.field.setText("trust act")
    screen.bar.field.ask()
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 3


def test_letters_that_wait_are_marked_from_here(screen: RequestsScreen) -> None:
    assert screen.many.text() == "Mark 1 letter sent"


def test_a_new_request_asks_for_no_case(window: Window, screen: RequestsScreen, qtbot: QtBot) -> None:
    window.run("new-request")
    settle(window, qtbot)
    assert current(window, LettersScreen).place.id == 0
    assert not screen.isVisible()


def test_a_new_request_from_a_request_is_for_its_case(window: Window, qtbot: QtBot) -> None:
    go(window, Place(Where.REQUEST, 4), RequestScreen, qtbot)
    window.run("new-request")
    settle(window, qtbot)
    assert current(window, LettersScreen).place.id == 1


def _book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def _choose(screen: RequestsScreen, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    screen.table.clearSelection()
    for row in rows:
        screen.table.selectionModel().select(screen.table.table.index(row, 0), flags)


def _values(screen: RequestsScreen, facet: str) -> list[str]:
    return [act.text() for act in screen.bar.facets[facet].menu_actions()]


def test_every_quality_can_be_filtered_by(window: Window, screen: RequestsScreen, qtbot: QtBot) -> None:
    shown = [facet.name for facet in screen.bar.facets.values() if facet.isVisible()]
    assert shown[:6] == ["Case", "Stage", "Outcome", "Clock", "Whose move", "Fee"]
    assert "Level" in shown
    assert "Tag" not in shown
    assert _values(screen, "level") == ["Town or city\t8", "State\t5"]
    screen.bar.facets["level"].choose(["State"])
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 5
    assert screen.bar.clear_link.isVisible()
    screen.bar.clear_link.click()
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 13
    assert not screen.bar.clear_link.isVisible()


def test_tags_can_be_filtered_by_once_there_are_any(
    window: Window, screen: RequestsScreen, qtbot: QtBot
) -> None:
    notes.tag(_book(window), [Subject(request=RequestId(1)), Subject(request=RequestId(2))], ["urgent"])
    notes.tag(_book(window), [Subject(request=RequestId(2))], ["second round"])
    settle(window, qtbot)
    assert screen.bar.facets["tag"].isVisible()
    assert _values(screen, "tag") == ["No tag\t11", "second round\t1", "urgent\t2"]
    screen.bar.facets["tag"].choose(["urgent", "second round"])
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 2
    assert json.loads(screen.state())["filters"] == {}


def test_several_are_reminded_of_in_one_act(window: Window, screen: RequestsScreen, qtbot: QtBot) -> None:
    book = _book(window)
    before = book.store.count(Reminder)
    _choose(screen, 0, 1, 2)
    assert screen.several.text() == "With 3 chosen"
    window.run("remind")
    dialog = opened(qtbot, window, Remind)
    assert dialog.windowTitle() == "Remind me: 3 requests"
    dialog.text.setText("Ask again")
    dialog.send_button.click()
    settle(window, qtbot)
    assert book.store.count(Reminder) == before + 3
    assert window.frame is not None
    assert window.frame.toast.text.text().startswith("3 reminders set for")
    assert history.undo(book).label == "Set 3 reminders"
    assert book.store.count(Reminder) == before
    history.redo(book)
    assert check_open(book).ok


def test_several_letters_are_helped_on_their_way(
    window: Window, screen: RequestsScreen, qtbot: QtBot
) -> None:
    _choose(screen, 0, 1, 2)
    assert "Send 3 letters" in [act.text() for act in screen.menu_of(screen.table.chosen()).actions()]
    window.run("send")
    dialog = opened(qtbot, window, SendHelp)
    assert dialog.sendable.requests == tuple(RequestId(row.id) for row in screen.table.chosen())
    assert dialog.windowTitle() == "Send 3 letters"


def test_several_are_tagged_and_untagged_in_one_act(
    window: Window, screen: RequestsScreen, qtbot: QtBot
) -> None:
    book = _book(window)
    before = book.store.count(Tagging)
    _choose(screen, 0, 1)
    window.run("tag")
    dialog = opened(qtbot, window, TagForm)
    assert dialog.way.isHidden()
    dialog.send_button.click()
    settle(window, qtbot)
    assert dialog.wrong.text()
    dialog.tags.setText("urgent, second round")
    dialog.send_button.click()
    settle(window, qtbot)
    assert book.store.count(Tagging) == before + 4
    qtbot.waitUntil(lambda: not window.findChildren(TagForm))
    _choose(screen, 0, 1)
    window.run("tag")
    again = opened(qtbot, window, TagForm)
    again.way.buttons["off"].click()
    assert again.send_button.text() == "Take tags off"
    again.tags.setText("urgent")
    again.send_button.click()
    settle(window, qtbot)
    assert book.store.count(Tagging) == before + 2
    history.undo(book)
    history.undo(book)
    assert book.store.count(Tagging) == before
    history.redo(book)
    history.redo(book)
    assert book.store.count(Tagging) == before + 2
    assert check_open(book).ok


def test_the_menu_of_one_and_of_several(screen: RequestsScreen) -> None:
    _choose(screen, 0)
    assert not screen.several.isVisible()
    words = [act.text() for act in screen.menu_of(screen.table.chosen()).actions()]
    acts = ["Write letter", "Send letter", "Remind me", "Tag"]
    assert words[-7:] == ["Open request", "Log a call", *acts, "Copy row"]
    _choose(screen, 0, 1)
    several = ["Write 2 letters", "Send 2 letters", "Remind me", "Tag"]
    menu = screen.menu_of(screen.table.chosen()).actions()
    assert [act.text() for act in menu] == [*several, "Copy 2 rows"]
    menu[-1].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Agency\tWhere it stands\tCase\tItems\tStage")
    assert lines[1].startswith("Alder Police Department\tSilent 34 days\tPlate readers and ICE\t6 awaiting")
    assert len(lines) == 3
    screen.several.menu().aboutToShow.emit()
    assert [act.text() for act in screen.several.menu().actions()] == several


def test_the_sorting_comes_back_after_a_restart(
    window: Window, screen: RequestsScreen, preferences: Preferences, practice_folder: Path, qtbot: QtBot
) -> None:
    at = [column.key for column in screen.table.table.columns].index("fee")
    screen.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    first = screen.table.table.record(0).id
    screen.table.setColumnWidth(at, 200)
    window.close()
    again = Window(Preferences(preferences.home), SCREENS)
    show(again, practice_folder, qtbot)
    listed = go(again, Place(Where.REQUESTS), RequestsScreen, qtbot)
    assert listed.table.horizontalHeader().sortIndicatorSection() == at
    assert listed.table.table.record(0).id == first
    assert abs(listed.table.columnWidth(at) - 200) <= 1


def test_the_keyboard_chooses_several(screen: RequestsScreen) -> None:
    screen.table.setFocus()
    screen.table.choose(0)
    QTest.keyClick(screen.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(screen.table.chosen()) == 3
    QTest.keyClick(screen.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.table.chosen()) == 13


def test_filters_come_back_after_a_restart(
    window: Window, screen: RequestsScreen, preferences: Preferences, practice_folder: Path, qtbot: QtBot
) -> None:
    screen.bar.facets["stage"].choose(["sent"])
    screen.bar.field.setText("private words")
    settle(window, qtbot)
    case = go(window, Place(Where.CASE, 2), CaseScreen, qtbot)
    case.bar.facets["move"].choose(["me"])
    settle(window, qtbot)
    rows = case.table.table.rowCount()
    window.close()
    kept = preferences.home.settings.with_name("window.json").read_text(encoding="utf-8")
    assert b64encode(b"private").decode()[:8] not in kept
    again = Window(Preferences(preferences.home), SCREENS)
    show(again, practice_folder, qtbot)
    listed = go(again, Place(Where.REQUESTS), RequestsScreen, qtbot)
    assert listed.bar.facets["stage"].words() == ("Stage: ", "sent")
    assert listed.table.table.rowCount() < 13
    one = go(again, Place(Where.CASE, 2), CaseScreen, qtbot)
    assert one.bar.facets["move"].chosen() == {"me"}
    assert one.table.table.rowCount() == rows
    other = go(again, Place(Where.CASE, 1), CaseScreen, qtbot)
    assert not other.bar.facets["move"].chosen()


@pytest.mark.parametrize(
    "filters", [[], "x", {"stage": "sent"}, {"stage": [1, None]}, {"nothing": ["x"]}, None]
)
def test_filters_that_are_none_are_passed_over(
    window: Window, screen: RequestsScreen, filters: object, qtbot: QtBot
) -> None:
    kept = json.loads(screen.state())
    screen.restore(json.dumps(kept | {"filters": filters, "at": 0}).encode())
    screen.load()
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 13
