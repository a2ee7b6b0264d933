"""Narrowing, referrals, moved events, numbers, notes and tags: each filled in, refused, kept, and undone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, notes, requests
from ctrecords.actions.notes import Subject
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.move_event import MoveEvent, open_move
from ctrecords.gui.dialogs.narrow import Narrow, open_narrow
from ctrecords.gui.dialogs.note import WriteNote, open_note, remove_note
from ctrecords.gui.dialogs.notes import open_notes
from ctrecords.gui.dialogs.numbers import Numbers, open_numbers
from ctrecords.gui.dialogs.quick_log import QuickLog, open_quick_log
from ctrecords.gui.dialogs.referral import FollowReferral, open_referral
from ctrecords.law.standing import Standing
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import NoteKind, Outcome, TrackingKind
from tests.gui.dialogs.asking import opened, press

CEDAR, BIRCH, FERN = RequestId(4), RequestId(5), RequestId(8)


def _show(practice: Desk, request: RequestId = CEDAR) -> Standing:
    return requests.show(practice.casebook, request)


def test_an_item_gets_new_words_and_another_is_dropped(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_narrow(practice, over, CEDAR, said.append)
    dialog = opened(qtbot, over, Narrow)
    assert [item.state.item.number for item in dialog.items] == [5, 6]
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("Nothing is narrowed.")
    dialog.items[0].words.setPlainText("Retention settings only")
    dialog.items[1].drop.setChecked(True)
    press(qtbot, practice, dialog)
    assert said == ["New wording logged, Cedar Police Department"]
    states = _show(practice).items
    assert (states[4].text, states[4].reworded) == ("Retention settings only", practice.today)
    assert states[5].outcome is Outcome.WITHDRAWN
    history.undo(practice.casebook)
    assert _show(practice).items[4].versions == ()


def test_a_referral_makes_a_linked_draft(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_referral(practice, over, CEDAR, said.append)
    dialog = opened(qtbot, over, FollowReferral)
    assert [number for number, box in dialog.items.items() if box.isChecked()] == [5, 6]
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("It is not said which agency.")
    dialog.agency.setCurrentText("Birch")
    dialog.items[5].setChecked(False)
    press(qtbot, practice, dialog)
    assert said == ["R-14 made, a draft to send"]
    assert _show(practice, RequestId(14)).thread.agency.name == "Birch Police Department"
    assert _show(practice).items[5].outcome is Outcome.REFERRED
    history.undo(practice.casebook)
    assert _show(practice).items[5].outcome is Outcome.AWAITING


def test_an_event_moves_to_the_request_it_names(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    event = _show(practice).thread.entries[2].event
    said: list[str] = []
    open_move(practice, over, "Call with the Records Clerk", event, said.append)
    dialog = opened(qtbot, over, MoveEvent)
    dialog.request.setCurrentText("Birch")
    dialog.reason.setText("Wrong town")
    press(qtbot, practice, dialog)
    assert said == ["Moved to Birch Police Department"]
    assert event.id in {entry.event.id for entry in _show(practice, BIRCH).thread.entries}
    history.undo(practice.casebook)
    assert event.id in {entry.event.id for entry in _show(practice).thread.entries}


def test_a_number_is_added_and_ended(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_numbers(practice, over, _show(practice), said.append)
    dialog = opened(qtbot, over, Numbers)
    press(qtbot, practice, dialog)
    assert "cannot be a number" in dialog.wrong.text()
    dialog.kind.setCurrentIndex(dialog.kind.findData(TrackingKind.PORTAL))
    dialog.number.setText("W003")
    press(qtbot, practice, dialog)
    open_numbers(practice, over, _show(practice), said.append)
    dialog = opened(qtbot, over, Numbers)
    [end] = dialog.enders.values()
    assert end.accessibleName() == "End number W003"
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["Number W003 added", "Number W003 ended"]
    [row] = _show(practice).thread.trackings
    assert (row.kind, row.ended_on) == (TrackingKind.PORTAL, practice.today)


def test_a_note_is_kept_changed_and_removed(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    about = Subject(request=CEDAR)
    open_note(practice, over, about, "Cedar", said.append)
    dialog = opened(qtbot, over, WriteNote)
    press(qtbot, practice, dialog)
    assert dialog.wrong.text() == "A note needs a few words. Type the note."
    dialog.text.setPlainText("The clerk is new.")
    dialog.kind.choose("told")
    press(qtbot, practice, dialog)
    [row] = notes.notes(practice.casebook, about)
    assert (row.text, row.kind, row.private) == ("The clerk is new.", NoteKind.TOLD, True)
    open_note(practice, over, about, "Cedar", said.append, note=row)
    dialog = opened(qtbot, over, WriteNote)
    assert dialog.kind.chosen() == "told"
    dialog.shared.setChecked(True)
    press(qtbot, practice, dialog)
    [row] = notes.notes(practice.casebook, about)
    assert not row.private
    remove_note(practice, row, said.append)
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said == ["Note kept, Cedar", "Note changed, Cedar", "Note removed"]
    history.undo(practice.casebook)
    assert notes.notes(practice.casebook, about) == [row]


def test_the_notes_on_a_case_are_shown_with_room_for_one_more(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    said: list[str] = []
    about = Subject(case=CaseId(1))
    notes.write(practice.casebook, about, "Ask the state first.")
    open_notes(practice, over, about, "Plate readers", said.append)
    dialog = opened(qtbot, over, WriteNote)
    names = [made.accessibleName() for made in dialog.findChildren(QPushButton)]
    assert "Change note: Ask the state first." in names
    dialog.text.setPlainText("Then the towns.")
    press(qtbot, practice, dialog)
    assert [row.text for row in notes.notes(practice.casebook, about)] == [
        "Ask the state first.",
        "Then the towns.",
    ]
    open_notes(practice, over, about, "Plate readers", said.append)
    dialog = opened(qtbot, over, WriteNote)
    remove = next(
        made for made in dialog.findChildren(QPushButton) if "Remove note: Then" in made.accessibleName()
    )
    remove.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["Note kept, Plate readers", "Note removed"]
    assert len(notes.notes(practice.casebook, about)) == 1


def test_a_logged_call_marks_its_reminder_done(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_quick_log(practice, over, said.append, request=FERN)
    dialog = opened(qtbot, over, QuickLog)
    assert dialog.settles.isChecked()
    assert dialog.settles.text() == "Mark done: Call Records about the column headings in file 7"
    dialog.summary.setText("They will look it up.")
    press(qtbot, practice, dialog)
    assert [row.done_on for row in _show(practice, FERN).thread.reminders] == [practice.today]
    history.undo(practice.casebook)
    assert [row.done_on for row in _show(practice, FERN).thread.reminders] == [None]
