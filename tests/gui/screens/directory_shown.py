"""The directory in a window, and what it shows as text."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ctrecords.actions import directory
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.agencies_cards import ContactCard
from ctrecords.gui.window import Window
from ctrecords.model.directory import Agency


def settle(window: Window, qtbot: QtBot) -> None:
    for _ in range(3):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.jobs.is_busy())
    QApplication.processEvents()


def directory_of(window: Window, qtbot: QtBot) -> AgenciesScreen:
    window.show_place(Place(Where.AGENCIES))
    settle(window, qtbot)
    assert window.frame is not None
    found = window.frame.current
    assert isinstance(found, AgenciesScreen)
    return found


def visit(window: Window, slug: str, qtbot: QtBot) -> Agency:
    assert window.desk is not None
    agency = directory.find(window.desk.casebook, slug)
    window.show_place(Place(Where.AGENCIES, agency.id))
    settle(window, qtbot)
    return agency


def cells_of(screen: AgenciesScreen, name: str) -> list[str]:
    table = screen.table.table
    rows = [table.record(row).listed.agency.name for row in range(table.rowCount())]
    at = rows.index(name)
    return [str(table.index(at, column).data()) for column in range(table.columnCount())]


def words_of(screen: AgenciesScreen) -> str:
    labels = [one for one in screen.inspector.findChildren(QLabel) if one.isVisible()]
    return "\n".join(one.text() for one in labels).replace("\N{NO-BREAK SPACE}", " ").replace("\u2011", "-")


def cards(screen: AgenciesScreen) -> list[ContactCard]:
    return screen.inspector.cards
