"""Today in the window: the rows of the picture, their acts, the days ahead, empty days, undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import casebooks, history, reminders, requests, since
from ctrecords.actions.today import Docket
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.mark_sent import MarkSent
from ctrecords.gui.dialogs.outcomes import Outcomes
from ctrecords.gui.dialogs.quick_log import QuickLog
from ctrecords.gui.dialogs.remind import Remind, Snooze
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.today import NO_DATES, TodayScreen
from ctrecords.gui.screens.today_docket import SHOWN
from ctrecords.gui.screens.write import WriteScreen
from ctrecords.gui.widgets.docket import DocketGroup, DocketRow
from ctrecords.gui.window import Window
from ctrecords.law.docket import Due, Group
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Reminder
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import current, settle, show


@pytest.fixture
def today(window: Window) -> TodayScreen:
    return current(window, TodayScreen)


def _rows(screen: TodayScreen) -> list[DocketRow]:
    return list(screen.list.rows.values())


def _due(screen: TodayScreen, agency: str) -> Due:
    assert screen.found is not None
    return next(due for due in screen.found.rows if due.standing.thread.agency.name.startswith(agency))


def _choose(screen: TodayScreen, agency: str) -> DocketRow:
    row = screen.list.rows[_due(screen, agency).request]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    return row


def _book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def test_the_rows_of_the_picture(today: TodayScreen) -> None:
    assert [(row.due.agency.split()[0], row.due.day, row.due.age) for row in _rows(today)] == [
        ("Alder", "Wed, Nov 25", "2 days left"),
        ("Dogwood", "Fri, Nov 27", "4 days left"),
        ("Birch", "Tue, Nov 17", "6 days ago"),
        ("State", "Fri, Nov 20", "3 days ago"),
        ("Elm", "Fri, Nov 20", "3 days ago"),
        ("Cedar", "Tue, Nov 17", "6 days waiting"),
        ("Fern", "Today", "2:00 pm"),
        ("Linden", "Today", "filed 8:47 am"),
        ("State", "Fri, Nov 20", "3 days ago"),
    ]
    groups = [group.accessibleName() for group in today.list.findChildren(DocketGroup)]
    assert sorted(groups) == sorted(
        [
            "Appeal windows closing, 2",
            "Deemed denied, 2",
            "Promises broken, 1",
            "Fees to answer, 1",
            "Reminders, 1",
            "Replies to read, 2",
        ]
    )
    assert today.header.second.accessibleName() == (
        "Monday, November 23, 2026. 9 things to do. Nearest last day: Wed, Nov 25, Alder"
    )


def test_each_row_names_its_act(today: TodayScreen) -> None:
    assert [row.due.act for row in _rows(today)][:2] == ["Start complaint", "Start complaint"]
    assert today.list.rows[_due(today, "Fern").request].due.act == "Log call"


def test_one_primary_button_for_the_chosen_row(today: TodayScreen) -> None:
    primary = [row.button.property("kind") == "primary" for row in _rows(today)]
    assert primary == [True] + [False] * 8
    _choose(today, "Fern")
    primary = [row.due.agency for row in _rows(today) if row.button.property("kind") == "primary"]
    assert primary == ["Fern Police Department"]


def test_the_days_ahead(today: TodayScreen) -> None:
    assert today.ahead.list.words() == [
        ("Today", "Linden, day 4 of 4"),
        ("Wed, Nov 25", "Alder, last day"),
        ("Fri, Nov 27", "Dogwood, last day"),
        ("Fri, Nov 27", "Hazel, day 4 of 4"),
        ("Wed, Dec 2", "Elm, last day"),
        ("Thu, Dec 17", "Birch and Cedar"),
        ("Fri, Dec 18", "Budget Office, last day"),
    ]
    assert today.ahead.weeks.note.accessibleName() == "Nov 26, Dec 25 closed"
    assert dict(today.ahead.month.words())["Thursday, November 26"] == "closed, Thanksgiving Day"


def test_the_answers_are_those_of_the_chosen_rows_case(today: TodayScreen) -> None:
    assert len(today.ahead.bars.bars) == 8
    assert today.ahead.bars.words()[-1] == ("Alder", "34, waiting")
    today.list.rows[_due(today, "State Budget").request].setFocus(Qt.FocusReason.TabFocusReason)
    assert "Alder" not in dict(today.ahead.bars.words())


def test_arrows_move_and_enter_opens(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    _choose(today, "Alder")
    QTest.keyClick(_rows(today)[0], Qt.Key.Key_Down)
    assert today.list.chosen is not None
    assert today.list.chosen.request == _due(today, "Dogwood").request
    QTest.keyClick(_rows(today)[1], Qt.Key.Key_Return)
    settle(window, qtbot)
    assert current(window, RequestScreen).place.id == _due(today, "Dogwood").request


def test_a_row_that_asks_for_a_letter_opens_it(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    _rows(today)[0].button.click()
    settle(window, qtbot)
    screen = current(window, WriteScreen)
    assert screen.kept.asked() == ("foic-complaint", {}, (_due(today, "Alder").request,))


def test_each_act_opens_its_form(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    today.do_act(_due(today, "Fern"))
    opened(qtbot, today, QuickLog).reject()
    today.do_act(_due(today, "Linden"))
    opened(qtbot, today, Outcomes).reject()
    today.list.choose(_due(today, "Fern"))
    window.run("snooze")
    opened(qtbot, today, Snooze).reject()
    window.run("remind")
    opened(qtbot, today, Remind).reject()
    window.run("log-call")
    opened(qtbot, today, QuickLog).reject()


def test_snooze_is_offered_for_reminders_alone(window: Window, today: TodayScreen) -> None:
    _choose(today, "Alder")
    assert "snooze" not in today.commands()
    assert not window.actions_by_id["snooze"].isEnabled()
    _choose(today, "Fern")
    assert window.actions_by_id["snooze"].isEnabled()


def test_a_reminder_is_done_undone_and_checked(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    book = _book(window)
    due = _due(today, "Alder")
    reminders.remind(book, due.request, book.today(), "Copy the docket")
    settle(window, qtbot)
    fern = _due(today, "Fern")
    menu = today.menu_of(fern)
    assert [act.text() for act in menu.actions()] == [
        "Log call",
        "Write letter",
        "Open request",
        "Remind me",
        "Snooze",
        "Mark done",
    ]
    menu.actions()[-1].trigger()
    settle(window, qtbot)
    assert len(_rows(today)) == 8
    assert today.list.chosen is not None
    assert window.frame is not None
    assert "Reminder done" in window.frame.toast.text.text()
    window.frame.toast.undo.click()
    settle(window, qtbot)
    assert len(_rows(today)) == 9
    history.redo(book)
    settle(window, qtbot)
    assert len(_rows(today)) == 8


def test_a_picked_day_narrows_the_rows(today: TodayScreen) -> None:
    today.ahead.month.pick(date(2026, 11, 25))
    assert [row.due.agency for row in _rows(today)] == ["Alder Police Department"]
    assert today.list.note.text().replace("\xa0", " ") == "Wed, Nov 25: 1 of 9 things to do"
    today.list.all_days.click()
    assert len(_rows(today)) == 9


def test_the_chosen_row_stays_chosen_when_rows_go(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    _choose(today, "Dogwood")
    book = _book(window)
    reminders.done(book, book.store.find(Reminder)[0].id)
    settle(window, qtbot)
    assert today.list.chosen is not None
    assert today.list.chosen.request == _due(today, "Dogwood").request
    today.ahead.month.pick(date(2026, 12, 17))
    assert today.list.chosen.standing.thread.agency.name.startswith("Birch")
    assert [row.selected for row in _rows(today)] == [True, False]


@pytest.mark.parametrize("moved", [True, False])
def test_what_took_the_place_of_the_first_row_is_chosen(today: TodayScreen, *, moved: bool) -> None:
    assert today.found is not None
    first, *others = today.found.rows
    _choose(today, "Alder")
    gone = [*others, replace(first, group=Group.REPLY)] if moved else others
    today.list.show_dues(gone)
    assert [row.selected for row in _rows(today)][:2] == [True, False]
    assert _rows(today)[0].due.agency.startswith("Dogwood")


def test_a_reminder_to_come_is_marked_on_its_day(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    reminders.remind(_book(window), RequestId(7), date(2026, 12, 1), "Ask again")
    settle(window, qtbot)
    assert ("Tue, Dec 1", "Hazel, reminder: Ask again") in today.ahead.list.words()


def test_a_day_without_rows_says_what_is_then(today: TodayScreen) -> None:
    assert today.found is not None
    hazel = date(2026, 11, 27)
    today.found = _without(today, hazel)
    today.ahead.month.pick(hazel)
    assert today.pages.currentWidget() is today.none
    assert "Fri, Nov 27" in today.none.accessibleName()
    assert "Hazel, day 4 of 4." in today.none.accessibleName()
    today.none_act.click()
    assert today.pages.currentWidget() is today.list


def _without(screen: TodayScreen, day: date) -> Docket:
    found = screen.found
    assert found is not None
    on = {mark.request for mark in found.marks if mark.on == day}
    return replace(found, rows=tuple(due for due in found.rows if due.request not in on))


def test_the_first_hundred_then_more(today: TodayScreen) -> None:
    alder = _due(today, "Alder")
    many: list[Due] = []
    for number in range(SHOWN + 30):
        thread = replace(
            alder.standing.thread,
            request=replace(alder.standing.thread.request, id=RequestId(1000 + number)),
        )
        many.append(replace(alder, standing=replace(alder.standing, thread=thread)))
    today.list.show_dues(many)
    assert len(today.list.rows) == SHOWN
    assert today.list.more.text() == "Show 30 more"
    today.list.more.click()
    assert len(today.list.rows) == SHOWN + 30
    assert today.list.more.isHidden()


def test_nothing_due_names_the_next_date(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    assert today.found is not None
    elm = next(mark for mark in today.found.marks if mark.agency.startswith("Elm"))
    today.show_docket(replace(today.found, rows=(), next=elm))
    assert today.empty.accessibleName() == (
        "Nothing due today. The next date is Wed, Dec 2: last day to appeal, Elm Police Department."
    )
    assert today.empty_act.text() == "Open Elm"
    today.empty_act.click()
    settle(window, qtbot)
    assert current(window, RequestScreen).place.id == elm.request


def test_every_row_and_button_is_named(today: TodayScreen) -> None:
    for widget in today.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or widget.toolTip(), widget


class TestStarter:
    """A new casebook: eight drafts, nothing sent."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return casebooks.create(tmp_path / "Starter.casebook").folder

    @pytest.fixture
    def screen(self, preferences: Preferences, folder: Path, qtbot: QtBot) -> tuple[Window, TodayScreen]:
        window = Window(preferences, SCREENS, on=date(2026, 11, 23))
        show(window, folder, qtbot)
        return window, current(window, TodayScreen)

    def test_it_offers_the_eight_letters(self, screen: tuple[Window, TodayScreen], qtbot: QtBot) -> None:
        window, today = screen
        assert today.empty.accessibleName() == NO_DATES
        assert today.empty_act.text() == "Write 8 letters"
        today.empty_act.click()
        settle(window, qtbot)
        assert current(window, LettersScreen).place == Place(Where.LETTERS, 1)

    def test_letters_that_are_made_can_be_marked_sent(
        self, screen: tuple[Window, TodayScreen], qtbot: QtBot
    ) -> None:
        _window, today = screen
        assert today.found is not None
        assert today.found.prepared is not None
        drafts = today.found.prepared.drafts
        waiting = replace(today.found.prepared, drafts=(), ready=drafts[:1])
        today.show_docket(replace(today.found, prepared=waiting))
        assert today.empty_act.text() == "Mark 1 letter sent"
        today.empty_act.click()
        opened(qtbot, today, MarkSent).reject()

    def test_an_empty_casebook_offers_a_request(self, screen: tuple[Window, TodayScreen]) -> None:
        _window, today = screen
        assert today.found is not None
        today.show_docket(replace(today.found, prepared=None))
        assert today.empty_act.text() == "New request"


def test_a_request_logged_elsewhere_shows_here(window: Window, today: TodayScreen, qtbot: QtBot) -> None:
    book = _book(window)
    reminders.done(book, book.store.find(Reminder)[0].id)
    settle(window, qtbot)
    assert len(_rows(today)) == 8
    assert requests.show(book, RequestId(8)).thread.reminders[0].done_on == book.today()


def _weeks_later(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        since.leave(book)


def test_what_fell_due_meanwhile_is_told_leads_there_and_goes(
    preferences: Preferences, practice_folder: Path, qtbot: QtBot
) -> None:
    _weeks_later(practice_folder)
    window = Window(preferences, SCREENS, on=date(2026, 12, 5))
    show(window, practice_folder, qtbot)
    screen = current(window, TodayScreen)
    assert screen.since.isVisible()
    assert (
        screen.since.title.text().replace("\N{NO-BREAK SPACE}", " ")
        == "Since you were last here, Mon, Nov 23"
    )
    assert len(screen.since.rows) == 5
    first = screen.since.rows[0].findChild(QPushButton)
    assert isinstance(first, QPushButton)
    assert first.text() == "Alder"
    assert first.accessibleName() == "Open Alder Police Department: Appeal window closed Wed, Nov 25"
    first.click()
    settle(window, qtbot)
    assert current(window, RequestScreen).place.id
    window.run("back")
    settle(window, qtbot)
    assert screen.since.isVisible()
    screen.since.shut.click()
    assert not screen.since.isVisible()
    assert window.focusWidget() is screen.first_focus()
    window.show_place(Place(Where.AGENCIES))
    window.show_place(Place(Where.TODAY))
    settle(window, qtbot)
    assert not screen.since.isVisible()


def test_nothing_is_told_when_nothing_fell_due(
    preferences: Preferences, practice_folder: Path, qtbot: QtBot
) -> None:
    _weeks_later(practice_folder)
    window = Window(preferences, SCREENS)
    show(window, practice_folder, qtbot)
    assert not current(window, TodayScreen).since.isVisible()
    window.close()
    with casebooks.open_book(practice_folder) as book:
        assert since.last_seen(book) == date(2026, 11, 23)
