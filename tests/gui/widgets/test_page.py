"""Letters in the window: tints that stay light on paper, pages one turns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.tokens import Scheme
from ctrecords.gui.widgets.page import lay_out
from ctrecords.gui.widgets.page_view import PageView
from ctrecords.letters.page import Block, Run
from tests.paint.test_page import block, letter


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_and_tint_are_light_in_both_schemes(scheme: str, qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.Theme(scheme, 13))
    view = PageView("Letter")
    qtbot.addWidget(view)
    view.resize(468, 700)
    view.show_pages(lay_out(letter(Block(style="Date", runs=(Run(text="M" * 30, merged=True),)))), "")
    picture: QImage = view.grab().toImage()
    assert picture.pixelColor(30, 40) == theme.color("page")
    tint = theme.Theme(Scheme.LIGHT).color("selected")
    row = [picture.pixelColor(x, y) for x in range(70, 200) for y in range(55, 80)]
    assert tint in row
    assert picture.pixelColor(4, 300) == theme.color("page_bg")


def test_pages_are_turned_by_keys_and_counted(qtbot: QtBot) -> None:
    view = PageView("Letter")
    qtbot.addWidget(view)
    view.resize(468, 400)
    view.show()
    blocks = [block(f"Line {n}") for n in range(1, 80)]
    seen: list[tuple[int, int]] = []
    stepped: list[int] = []
    view.turned.connect(lambda page, pages: seen.append((page, pages)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  Qt's signal
    view.stepped.connect(stepped.append)
    view.show_pages(lay_out(letter(*blocks)), "The words")
    assert seen[-1] == (1, view.count)
    assert view.accessibleDescription() == "The words"
    for _ in range(view.count * 3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert seen[-1] == (view.count, view.count)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.number == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.number == view.count
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert stepped == [1, -1]
