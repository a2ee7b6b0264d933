"""The letters screen over an open casebook, for tests: opened, waited for, filled as in the picture."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ctrecords.actions import directory
from ctrecords.casebook import Casebook
from ctrecords.gui.bridge import Bridge
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.widgets.item_editor import Written
from ctrecords.letters.menu import SECOND_ROUND, ready_set
from ctrecords.model.ids import AgencyId

EIGHT = (
    "Alder Police Department",
    "Birch Police Department",
    "Cedar Police Department",
    "Dogwood Police Department",
    "Elm Police Department",
    "Fern Police Department",
    "Hazel Police Department",
    "Linden State University",
)
D = TypeVar("D", bound=QDialog)


@contextmanager
def composer(book: Casebook, qtbot: QtBot, case: int = 1) -> Generator[LettersScreen]:
    """The screen at a case, loaded; what the store announces reaches it, as in the window."""
    jobs = Jobs()
    screen = LettersScreen(Desk(casebook=book, jobs=jobs))
    bridge = Bridge(book.store)
    bridge.changed.connect(screen.on_changed)
    screen.resize(1224, 872)
    screen.show()
    screen.activateWindow()
    screen.visit(Place(Where.LETTERS, case))
    settle(screen, qtbot)
    try:
        yield screen
    finally:
        bridge.close()
        jobs.stop()
        screen.close()
        screen.deleteLater()


def settle(screen: LettersScreen, qtbot: QtBot) -> None:
    """Wait until nothing is asked and nothing is about to be."""

    def still() -> bool:
        QApplication.processEvents()
        return not screen.desk.jobs.is_busy() and not screen.looking.is_waiting

    qtbot.waitUntil(still)
    QApplication.processEvents()
    qtbot.waitUntil(still)


def number(book: Casebook, name: str) -> AgencyId:
    """An agency by its name."""
    return directory.find(book, name).id


def fill(screen: LettersScreen, qtbot: QtBot, names: tuple[str, ...] = EIGHT) -> None:
    """Choose agencies and the six items of the second round."""
    screen.take_agencies([number(screen.desk.casebook, name) for name in names])
    screen.body.editor.extend([Written(item.text, item.label) for item in ready_set(SECOND_ROUND)])
    settle(screen, qtbot)


def dialog(screen: LettersScreen, kind: type[D]) -> D:
    """The dialog of that kind that is open over the screen."""
    return next(found for found in screen.window().findChildren(kind) if found.isVisible())
