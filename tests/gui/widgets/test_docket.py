"""A row is opened, acted on and left with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.docket import DocketRow, Due

DUE = Due(
    day="Today",
    age="2:00 pm",
    agency="Fern Police Department",
    case="Plate readers",
    why="Call.",
    act="Log call",
)


def test_enter_opens_and_ctrl_enter_acts(qtbot: QtBot) -> None:
    row = DocketRow(DUE)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.acted), qtbot.assertNotEmitted(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(row.acted):
        QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)


def test_the_chosen_row_has_the_primary_button(qtbot: QtBot) -> None:
    row = DocketRow(DUE)
    qtbot.addWidget(row)
    row.set_selected(on=True)
    assert row.button.property("kind") == "primary"
    row.set_selected(on=False)
    assert row.button.property("kind") == ""


def test_arrows_go_from_row_to_row(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    rows = [DocketRow(DUE) for _ in range(3)]
    for row in rows:
        column.addWidget(row)
    holder.show()
    with qtbot.waitActive(holder):
        holder.activateWindow()
    rows[0].setFocus()
    with qtbot.waitSignal(rows[1].picked):
        QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Up)
    assert rows[0].hasFocus()


def test_a_reader_hears_the_agency_the_day_and_why(qtbot: QtBot) -> None:
    row = DocketRow(DUE)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Fern Police Department, Today, 2:00 pm"
    assert row.accessibleDescription() == "Call."
    assert row.button.accessibleName() == "Log call, Fern Police Department"
