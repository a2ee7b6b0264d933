"""A toast says one thing, offers undo, and goes away by itself."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.toast import SHOWN_MS, Toast


def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_it_stands_in_the_middle_of_the_bottom(qtbot: QtBot) -> None:
    window = host(qtbot)
    toast = Toast(window)
    toast.say("3 requests marked sent")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert toast.geometry().bottom() < window.height()
    window.resize(600, 400)
    assert toast.geometry().bottom() < 400


def test_undo_is_said_once_and_puts_it_away(qtbot: QtBot) -> None:
    toast = Toast(host(qtbot))
    toast.say("Reminder set")
    with qtbot.waitSignal(toast.undone):
        QTest.keyClick(toast.undo, Qt.Key.Key_Space)
    assert toast.isHidden()
    toast.say("Files were added", undo=False)
    assert toast.undo.isHidden()
    with qtbot.waitSignal(toast.hidden):
        QTest.keyClick(toast, Qt.Key.Key_Escape)


def test_it_lasts_eight_seconds_and_longer_under_the_mouse(qtbot: QtBot, qapp: QApplication) -> None:
    toast = Toast(host(qtbot))
    toast.say("One")
    timer = toast.timer
    assert timer.interval() == SHOWN_MS == 8000
    assert timer.isActive()
    here = QPointF(1, 1)
    qapp.sendEvent(toast, QEnterEvent(here, here, here))
    assert not timer.isActive()
    qapp.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    timer.timeout.emit()
    assert toast.isHidden()


def test_a_second_word_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    toast = Toast(host(qtbot))
    toast.say("One")
    toast.say("Two")
    assert toast.text.text() == "Two"
    assert toast.accessibleDescription() == "Two"
