"""What every screen inherits: loading when it must, the drawer, the panes."""

from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.model.event import Event
from ctrecords.model.request import Case
from tests.gui.sample import ListScreen


def test_it_loads_at_the_first_visit_and_when_the_place_differs(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    screen.visit(Place(Where.TODAY))
    screen.visit(Place(Where.TODAY))
    assert screen.loads == 1
    screen.visit(Place(Where.TODAY, 3))
    assert screen.loads == 2


def test_a_hidden_screen_reloads_at_its_next_visit_a_visible_one_now(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    screen.visit(Place(Where.TODAY))
    screen.on_changed(frozenset({Case}))
    assert screen.loads == 1
    screen.visit(Place(Where.TODAY))
    assert screen.loads == 2
    screen.show()
    screen.on_changed(frozenset({Case}))
    assert screen.loads == 3


def test_it_does_not_care_for_other_kinds(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.visit(Place(Where.TODAY))
    screen.on_changed(frozenset({Event}))
    assert screen.loads == 1


def test_the_inspector_becomes_a_drawer_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    assert screen.note.isVisible()
    screen.set_drawer(True)
    assert not screen.note.isVisible()
    screen.toggle_inspector()
    assert screen.note.isVisible()
    assert screen.note.mapTo(screen, screen.note.rect().topRight()).x() == screen.rect().right()
    assert screen.handle.isVisible()
    close = next(one for one in screen.findChildren(IconButton) if one.accessibleName() == "Close")
    close.click()
    assert not screen.note.isVisible()
    screen.handle.click()
    assert screen.note.isVisible()
    assert screen.field.width() == screen.width()
    screen.set_drawer(False)
    assert not screen.handle.isVisible()
    assert screen.note.isVisible()
    assert screen.field.width() < screen.width()


def test_the_header_asks_for_back_and_forward(desk: Desk, qtbot: QtBot) -> None:
    screen = ListScreen(desk)
    qtbot.addWidget(screen)
    asked: list[str] = []

    def note(command: str, _subject: object) -> None:
        asked.append(command)

    screen.act.connect(note)
    screen.header.back.emit()
    screen.header.forward.emit()
    assert asked == ["back", "forward"]


def test_its_arrangement_comes_back(desk: Desk, qtbot: QtBot) -> None:
    screen, other = ListScreen(desk), ListScreen(desk)
    for each in (screen, other):
        qtbot.addWidget(each)
        each.resize(1100, 700)
        each.show()
    panes = screen.findChild(QSplitter)
    assert panes is not None
    panes.setSizes([600, 500])
    wide = screen.note.width()
    assert wide > other.note.width()
    other.restore(screen.state())
    assert other.note.width() == wide
    other.restore(b"something else")
    assert other.note.width() == wide
