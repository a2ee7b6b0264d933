"""The field of the search screen leaves to the window what is the window's."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui.screens.search_field import WordsField


def test_the_key_that_cites_is_not_the_fields(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    for key, taken in ((Qt.Key.Key_E, False), (Qt.Key.Key_A, True)):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        asked.ignore()
        QApplication.sendEvent(field, asked)
        assert asked.isAccepted() is taken
