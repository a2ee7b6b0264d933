"""A case in the window: the table of the picture, filters, totals, the peek pane, letters in one act, undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import casebooks, cases, composing, letters, requester
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.mark_sent import MarkSent
from ctrecords.gui.dialogs.outcomes import Outcomes
from ctrecords.gui.dialogs.quick_log import QuickLog
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.request_table import Row
from ctrecords.gui.tables.column import words_of
from ctrecords.gui.window import Window
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Stage
from tests.gui.dialogs.asking import opened, press
from tests.gui.screens.working import current, go, settle, show

PLATE = Place(Where.CASE, 1)


@pytest.fixture
def case(window: Window, qtbot: QtBot) -> CaseScreen:
    return go(window, PLATE, CaseScreen, qtbot)


@pytest.fixture
def starter(preferences: Preferences, tmp_path: Path, qtbot: QtBot) -> Window:
    folder = casebooks.create(tmp_path / "Starter.casebook").folder
    made = Window(preferences, SCREENS, on=date(2026, 11, 23))
    show(made, folder, qtbot)
    return made


def _rows(screen: CaseScreen) -> list[Row]:
    return [screen.table.table.record(row) for row in range(screen.table.table.rowCount())]


def _names(screen: CaseScreen) -> list[str]:
    return [row.agency.first.split()[0] for row in _rows(screen)]


def _cells(screen: CaseScreen, agency: str) -> dict[str, str]:
    row = next(row for row in _rows(screen) if row.agency.first.startswith(agency))
    return {column.title: words_of(column.value(row)) for column in screen.table.table.columns}


def _said(widget: QWidget) -> str:
    QApplication.processEvents()
    shown = [text for text in widget.findChildren(QLabel) if text.isVisibleTo(widget)]
    return "\n".join(f"{text.accessibleName()}\n{text.text()}" for text in shown).replace("\xa0", " ")


def _book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def test_the_table_of_the_picture(case: CaseScreen) -> None:
    assert case.header.title.accessibleName() == "Plate readers and ICE"
    assert case.header.second.accessibleName() == "8 agencies, 48 items. Opened Oct 12, 2026. Practice"
    assert _names(case) == ["Alder", "Dogwood", "Elm", "Cedar", "Birch", "Linden", "Hazel", "Fern"]
    assert case.bar.moves.text().replace("\xa0", " ") == "6 yours, 1 with an agency, 1 closed"
    cedar = _cells(case, "Cedar")
    assert cedar.pop("Items").startswith(
        "1. Data-sharing report: Redacted, 2. Federal access papers: Provided"
    )
    assert cedar == {
        "Agency": "Cedar Police Department. Fee to answer. Items 5 and 6 open",
        "Stage": "Producing",
        "Outcome": "Partly provided",
        "Clock": "24 days to appeal",
        "Move": "You",
        "Sent": "Nov 10",
        "Time limit": "Nov 17",
        "Appeal by": "Thu, Dec 17",
        "Fee": "$312.50 est.",
    }
    fern = _cells(case, "Fern")
    assert (fern["Move"], fern["Time limit"], fern["Appeal by"], fern["Fee"]) == (
        "Nobody",
        "",
        "",
        "$14.50 paid",
    )
    assert _cells(case, "Hazel")["Clock"] == "Day 1 of 4"


def test_ctrl_f_goes_to_the_filter_and_chooses_its_words(window: Window, case: CaseScreen) -> None:
    case.bar.field.setText("Cedar")
    case.table.setFocus()
    assert window.actions_by_id["filter"].isEnabled()
    window.actions_by_id["filter"].trigger()
    assert case.bar.field.hasFocus()
    assert case.bar.field.selectedText() == "Cedar"


def test_the_totals_equal_the_squares(case: CaseScreen) -> None:
    assert case.totals.accessibleName() == (
        "48 items: 10 provided, 2 redacted, 7 denied, 1 no records, 1 not addressed, 21 awaiting, 6 not read. "
        "Fees: $312.50 asked, $14.50 paid"
    )
    squares = "".join(row.items.letters for row in _rows(case))
    assert (len(squares), squares.count("P"), squares.count("U")) == (48, 10, 6)


def test_every_column_sorts(case: CaseScreen) -> None:
    for at in range(len(case.table.table.columns)):
        case.table.sortByColumn(at, Qt.SortOrder.DescendingOrder)
        assert len(set(_names(case))) == 8
    case.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert _names(case) == sorted(_names(case))


def test_filters_narrow_count_and_clear(window: Window, case: CaseScreen, qtbot: QtBot) -> None:
    case.bar.facets["move"].choose(["me"])
    settle(window, qtbot)
    assert len(_rows(case)) == 6
    case.bar.facets["stage"].choose(["sent"])
    settle(window, qtbot)
    assert _names(case) == ["Alder"]
    values = [act.text() for act in case.bar.facets["stage"].menu_actions()]
    assert values == ["Sent\t1", "Acknowledged\t3", "Producing\t2", "Closed\t0"]
    assert case.totals.accessibleName() == "6 items: 6 awaiting."
    case.bar.field.setText("nowhere")
    case.bar.field.ask()
    settle(window, qtbot)
    assert case.pages.currentWidget() is case.none
    assert case.none.accessibleName() == "No request matches these 3 filters."
    case.clear_button.click()
    settle(window, qtbot)
    assert len(_rows(case)) == 8


def test_another_case_starts_without_filters(window: Window, case: CaseScreen, qtbot: QtBot) -> None:
    case.bar.facets["stage"].choose(["sent"])
    settle(window, qtbot)
    other = go(window, Place(Where.CASE, 2), CaseScreen, qtbot)
    assert other is case
    assert len(_rows(case)) == 3


def test_enter_opens_and_space_peeks(window: Window, case: CaseScreen, qtbot: QtBot) -> None:
    case.table.setFocus()
    case.table.choose(3)
    assert not case.peek.isHidden()
    QTest.keyClick(case.table, Qt.Key.Key_Space)
    assert case.peek.isHidden()
    QTest.keyClick(case.table, Qt.Key.Key_Space)
    assert not case.peek.isHidden()
    QTest.keyClick(case.table, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert current(window, RequestScreen).place.id == 4


def test_the_peek_pane_of_the_picture(case: CaseScreen) -> None:
    case.table.choose(3)
    said = _said(case.peek)
    for line in (
        "Cedar Police Department",
        "Deemed denied Tue, Nov 17. Appeal by Thu, Dec 17. Yours to act.",
        "Letter, Fri, Nov 20. Item 4 denied as a technique not otherwise known.",
        "1. Data-sharing report",
        "Redacted",
        "6. Audits since 2025",
        "Answer the fee.",
    ):
        assert line in said
    assert case.peek.act_button.isVisible()
    assert case.peek.open_button.isVisible()


def test_the_next_act_of_the_chosen_request(window: Window, case: CaseScreen, qtbot: QtBot) -> None:
    case.table.choose(5)
    assert case.peek.act_button.text() == "Read reply"
    assert case.peek.act_button.property("kind") == "primary"
    case.peek.act_button.click()
    opened(qtbot, case, Outcomes).reject()
    qtbot.waitUntil(lambda: not case.findChildren(Outcomes))
    window.run("next-act")
    opened(qtbot, case, Outcomes).reject()
    case.table.choose(7)
    window.run("log-call")
    opened(qtbot, case, QuickLog).reject()
    assert "snooze" in case.commands()


def test_a_low_window_leaves_the_room_to_the_table(window: Window, case: CaseScreen) -> None:
    window.resize(1440, 480)
    window.setMinimumSize(1, 1)
    window.resize(1440, 400)
    assert case.peek.isHidden()
    case.toggle_peek()
    assert not case.peek.isHidden()
    window.resize(1440, 900)
    assert not case.peek.isHidden()


def test_its_arrangement_comes_back(case: CaseScreen) -> None:
    case.table.setColumnHidden(5, True)
    case.toggle_peek()
    kept = case.state()
    case.table.setColumnHidden(5, False)
    case.toggle_peek()
    case.restore(kept)
    assert case.table.isColumnHidden(5)
    assert case.peek.isHidden()
    case.restore(b"something else")
    case.restore(b"[1]")


def test_an_empty_case_offers_a_request(window: Window, qtbot: QtBot) -> None:
    made = cases.create(_book(window), "An empty one")
    settle(window, qtbot)
    screen = go(window, Place(Where.CASE, made.id), CaseScreen, qtbot)
    assert screen.pages.currentIndex() == 2
    assert screen.first_focus() is screen.new_button
    screen.new_button.click()
    settle(window, qtbot)
    assert current(window, LettersScreen).place == Place(Where.LETTERS, made.id)


def test_drafts_invite_to_make_their_letters(starter: Window, qtbot: QtBot) -> None:
    screen = go(starter, PLATE, CaseScreen, qtbot)
    assert [row.stage.text for row in _rows(screen)] == ["Draft"] * 8
    assert screen.many.text() == "Write 8 letters"
    assert screen.many.isVisible()
    assert screen.peek.act_button.property("kind") != "primary"
    screen.many.click()
    settle(starter, qtbot)
    assert current(starter, LettersScreen).place == PLATE_LETTERS


PLATE_LETTERS = Place(Where.LETTERS, 1)


def test_several_letters_are_marked_sent_at_once_and_undone(
    starter: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    book = _book(starter)
    requester.keep(
        book, name="Sample Requester", address="12 Sample Street, Hartford, CT", phone="", email=""
    )
    plan = letters.for_drafts(book, [RequestId(1), RequestId(2), RequestId(3)], composing.terms(book))
    letters.create(book, plan, tmp_path / "out")
    settle(starter, qtbot)
    screen = go(starter, PLATE, CaseScreen, qtbot)
    ready = [row for row in _rows(screen) if row.standing.stage is Stage.READY]
    assert len(ready) == 3
    screen.table.clearSelection()
    for row in range(2):
        screen.table.selectionModel().select(
            screen.table.table.index(row, 0),
            screen.table.selectionModel().SelectionFlag.Select
            | screen.table.selectionModel().SelectionFlag.Rows,
        )
    assert screen.many.text() == "Mark 2 letters sent"
    screen.many.click()
    dialog = opened(qtbot, screen, MarkSent)
    assert starter.desk is not None
    press(qtbot, starter.desk, dialog)
    settle(starter, qtbot)
    stages = [row.standing.stage for row in _rows(screen)]
    assert stages.count(Stage.SENT) == 2
    assert starter.frame is not None
    starter.frame.toast.undo.click()
    settle(starter, qtbot)
    stages = [row.standing.stage for row in _rows(screen)]
    assert (stages.count(Stage.SENT), stages.count(Stage.READY)) == (0, 3)


def test_many_items_are_a_bar(case: CaseScreen) -> None:
    row = _rows(case)[0]
    many = replace(row.items, letters="P" * 7 + "W" * 13)
    case.table.set_records([replace(row, items=many)])
    assert not case.table.grab().isNull()


def test_a_case_that_is_gone_is_an_error_the_window_says(
    window: Window, case: CaseScreen, qtbot: QtBot
) -> None:
    asked: list[object] = []
    window.jobs.problem.disconnect()
    window.jobs.problem.connect(asked.append)
    case.place = Place(Where.CASE, 99)
    case.load()
    settle(window, qtbot)
    assert len(asked) == 1


def test_every_control_is_named(case: CaseScreen) -> None:
    for widget in case.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or widget.toolTip(), widget
    index = case.table.table.index(0, 1)
    spoken = case.table.table.data(index, int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Items: 1. Data-sharing report: Awaiting")
