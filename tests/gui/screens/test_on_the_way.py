"""Print and Send letter in the window: by key and menu, where the screen has something for them."""

from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from ctrecords.gui.dialogs.send_help import SendHelp
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.window import Window

CEDAR, DRAFT = 4, 13


def test_its_key_is_that_of_every_program(window: Window) -> None:
    assert [key.toString() for key in window.actions_by_id["print"].shortcuts()] == ["Ctrl+P"]


def go(window: Window, place: Place, qtbot: QtBot) -> None:
    window.show_place(place)
    qtbot.waitUntil(lambda: not window.jobs.is_busy())


def printing(window: Window, qtbot: QtBot) -> QPrintDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintDialog)))
    dialog = window.findChildren(QPrintDialog)[0]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_today_and_a_request_are_printed(window: Window, qtbot: QtBot) -> None:
    for place, name in (
        (Place(Where.TODAY), "Print Today"),
        (Place(Where.REQUEST, CEDAR), "Print Cedar Police Department"),
    ):
        go(window, place, qtbot)
        window.actions_by_id["print"].trigger()
        dialog = printing(window, qtbot)
        assert dialog.windowTitle() == name
        dialog.reject()
        qtbot.waitUntil(lambda: not window.findChildren(QPrintDialog))


def test_the_directory_has_a_table_to_print_and_no_letter_to_send(window: Window, qtbot: QtBot) -> None:
    go(window, Place(Where.AGENCIES), qtbot)
    assert window.actions_by_id["print"].isEnabled()
    assert not window.actions_by_id["send"].isEnabled()


def test_the_letter_of_a_request_is_sent_from_its_menu(window: Window, qtbot: QtBot) -> None:
    go(window, Place(Where.REQUEST, CEDAR), qtbot)
    screen = window.frame.current if window.frame else None
    assert isinstance(screen, RequestScreen)
    assert screen.acts.send.isEnabled()
    screen.acts.send.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(SendHelp)))
    dialog = window.findChildren(SendHelp)[0]
    assert dialog.windowTitle() == "Send: Initial request to Cedar Police Department"
    assert dialog.send_button.isHidden()
    dialog.reject()
    assert window.actions_by_id["send"].isEnabled()
