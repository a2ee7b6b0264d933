"""Marking letters sent from the window: one, several, changed in Word, an unreachable agency, a wrong day."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import composing, directory, history, letters, requests, sending
from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.mark_sent import MarkSent, open_mark_sent
from ctrecords.letters.menu import FIRST_ROUND, ready_set
from ctrecords.model.days import Days
from ctrecords.model.directory import Agency
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import Channel, Stage
from tests.gui.dialogs.asking import opened, press


@pytest.fixture
def made(practice_book: Casebook, tmp_path: Path) -> list[letters.Made]:
    """Two letters that were made and not sent."""
    wanted = tuple(composing.Wanted(text=one.text, label=one.label) for one in ready_set(FIRST_ROUND))
    slugs = ("practice-alder-police", "practice-cedar-police")
    agencies = tuple(a.id for slug in slugs if (a := practice_book.store.first(Agency, slug=slug)))
    plan = composing.Plan(
        case=CaseId(2),
        agencies=agencies,
        items=wanted,
        terms=composing.terms(practice_book, {"plate_readers": "yes"}),
    )
    return letters.create(practice_book, plan, tmp_path / "letters")


def _ask(qtbot: QtBot, practice: Desk, over: QWidget, numbers: list[RequestId]) -> tuple[MarkSent, list[str]]:
    said: list[str] = []
    open_mark_sent(practice, over, numbers, said.append)
    return opened(qtbot, over, MarkSent), said


def _stage(practice: Desk, request: RequestId) -> Stage:
    return requests.show(practice.casebook, request).stage


def test_two_requests_are_marked_and_taken_back_as_one(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    numbers = [one.request for one in made]
    dialog, said = _ask(qtbot, practice, over, numbers)
    dialog.sent_on.set_text("Nov 20, 3:40 pm")
    press(qtbot, practice, dialog)
    assert said == ["2 requests marked sent, Fri, Nov 20"]
    assert {_stage(practice, number) for number in numbers} == {Stage.SENT}
    history.undo(practice.casebook)
    assert {_stage(practice, number) for number in numbers} == {Stage.READY}


def test_a_day_that_could_be_two_is_asked_about_beside_the_field(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    dialog, said = _ask(qtbot, practice, over, [made[0].request])
    dialog.sent_on.set_text("3/4/26")
    press(qtbot, practice, dialog)
    assert not said
    assert "could be March 4, 2026 or April 3, 2026" in dialog.sent_on.wrong.text()
    assert dialog.send_button.isEnabled()


def test_a_day_to_come_is_refused_in_the_form(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    dialog, said = _ask(qtbot, practice, over, [made[0].request])
    dialog.sent_on.set_text("2026-12-24")
    press(qtbot, practice, dialog)
    assert not said
    assert "still to come" in dialog.wrong.text()


def test_a_letter_changed_in_word_asks_which_version_went_out(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    made[0].path.write_bytes(made[0].path.read_bytes() + b"changed")
    dialog, said = _ask(qtbot, practice, over, [made[0].request])
    assert dialog.version.isVisible()
    press(qtbot, practice, dialog)
    assert not said
    assert "which version" in dialog.wrong.text()
    dialog.version.choose("as changed")
    press(qtbot, practice, dialog)
    assert said == ["Alder Police Department marked sent, Mon, Nov 23"]


def test_an_unchanged_letter_does_not_ask(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    dialog, _said = _ask(qtbot, practice, over, [made[0].request])
    assert not dialog.version.isVisible()


def test_an_agency_without_such_a_contact_is_named(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    dialog, _said = _ask(qtbot, practice, over, [made[0].request])
    dialog.way.choose("email")
    qtbot.waitUntil(dialog.warning.isVisible)
    assert dialog.warning.text().startswith("No e-mail address of Alder Police Department is on file.")
    dialog.way.choose("mail")
    qtbot.waitUntil(lambda: not dialog.warning.isVisible())


def test_many_such_agencies_are_counted_after_two(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    dialog, _said = _ask(qtbot, practice, over, [each.request for each in made])
    qtbot.waitUntil(lambda: not practice.jobs.is_busy())
    dialog.warn([f"No fax number of town {n} is on file." for n in range(8)])
    assert dialog.warning.text() == (
        "No fax number of town 0 is on file. No fax number of town 1 is on file. Nor of 6 more. "
        "You can mark them sent all the same."
    )


def test_the_way_that_reaches_most_agencies_is_chosen(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    book, number = practice.casebook, made[0].request
    dialog, _said = _ask(qtbot, practice, over, [number])
    assert dialog.way.chosen() == "mail"
    assert sending.likely_way(book, [each.request for each in made]) is Channel.MAIL
    agency = requests.show(book, number).thread.agency.id
    directory.add_contact(book, agency, "email", "records@alder.example", "its web page")
    assert sending.likely_way(book, [number]) is Channel.EMAIL


def test_a_letter_dated_after_the_day_sent_is_doubted_beside_the_day(
    qtbot: QtBot, practice: Desk, over: QWidget, made: list[letters.Made]
) -> None:
    number = made[0].request
    dialog, _said = _ask(qtbot, practice, over, [number])
    dialog.sent_on.set_text("Nov 20")
    assert dialog.sent_on.check()
    qtbot.waitUntil(dialog.doubt.isVisible)
    assert dialog.doubt.text() == f"The letter of R-{number} is dated Nov 23, after that day."
    dialog.sent_on.set_text("today")
    assert dialog.sent_on.check()
    qtbot.waitUntil(lambda: not dialog.doubt.isVisible())


def test_the_field_writes_a_day_the_way_the_app_does(practice: Desk, qtbot: QtBot) -> None:
    from ctrecords.gui.dialogs.fields import moment_field

    field = moment_field("When", Days(today=practice.today))
    qtbot.addWidget(field)
    field.set_text("2026-11-20 15:40")
    assert field.check()
    assert field.line.text() == "Fri, Nov 20, 3:40 pm"
    assert field.check()
