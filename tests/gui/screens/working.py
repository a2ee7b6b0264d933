"""A window with chosen screens over a casebook, and waiting until it has come to rest."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui.navigation import Place
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.window import Window

S = TypeVar("S", bound=Screen)


def settle(window: Window, qtbot: QtBot) -> None:
    """Wait until no job runs and every answer is shown."""
    for _ in range(4):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.jobs.is_busy())
    QApplication.processEvents()


def show(window: Window, folder: Path, qtbot: QtBot) -> None:
    """Open a casebook in a window of the pictures' size."""
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open_casebook(folder)
    settle(window, qtbot)


def go(window: Window, place: Place, kind: type[S], qtbot: QtBot) -> S:
    """Go to a place; the screen that shows it."""
    window.show_place(place)
    settle(window, qtbot)
    return current(window, kind)


def current(window: Window, kind: type[S]) -> S:
    """The screen shown, which is of that kind."""
    assert window.frame is not None
    found = window.frame.current
    assert isinstance(found, kind)
    return found
