"""Composing letters: the picture's rows, the real letter beside them, fields, warnings, what is kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import drafts, requests
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.check_first import CheckFirst
from ctrecords.gui.dialogs.choose_agencies import ChooseAgencies
from ctrecords.gui.dialogs.item_menu import ItemMenu
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.model.ids import CaseId
from ctrecords.model.request import Case, Item
from tests.gui.screens.composer import EIGHT, composer, dialog, fill, number, settle


@pytest.fixture
def screen(practice_book: Casebook, qtbot: QtBot) -> Iterator[LettersScreen]:
    with composer(practice_book, qtbot) as made:
        yield made


@pytest.fixture
def filled(screen: LettersScreen, qtbot: QtBot) -> LettersScreen:
    fill(screen, qtbot)
    return screen


def read(screen: LettersScreen) -> str:
    """The letter shown, as text."""
    return screen.pane.pages.accessibleDescription()


def type_in(field: QWidget, text: str) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def test_it_begins_with_nothing_and_says_what_to_do(screen: LettersScreen) -> None:
    assert screen.header.title.text() == "New letters"
    assert screen.header.second.text() == "Plate readers and ICE"
    assert [row.text() for row in screen.column.kinds] == ["Initial request", "Federal request"]
    assert screen.column.none.isVisible()
    assert screen.column.count.text() == "0 of 210"
    assert screen.pane.nothing.isVisible()
    assert screen.foot.create_button.text() == "Write letters"
    assert not screen.foot.create_button.isEnabled()
    assert screen.foot.create_button.toolTip()
    screen.create_letters()
    assert screen.foot.words.text() == "Choose at least one agency."


def test_it_shows_the_rows_of_the_picture(filled: LettersScreen) -> None:
    rows = list(filled.column.rows.values())
    assert [(row.text(), row.line) for row in rows] == [
        ("Alder Police Department", "Post, 2009 · verify before sending"),
        ("Birch Police Department", "Web page, checked Sep 9"),
        ("Cedar Police Department", "Post, checked Nov 2"),
        ("Dogwood Police Department", "Post, checked Oct 21"),
        ("Elm Police Department", "Post, 2009 · verify before sending"),
        ("Fern Police Department", "Post, checked Oct 19"),
        ("Hazel Police Department", "Post, 2009 · verify before sending"),
        ("Linden State University", "E-mail, 2024"),
    ]
    assert filled.column.count.text() == "8 of 210"
    assert filled.body.note.text() == "6, the same for every agency"
    assert filled.foot.words.text() == "3 postal contacts date from 2009. Verify them before sending."
    assert filled.foot.look.text() == "Verify now"
    assert filled.foot.summary.text() == "8 letters, 48 items, one undo"
    assert filled.foot.create_button.text() == "Write 8 letters"
    terms = filled.body.terms
    assert (terms.dated.text(), terms.fee_cap.text()) == ("Mon, Nov 23", "$25.00")
    assert terms.format.currentText() == "Electronic, native"
    assert terms.preserve.isChecked()
    assert terms.preserve.why == "Reads are deleted after 21 days, § 1-240 named"


def test_each_letter_is_the_real_one_and_arrows_go_through_them(filled: LettersScreen, qtbot: QtBot) -> None:
    assert filled.pane.name.text() == "Alder Police Department"
    assert filled.pane.where.text() == "letter 1 of 8, page 1 of 2"
    assert not filled.pane.before.isEnabled()
    filled.pane.after.click()
    settle(filled, qtbot)
    QTest.keyClick(filled.pane.pages, Qt.Key.Key_Right)
    settle(filled, qtbot)
    assert filled.pane.where.text() == "letter 3 of 8, page 1 of 2"
    assert "900 Main Avenue" in read(filled)
    assert "6. Results of any audit for October 2026, and any corrective action." in read(filled)


def test_typing_changes_the_letter_a_moment_later(filled: LettersScreen, qtbot: QtBot) -> None:
    first = filled.body.editor.rows[0].text
    type_in(first, "The budget of the records unit.")
    assert "The budget of the records unit." not in read(filled)
    settle(filled, qtbot)
    assert "1. The budget of the records unit." in read(filled)


def test_an_answer_that_comes_too_late_is_dropped(filled: LettersScreen, qtbot: QtBot) -> None:
    filled.pane.stepped.emit(1)
    filled.pane.stepped.emit(1)
    type_in(filled.body.editor.rows[0].text, "The newest words.")
    settle(filled, qtbot)
    assert filled.pane.name.text() == "Cedar Police Department"
    assert "The newest words." in read(filled)


def test_a_date_that_could_be_two_is_said_under_its_field(filled: LettersScreen, qtbot: QtBot) -> None:
    terms = filled.body.terms
    type_in(terms.dated, "3/4/27")
    settle(filled, qtbot)
    assert "could be March 4, 2027 or April 3, 2027" in terms.dated.accessibleDescription()
    filled.create_letters()
    settle(filled, qtbot)
    assert filled.foot.words.text() == "A term cannot be read."
    assert terms.dated.hasFocus()
    type_in(terms.dated, "tomorrow")
    settle(filled, qtbot)
    assert "could be" not in terms.dated.accessibleDescription()
    terms.waiver.setFocus()
    settle(filled, qtbot)
    assert "November 24, 2026" in read(filled)


def test_terms_go_into_the_letter(filled: LettersScreen, qtbot: QtBot) -> None:
    terms = filled.body.terms
    type_in(terms.fee_cap, "40")
    type_in(terms.waiver, "the public learns who searched")
    terms.preserve.click()
    settle(filled, qtbot)
    assert "$40.00" in read(filled)
    assert "the public learns who searched" in read(filled)
    assert "suspend automatic deletion" not in read(filled)
    assert not terms.preserve.isChecked()


def test_items_that_are_not_about_plate_readers_do_not_ask_to_hold_deletion(
    screen: LettersScreen, qtbot: QtBot
) -> None:
    type_in(screen.body.editor.rows[0].text, "The budget of 2026.")
    settle(screen, qtbot)
    assert not screen.body.terms.preserve.isChecked()
    assert "21 days" not in screen.body.terms.preserve.why


def test_an_unticked_agency_stays_listed_and_gets_no_letter(filled: LettersScreen, qtbot: QtBot) -> None:
    row = next(iter(filled.column.rows.values()))
    QTest.keyClick(row, Qt.Key.Key_Space)
    settle(filled, qtbot)
    assert not row.isChecked()
    assert len(filled.column.rows) == 8
    assert filled.foot.create_button.text() == "Write 7 letters"
    assert filled.pane.name.text() == "Birch Police Department"
    assert filled.column.count.text() == "7 of 210"


def test_the_chooser_filters_ticks_and_refuses_other_laws_with_the_reason(
    filled: LettersScreen, qtbot: QtBot
) -> None:
    filled.column.choose_button.click()
    chooser = dialog(filled, ChooseAgencies)
    assert chooser.send_button.text() == "Choose 8 agencies"
    chooser.field.setText("budget")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert [agency.name for agency in chooser.directory.shown] == ["State Budget Office"]
    QTest.keyClick(chooser.view, Qt.Key.Key_Space)
    assert chooser.send_button.text() == "Choose 9 agencies"
    chooser.field.clear()
    chooser.field.ask()
    refused = [n for n, agency in enumerate(chooser.directory.shown) if agency.reason]
    assert refused
    chooser.directory.tick(refused, on=True)
    assert len(chooser.chosen()) == 9
    assert chooser.directory.flags(chooser.directory.index(refused[0])) == Qt.ItemFlag.NoItemFlags
    chooser.send_button.click()
    settle(filled, qtbot)
    assert filled.column.count.text() == "9 of 210"
    assert "State Budget Office" in [row.text() for row in filled.column.rows.values()]


def test_the_chooser_ticks_all_that_is_shown(filled: LettersScreen, qtbot: QtBot) -> None:
    filled.choose_agencies()
    chooser = dialog(filled, ChooseAgencies)
    chooser.none.click()
    assert chooser.chosen() == []
    chooser.field.setText("elm")
    chooser.field.ask()
    chooser.all.click()
    assert number(filled.desk.casebook, "Elm Police Department") in chooser.chosen()
    chooser.field.setText("no such town")
    chooser.field.ask()
    assert chooser.count.text() == "No agency fits this filter."
    chooser.reject()
    settle(filled, qtbot)
    assert len(filled.column.rows) == 8


def test_more_than_a_hundred_agencies_are_listed_on_request(screen: LettersScreen, qtbot: QtBot) -> None:
    known = screen.kept.known
    assert known is not None
    screen.take_agencies([agency for agency, row in known.agencies.items() if not row.reason])
    settle(screen, qtbot)
    assert len(screen.column.rows) == 100
    assert screen.column.more.text() == "Show 107 more"
    assert screen.foot.create_button.text() == "Write 207 letters"
    screen.column.more.click()
    settle(screen, qtbot)
    assert len(screen.column.rows) == 207


def test_the_menu_adds_a_ready_set_in_its_order_and_shows_what_is_there(
    screen: LettersScreen, qtbot: QtBot
) -> None:
    screen.body.menu.click()
    menu = dialog(screen, ItemMenu)
    assert not menu.send_button.isEnabled()
    menu.sets[1].click()
    assert menu.send_button.text() == "Add 6 items"
    menu.send_button.click()
    settle(screen, qtbot)
    names = [item.name for item in screen.body.editor.items()]
    assert names[:2] == ["Policy under P.A. 26-14", "Usage and access logs"]
    assert len(names) == 6
    screen.open_menu()
    again = dialog(screen, ItemMenu)
    assert sum(not row.box.isEnabled() for row in again.rows) == 6
    again.reject()


def test_an_old_contact_is_confirmed_in_place(filled: LettersScreen, qtbot: QtBot) -> None:
    said: list[str] = []
    filled.did.connect(said.append)
    filled.foot.look.click()
    first = dialog(filled, CheckFirst)
    assert len(first.buttons) == 3
    alder = number(filled.desk.casebook, "Alder Police Department")
    first.buttons[alder].click()
    settle(filled, qtbot)
    assert not first.buttons[alder].isEnabled()
    assert said == ["Contact confirmed as of today."]
    assert filled.column.rows[alder].line == "Post, checked Nov 23"
    assert filled.foot.words.text().startswith("2 postal contacts date from 2009.")
    first.close_button.click()


def test_items_asked_of_the_same_agency_before_are_warned_of(screen: LettersScreen, qtbot: QtBot) -> None:
    fill(screen, qtbot, ("Cedar Police Department",))
    asked = screen.desk.casebook.store.find(Item, request=4)[0].text
    type_in(screen.body.editor.rows[0].text, asked)
    settle(screen, qtbot)
    assert screen.foot.words.text() == "1 agency was asked the same within 12 months."
    assert screen.foot.look.text() == "Look"


def test_what_is_typed_stays_while_one_looks_elsewhere(filled: LettersScreen, qtbot: QtBot) -> None:
    type_in(filled.body.terms.fee_cap, "75")
    filled.visit(Place(Where.LETTERS, 2))
    settle(filled, qtbot)
    assert filled.header.second.text() == "Trust Act reports"
    assert filled.column.rows == {}
    filled.visit(Place(Where.LETTERS, 1))
    settle(filled, qtbot)
    assert len(filled.column.rows) == 8
    assert len(filled.body.editor.items()) == 6
    assert filled.body.terms.fee_cap.text() == "75"
    assert "$75.00" in read(filled)


def test_a_write_elsewhere_refreshes_the_rows_and_not_the_words(filled: LettersScreen, qtbot: QtBot) -> None:
    filled.body.editor.focus(0)
    type_in(filled.body.editor.rows[0].text, "Half a sen")
    filled.on_changed(frozenset({Case}))
    settle(filled, qtbot)
    assert filled.body.editor.items()[0].text == "Half a sen"
    assert filled.body.editor.rows[0].text.hasFocus()


def test_without_a_case_one_is_chosen_first_and_the_words_go_with_it(
    practice_book: Casebook, qtbot: QtBot
) -> None:
    with composer(practice_book, qtbot, 0) as screen:
        fill(screen, qtbot, EIGHT[:2])
        assert screen.column.case.isVisible()
        assert screen.header.second.text() == "Choose the case they belong to"
        screen.create_letters()
        assert screen.foot.words.text() == "Choose the case these letters belong to."
        screen.column.case.setCurrentIndex(2)
        screen.column.case.activated.emit(2)
        settle(screen, qtbot)
        assert screen.header.second.text() == "COLLECT access"
        assert len(screen.column.rows) == 2
        assert len(screen.body.editor.items()) == 6


def test_drafts_of_the_starter_case_wait_in_the_composer(starter_book: Casebook, qtbot: QtBot) -> None:
    with composer(starter_book, qtbot, 0) as screen:
        assert screen.header.second.text() == "Plate readers and ICE, 8 drafts without a letter"
        assert len(screen.column.rows) == 8
        assert len(screen.body.editor.items()) == 6
        assert screen.foot.create_button.text() == "Write 8 letters"


def test_drafts_with_other_items_are_named(starter_book: Casebook, qtbot: QtBot) -> None:
    last = list(drafts.waiting(starter_book, CaseId(1)).requests.values())[-1]
    row = requests.items(starter_book, last)[0]
    with starter_book.store.transaction("Change an item") as step:
        step.put(replace(row, text="Something else"))
    with composer(starter_book, qtbot) as screen:
        assert "1 other draft with other items" in screen.header.second.text()


def test_with_no_case_there_is_one_thing_to_do(book: Casebook, qtbot: QtBot) -> None:
    with composer(book, qtbot, 0) as screen:
        asked: list[str] = []
        screen.act.connect(lambda command, _subject: asked.append(command))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  Qt's signal
        assert screen.no_case.isVisible()
        assert not screen.foot.isVisible()
        screen.new_case.click()
        assert asked == ["new-case"]


def test_cancel_asks_before_anything_written_is_discarded(filled: LettersScreen, qtbot: QtBot) -> None:
    filled.foot.cancel.click()
    message = dialog(filled, Message)
    message.buttons[1].click()
    settle(filled, qtbot)
    assert len(filled.column.rows) == 8
    filled.foot.cancel.click()
    went: list[Place] = []
    filled.go.connect(went.append)
    dialog(filled, Message).buttons[0].click()
    settle(filled, qtbot)
    assert went == [Place(Where.CASE, 1)]
    assert filled.column.rows == {}


def test_the_letter_is_a_drawer_in_a_narrow_window(filled: LettersScreen) -> None:
    filled.resize(800, 620)
    filled.set_drawer(True)
    assert filled.show_button.isVisible()
    assert not filled.pane.isVisible()
    filled.show_button.click()
    assert filled.pane.isVisible()
    filled.set_drawer(False)
    assert not filled.show_button.isVisible()


def test_every_control_has_a_name_and_can_be_reached(filled: LettersScreen) -> None:
    for control in filled.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            name = control.accessibleName() or (
                control.text() if isinstance(control, QAbstractButton) else ""
            )
            assert name, control
