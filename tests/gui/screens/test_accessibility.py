"""Every screen on the practice casebook: named, spoken, reached by Tab in reading order, and nothing cut off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.dialogs.palette import Palette
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.widgets import taborder
from ctrecords.gui.window import Window
from ctrecords.model.ids import RequestId
from tests.gui.screens import reach
from tests.gui.screens.working import go, settle

PLACES = {
    "today": Place(Where.TODAY),
    "inbox": Place(Where.INBOX),
    "requests": Place(Where.REQUESTS),
    "case": Place(Where.CASE, 1),
    "request": Place(Where.REQUEST, 4),
    "documents": Place(Where.DOCUMENTS),
    "agencies": Place(Where.AGENCIES),
    "search": Place(Where.SEARCH),
    "letters": Place(Where.LETTERS, 1),
    "trash": Place(Where.TRASH),
    "settings": Place(Where.SETTINGS),
    "write": Place(Where.WRITE, 1, 2),
}
LOOKS = (("light", 100), ("dark", 150), ("light", 200))
SIZES = ((1440, 900), (1024, 680))
DIALOGS = ("new-case", "requester", "shortcuts", "palette", "log-call")
Look = Callable[[Window], list[str]]


def _everywhere(window: Window, look: Look, qtbot: QtBot) -> dict[str, list[str]]:
    """What a look finds wrong at each place; nothing when nothing is."""
    found: dict[str, list[str]] = {}
    if window.desk is not None:
        window.desk.writing.requests = (RequestId(1), RequestId(2))
    for name, place in PLACES.items():
        window.show_place(place)
        settle(window, qtbot)
        found[name] = look(window)
    return {name: wrong for name, wrong in found.items() if wrong}


def test_every_kind_of_place_is_walked() -> None:
    assert {place.where for place in PLACES.values()} == set(Where)


def test_every_control_has_a_name_and_every_cell_is_spoken(window: Window, qtbot: QtBot) -> None:
    assert _everywhere(window, lambda one: [] if reach.controls(one) else ["nothing"], qtbot) == {}
    assert _everywhere(window, reach.unnamed, qtbot) == {}
    assert _everywhere(window, reach.silent_cells, qtbot) == {}


@pytest.mark.parametrize("size", SIZES)
def test_tab_comes_round_to_every_control_in_reading_order(
    window: Window, size: tuple[int, int], qtbot: QtBot
) -> None:
    def look(one: Window) -> list[str]:
        assert one.frame is not None
        assert one.frame.current is not None
        if size[0] < 1200:
            one.toggle_inspector()
        one.frame.sidebar.menu_button.setFocus()
        return reach.off_the_round(one) + _disorder(one)

    window.resize(*size)
    assert _everywhere(window, look, qtbot) == {}


def test_tab_goes_by_what_comes_and_goes(window: Window, qtbot: QtBot) -> None:
    screen = go(window, PLACES["request"], RequestScreen, qtbot)
    screen.log_bar.kind.choose("note")
    screen.log_bar.text.setFocus()
    assert reach.off_the_round(window) == []
    screen.log_bar.kind.choose("email")
    window.say("Note kept")
    screen.log_bar.text.setFocus()
    assert reach.off_the_round(window) == []
    assert window.frame is not None
    window.frame.toast.put_away()
    letters = go(window, PLACES["letters"], LettersScreen, qtbot)
    for _item in range(3):
        letters.body.editor.add()
    settle(window, qtbot)
    letters.body.menu.setFocus()
    assert reach.off_the_round(window) == []
    assert _disorder(window) == []


def _disorder(window: Window) -> list[str]:
    """Stops that come before those of a part further up, or before their neighbors in their own part."""
    stops = taborder.stops(window)
    regions = [_region(window, widget) for widget in stops]
    late = [
        f"late: {reach.called(one)}"
        for one, region, before in zip(stops[1:], regions[1:], regions, strict=False)
        if region < before
    ]
    parts = [[one for one, at in zip(stops, regions, strict=True) if at == region] for region in set(regions)]
    return late + [wrong for part in parts for wrong in reach.out_of_order(part)]


@pytest.mark.parametrize("size", SIZES)
def test_no_words_are_cut_off(
    window: Window, size: tuple[int, int], qapp: QApplication, qtbot: QtBot
) -> None:
    for scheme, percent in LOOKS:
        theme.apply(qapp, theme.Theme(scheme, round(theme.BASE_PX * percent / 100)))
        window.resize(*size)
        assert _everywhere(window, lambda one: reach.clipped(one) + reach.outside(one), qtbot) == {}, percent


def test_words_forty_percent_longer_still_fit(window: Window, qtbot: QtBot) -> None:
    def look(one: Window) -> list[str]:
        if one.frame is not None and one.frame.current is not None:
            reach.lengthen(one.frame.current, 0.4)
        settle(one, qtbot)
        return reach.clipped(one) + reach.outside(one)

    assert _everywhere(window, look, qtbot) == {}


def test_dialogs_are_named_and_nothing_is_cut_off(window: Window, qapp: QApplication, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    for base in (13, 20, 26):
        theme.apply(qapp, theme.Theme("light", base))
        for command in DIALOGS:
            window.run(command)
            settle(window, qtbot)
            dialog = _dialog(window)
            found[f"{command} {base}"] = reach.unnamed(dialog) + reach.clipped(dialog)
            if command != "palette":
                found[f"Tab in {command} {base}"] = reach.off_the_round(dialog)
            dialog.close()
            settle(window, qtbot)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _dialog(window: Window) -> QWidget:
    modal = QApplication.activeModalWidget()
    return modal or next(one for one in window.findChildren(Palette) if one.isVisible())


def _region(window: Window, widget: QWidget) -> int:
    """Sidebar, header, filters, content, inspector, then what stands at the foot."""
    frame = window.frame
    if frame is None or frame.current is None:
        return -1
    panes = frame.current.panes()
    parts: list[QWidget] = [frame.sidebar, frame.current.header]
    content = panes[1] if len(panes) > 1 else None
    inspector = panes[2] if len(panes) > 2 else None
    if any(part is widget or part.isAncestorOf(widget) for part in parts):
        return next(at for at, part in enumerate(parts) if part.isAncestorOf(widget))
    if content is not None and (content is widget or content.isAncestorOf(widget)):
        return 3
    if inspector is not None and (inspector is widget or inspector.isAncestorOf(widget)):
        return 4
    below = content is not None and _top(widget, window) >= _top(content, window) + content.height()
    return 5 if below else 2


def _top(widget: QWidget, window: Window) -> int:
    return widget.mapTo(window, QPoint(0, 0)).y()
