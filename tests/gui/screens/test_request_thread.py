"""The thread of a request and its foot: what is in view, what is made anew, where files are dropped."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import log
from ctrecords.gui.desk import Desk
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.index.kept import Reading
from ctrecords.model.ids import RequestId

Open = Callable[[int], RequestScreen]
CEDAR, FERN = 4, 8


@pytest.fixture
def desk(practice_desk: Desk) -> Desk:
    return practice_desk


@pytest.fixture
def show(open_request: Open) -> Open:
    return open_request


def test_where_there_is_little_height_the_foot_scrolls_with_the_thread(qtbot: QtBot, show: Open) -> None:
    screen = show(CEDAR)
    assert not screen.thread_view.isAncestorOf(screen.log_bar)
    screen.resize(900, 300)
    qtbot.waitUntil(lambda: screen.thread_view.isAncestorOf(screen.log_bar))
    screen.log_bar.start()
    assert screen.focusWidget() is screen.log_bar.kind.buttons["call"]
    screen.resize(1224, 872)
    qtbot.waitUntil(lambda: not screen.thread_view.isAncestorOf(screen.log_bar))
    assert screen.log_bar.isVisible()


def test_the_newest_event_is_in_view(qtbot: QtBot, show: Open) -> None:
    screen = show(FERN)
    screen.resize(1224, 460)
    show(CEDAR)
    view, newest = screen.thread_view, screen.thread_view.rows[-1]

    def seen() -> bool:
        top = newest.mapTo(view.viewport(), newest.rect().topLeft()).y()
        return top >= 0 and top + newest.height() <= view.viewport().height()

    qtbot.waitUntil(seen)


def test_a_long_thread_comes_in_hundreds(qtbot: QtBot, desk: Desk, show: Open) -> None:
    for number in range(110):
        log.log(
            desk.casebook, RequestId(CEDAR), log.Entry(kind="note", on=desk.today, summary=f"Note {number}")
        )
    screen = show(CEDAR)
    assert len(screen.thread_view.rows) == 100
    assert screen.thread_view.rows[-1].accessibleDescription() == "Note 109"
    screen.thread_view._show_more()  # pyright: ignore[reportPrivateUsage]  # the button's slot
    assert len(screen.thread_view.rows) == 117


def test_a_wide_window_has_a_place_to_drop_files(show: Open, qtbot: QtBot) -> None:
    screen = show(CEDAR)
    screen.resize(1500, 900)
    qtbot.waitUntil(lambda: not screen.log_bar.drop.isHidden())
    asked: list[str] = []

    def note(command: str, _subject: object) -> None:
        asked.append(command)

    screen.act.connect(note)
    screen.log_bar.drop.click()
    assert asked == ["add-files"]
    screen.resize(1200, 900)
    qtbot.waitUntil(screen.log_bar.drop.isHidden)


def test_the_text_of_a_file_remakes_only_the_rows_it_changed(show: Open) -> None:
    screen = show(CEDAR)
    thread, seen = screen.thread_view, screen.seen
    assert seen is not None
    rows, files = list(thread.rows), [one for one in seen.rows if one.entry and one.entry.files]
    thread.show_thread(seen, screen.at_event)
    assert thread.rows == rows
    read = replace(
        seen, lengths={one.blob: "7 p." for told in files if told.entry for one in told.entry.files}
    )
    thread.show_thread(read, screen.at_event)
    changed = [at for at, (old, new) in enumerate(zip(rows, thread.rows, strict=True)) if old is not new]
    assert changed == [seen.rows.index(told) for told in files]
    assert [row.accessibleName() for row in thread.rows] == [row.accessibleName() for row in rows]


def test_texts_that_come_wait_while_one_writes(show: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(CEDAR)
    loads: list[int] = []

    def load(_screen: RequestScreen) -> None:
        loads.append(1)

    monkeypatch.setattr(RequestScreen, "load", load)
    screen.on_changed(frozenset({Reading}))
    assert (loads, screen.texts.isActive()) == ([], True)
    screen.log_bar.text.setFocus()
    screen.texts.timeout.emit()
    assert loads == []
    screen.thread_view.rows[0].setFocus()
    screen.texts.timeout.emit()
    assert loads == [1]
