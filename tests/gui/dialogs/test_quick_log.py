"""Logging a call from anywhere with the keyboard alone, its next step, and what is refused."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, requests
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.quick_log import QuickLog, open_quick_log
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, Direction
from tests.gui.dialogs.asking import opened, press

FERN = RequestId(8)


def _ask(
    qtbot: QtBot, practice: Desk, over: QWidget, request: RequestId | None = None
) -> tuple[QuickLog, list[str]]:
    said: list[str] = []
    open_quick_log(practice, over, said.append, request=request)
    return opened(qtbot, over, QuickLog), said


def test_a_call_with_its_next_step_is_one_act(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over)
    assert dialog.focusWidget() is dialog.request
    QTest.keyClicks(dialog.request, "fern")
    dialog.person.setText("Records Clerk")
    dialog.voicemail.setChecked(True)
    dialog.summary.setText("Asked about file 7.")
    dialog.when.set_text("3:40 pm")
    dialog.next_step.setText("Call again")
    dialog.remind_on.set_text("Nov 30")
    press(qtbot, practice, dialog)
    assert said == ["Call logged, Fern Police Department"]
    thread = requests.show(practice.casebook, FERN).thread
    event = thread.entries[-1].event
    assert (event.channel, event.direction, event.happened_at) == (Channel.CALL, Direction.OUT, "15:40")
    assert (event.person, event.voicemail) == ("Records Clerk", True)
    assert [row.text for row in thread.reminders][-1] == "Call again"
    history.undo(practice.casebook)
    after = requests.show(practice.casebook, FERN).thread
    assert len(after.entries) == len(thread.entries) - 1
    assert len(after.reminders) == len(thread.reminders) - 1
    history.redo(practice.casebook)
    assert requests.show(practice.casebook, FERN).thread.entries == thread.entries


def test_the_request_looked_at_is_chosen_already(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, _said = _ask(qtbot, practice, over, FERN)
    assert dialog.chosen().request == FERN
    assert dialog.focusWidget() is dialog.person


@pytest.mark.parametrize(
    ("typed", "what"), [("", "It is not said which request."), ("cedar", "2 requests fit “cedar”.")]
)
def test_an_unclear_request_is_asked_about(
    qtbot: QtBot, practice: Desk, over: QWidget, typed: str, what: str
) -> None:
    dialog, said = _ask(qtbot, practice, over)
    dialog.request.setCurrentText(typed)
    dialog.summary.setText("Something")
    press(qtbot, practice, dialog)
    assert not said
    assert dialog.wrong.text() == f"{what} Type a few letters of the agency and choose from the list."


def test_a_call_about_nothing_is_refused(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, FERN)
    press(qtbot, practice, dialog)
    assert not said
    assert dialog.wrong.text() == "Nothing is written about the call. Say it in a few words."


def test_a_next_step_without_its_day_is_refused(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, FERN)
    dialog.summary.setText("Spoke")
    dialog.next_step.setText("Call again")
    press(qtbot, practice, dialog)
    assert not said
    assert "needs its day" in dialog.wrong.text()


def test_a_digit_chooses_the_kind_and_words_go_on_to_the_field(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    dialog, _said = _ask(qtbot, practice, over, FERN)
    dialog.kind.take_focus()
    QTest.keyClicks(dialog.kind.buttons["call"], "2")
    assert dialog.kind.chosen() == "mail"
    assert dialog.side.chosen() == "in"
    assert dialog.send_button.text() == "Log letter"
    assert not dialog.voicemail.isVisible()
    dialog.kind.take_focus()
    QTest.keyClicks(dialog.kind.buttons["mail"], "R")
    assert dialog.person.text() == "R"


def test_a_note_has_no_direction(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, _said = _ask(qtbot, practice, over, FERN)
    dialog.kind.choose("note")
    dialog.summary.setText("Ask the town clerk instead")
    press(qtbot, practice, dialog)
    event = requests.show(practice.casebook, FERN).thread.entries[-1].event
    assert (event.channel, event.direction) == (Channel.NOTE, Direction.NONE)
