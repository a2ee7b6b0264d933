"""Rows one ticks: the whole row is the button, nothing is cut, everything is said."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.theme import Theme
from ctrecords.gui.widgets.tick import Agreement, TickRow


def test_a_row_is_ticked_anywhere_and_by_space(look: Theme, qtbot: QtBot) -> None:
    row = TickRow("Elm Police Department", "Post, 2009 · verify before sending", warn=True)
    qtbot.addWidget(row)
    row.resize(280, row.sizeHint().height())
    row.show()
    assert row.height() >= look.metrics(13).height() + look.metrics(12).height()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight())
    assert row.isChecked()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()
    assert row.accessibleName() == "Elm Police Department. Post, 2009 · verify before sending"
    assert not row.grab().isNull()


def test_a_row_takes_another_line(qtbot: QtBot) -> None:
    row = TickRow("Elm Police Department", "Post, 2009")
    qtbot.addWidget(row)
    row.set_line("Post, checked Nov 23")
    assert (row.line, row.toolTip()) == ("Post, checked Nov 23", "Post, checked Nov 23")


def test_a_sentence_breaks_where_there_is_no_room(look: Theme, qtbot: QtBot) -> None:
    box = Agreement("Ask them to hold deletion while the request is open")
    qtbot.addWidget(box)
    box.set_why("Reads are deleted after 21 days, § 1-240 named")
    one = look.metrics(13).height() + look.metrics(12).height()
    assert box.heightForWidth(theme.px(600)) < 2 * one
    assert box.heightForWidth(theme.px(150)) >= 2 * one
    assert box.accessibleDescription() == box.why
    box.resize(theme.px(150), box.heightForWidth(theme.px(150)))
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomRight())
    assert box.isChecked()
