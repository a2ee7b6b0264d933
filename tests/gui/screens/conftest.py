"""The window on the practice casebook, and a request of it alone, for the tests of its screens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.casebook import Casebook
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.window import Window
from tests.gui.screens.working import show


@pytest.fixture
def window(preferences: Preferences, practice_folder: Path, qtbot: QtBot) -> Window:
    made = Window(preferences, SCREENS)
    show(made, practice_folder, qtbot)
    return made


@pytest.fixture
def practice_desk(practice_book: Casebook, qtbot: QtBot) -> Iterator[Desk]:
    assert qtbot
    jobs = Jobs()
    yield Desk(casebook=practice_book, jobs=jobs)
    jobs.stop()
    jobs.deleteLater()


@pytest.fixture
def open_request(practice_desk: Desk, qtbot: QtBot) -> Callable[[int], RequestScreen]:
    """Show a request by its number; gives its screen once everything is there."""
    screen = RequestScreen(practice_desk)
    qtbot.addWidget(screen)
    screen.resize(1224, 872)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)

    def visit(number: int) -> RequestScreen:
        screen.visit(Place(Where.REQUEST, number))
        qtbot.waitUntil(lambda: screen.seen is not None and screen.seen.request == number)
        qtbot.waitUntil(lambda: not practice_desk.jobs.is_busy())
        return screen

    return visit
