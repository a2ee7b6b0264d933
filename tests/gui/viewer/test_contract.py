"""Whatever a file is, its view shows it, goes where it is told, lights words up and says where one is."""

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.viewer import Viewer
from tests.gui.viewer.conftest import Show, listed, shown
from tests.gui.viewer.kinds import FILES


@pytest.mark.parametrize("name", FILES)
def test_it_is_shown_from_its_first_page(viewer: Viewer, show: Show, qtbot: QtBot, name: str) -> None:
    show(name)
    assert viewer.view is not None
    assert viewer.pages.currentWidget() is viewer.view
    assert viewer.bar.number.text() == "1"
    proxy = viewer.view.focusProxy()
    assert proxy is not None
    assert proxy.accessibleName()


@pytest.mark.parametrize("name", FILES)
def test_words_of_a_search_are_lit_and_walked_through(
    viewer: Viewer, show: Show, qtbot: QtBot, name: str
) -> None:
    viewer.set_hits(["sharing"])
    show(name)
    qtbot.waitUntil(lambda: bool(viewer.hits.found))
    count = len(viewer.hits.found)
    assert viewer.bar.said_of_hits() == f"“sharing”, hit 1 of {count}"
    for _ in range(count):
        viewer.move_hit(1)
    assert viewer.hits.current == 0
    assert viewer.hits.wrapped == "from the start again"
    viewer.move_hit(-1)
    last = viewer.hits.found[-1]
    qtbot.waitUntil(lambda: viewer.place().page == last.page)


@pytest.mark.parametrize("name", FILES)
def test_where_one_is_is_said_as_it_is_cited(viewer: Viewer, show: Show, qtbot: QtBot, name: str) -> None:
    show(name)
    assert viewer.view is not None
    view = viewer.view
    qtbot.waitUntil(lambda: not viewer.desk.jobs.is_busy())
    qtbot.waitUntil(lambda: view is not viewer.paper or viewer.known.page(1) is not None)
    with qtbot.waitSignal(viewer.spot_changed):
        view.select_all()
    spot = viewer.place()
    assert spot.selected
    assert "sharing report" in " ".join(spot.quotation.split()) or spot.rows == "1-121"
    asked: list[Spot] = []
    viewer.cite_asked.connect(asked.append)
    viewer.bar.cite.click()
    assert asked == [spot]


@pytest.mark.parametrize("name", FILES)
def test_closing_while_it_is_shown_leaves_nothing(
    viewer: Viewer, show: Show, qtbot: QtBot, name: str
) -> None:
    book = viewer.desk.casebook
    viewer.show_file(shown(book, name), listed(book, name).reading)
    viewer.show_nothing()
    qtbot.waitUntil(lambda: not viewer.desk.jobs.is_busy())
    assert viewer.view is None
    assert viewer.place().page == 0
    assert viewer.nothing.isVisible()


def test_a_page_that_is_wished_for_before_the_file_is_there(viewer: Viewer, qtbot: QtBot) -> None:
    book = viewer.desk.casebook
    viewer.show_file(shown(book, "a.pdf"), listed(book, "a.pdf").reading)
    viewer.go_to(2)
    qtbot.waitUntil(lambda: viewer.place().page == 2)
