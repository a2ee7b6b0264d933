"""The import in three steps: nothing is written before it is confirmed, every doubt is asked, one undo."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import cases
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.import_rows import ImportDialog
from ctrecords.gui.dialogs.import_work import Agencies, Requests, Work
from ctrecords.model.directory import Agency
from ctrecords.model.request import Request
from tests.gui.dialogs.asking import press
from tests.sheets import workbooks

ROWS = (
    "Agency,Date sent,How,Subject,Status\n"
    "Cedar Police Department,3/4/26,email,Policy,Foo\n"
    "Elm PD,2026-10-01,mail,Policy,Pending\n"
    "Moon Police,2026-10-02,mail,Policy,\n"
)


def _open(practice: Desk, over: QWidget, path: Path, work: Work, done: list[str]) -> ImportDialog:
    dialog = ImportDialog(practice, [work], done.append, over)
    dialog.file.path_field.setText(str(path))
    return dialog


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def requests(practice: Desk, over: QWidget, tmp_path: Path, said: list[str]) -> ImportDialog:
    path = tmp_path / "mine.csv"
    path.write_text(ROWS, encoding="utf-8")
    case = cases.listing(practice.casebook)[0].case
    return _open(practice, over, path, Requests(case.id, case.title), said)


def test_a_spreadsheet_of_requests(
    requests: ImportDialog, practice: Desk, qtbot: QtBot, said: list[str]
) -> None:
    store = practice.casebook.store
    before = store.count(Request)
    press(qtbot, practice, requests)
    assert requests.pages.currentIndex() == 1
    assert requests.headings.columns() == {
        "Agency": "agency",
        "Date sent": "sent",
        "How": "how",
        "Subject": "items",
        "Status": "status",
    }
    press(qtbot, practice, requests)
    check = requests.check
    assert requests.pages.currentIndex() == 2
    assert check.summary.text() == "1 request new. 2 rows are left out."
    assert check.unsure.text().startswith("Row 2: “3/4/26” could be March 4, 2026 or April 3, 2026.")
    assert not requests.send_button.isEnabled()
    check.order.buttons["us"].click()
    _choose(check.statuses["Foo"], "denied")
    _choose(check.alike["Elm PD"], "practice-elm-police")
    check.unknown.setCurrentIndex(1)
    check.unknown.activated.emit(1)
    qtbot.waitUntil(lambda: not practice.jobs.is_busy())
    qtbot.waitUntil(requests.send_button.isEnabled)
    assert requests.send_button.text() == "Import 3 requests"
    assert store.count(Request) == before
    press(qtbot, practice, requests)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["3 requests imported into Plate readers and ICE"]
    assert store.count(Request) == before + 3
    assert store.undo().label == "Import 3 requests"
    assert store.count(Request) == before


def test_back_and_another_file_ask_anew(
    requests: ImportDialog, practice: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(2):
        press(qtbot, practice, requests)
    assert not requests.check.order.isHidden()
    requests.back_button.click()
    requests.back_button.click()
    assert (requests.pages.currentIndex(), requests.back_button.isHidden()) == (0, True)
    other = tmp_path / "other.csv"
    other.write_text("Agency,Date sent\nCedar Police Department,2026-10-01\n", encoding="utf-8")
    requests.file.path_field.setText(str(other))
    for _ in range(2):
        press(qtbot, practice, requests)
    assert requests.check.order.isHidden()
    assert requests.send_button.text() == "Import 1 request"


def test_a_file_that_is_no_table_is_explained_in_the_form(
    requests: ImportDialog, practice: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_bytes(workbooks.word_document())
    requests.file.path_field.setText(str(path))
    press(qtbot, practice, requests)
    assert requests.wrong.text().startswith("“letter.xlsx” is a Word document, not a spreadsheet.")
    assert requests.pages.currentIndex() == 0
    requests.file.path_field.setText("")
    press(qtbot, practice, requests)
    assert requests.wrong.text() == "No file is chosen. Choose a table."


def test_a_sheet_is_chosen(
    practice: Desk, over: QWidget, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Nothing", "here"])
        sheet.write_row(1, 0, ["a", "b"])
        other = book.add_worksheet("Agencies")
        other.write_row(0, 0, ["Name", "Town"])
        other.write_row(1, 0, ["Oak Board of Education", "Oak"])

    path = tmp_path / "two.xlsx"
    path.write_bytes(workbooks.made(fill))
    dialog = _open(practice, over, path, Agencies(), said)
    press(qtbot, practice, dialog)
    dialog.back_button.click()
    assert dialog.file.sheet.count() == 2
    _choose(dialog.file.sheet, "Agencies")
    for _ in range(3):
        press(qtbot, practice, dialog)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 agency imported"]
    assert practice.casebook.store.first(Agency, slug="oak-board-of-education") is not None


def test_everything_is_named_and_reached_by_tab(requests: ImportDialog, practice: Desk, qtbot: QtBot) -> None:
    for _ in range(2):
        press(qtbot, practice, requests)
    for box in requests.findChildren(QComboBox):
        assert box.accessibleName()
    assert requests.check.list.tabChangesFocus()
    assert requests.check.list.accessibleName() == "Rows, and what would come of them"
