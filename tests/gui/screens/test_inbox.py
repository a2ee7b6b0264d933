"""The inbox: what waits, put on its request by one key, several at once, in a case, in the trash; how it came."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import filing, inbox
from ctrecords.actions.sorting import to_trash
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.answered import Placing
from ctrecords.gui.dialogs.document import HowItCame
from ctrecords.gui.dialogs.outcomes import Outcomes
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.inbox import InboxScreen
from ctrecords.gui.window import Window
from ctrecords.model.event import Document, Event
from ctrecords.model.kinds import Medium
from ctrecords.upkeep.check import check_open
from tests import paper
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import go, settle

CEDAR = 4


@pytest.fixture
def book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


@pytest.fixture
def shown(window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot) -> InboxScreen:
    """Two messages of Cedar and a sheet nobody sent."""
    files = {
        "reply.eml": paper.eml("Items 1 and 2 are attached.", attachments=[("report.pdf", b"%PDF-x")]),
        "more.eml": paper.eml("Item 3 follows.", subject="Re: Your request [R-4]"),
        "list.csv": b"a,b\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        filing.file(book, [tmp_path / name])
    return go(window, Place(Where.INBOX), InboxScreen, qtbot)


def entries(window: Window) -> dict[str, int | None]:
    assert window.frame is not None
    return {entry.text: entry.count for entry in window.frame.sidebar.places.entries()}


def test_it_lists_what_waits_with_the_reason(shown: InboxScreen) -> None:
    found = [shown.table.table.record(row) for row in range(shown.table.table.rowCount())]
    assert [one.subject for one in found] == ["list.csv", "Re: Your request [R-4]", "Your request [R-4]"]
    assert shown.header.second.text() == "3 waiting, 2 with a proposal."
    assert not shown.put_button.isEnabled()
    shown.table.choose(2)
    assert shown.put_button.text() == "Put on R-4"
    assert shown.put_button.isEnabled()
    assert "[R-4]" in found[2].proposed[0].why


def test_one_key_puts_it_on_its_request_and_asks_what_was_answered(
    window: Window, book: Casebook, shown: InboxScreen, qtbot: QtBot
) -> None:
    shown.table.choose(2)
    window.run("next-act")
    settle(window, qtbot)
    form = opened(qtbot, window, Outcomes)
    assert form.reply is not None
    assert form.reply.request == CEDAR
    form.cancel_button.click()
    assert len(inbox.waiting(book)) == 2
    window.run("undo")
    settle(window, qtbot)
    assert len(inbox.waiting(book)) == 3
    window.run("redo")
    settle(window, qtbot)
    assert len(inbox.waiting(book)) == 2
    assert check_open(book).ok


def test_several_at_once_are_one_step(
    window: Window, book: Casebook, shown: InboxScreen, qtbot: QtBot
) -> None:
    shown.table.sortByColumn(3, shown.table.head.sortIndicatorOrder())
    shown.table.selectAll()
    assert not shown.put_button.isEnabled()
    shown.table.choose(next(n for n in range(3) if shown.table.table.record(n).subject == "list.csv"))
    shown.trash_button.click()
    settle(window, qtbot)
    shown.table.selectAll()
    assert shown.put_button.text() == "Put on R-4"
    shown.put_button.click()
    settle(window, qtbot)
    assert not window.findChildren(Outcomes)
    assert inbox.waiting(book) == []
    assert shown.pages.currentIndex() == 1
    window.run("undo")
    settle(window, qtbot)
    assert len(inbox.waiting(book)) == 2
    window.run("redo")
    settle(window, qtbot)
    assert check_open(book).ok


def test_another_request_or_a_case_is_chosen(
    window: Window, book: Casebook, shown: InboxScreen, qtbot: QtBot
) -> None:
    event = shown.table.table.record(0).event.id
    shown.table.choose(0)
    shown.other_button.click()
    settle(window, qtbot)
    form = opened(qtbot, window, Placing)
    form.send_button.click()
    assert form.wrong.isVisible()
    form.box.setCurrentText("Plate readers and ICE, the case as a whole")
    form.send_button.click()
    settle(window, qtbot)
    row = book.store.get(Event, event)
    assert (row.request, row.case) == (None, 1)
    assert check_open(book).ok


def test_how_it_came_is_said_afterwards(
    window: Window, book: Casebook, shown: InboxScreen, qtbot: QtBot
) -> None:
    number = shown.table.table.record(0).documents[0].id
    shown.table.choose(0)
    shown.inspector.came.act.click()
    form = opened(qtbot, window, HowItCame)
    form.received.set_text("Nov 19, 2026")
    form.medium.setCurrentIndex(form.medium.findData("download"))
    form.source.setText("Records Clerk")
    form.expires.set_text("Dec 19, 2026")
    form.send_button.click()
    settle(window, qtbot)
    row = book.store.get(Document, number)
    assert (row.received_on, row.medium, row.source, row.expires_on) == (
        date(2026, 11, 19),
        Medium.DOWNLOAD,
        "Records Clerk",
        date(2026, 12, 19),
    )
    window.run("undo")
    settle(window, qtbot)
    assert book.store.get(Document, number).medium is Medium.UNSAID
    assert check_open(book).ok


def test_the_column_shows_it_only_while_something_waits(
    window: Window, book: Casebook, shown: InboxScreen, qtbot: QtBot
) -> None:
    assert entries(window)["Inbox"] == 3
    to_trash(book, [row.id for one in inbox.waiting(book) for row in one.documents])
    settle(window, qtbot)
    assert "Inbox" not in entries(window)
    assert shown.first_focus() is shown.add_button
