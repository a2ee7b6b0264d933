"""Finds the dialog that was opened and presses its button."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog

D = TypeVar("D", bound=FormDialog)


def opened(qtbot: QtBot, over: QWidget, kind: type[D]) -> D:
    """The dialog of that kind, once it is there."""

    def shown() -> list[D]:
        return [dialog for dialog in over.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def press(qtbot: QtBot, desk: Desk, dialog: FormDialog) -> None:
    """Press the button and wait until the act is over."""
    dialog.send_button.click()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())
