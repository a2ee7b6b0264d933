"""One request on screen: the rows of the picture, every act, keyboard, empty, error, and undo from the toast."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import reminders, requests
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.answer_fee import AnswerFee
from ctrecords.gui.dialogs.correct import Correct
from ctrecords.gui.dialogs.mark_sent import MarkSent
from ctrecords.gui.dialogs.outcomes import Outcomes
from ctrecords.gui.dialogs.override import OwnDate
from ctrecords.gui.dialogs.quick_log import QuickLog
from ctrecords.gui.dialogs.remind import Remind, Snooze
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.looks import size_words
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens import request_seen, requests_found
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.widgets import taborder
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.timeline import Disc
from ctrecords.gui.window import Window
from ctrecords.model.event import Event
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Case, Reminder

Open = Callable[[int], RequestScreen]
CEDAR, BIRCH, LINDEN, FERN, DRAFT = 4, 5, 6, 8, 13


@pytest.fixture
def desk(practice_desk: Desk) -> Desk:
    return practice_desk


@pytest.fixture
def show(open_request: Open) -> Open:
    return open_request


def _said(screen: RequestScreen) -> list[str]:
    said: list[str] = []
    screen.did.connect(said.append)
    return said


def _dialog(qtbot: QtBot, screen: QWidget, kind: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in screen.findChildren(kind)))


def test_it_shows_the_rows_of_the_picture(show: Open) -> None:
    screen = show(CEDAR)
    assert screen.header.title.accessibleName() == "Cedar Police Department"
    assert (
        screen.header.second.accessibleName()
        == "Plate readers and ICE, request 4 of 8. Sent Tue, Nov 10 by e-mail"
    )
    assert [row.accessibleName() for row in screen.thread_view.rows] == [
        "Request sent by e-mail, Tue, Nov 10, 10:12 am",
        "Acknowledged, Thu, Nov 12, 3:40 pm",
        "Call with the Records Clerk, Fri, Nov 13, 11:05 am",
        "Fee estimate, $312.50, Tue, Nov 17, letter",
        "Deemed denied, end of Tue, Nov 17",
        "E-mail with 3 files, Thu, Nov 19, 4:52 pm",
        "Written denial of item 4, Fri, Nov 20, letter",
    ]
    assert screen.standing.accessibleName() == (
        "Deemed denied Tue, Nov 17. Appeal by Thu, Dec 17. Yours to act."
    )
    assert [chip.look.text for chip in screen.standing.findChildren(Chip)] == [
        "Producing",
        "Partly provided",
        "24 days to appeal",
        "Fee asked, $312.50",
    ]


def test_the_panel_shows_items_count_fees_and_exemptions(show: Open) -> None:
    panel = show(CEDAR).panel
    chips = [chip.look.text for chip in panel.items.findChildren(Chip)]
    assert chips == ["With redactions", "Provided", "With redactions", "Denied", "Not addressed", "Awaiting"]
    assert panel.count.accessibleDescription().splitlines()[6] == (
        "4 Tue, Nov 17: Business day 4, deemed denied"
    )
    assert [chip.look.text for chip in panel.exemptions.findChildren(Chip)] == [
        "§ 1-210(b)(3)(E)",
        "None cited",
    ]
    assert not panel.reminders.isVisible()


def test_the_denial_the_app_counted_is_ringed_red(show: Open) -> None:
    assert show(CEDAR).thread_view.rows[4]._disc is Disc.APP  # pyright: ignore[reportPrivateUsage]  # only painted


def test_an_act_that_writes_a_letter_is_the_primary_button(show: Open) -> None:
    screen, asked = show(BIRCH), list[Place]()
    screen.go.connect(asked.append)
    assert screen.acts.next.isVisible()
    assert screen.acts.reply.text() == "Log reply"
    screen.commands()["next-act"]()
    screen.commands()["write"]()
    assert asked == [Place(Where.WRITE, screen.place.id, 1)] * 2


@pytest.mark.parametrize(
    ("number", "act", "kind"),
    [
        (DRAFT, "Mark sent", MarkSent),
        (CEDAR, "Answer fee", AnswerFee),
        (LINDEN, "Read reply", Outcomes),
        (FERN, "Log call", QuickLog),
        (7, "Log reply", Outcomes),
    ],
)
def test_the_next_act_is_one_button(
    qtbot: QtBot, show: Open, number: int, act: str, kind: type[QWidget]
) -> None:
    screen = show(number)
    assert screen.acts.next.text() == act
    screen.commands()["next-act"]()
    _dialog(qtbot, screen, kind)


def test_a_request_not_sent_yet_shows_the_letter_that_waits(qtbot: QtBot, show: Open) -> None:
    screen = show(DRAFT)
    assert screen.pages.currentIndex() == 0
    names = [one.text() for one in screen.waiting.buttons]
    assert names == ["Open letter", "Send letter", "Mark sent", "Give up letter"]
    assert screen.first_focus() is screen.waiting.buttons[0]
    assert not screen.acts.outcomes.isEnabled()
    QTest.keyClick(screen.waiting.buttons[2], Qt.Key.Key_Space)
    _dialog(qtbot, screen, MarkSent)


def test_a_first_letter_given_up_leaves_a_draft_with_its_act(qtbot: QtBot, show: Open) -> None:
    screen = show(DRAFT)
    said: list[str] = []
    screen.did.connect(said.append)
    screen.waiting.buttons[-1].click()
    qtbot.waitUntil(lambda: bool(said))
    screen.load()
    qtbot.waitUntil(lambda: screen.pages.currentIndex() == 1)
    assert screen.first_act.isVisible()
    assert screen.first_focus() is screen.first_act


def test_a_draft_goes_to_the_letters(starter_book: Casebook, qtbot: QtBot) -> None:
    jobs = Jobs()
    screen = RequestScreen(Desk(casebook=starter_book, jobs=jobs))
    qtbot.addWidget(screen)
    screen.show()
    went: list[Place] = []
    screen.go.connect(went.append)
    screen.visit(Place(Where.REQUEST, 1))
    qtbot.waitUntil(lambda: screen.seen is not None)
    assert screen.acts.next.text() == "Write first letter"
    screen.do_next()
    assert went == [Place(Where.LETTERS, 1, 1)]
    jobs.stop()


def test_a_call_is_logged_from_the_foot_by_keyboard(qtbot: QtBot, desk: Desk, show: Open) -> None:
    screen = show(CEDAR)
    said = _said(screen)
    screen.commands()["log"]()
    bar = screen.log_bar
    assert screen.focusWidget() is bar.kind.buttons["call"]
    QTest.keyClicks(bar.kind.buttons["call"], "3")
    assert screen.focusWidget() is bar.text
    QTest.keyClicks(bar.text, "Spoke about the log")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Call logged, Cedar Police Department"]
    assert not bar.text.text()
    event = requests.show(desk.casebook, RequestId(CEDAR)).thread.entries[-1].event
    assert (event.summary, event.happened_on) == ("Spoke about the log", desk.today)


def test_an_ambiguous_day_is_asked_about_and_nothing_is_logged(desk: Desk, show: Open) -> None:
    screen = show(CEDAR)
    before = desk.casebook.store.count(Event)
    screen.log_bar.when.set_text("3/4/26")
    screen.log_bar.text.setText("Spoke")
    screen.log_bar.send.click()
    assert "could be" in screen.log_bar.when.wrong.text()
    assert screen.log_bar.text.text() == "Spoke"
    assert desk.casebook.store.count(Event) == before


def test_a_reply_before_the_sending_is_refused_at_the_foot(qtbot: QtBot, show: Open) -> None:
    screen = show(CEDAR)
    screen.log_bar.kind.choose("email")
    screen.log_bar.when.set_text("Nov 2")
    screen.log_bar.send.click()
    qtbot.waitUntil(screen.log_bar.wrong.isVisible)
    assert "before R-4 was sent" in screen.log_bar.wrong.text()


def test_what_was_being_written_waits_at_its_request(show: Open) -> None:
    show(CEDAR).log_bar.text.setText("Half a sentence")
    assert show(LINDEN).log_bar.text.text() == ""
    assert show(CEDAR).log_bar.text.text() == "Half a sentence"


def test_enter_on_an_event_corrects_it_and_on_an_unread_reply_reads_it(qtbot: QtBot, show: Open) -> None:
    screen = show(CEDAR)

    def chosen() -> bool:
        screen.thread_view.rows[2].setFocus(Qt.FocusReason.TabFocusReason)
        return screen.thread_view.rows[2].selected

    qtbot.waitUntil(chosen)
    assert screen.acts.correct.isEnabled()
    QTest.keyClick(screen.thread_view.rows[2], Qt.Key.Key_Return)
    _dialog(qtbot, screen, Correct)
    screen = show(LINDEN)
    QTest.keyClick(screen.thread_view.rows[-1], Qt.Key.Key_Return)
    _dialog(qtbot, screen, Outcomes)


def test_a_place_can_name_the_event_it_means(qtbot: QtBot, desk: Desk, show: Open) -> None:
    screen = show(LINDEN)
    event = requests.show(desk.casebook, RequestId(CEDAR)).thread.entries[1].event.id
    screen.visit(Place(Where.REQUEST, CEDAR, event))
    qtbot.waitUntil(lambda: screen.title == "Cedar Police Department")
    assert [row.selected for row in screen.thread_view.rows].index(True) == 1


def test_reminders_are_set_snoozed_and_done(qtbot: QtBot, show: Open) -> None:
    screen = show(FERN)
    said = _said(screen)
    screen.commands()["remind"]()
    _dialog(qtbot, screen, Remind)
    screen.commands()["snooze"]()
    _dialog(qtbot, screen, Snooze)
    assert screen.seen is not None
    screen.panel.done.emit(screen.seen.waiting[0])
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Reminder done")


def test_without_a_reminder_there_is_nothing_to_snooze(show: Open) -> None:
    assert "snooze" not in show(CEDAR).commands()


def test_a_date_is_changed_from_the_count(qtbot: QtBot, show: Open) -> None:
    screen = show(CEDAR)
    screen.panel.counted.act.click()
    _dialog(qtbot, screen, OwnDate)


def test_personnel_files_have_ten_days(qtbot: QtBot, desk: Desk, show: Open) -> None:
    screen = show(CEDAR)
    assert not screen.acts.personnel.isChecked()
    screen.acts.personnel.trigger()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())
    response = requests.show(desk.casebook, RequestId(CEDAR)).clocks.response
    assert response is not None
    assert response.deadline.id == "personnel_response"


def test_it_reloads_when_something_it_shows_changed(qtbot: QtBot, desk: Desk, show: Open) -> None:
    screen = show(CEDAR)
    reminders.remind(desk.casebook, RequestId(CEDAR), date(2026, 12, 1), "Look again")
    screen.on_changed(frozenset({Reminder}))
    qtbot.waitUntil(screen.panel.reminders.isVisible)


def test_tab_walks_from_the_head_through_the_thread_to_the_panel(qtbot: QtBot, show: Open) -> None:
    screen = show(CEDAR)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in screen.thread_view.rows))
    walked = taborder.stops(screen)
    rows = [walked.index(row) for row in screen.thread_view.rows]
    assert rows == sorted(rows)
    stops = (screen.acts.reply, screen.thread_view.rows[0], screen.log_bar.text, screen.panel.items.act)
    assert [walked.index(stop) for stop in stops] == sorted(walked.index(stop) for stop in stops)


def test_everything_that_takes_the_keyboard_has_a_name(show: Open) -> None:
    screen = show(CEDAR)
    takes = [
        w for w in screen.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
    ]
    assert [w for w in takes if not w.accessibleName()] == []


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (840, "840 bytes"), (8_204, "8 kB"), (2_340_000, "2.3 MB")]
)
def test_a_size_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_toast_takes_an_act_back(practice_folder: Path, preferences: Preferences, qtbot: QtBot) -> None:
    window = Window(preferences, (RequestScreen,))
    qtbot.addWidget(window)
    window.show()
    window.open_casebook(practice_folder)
    qtbot.waitUntil(lambda: window.frame is not None)
    frame = window.frame
    assert frame is not None
    window.show_place(Place(Where.REQUEST, CEDAR))
    screen = frame.current
    assert isinstance(screen, RequestScreen)
    qtbot.waitUntil(lambda: screen.seen is not None and len(screen.thread_view.rows) == 7)
    screen.log_bar.text.setText("Spoke")
    screen.log_bar.send.click()
    qtbot.waitUntil(lambda: len(screen.thread_view.rows) == 8)
    qtbot.waitUntil(frame.toast.isVisible)
    frame.toast.undo.click()
    qtbot.waitUntil(lambda: len(screen.thread_view.rows) == 7)
    qtbot.waitUntil(lambda: not window.jobs.is_busy())
    window.close()


def test_requests_are_counted_as_their_case_lists_them(practice_book: Casebook) -> None:
    for case in practice_book.store.find(Case):
        rows = requests_found.gather(practice_book, case.id).rows
        for at, row in enumerate(rows, start=1):
            seen = request_seen.gather(practice_book, RequestId(row.id))
            assert (seen.number, seen.among) == (at, len(rows))
