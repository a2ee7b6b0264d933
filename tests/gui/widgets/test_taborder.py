"""Tab goes as one reads, whatever was made first, hidden, handed on, or of which one is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.taborder import Dialog, stops


def _shown(qtbot: QtBot, *parts: QWidget) -> Dialog:
    made = Dialog()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for part in parts:
        column.addWidget(part)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _round(window: Dialog, start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    start.setFocus()
    seen = [start]
    for _step in range(20):
        QTest.keyClick(window.focusWidget(), key)
        if window.focusWidget() is start:
            return seen
        seen.append(window.focusWidget())
    raise AssertionError(seen)


def _handing_on(inner: QWidget) -> QWidget:
    made = QWidget()
    QHBoxLayout(made).addWidget(inner)
    made.setFocusProxy(inner)
    return made


def test_fields_that_hand_the_keyboard_on_are_passed_once(qtbot: QtBot) -> None:
    first, line, number, last = QLineEdit(), QLineEdit(), QSpinBox(), QPushButton("Last")
    window = _shown(qtbot, first, _handing_on(_handing_on(line)), _handing_on(number), last)
    assert _round(window, first) == [first, line, number, last]
    assert _round(window, first, Qt.Key.Key_Backtab) == [first, last, number, line]


def test_a_row_made_late_comes_where_it_stands(qtbot: QtBot) -> None:
    first, last, late = QLineEdit(), QLineEdit(), QLineEdit()
    window = _shown(qtbot, first, last)
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(1, late)
    late.show()
    assert _round(window, first) == [first, late, last]
    late.hide()
    assert _round(window, first) == [first, last]
    late.show()
    late.setEnabled(False)
    assert _round(window, first) == [first, last]


def test_a_grid_goes_row_by_row(qtbot: QtBot) -> None:
    held = QWidget()
    grid = QGridLayout(held)
    cells = {(row, column): QLineEdit() for column in range(2) for row in range(2)}
    for (row, column), cell in cells.items():
        grid.addWidget(cell, row, column)
    window = _shown(qtbot, held)
    assert stops(window) == [cells[0, 0], cells[0, 1], cells[1, 0], cells[1, 1]]


def test_what_lies_over_a_part_comes_before_what_is_below(qtbot: QtBot) -> None:
    above, below, over, free = QPushButton("Above"), QPushButton("Below"), QPushButton("Over"), QWidget()
    window = _shown(qtbot, above, below)
    over.setParent(window)
    over.setGeometry(above.geometry())
    over.show()
    assert stops(window) == [above, over, below]
    left, right = QPushButton(free), QPushButton(free)
    left.setGeometry(0, 0, 20, 20)
    right.setGeometry(40, 0, 20, 20)
    free.show()
    qtbot.addWidget(free)
    assert stops(free) == [left, right]


def test_of_several_the_chosen_one_is_the_stop(qtbot: QtBot) -> None:
    held, rows = QWidget(), [QRadioButton(name) for name in ("One", "Two", "Three")]
    column = QVBoxLayout(held)
    for row in rows:
        column.addWidget(row)
    line = QLineEdit()
    window = _shown(qtbot, held, line)
    assert stops(window) == [*rows, line]
    rows[1].setChecked(True)
    assert _round(window, line) == [line, rows[1]]
    rows[2].setChecked(True)
    assert _round(window, line) == [line, rows[2]]


def test_tab_goes_on_from_what_was_just_hidden(qtbot: QtBot) -> None:
    parts = [QPushButton(name) for name in ("One", "Two", "Three")]
    window = _shown(qtbot, *parts)
    parts[1].setFocus()
    parts[1].hide()
    assert window.focusWidget() is parts[2]
    parts[2].setEnabled(False)
    assert window.focusWidget() is parts[0]
    parts[0].hide()
    assert stops(window) == []


def test_tab_brings_what_it_goes_to_into_view(qtbot: QtBot) -> None:
    sheet, rows = QWidget(), [QPushButton(str(number)) for number in range(40)]
    column = QVBoxLayout(sheet)
    column.addWidget(QLabel("Rows"))
    for row in rows:
        column.addWidget(row)
    area, below = QScrollArea(), QPushButton("Below")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    window = _shown(qtbot, area, below)
    below.setFocus()
    QTest.keyClick(below, Qt.Key.Key_Backtab)
    assert window.focusWidget() is rows[-1]
    assert not rows[-1].visibleRegion().isEmpty()
    QTest.keyClick(rows[-1], Qt.Key.Key_Tab)
    QTest.keyClick(below, Qt.Key.Key_Tab)
    assert window.focusWidget() is rows[0]
    assert not rows[0].visibleRegion().isEmpty()
