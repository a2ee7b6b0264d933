"""What did they answer: by letters, with a section for one item, of a reply on file and of a new one."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, requests
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.outcomes import Outcomes, open_outcomes
from ctrecords.gui.widgets.message import Message
from ctrecords.model.ids import EventId, RequestId
from ctrecords.model.kinds import Outcome
from tests.gui.dialogs.asking import opened, press

LINDEN = RequestId(6)
CEDAR = RequestId(4)


def _ask(
    qtbot: QtBot, practice: Desk, over: QWidget, request: RequestId, event: EventId | None = None
) -> tuple[Outcomes, list[str]]:
    said: list[str] = []
    open_outcomes(practice, over, request, said.append, event=event)
    return opened(qtbot, over, Outcomes), said


def _unread(practice: Desk) -> EventId:
    return requests.show(practice.casebook, LINDEN).happened.unread()[0].event.id


def _outcomes(practice: Desk, request: RequestId) -> list[Outcome]:
    return [state.outcome for state in requests.show(practice.casebook, request).items]


def test_six_letters_answer_six_items(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, LINDEN, _unread(practice))
    for letter, row in zip("PPPDNW", dialog.rows, strict=True):
        assert dialog.focusWidget() is row.box
        QTest.keyClicks(row.box, letter.lower())
    dialog.rows[3].section.setEditText("§ 1-210(b)(3)(E)  unknown investigative techniques")
    dialog.quotation.setText("Would disclose techniques.")
    dialog.page.set_text("2")
    press(qtbot, practice, dialog)
    assert said == ["Reply of Linden State University read"]
    given = [Outcome.PROVIDED] * 3 + [Outcome.DENIED, Outcome.NOT_ADDRESSED, Outcome.AWAITING]
    assert _outcomes(practice, LINDEN) == given
    denied = requests.show(practice.casebook, LINDEN).thread.entries[-1].effects
    assert [(e.section, e.quotation, e.page) for e in denied if e.section] == [
        ("1-210(b)(3)(E)", "Would disclose techniques.", 2)
    ]
    history.undo(practice.casebook)
    assert requests.show(practice.casebook, LINDEN).happened.unread()
    history.redo(practice.casebook)
    assert _outcomes(practice, LINDEN) == given


def test_each_withheld_item_has_its_own_section(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, _said = _ask(qtbot, practice, over, LINDEN, _unread(practice))
    dialog.rows[0].box.choose(Outcome.PROVIDED_WITH_REDACTIONS)
    dialog.rows[1].box.choose(Outcome.DENIED)
    dialog.rows[1].section.setEditText("1-217")
    press(qtbot, practice, dialog)
    states = requests.show(practice.casebook, LINDEN).items
    assert [states[0].section, states[1].section] == ["", "1-217"]


def test_a_chosen_section_is_shown_from_its_beginning(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, _said = _ask(qtbot, practice, over, LINDEN, _unread(practice))
    dialog.rows[1].box.choose(Outcome.DENIED)
    section = dialog.rows[1].section
    line = section.lineEdit()
    assert line is not None
    found = section.findText("§ 1-210(b)(3)(E)", Qt.MatchFlag.MatchStartsWith)
    section.setCurrentIndex(found)
    section.activated.emit(found)
    qtbot.waitUntil(lambda: line.cursorPosition() == 0)
    assert dialog.rows[1].code() == "1-210(b)(3)(E)"


@pytest.mark.parametrize("typed", ["(b)(3)(E)", "None cited(b)(3)(E)", "1-210(b)(3)(e)", "1-210 (b)(3)(E)"])
def test_a_section_is_known_by_how_it_ends(qtbot: QtBot, practice: Desk, over: QWidget, typed: str) -> None:
    dialog, _said = _ask(qtbot, practice, over, LINDEN, _unread(practice))
    row = dialog.rows[1]
    row.box.choose(Outcome.DENIED)
    line = row.section.lineEdit()
    assert line is not None
    QApplication.sendEvent(row.section, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    qtbot.waitUntil(lambda: line.selectedText() == "None cited")  # what is typed takes its place
    row.section.setEditText(typed)
    assert row.code() == "1-210(b)(3)(E)"


def test_nothing_said_is_refused_in_the_form(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, LINDEN, _unread(practice))
    press(qtbot, practice, dialog)
    assert not said
    assert dialog.wrong.text().startswith("Nothing was said of any item.")


def test_a_new_reply_is_logged_with_its_date_fee_and_promise(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    dialog, said = _ask(qtbot, practice, over, CEDAR)
    dialog.when.set_text("Nov 23, 8 am")
    dialog.way.choose("mail")
    dialog.acknowledged.setChecked(True)
    dialog.rows[5].box.choose(Outcome.NO_RESPONSIVE_RECORDS)
    dialog.promised.set_text("Dec 1")
    dialog.fee.set_text("$12.50")
    dialog.pages.set_text("25")
    press(qtbot, practice, dialog)
    assert said == ["Reply of Cedar Police Department logged"]
    standing = requests.show(practice.casebook, CEDAR)
    assert standing.items[5].outcome is Outcome.NO_RESPONSIVE_RECORDS
    assert standing.asked == 1250
    assert [claim.on.isoformat() for claim in standing.clocks.claims] == ["2026-12-01"]
    history.undo(practice.casebook)
    assert not requests.show(practice.casebook, CEDAR).clocks.claims


def test_a_reply_before_the_request_is_refused(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, CEDAR)
    dialog.when.set_text("Nov 2")
    dialog.rows[0].box.choose(Outcome.PROVIDED)
    press(qtbot, practice, dialog)
    assert not said
    assert "That is before R-4 was sent" in dialog.wrong.text()


def test_delete_says_nothing_of_an_item_and_the_section_goes(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    dialog, _said = _ask(qtbot, practice, over, CEDAR)
    row = dialog.rows[0]
    row.box.choose(Outcome.DENIED)
    assert row.section.isVisible()
    assert dialog.quotation.isVisible()
    QTest.keyClick(row.box, Qt.Key.Key_Delete)
    assert not row.section.isVisible()
    assert not dialog.quotation.isVisible()
    assert row.outcome() is None


@pytest.mark.parametrize("text", ["twelve", "-3"])
def test_an_amount_that_is_none_is_refused_beside_the_field(
    qtbot: QtBot, practice: Desk, over: QWidget, text: str
) -> None:
    dialog, said = _ask(qtbot, practice, over, CEDAR)
    dialog.fee.set_text(text)
    press(qtbot, practice, dialog)
    assert not said
    assert dialog.fee.wrong.isVisible()


def test_part_of_an_item_came_and_more_is_to_come(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, CEDAR)
    row = dialog.rows[5]
    assert not row.pages.isVisible()
    QTest.keyClicks(row.box, "w")
    assert row.pages.isVisible()
    assert row.outcome() is None
    row.pages.set_text("120")
    dialog.promised.set_text("Dec 1")
    rest = dialog.promised.value()
    press(qtbot, practice, dialog)
    assert said == ["Reply of Cedar Police Department logged"]
    standing = requests.show(practice.casebook, CEDAR)
    assert standing.items[5].outcome is Outcome.AWAITING
    assert [(part.pages, part.rest_on) for part in standing.items[5].parts] == [(120, rest)]
    history.undo(practice.casebook)
    assert requests.show(practice.casebook, CEDAR).items[5].parts == ()


def test_escape_asks_before_it_throws_an_answer_away(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, said = _ask(qtbot, practice, over, CEDAR)
    QTest.keyClicks(dialog.rows[0].box, "d")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    asked = dialog.findChildren(Message)[-1]
    assert asked.isVisible()
    asked.buttons[-1].click()
    assert dialog.isVisible()
    assert dialog.rows[0].outcome() is Outcome.DENIED
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.findChildren(Message)[-1].buttons[0].click()
    assert said == []


def test_escape_closes_a_form_nobody_filled_in(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog, _said = _ask(qtbot, practice, over, CEDAR)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
