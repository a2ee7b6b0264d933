"""The ring follows the keyboard, leaves the mouse alone, and always shows where one types."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.docket import Rowlike
from ctrecords.gui.widgets.focus import FocusRing


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    made.stop()


def window(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for widget in widgets:
        column.addWidget(widget)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def test_tab_shows_it_and_the_mouse_does_not(ring: FocusRing, qtbot: QtBot) -> None:
    first, second = QPushButton("One"), QPushButton("Two")
    held = window(qtbot, first, second)
    handle = held.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=first.geometry().center())
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.target is None
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring.target is second
    around = ring.overlay
    assert around is not None
    assert around.geometry() == second.geometry().adjusted(-3, -3, 3, 3)
    held.resize(500, 300)
    assert around.geometry() == second.geometry().adjusted(-3, -3, 3, 3)


def test_a_field_always_has_it_and_a_row_never(ring: FocusRing, qtbot: QtBot) -> None:
    field, row = QLineEdit(), Rowlike()
    held = window(qtbot, row, field)
    assert held.isVisible()
    row.setFocus()
    assert ring.target is None
    field.setFocus()
    assert ring.target is field
    field.clearFocus()
    assert ring.target is None
