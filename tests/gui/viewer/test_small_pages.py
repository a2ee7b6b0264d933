"""The small pages show where words are lit, and a child that draws is kept for the next file."""

from threading import Event

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.viewer.source import Drawer
from ctrecords.gui.viewer.viewer import Viewer
from tests.gui.viewer.conftest import Show


def colored(viewer: Viewer, role: str) -> list[float]:
    """How far down the first small page a color stands, from 0 to 1."""
    small = viewer.paper.small
    image = small.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    cell = small.visualRect(small.model().index(0, 0))
    wanted = theme.current().color(role).rgb()
    across = cell.center().x()
    rows = [row for row in range(cell.top(), cell.bottom()) if image.pixel(across, row) == wanted]
    return [(row - cell.top()) / theme.px(72) for row in rows]


def test_a_line_lies_where_words_are_lit(viewer: Viewer, qtbot: QtBot, show: Show) -> None:
    show("a.pdf")
    viewer.set_hits(["second"])
    qtbot.waitUntil(lambda: bool(colored(viewer, "page_hit_current")))
    down = colored(viewer, "page_hit_current")
    assert 0 < min(down) <= max(down) < 0.4  # the second line of the page
    assert colored(viewer, "page_hit") == []
    viewer.set_hits(["sharing"])
    qtbot.waitUntil(lambda: len(viewer.hits.found) == 2 and bool(colored(viewer, "page_hit_current")))
    assert min(colored(viewer, "page_hit_current")) < min(down)
    viewer.move_hit(1)
    assert colored(viewer, "page_hit_current") == []
    assert colored(viewer, "page_hit")
    viewer.set_hits([])
    assert colored(viewer, "page_hit") == []


def test_a_child_is_given_up_only_when_it_draws_for_long(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer, given_up, go_on = Drawer(), Event(), Event()
    monkeypatch.setattr(drawer.reader, "kill", given_up.set)
    drawer.give_up()  # nothing is drawn
    drawer.draw(lambda: None)
    drawer.thread.submit(lambda: None).result()
    drawer.give_up()  # it is drawn
    drawer.draw(lambda: (go_on.wait(), None)[1])
    assert not given_up.is_set()
    drawer.give_up()
    assert not given_up.is_set()
    qtbot.waitUntil(given_up.is_set)
    go_on.set()
    drawer.close()
