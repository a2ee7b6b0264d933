"""Small windows and large text: rows, deadlines and dates keep their room, and nothing moves under the mouse."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.tables.delegate import row_height
from ctrecords.gui.widgets.labels import Parted
from ctrecords.gui.window import Window
from ctrecords.model.ids import RequestId
from tests.gui.screens.directory_shown import directory_of
from tests.gui.screens.working import go, settle

ALL = Place(Where.REQUESTS)


def _shown(screen: RequestsScreen) -> list[str]:
    table = screen.table
    keys = [column.key for column in table.table.columns]
    return [key for at, key in enumerate(keys) if not table.isColumnHidden(at)]


def test_a_narrow_table_gives_up_what_can_be_spared_and_takes_it_back(window: Window, qtbot: QtBot) -> None:
    screen = go(window, ALL, RequestsScreen, qtbot)
    window.resize(1600, 900)
    settle(window, qtbot)
    assert {"stage", "move", "sent", "fee"} <= set(_shown(screen))
    window.resize(1024, 680)
    settle(window, qtbot)
    assert screen.table.horizontalScrollBar().maximum() == 0
    assert {"agency", "clock", "appeal"} <= set(_shown(screen))
    assert not {"stage", "move"} & set(_shown(screen))
    assert "stage" in {column.key for column in screen.table.shown()}, "paper and a copy have it all the same"
    before = screen.table.columns_state()
    window.resize(1600, 900)
    settle(window, qtbot)
    assert {"stage", "move", "sent", "fee"} <= set(_shown(screen))
    assert screen.table.columns_state() == before


def test_a_column_asked_for_stays_however_narrow_the_table_is(window: Window, qtbot: QtBot) -> None:
    screen = go(window, ALL, RequestsScreen, qtbot)
    window.resize(1024, 680)
    settle(window, qtbot)
    menu = screen.table.head.column_menu()
    next(act for act in menu.actions() if act.text() == "Stage").trigger()
    assert "stage" in _shown(screen)
    settle(window, qtbot)
    assert "stage" in _shown(screen)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_table_keeps_four_rows_before_there_is_a_pane(
    window: Window, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, theme.Theme("light", round(13 * percent / 100)))
    window.resize(1440, 900)
    screen = go(window, ALL, RequestsScreen, qtbot)
    rows = (screen.table.height() - screen.table.head.height()) // row_height()
    assert rows >= 4
    theme.apply(qapp, theme.Theme())


def test_a_request_lights_its_case_at_the_left(window: Window, qtbot: QtBot) -> None:
    go(window, Place(Where.REQUEST, 4), RequestScreen, qtbot)
    assert window.frame is not None
    assert window.frame.sidebar.places.current_key() == "case:1"
    assert window.desk is not None
    window.desk.writing.requests = (RequestId(4),)
    window.show_place(Place(Where.WRITE, 4, 1))
    settle(window, qtbot)
    assert window.frame.sidebar.places.current_key() == "case:1"


def test_rows_stay_put_while_agencies_are_chosen(window: Window, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    screen: AgenciesScreen = directory_of(window, qtbot)
    top = screen.table.mapTo(screen, screen.table.rect().topLeft()).y()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (1, 2):
        screen.table.selectionModel().select(screen.table.table.index(row, 0), flags)
        settle(window, qtbot)
        assert screen.table.mapTo(screen, screen.table.rect().topLeft()).y() == top
    assert screen.chosen_bar.isVisible()
    QTest.keyPress(screen.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    screen.commands()["filter"]()
    QTest.keyRelease(screen.table, Qt.Key.Key_Control)
    assert window.focusWidget() is screen.filter
    assert len(screen.table.chosen()) == 1


def test_dates_in_a_head_are_whole_or_left_out(qtbot: QtBot) -> None:
    said = "Monday, November 23, 2026. 10 things to do. Nearest last day: Wed, Nov 25, Alder"
    line = Parted(said, "second")
    qtbot.addWidget(line)
    line.show()
    for width in range(640, 190, -17):
        line.resize(width, line.height())
        assert "…" not in line.shown()
        assert said.startswith(line.shown().replace("\u00a0", " "))
        assert len(line.lines()) <= 2
        assert line.toolTip() or line.shown() == line.text()
