"""The palette over the window: keys, places, acts, and what it leaves behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.dialogs.palette import Palette
from ctrecords.gui.dialogs.palette_index import Entry, Kind
from ctrecords.gui.dialogs.quick_log import QuickLog
from ctrecords.gui.dialogs.remind import Remind
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.today import TodayScreen
from ctrecords.gui.window import Window
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import current, settle


@pytest.fixture
def palette(window: Window, qtbot: QtBot) -> Palette:
    return _open(window, qtbot)


def _open(window: Window, qtbot: QtBot) -> Palette:
    window.run("palette")
    settle(window, qtbot)
    return _shown(window)[0]


def _shown(window: Window) -> list[Palette]:
    return [one for one in window.findChildren(Palette) if one.isVisible()]


def _type(window: Window, palette: Palette, words: str, qtbot: QtBot) -> None:
    palette.field.setText(words)
    settle(window, qtbot)


def _entry(palette: Palette) -> Entry:
    found = palette.list.current()
    assert found is not None
    return found


def test_it_stands_over_the_window_as_designed(window: Window, palette: Palette) -> None:
    assert (palette.width(), palette.y()) == (640, 104)
    assert palette.x() == (window.width() - 640) // 2
    assert palette.scrim.geometry() == window.rect()
    assert palette.field.hasFocus()
    assert not palette.isWindow()


def test_enter_goes_to_the_request_that_was_typed(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "ced", qtbot)
    assert _entry(palette).text == "Cedar Police Department"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert current(window, RequestScreen).place == Place(Where.REQUEST, 4)
    assert not _shown(window)


def test_arrows_and_tab_walk_the_lines_over_headings(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "ced", qtbot)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert (_entry(palette).kind, _entry(palette).text) == (Kind.REQUEST, "Cedar Police Department")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert (_entry(palette).kind, _entry(palette).text) == (Kind.AGENCY, "Cedar Police Department")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert _entry(palette).kind is Kind.ACT
    assert palette.field.hasFocus()
    for _step in range(3):
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert _entry(palette).kind is Kind.REQUEST
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert _entry(palette).text == "Search everything for “ced”"  # the last line


def test_an_agency_is_gone_to(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "@cedar", qtbot)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert current(window, AgenciesScreen).place.id


def test_a_call_is_logged_from_anywhere(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "log call cedar", qtbot)
    _type(window, palette, "cedar", qtbot)
    while _entry(palette).text != "Log call":
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = opened(qtbot, window, QuickLog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_reminder_is_set_from_anywhere(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "cedar", qtbot)
    while _entry(palette).command != "remind":  # over what goes to text and to files
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = opened(qtbot, window, Remind)
    assert dialog.windowTitle() == "Remind me: Cedar Police Department"
    dialog.reject()


def test_commands_that_cannot_be_done_are_not_offered(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, ">redo", qtbot)
    assert palette.list.isHidden()
    assert palette.none.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_command_done_here_is_offered_first_next_time(
    window: Window, palette: Palette, qtbot: QtBot
) -> None:
    _type(window, palette, ">larger", qtbot)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    window.run("usual-size")
    window.show_place(Place(Where.CASE, 1))
    settle(window, qtbot)
    window.show_place(Place(Where.TODAY))
    again = _open(window, qtbot)
    lines = [line if isinstance(line, str) else line.entry.text for line in again.list.lines.lines]
    assert lines[:3] == ["Recent", "Plate readers and ICE", "Larger text"]
    assert window.frame is not None
    assert b"larger" in window.frame.states()["palette"]


def test_escape_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    held = window.focusWidget()
    palette = _open(window, qtbot)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    settle(window, qtbot)
    assert window.focusWidget() is held
    assert not _shown(window)
    assert current(window, TodayScreen)


def test_a_click_beside_it_and_its_own_keys_close_it(window: Window, palette: Palette, qtbot: QtBot) -> None:
    QTest.mouseClick(palette.scrim, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert not _shown(window)
    _open(window, qtbot)
    window.run("palette")
    settle(window, qtbot)
    assert not _shown(window)


def test_a_click_on_a_line_goes_there(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "plate readers", qtbot)
    at = palette.list.visualRect(palette.list.lines.index(1, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(window, qtbot)
    assert current(window, CaseScreen).place.id == 1


def test_the_keyboard_leaving_closes_it(window: Window, palette: Palette, qtbot: QtBot) -> None:
    window.run("next-pane")
    settle(window, qtbot)
    assert not _shown(window)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_it_fits_every_window(
    window: Window, palette: Palette, percent: int, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, theme.Theme("dark", 13 * percent // 100))
    for size in ((1440, 900), (1024, 680)):
        window.resize(*size)
        _type(window, palette, "e", qtbot)
        assert window.rect().contains(palette.geometry())
        assert not palette.grab().isNull()


def test_what_is_said_of_a_line(window: Window, palette: Palette, qtbot: QtBot) -> None:
    _type(window, palette, "ced", qtbot)
    index = palette.list.lines.index(1, 0)
    assert (
        index.data(Qt.ItemDataRole.AccessibleTextRole)
        == "Cedar Police Department, request, Plate readers and ICE"
    )
