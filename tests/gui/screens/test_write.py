"""Writing to agencies already asked: what fits, several at once, fields, what is missing, one act, one undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, requests
from ctrecords.casebook import Casebook
from ctrecords.gui.bridge import Bridge
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.send_help import SendHelp
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters_words import Words
from ctrecords.gui.screens.write import WriteScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.law.docket import Act, next_act
from ctrecords.model.event import Event
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Letter, Request
from ctrecords.upkeep.check import check_open


@pytest.fixture
def screen(practice_book: Casebook, qtbot: QtBot) -> Iterator[WriteScreen]:
    jobs = Jobs()
    made = WriteScreen(Desk(casebook=practice_book, jobs=jobs))
    bridge = Bridge(practice_book.store)
    bridge.changed.connect(made.on_changed)
    made.resize(1224, 872)
    made.show()
    made.activateWindow()
    try:
        yield made
    finally:
        settle(made, qtbot)
        bridge.close()
        jobs.stop()
        made.close()
        made.deleteLater()


def settle(screen: WriteScreen, qtbot: QtBot) -> None:
    """Wait until nothing is asked and nothing is about to be."""

    def still() -> bool:
        QApplication.processEvents()
        return not screen.desk.jobs.is_busy() and not screen.looking.is_waiting

    for _ in range(3):
        qtbot.waitUntil(still)
        QApplication.processEvents()


def write_to(screen: WriteScreen, qtbot: QtBot, numbers: list[RequestId], *kinds: str) -> None:
    wish = screen.desk.writing
    wish.requests, wish.kinds = tuple(numbers), kinds
    screen.visit(Place(Where.WRITE, numbers[0] if numbers else 0, len(numbers)))
    settle(screen, qtbot)


def number(book: Casebook, name: str) -> RequestId:
    return next(
        one.thread.request.id for one in requests.standings(book) if one.thread.agency.name.startswith(name)
    )


def eight(book: Casebook) -> list[RequestId]:
    return [row.id for row in book.store.find(Request, case=1)]


def read(screen: WriteScreen) -> str:
    """The letter shown, as text."""
    return screen.pane.pages.accessibleDescription()


def type_in(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def dialog(screen: WriteScreen, kind: type[QDialog]) -> QDialog:
    return next(found for found in screen.window().findChildren(kind) if found.isVisible())


def test_without_a_request_it_says_where_to_choose_some(screen: WriteScreen, qtbot: QtBot) -> None:
    asked: list[Place] = []
    screen.go.connect(asked.append)
    write_to(screen, qtbot, [])
    assert screen.choose_button.isVisible()
    assert not screen.foot.isVisible()
    assert screen.commands() == {}
    screen.choose_button.click()
    assert asked == [Place(Where.REQUESTS)]


def test_one_request_shows_what_fits_first_and_why_the_rest_does_not(
    screen: WriteScreen, qtbot: QtBot
) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Alder")])
    rows = list(screen.column.kinds.values())
    assert screen.kept.now.kind == "follow-up"
    assert [row.dim for row in rows] == sorted(row.dim for row in rows)
    assert not any(row.isVisible() for row in rows if row.dim)
    screen.column.others.click()
    thanks = screen.column.kinds["thanks"]
    assert thanks.isVisible()
    assert thanks.dim
    assert thanks.accessibleDescription().startswith("Does not fit: ")
    assert screen.header.second.accessibleName() == "Alder Police Department, R-1"
    assert "public records request of October 20, 2026" in read(screen)
    assert screen.pane.where.text().startswith("letter 1 of 1")
    assert screen.foot.create_button.text() == "Write 1 letter"
    assert screen.subject() == number(screen.desk.casebook, "Alder")


def test_a_letter_that_does_not_fit_is_not_written(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Alder")], "thanks")
    assert screen.kept.ticked() == ()
    row = next(iter(screen.column.rows.values()))
    assert (row.isEnabled(), row.isChecked()) == (False, False)
    assert screen.pane.nothing.isVisible()
    assert not screen.foot.create_button.isEnabled()
    why = screen.foot.create_button.toolTip()
    assert why
    assert row.line == f"R-1. {why}"
    screen.write_letters()
    assert screen.foot.words.text() == why


def test_the_silent_of_eight_each_get_their_own_letter(screen: WriteScreen, qtbot: QtBot) -> None:
    book = screen.desk.casebook
    write_to(screen, qtbot, eight(book), "follow-up")
    assert len(screen.column.rows) == 8
    ticked = screen.kept.ticked()
    assert 1 < len(ticked) < 8
    assert screen.column.kinds["follow-up"].line == f"Fits {len(ticked)} of 8"
    assert screen.body.items_note.isVisible()
    first = read(screen)
    screen.pane.after.click()
    settle(screen, qtbot)
    assert screen.pane.where.text().startswith(f"letter 2 of {len(ticked)}")
    assert read(screen) != first
    screen.column.rows[ticked[0]].click()
    settle(screen, qtbot)
    assert screen.kept.ticked() == ticked[1:]
    assert screen.foot.create_button.text() == f"Write {len(ticked) - 1} letters"


def test_letters_are_written_and_marked_sent_in_one_act(
    screen: WriteScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    book = screen.desk.casebook
    said, before = list[str](), (book.store.count(Letter), book.store.count(Event))
    screen.did.connect(said.append)
    write_to(screen, qtbot, eight(book), "follow-up")
    ticked = screen.kept.ticked()
    screen.foot.sent.click()
    assert screen.foot.way.isVisible()
    screen.creating.folder = tmp_path / "out"
    screen.commands()["next-act"]()
    settle(screen, qtbot)
    assert len(list((tmp_path / "out").glob("*.docx"))) == len(ticked)
    assert (book.store.count(Letter), book.store.count(Event)) == tuple(one + len(ticked) for one in before)
    assert said[0].startswith(f"{len(ticked)} letters written in ")
    assert "and marked sent. Undo takes them back; the files stay." in said[0]
    dialog(screen, SendHelp).reject()
    history.undo(book)
    assert (book.store.count(Letter), book.store.count(Event)) == before
    history.redo(book)
    assert check_open(book).ok


def test_a_letter_not_marked_sent_is_the_next_thing_to_mark(
    screen: WriteScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    book = screen.desk.casebook
    alder = number(book, "Alder")
    write_to(screen, qtbot, [alder], "foic-complaint")
    screen.creating.folder = tmp_path
    screen.write_letters()
    settle(screen, qtbot)
    dialog(screen, SendHelp).reject()
    assert next_act(requests.show(book, alder), book.statute("us-ct")) is Act.MARK_SENT


def test_items_are_chosen_and_the_last_one_stays(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Elm")], "follow-up")
    assert list(screen.body.ticks) == [3, 6]
    assert "Item 6" in read(screen)
    screen.body.ticks[6].click()
    settle(screen, qtbot)
    assert "Item 6" not in read(screen)
    screen.body.ticks[3].click()
    settle(screen, qtbot)
    assert screen.body.ticks[3].isChecked()
    assert screen.kept.asked()[1] == {"items": "3"}


def test_what_is_missing_is_listed_and_filled_in(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Elm")], "fee-waiver")
    assert screen.body.lacking.isVisible()
    assert "What the public learns" in screen.body.lacking.accessibleName()
    screen.write_letters()
    settle(screen, qtbot)
    assert screen.foot.words.text() == "Missing for R-3: What the public learns, How it is published."
    form = screen.body.form
    assert form is not None
    learns = form.edits["waiver"]
    assert learns.hasFocus()
    screen.body.fill_in("How it is published")
    assert form.edits["publish"].hasFocus()
    type_in(learns, "who searched")
    type_in(form.edits["publish"], "I will publish a table")
    settle(screen, qtbot)
    assert not screen.body.lacking.isVisible()
    assert "who searched" in read(screen)


def test_a_complaint_is_written_with_its_gaps(screen: WriteScreen, qtbot: QtBot) -> None:
    asked: list[Place] = []
    screen.go.connect(asked.append)
    write_to(screen, qtbot, [number(screen.desk.casebook, "Dogwood")], "foic-complaint")
    assert "[missing: the name and title of the official responsible]" in read(screen)
    assert "stands in it in brackets" in screen.body.lacking.text.text()
    assert screen.body.form is not None
    screen.body.fill_in("the name and title of the official responsible")
    assert screen.body.form.edits["official"].hasFocus()
    screen.body.fill_in("a copy of Exhibit B")
    assert asked == [Place(Where.REQUEST, number(screen.desk.casebook, "Dogwood"))]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("follow-up.dated", "3/4/27", "could be March 4, 2027 or April 3, 2027"),
        ("preservation.period", "three", "a whole number"),
        ("narrowing.wording", "the audit log", "does not say which item it rewords"),
        ("narrowing.dropped", "9", "no open item 9"),
        ("narrowing.deferred", "x", "Give item numbers"),
    ],
)
def test_what_cannot_be_read_is_said_under_its_field(
    screen: WriteScreen, qtbot: QtBot, field: str, typed: str, said: str
) -> None:
    kind, _, field = field.partition(".")
    write_to(screen, qtbot, [number(screen.desk.casebook, "Elm")], kind)
    assert screen.body.form is not None
    edit = screen.body.form.edits[field]
    type_in(edit, typed)
    settle(screen, qtbot)
    assert said in edit.accessibleDescription()
    screen.write_letters()
    settle(screen, qtbot)
    assert screen.foot.words.text() == "A field cannot be read."
    assert edit.hasFocus()


def test_new_wording_takes_a_line_for_each_item(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Elm")], "narrowing")
    assert screen.body.form is not None
    words = screen.body.form.edits["wording"]
    assert isinstance(words, Words)
    type_in(words, "3: The audit log for October 2026.")
    QTest.keyClick(words, Qt.Key.Key_Return)
    QTest.keyClicks(words, "6: The newest audit.")
    settle(screen, qtbot)
    assert words.words().count("\n") == 1
    assert "The newest audit." in read(screen)


def test_what_was_typed_stays_for_each_letter(screen: WriteScreen, qtbot: QtBot) -> None:
    elm = number(screen.desk.casebook, "Elm")
    write_to(screen, qtbot, [elm], "follow-up")
    assert screen.body.form is not None
    type_in(screen.body.form.edits["note"], "I called on Monday")
    screen.column.kinds["withdrawal"].click()
    settle(screen, qtbot)
    assert screen.kept.asked()[1] == {}
    screen.column.kinds["follow-up"].click()
    settle(screen, qtbot)
    assert "I called on Monday." in read(screen)
    screen.visit(Place(Where.WRITE, number(screen.desk.casebook, "Alder"), 1))
    settle(screen, qtbot)
    screen.visit(Place(Where.WRITE, elm, 1))
    settle(screen, qtbot)
    assert "I called on Monday." in read(screen)
    screen.cancel()
    asked = dialog(screen, Message)
    assert isinstance(asked, Message)
    asked.reject()
    assert screen.kept.now.touched


def test_the_commission_is_not_reached_by_the_agencys_old_address(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Alder")], "foic-complaint")
    assert screen.kept.now.kind == "foic-complaint"
    assert "contact" not in screen.foot.words.text()


def test_a_sum_below_what_is_asked_is_said_before_writing(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Cedar")], "agree-fee")
    assert not screen.foot.words.text()
    assert screen.body.form is not None
    type_in(screen.body.form.edits["limit"], "40")
    settle(screen, qtbot)
    assert screen.foot.words.text() == (
        "$40.00 is less than the $312.50 they ask; say what to send for it first."
    )


def test_old_contacts_are_named_and_looked_at(screen: WriteScreen, qtbot: QtBot) -> None:
    write_to(screen, qtbot, [number(screen.desk.casebook, "Elm")])
    assert screen.foot.words.text() == "1 postal contact dates from 2009. Verify it before sending."
    assert screen.foot.look.text() == "Verify now"
