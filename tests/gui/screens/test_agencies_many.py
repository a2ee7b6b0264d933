"""The directory in the window: several at once, what came back, days from a file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ctrecords.actions import directory
from ctrecords.actions.log import Entry, log
from ctrecords.gui.dialogs.agency import AgencyDialog
from ctrecords.gui.dialogs.closures import ClosuresDialog
from ctrecords.gui.dialogs.contact import ContactDialog
from ctrecords.gui.dialogs.import_rows import ImportDialog
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.window import Window
from ctrecords.model.directory import Contact
from ctrecords.model.request import Request
from tests.gui.dialogs.asking import opened
from tests.gui.screens.directory_shown import cards, cells_of, directory_of, settle, visit, words_of


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> AgenciesScreen:
    return directory_of(window, qtbot)


def test_several_agencies_are_confirmed_at_once(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    assert shown.chosen_bar.isHidden()
    shown.table.selectAll()
    assert shown.chosen_bar.confirm_button.text() == "Confirm 210 agencies"
    assert shown.chosen_bar.write_button.text() == "New request for 210 agencies"
    shown.chosen_bar.confirm_button.click()
    settle(window, qtbot)
    assert window.desk is not None
    today = window.desk.today
    contacts = window.desk.casebook.store.find(Contact)
    assert {contact.verified_on for contact in contacts if not contact.wrong} == {today}
    assert window.desk.casebook.store.undo().label == "Confirm contacts"


def test_chosen_agencies_come_to_the_letters(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    model = shown.table.table
    wanted = [
        row for row in range(model.rowCount()) if model.record(row).listed.agency.town in {"Avon", "Bethel"}
    ]
    flag = QItemSelectionModel.SelectionFlag
    shown.table.clearSelection()
    for row in wanted:
        shown.table.selectionModel().select(model.index(row, 0), flag.Select | flag.Rows)
    shown.chosen_bar.write_button.click()
    settle(window, qtbot)
    assert window.frame is not None
    letters = window.frame.current
    assert isinstance(letters, LettersScreen)
    assert letters.kept.now is not None
    assert len(letters.kept.now.chosen) == len(wanted)
    assert window.desk is not None
    assert window.desk.agencies == []


def test_what_came_back_is_told_and_marked(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    assert window.desk is not None
    book = window.desk.casebook
    agency = directory.find(book, "practice-alder-police")
    request = book.store.find(Request, agency=agency.id)[0]
    log(book, request.id, Entry(kind="delivery_failed", on=date(2026, 11, 3)))
    visit(window, "practice-alder-police", qtbot)
    assert f"Something of R-{request.id} came back on Nov 3" in words_of(shown)
    card = cards(shown)[0]
    assert card.bounced_button.accessibleName().startswith("Mark as bounced: Requests, by post")
    card.bounced_button.click()
    settle(window, qtbot)
    assert "bounced Nov 3: not used for letters" in words_of(shown)
    assert "came back" not in words_of(shown)
    assert cells_of(shown, "Alder Police Department")[2:4] == ["Web page", "Bounced Nov 3"]
    listed = directory.show(book, agency.id)
    assert listed.contact("address") is None
    assert listed.contacts[0].bounced_on == date(2026, 11, 3)


def test_a_contact_for_appeals_takes_no_letters(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    agency = visit(window, "practice-hazel-police", qtbot)
    shown.inspector.contacts.act.click()
    dialog = opened(qtbot, shown, ContactDialog)
    dialog.kind.choose("email")
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("appeals"))
    dialog.value_field.setText("appeals@hazel.example")
    dialog.source_field.setText("town web site")
    dialog.send_button.click()
    settle(window, qtbot)
    assert "Appeals, e-mail" in words_of(shown)
    assert window.desk is not None
    listed = directory.show(window.desk.casebook, agency.id)
    assert listed.contact("email") is None
    found = listed.contact("email", "appeals")
    assert found is not None
    assert found.value == "appeals@hazel.example"


def test_days_come_from_a_file(
    window: Window, shown: AgenciesScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "days.csv"
    path.write_text("3/4/27\n2026-12-24\n", encoding="utf-8")

    def choose(*_: object) -> tuple[str, str]:
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    visit(window, "practice-cedar-police", qtbot)
    shown.inspector.closures.act.click()
    dialog = opened(qtbot, shown, ClosuresDialog)
    dialog.file_button.click()
    settle(window, qtbot)
    assert dialog.wrong.text().startswith("Row 1: “3/4/27” could be March 4, 2027 or April 3, 2027.")
    dialog.order.choose("day-first")
    dialog.file_button.click()
    settle(window, qtbot)
    assert dialog.more.toPlainText() == "2026-12-24\n2027-04-03"


def test_the_head_offers_tables_and_new_agencies(
    window: Window, shown: AgenciesScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_: object) -> tuple[str, str]:
        return str(tmp_path / "mine"), "Text (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    shown.export_button.click()
    settle(window, qtbot)
    assert window.frame is not None
    assert window.frame.toast.text.text() == "210 agencies written to mine.csv"
    assert (tmp_path / "mine.csv").read_bytes().startswith(b"\xef\xbb\xbfSlug,Name,")
    shown.import_button.click()
    importing = opened(qtbot, window, ImportDialog)
    assert importing.windowTitle() == "Import agencies"
    importing.reject()
    shown.add_button.click()
    assert opened(qtbot, window, AgencyDialog).windowTitle() == "Add agency"
