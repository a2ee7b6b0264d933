"""All requests in the window: every case in one table, narrowed by case."""

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.window import Window
from tests.gui.screens.working import current, go, settle


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> RequestsScreen:
    return go(window, Place(Where.REQUESTS), RequestsScreen, qtbot)


def test_every_request_with_its_case(screen: RequestsScreen) -> None:
    assert screen.header.second.accessibleName() == "13 requests in 3 cases, 56 items"
    table = screen.table.table
    assert table.rowCount() == 13
    assert [column.title for column in table.columns][:3] == ["Agency", "Case", "Items"]
    assert table.record(0).agency.first == "Alder Police Department"
    assert screen.table.isColumnHidden([column.key for column in table.columns].index("limit"))


def test_a_case_narrows_the_table(window: Window, screen: RequestsScreen, qtbot: QtBot) -> None:
    values = [act.text() for act in screen.bar.facets["case"].menu_actions()]
    assert values == ["COLLECT access\t2", "Plate readers and ICE\t8", "Trust Act reports\t3"]
    screen.bar.facets["case"].choose(["2"])
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 3


def test_words_are_looked_for_in_agency_and_case(
    window: Window, screen: RequestsScreen, qtbot: QtBot
) -> None:
    screen.bar.field.setText("trust act")
    screen.bar.field.ask()
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 3


def test_letters_that_wait_are_marked_from_here(screen: RequestsScreen) -> None:
    assert screen.many.text() == "Mark 1 letter sent"


def test_a_new_request_asks_for_no_case(window: Window, screen: RequestsScreen, qtbot: QtBot) -> None:
    window.run("new-request")
    settle(window, qtbot)
    assert current(window, LettersScreen).place.id == 0
    assert not screen.isVisible()


def test_a_new_request_from_a_request_is_for_its_case(window: Window, qtbot: QtBot) -> None:
    go(window, Place(Where.REQUEST, 4), RequestScreen, qtbot)
    window.run("new-request")
    settle(window, qtbot)
    assert current(window, LettersScreen).place.id == 1
