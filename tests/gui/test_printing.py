"""Printing: the same pages in their real size, those that were asked for, on whatever paper there is."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui import printing
from ctrecords.gui.printing import ask_to_print, paint
from ctrecords.gui.widgets.message import Message
from ctrecords.paint.page import lay_out
from tests.paint.test_page import block, letter

MANY = letter(*[block(f"Line {n}") for n in range(1, 120)])


def printer(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.Letter) -> QPrinter:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setPageSize(QPageSize(size))
    return made


def count(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


def test_every_page_goes_to_paper(qapp: QApplication, tmp_path: Path) -> None:
    pages = lay_out(MANY)
    assert len(pages) > 2
    assert paint(printer(tmp_path / "a.pdf"), pages) == len(pages)
    assert count(tmp_path / "a.pdf") == len(pages)


def test_only_the_pages_asked_for_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    asked = printer(tmp_path / "b.pdf")
    asked.setFromTo(2, 2)
    assert paint(asked, lay_out(MANY)) == 1
    assert count(tmp_path / "b.pdf") == 1


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5])
def test_smaller_paper_takes_the_whole_page(
    size: QPageSize.PageSizeId, qapp: QApplication, tmp_path: Path
) -> None:
    pages = lay_out(MANY)
    assert paint(printer(tmp_path / "c.pdf", size), pages) == len(pages)


def test_a_page_across_is_offered_across(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    across = replace(MANY, width=MANY.height, height=MANY.width)
    dialog = ask_to_print(over, [across], "All requests")
    assert dialog.printer().pageLayout().orientation() == QPageLayout.Orientation.Landscape
    dialog.reject()


def refused(*_: object) -> int:
    return 0


@pytest.mark.qt_log_ignore("QPdfEngine|QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paint(printer(tmp_path / "none" / "d.pdf"), lay_out(MANY)) == 0
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    monkeypatch.setattr(printing, "paint", refused)
    dialog = ask_to_print(over, [MANY], "Today")
    dialog.done(1)
    qtbot.waitUntil(lambda: bool(over.findChildren(Message)))
    message = over.findChildren(Message)[0]
    assert message.title.text() == "Nothing was printed: the printer did not take the pages."
    message.reject()


def test_the_system_is_asked_where_to(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    dialog = ask_to_print(over, [MANY], "Today")
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == "Print Today"
    assert dialog.maxPage() == len(lay_out(MANY))
    assert over.findChildren(QPrintDialog) == [dialog]
    dialog.reject()
