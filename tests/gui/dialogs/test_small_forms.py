"""Reminders, own dates and corrections: each set, refused, and taken back."""

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, reminders, requests
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.correct import Correct, open_correct
from ctrecords.gui.dialogs.override import OwnDate, open_override
from ctrecords.gui.dialogs.remind import Remind, Snooze, later, mark_done, open_remind, open_snooze
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Reminder
from tests.gui.dialogs.asking import opened, press

CEDAR = RequestId(4)
FERN = RequestId(8)


def _reminder(practice: Desk) -> Reminder:
    return requests.show(practice.casebook, FERN).thread.reminders[0]


def test_the_usual_days_are_no_weekend(practice: Desk) -> None:
    working = reminders.next_working_day(practice.casebook)
    assert [(text, day.isoformat()) for _key, text, day in later(practice.today, working)] == [
        ("Tomorrow", "2026-11-24"),
        ("Next week", "2026-11-30"),
        ("In 30 days", "2026-12-23"),
    ]


def test_the_next_working_day_is_no_holiday(practice: Desk) -> None:
    practice.casebook.on = date(2026, 11, 25)
    working = reminders.next_working_day(practice.casebook)
    assert later(practice.casebook.today(), working)[0] == ("near", "Next working day", date(2026, 11, 27))


def test_a_reminder_is_set_on_any_day(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_remind(practice, over, CEDAR, "Cedar Police Department", said.append)
    dialog = opened(qtbot, over, Remind)
    press(qtbot, practice, dialog)
    assert dialog.wrong.text() == "A reminder needs a few words. Say what to do."
    dialog.text.setText("Look again")
    dialog.when.day.set_text("Feb 3, 2027")
    dialog.at.set_text("2 pm")
    press(qtbot, practice, dialog)
    assert said == ["Reminder set for Wed, Feb 3, 2027"]
    row = requests.show(practice.casebook, CEDAR).thread.reminders[-1]
    assert (row.on.isoformat(), row.at, row.text) == ("2027-02-03", "14:00", "Look again")
    history.undo(practice.casebook)
    assert not requests.show(practice.casebook, CEDAR).thread.reminders


def test_a_usual_day_fills_the_field(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    open_remind(practice, over, CEDAR, "Cedar", lambda _said: None)
    dialog = opened(qtbot, over, Remind)
    dialog.when.usual.choose("week")
    assert dialog.when.day.line.text() == "Mon, Nov 30"


def test_a_day_typed_lets_the_usual_one_go(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    open_remind(practice, over, CEDAR, "Cedar", lambda _said: None)
    dialog = opened(qtbot, over, Remind)
    assert dialog.when.usual.chosen() == "near"
    dialog.when.day.line.selectAll()
    QTest.keyClicks(dialog.when.day.line, "Dec 4")
    assert dialog.when.usual.chosen() == ""
    dialog.when.usual.choose("near")
    assert dialog.when.day.line.text() == "Tue, Nov 24"


def test_a_reminder_waits_and_comes_back(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_snooze(practice, over, _reminder(practice), said.append)
    press(qtbot, practice, opened(qtbot, over, Snooze))
    assert said == ["Reminder moved to Tue, Nov 24"]
    history.undo(practice.casebook)
    assert _reminder(practice).on == practice.today


def test_a_reminder_is_done(qtbot: QtBot, practice: Desk) -> None:
    said: list[str] = []
    mark_done(practice, _reminder(practice), said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Reminder done: Call Records about the column headings in file 7"]
    assert _reminder(practice).done_on == practice.today
    history.undo(practice.casebook)
    assert _reminder(practice).done_on is None


def test_an_own_date_stands_beside_the_counted_one(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_override(practice, over, requests.show(practice.casebook, CEDAR), said.append)
    dialog = opened(qtbot, over, OwnDate)
    assert dialog.running().deadline.id == "appeal"
    assert "Thu, Dec 17, § 1-206(b)(1)" in dialog.counted.text().replace("\xa0", " ").replace("\u2011", "-")
    assert not dialog.back.isVisible()
    dialog.own.set_text("Dec 10")
    press(qtbot, practice, dialog)
    assert dialog.wrong.text() == "A date of your own needs a reason. Say why, in a few words."
    dialog.reason.setText("I am away after that")
    press(qtbot, practice, dialog)
    assert said == ["Your date, Thu, Dec 10, kept beside the counted one"]
    appeal = requests.show(practice.casebook, CEDAR).appeal
    assert appeal is not None
    assert (appeal.file_by.isoformat(), appeal.deadline.file_by.isoformat()) == ("2026-12-10", "2026-12-17")


def test_an_own_date_is_taken_back(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    requests.set_override(practice.casebook, CEDAR, "appeal", practice.today, "Sooner")
    said: list[str] = []
    open_override(practice, over, requests.show(practice.casebook, CEDAR), said.append)
    dialog = opened(qtbot, over, OwnDate)
    assert dialog.reason.text() == "Sooner"
    dialog.back.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Your date taken back"]
    assert not requests.show(practice.casebook, CEDAR).thread.overrides


def test_typing_is_corrected_and_the_old_words_stay_in_history(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    event = requests.show(practice.casebook, CEDAR).thread.entries[2].event
    said: list[str] = []
    open_correct(practice, over, "Call with the Records Clerk", event, said.append)
    dialog = opened(qtbot, over, Correct)
    dialog.on.set_text("Dec 24")
    press(qtbot, practice, dialog)
    assert "still to come" in dialog.wrong.text()
    dialog.on.set_text("Nov 16")
    dialog.summary.setPlainText("Items 1 and 2 are easy.")
    press(qtbot, practice, dialog)
    assert said == ["Corrected: call with the Records Clerk"]
    after = requests.show(practice.casebook, CEDAR).thread.entries[2].event
    assert (after.happened_on.isoformat(), after.summary) == ("2026-11-16", "Items 1 and 2 are easy.")
    assert len(practice.casebook.store.history(type(event), event.id)) == 2
    history.undo(practice.casebook)
    assert requests.show(practice.casebook, CEDAR).thread.entries[2].event == event
