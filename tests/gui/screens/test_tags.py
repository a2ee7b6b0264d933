"""Tags on a case and on an event: put on, shown, filtered by in the table of requests, taken off, undone."""

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, notes
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.many import TagForm
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.widgets.tags import Tags
from ctrecords.gui.window import Window
from ctrecords.model.ids import AgencyId, CaseId, EventId
from ctrecords.model.note import Tagging
from ctrecords.upkeep.check import check_open
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import go, settle


@pytest.fixture
def book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def _put(window: Window, command: str, words: str, qtbot: QtBot, *, off: bool = False) -> None:
    assert window.actions_by_id[command].isEnabled()
    window.actions_by_id[command].trigger()
    dialog = opened(qtbot, window, TagForm)
    if off:
        dialog.way.buttons["off"].click()
    dialog.tags.setText(words)
    dialog.send_button.click()
    settle(window, qtbot)
    qtbot.waitUntil(lambda: not window.findChildren(TagForm))


def _words(tags: Tags) -> list[str]:
    return [chip.look.text for chip in tags.chips if chip.isVisible()]


def test_a_case_wears_tags(window: Window, book: Casebook, qtbot: QtBot) -> None:
    case = go(window, Place(Where.CASE, 1), CaseScreen, qtbot)
    assert not case.tags.isVisible()
    _put(window, "tag-case", "spring series, federal", qtbot)
    assert _words(case.tags) == ["federal", "spring series"]
    assert case.tags.accessibleName() == "Tags: federal, spring series"
    assert case.tags.y() < case.bar.y()
    go(window, Place(Where.CASE, 2), CaseScreen, qtbot)
    assert not case.tags.isVisible()
    go(window, Place(Where.CASE, 1), CaseScreen, qtbot)
    _put(window, "tag-case", "federal", qtbot, off=True)
    assert _words(case.tags) == ["spring series"]
    history.undo(book)
    history.redo(book)
    assert book.store.count(Tagging, case=1) == 1
    assert check_open(book).ok


def test_the_chosen_event_wears_tags(window: Window, book: Casebook, qtbot: QtBot) -> None:
    screen = go(window, Place(Where.REQUEST, 4), RequestScreen, qtbot)
    at = next(n for n, number in enumerate(screen.thread_view.events) if number)
    screen.thread_view.chosen.emit(screen.thread_view.events[at])
    settle(window, qtbot)
    _put(window, "tag-event", "quote this", qtbot)
    row = screen.thread_view.rows[at]
    assert [_words(tags) for tags in row.findChildren(Tags)] == [["quote this"]]
    assert row.accessibleDescription().endswith("Tags: quote this.")
    history.undo(book)
    settle(window, qtbot)
    assert not screen.thread_view.rows[at].findChildren(Tags)
    history.redo(book)
    assert check_open(book).ok


def test_requests_are_filtered_by_the_tags_around_them(window: Window, book: Casebook, qtbot: QtBot) -> None:
    screen = go(window, Place(Where.REQUESTS), RequestsScreen, qtbot)
    around = ("case-tag", "agency-tag", "event-tag")
    assert not any(screen.bar.facets[key].isVisible() for key in around)
    first = screen.table.table.record(0)
    notes.tag(book, [Subject(case=CaseId(2))], ["state"])
    notes.tag(book, [Subject(agency=AgencyId(first.standing.thread.agency.id))], ["shares"])
    notes.tag(book, [Subject(event=EventId(first.standing.thread.entries[0].event.id))], ["by hand"])
    settle(window, qtbot)
    assert all(screen.bar.facets[key].isVisible() for key in around)
    for key, word, count in zip(around, ("state", "shares", "by hand"), (3, 1, 1), strict=True):
        screen.bar.facets[key].choose([word])
        settle(window, qtbot)
        assert screen.table.table.rowCount() == count, key
        screen.clear_filters()
        settle(window, qtbot)
    assert screen.table.table.rowCount() == 13
