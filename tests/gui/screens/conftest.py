"""The window on the practice casebook, for the tests of its screens."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.window import Window
from tests.gui.screens.working import show


@pytest.fixture
def window(preferences: Preferences, practice_folder: Path, qtbot: QtBot) -> Window:
    made = Window(preferences, SCREENS)
    show(made, practice_folder, qtbot)
    return made
