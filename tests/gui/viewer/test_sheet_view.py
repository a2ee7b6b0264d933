"""A table is shown by blocks, keeps its rows' own numbers, and is narrowed by what stands in its columns."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.gui.viewer.sheet_model import letter
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.model.ids import DocumentId
from ctrecords.model.record import Citation, Withholding
from tests.gui.viewer.conftest import Show

_ROWS = Qt.Orientation.Vertical


def test_rows_keep_their_numbers_and_are_cited_by_them(viewer: Viewer, show: Show, qtbot: QtBot) -> None:
    show("a.csv")
    sheet = viewer.sheet
    assert (sheet.model.rowCount(), sheet.model.head(0), sheet.model.head(1)) == (121, "row", "words")
    assert viewer.bar.of.text() == "of 121 rows"
    viewer.go_to(2, row=88)
    qtbot.waitUntil(lambda: viewer.place().quotation.startswith("86\t"))
    assert viewer.place().rows == "88"
    for _ in range(2):
        QTest.keyClick(sheet.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.place().rows == "88-90"


def test_only_rows_that_hold_the_words_of_a_column_are_left(viewer: Viewer, show: Show, qtbot: QtBot) -> None:
    show("a.csv")
    line, model = viewer.sheet.filter, viewer.sheet.model
    assert [line.column.itemText(at) for at in range(line.column.count())] == ["Any column", "row", "words"]
    line.column.setCurrentIndex(1)
    line.words.setText("11")
    line.words.ask()
    qtbot.waitUntil(lambda: model.rowCount() == 11)
    assert line.said.text() == "11 of 121 rows"
    assert [model.number(row) for row in range(3)] == [13, 112, 113]
    assert model.headerData(1, _ROWS) == "112"
    viewer.go_to(3, row=112)
    qtbot.waitUntil(lambda: viewer.place().quotation.startswith("110\t"))
    assert model.rowCount() == 11
    assert viewer.place().rows == "112"
    viewer.go_to(1, row=5)
    assert model.rowCount() == 121
    assert viewer.place().rows == "5"
    assert line.said.text() == ""


def test_cited_and_withheld_rows_are_told_at_their_numbers(viewer: Viewer, show: Show) -> None:
    show("a.csv")
    document, sha = DocumentId(1), "0" * 64
    viewer.mark(
        [Citation(document=document, sha256=sha, rows="88-89", made_at=datetime(2026, 11, 23, tzinfo=UTC))],
        [Withholding(document=document, rows="90", what="agency name")],
    )
    model = viewer.sheet.model
    said = [model.headerData(row, _ROWS, Qt.ItemDataRole.AccessibleTextRole) for row in (86, 87, 88, 89)]
    assert said == ["Row 87", "Row 88, cited", "Row 89, cited", "Row 90, withheld in part"]


def test_a_workbook_has_its_sheets_as_tabs(viewer: Viewer, show: Show, qtbot: QtBot) -> None:
    show("two.xlsx")
    tabs = viewer.sheet.tabs
    assert tabs.isVisible()
    assert [tabs.bar.tabText(at) for at in range(tabs.bar.count())] == ["Log", "More"]
    viewer.go_to(2)
    assert viewer.sheet.sheet is not None
    assert viewer.sheet.sheet.name == "More"
    tabs.bar.setCurrentIndex(0)
    qtbot.waitUntil(lambda: viewer.place() == Spot(page=1, rows="1"))


def test_columns_are_called_by_letters_without_names() -> None:
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_copied_cells_are_run_by_no_spreadsheet(viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "=cmd()|'/C calc'!A0\tplain\n-1\t@x"
    monkeypatch.setattr(viewer.sheet, "place", lambda: Spot(page=1, rows="1-2", quotation=said))
    assert viewer.sheet.text() == "'=cmd()|'/C calc'!A0\tplain\n'-1\t'@x"
