"""A message says what, why and what now, and tells which button was pressed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.buttons import Kind
from ctrecords.gui.widgets.message import Choice, Message

CHOICES = [Choice("Choose folder", "choose"), Choice("Try again", "again", Kind.PRIMARY)]


def made(qtbot: QtBot) -> Message:
    message = Message(
        "The folder cannot be reached", "Your work is saved.", remedy="Connect it.", choices=CHOICES
    )
    qtbot.addWidget(message)
    message.show()
    return message


def test_enter_takes_the_last_choice_and_escape_none(qtbot: QtBot) -> None:
    message = made(qtbot)
    QTest.keyClick(message, Qt.Key.Key_Return)
    assert message.chosen == "again"
    message = made(qtbot)
    QTest.keyClick(message, Qt.Key.Key_Escape)
    assert message.chosen == ""


def test_a_button_tells_its_value(qtbot: QtBot) -> None:
    message = made(qtbot)
    QTest.mouseClick(message.buttons[0], Qt.MouseButton.LeftButton)
    assert message.chosen == "choose"


def test_a_reader_hears_all_of_it(qtbot: QtBot) -> None:
    message = made(qtbot)
    assert message.accessibleName() == "The folder cannot be reached"
    assert message.accessibleDescription() == "Your work is saved. Connect it."


def test_details_are_copied(qtbot: QtBot, qapp: QApplication) -> None:
    message = Message("A bug", "It is written down.", details="ctrecords 0.1")
    qtbot.addWidget(message)
    copy = next(made for made in message.findChildren(QPushButton) if made.text() == "Copy details")
    copy.click()
    assert qapp.clipboard().text() == "ctrecords 0.1"
