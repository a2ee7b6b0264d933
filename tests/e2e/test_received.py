"""Stories 5, 6 and 25 in the window: a clerk's e-mail dropped in, what it answered, a thumb drive with its folders;
and what is dropped that cannot be filed."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords import paths
from ctrecords.actions import inbox, requests
from ctrecords.casebook import Casebook
from ctrecords.gui import reading
from ctrecords.gui.dialogs.document import HowItCame
from ctrecords.gui.dialogs.filed import Filed
from ctrecords.gui.dialogs.outcomes import Outcomes
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.inbox import InboxScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Direction, Medium, Outcome
from ctrecords.model.record import Message as Letter
from ctrecords.upkeep.check import check_open
from tests import paper
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import go, settle, show

HAZEL = RequestId(7)
FILES = [
    ("report.pdf", paper.pdf("The sharing report")),
    ("log.csv", b"a,b\n1,2\n"),
    ("../notes.txt", b"No."),
]
MAIL = paper.eml("Items 1 to 3 are attached.", subject="Re: Your request [R-7]", attachments=FILES).replace(
    b"Thu, 19 Nov 2026 16:52:00", b"Mon, 23 Nov 2026 09:12:00"
)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_COPY, _LEFT, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(tmp_path: Path, practice_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(reading, "BEGIN_MS", 100_000_000)
    made = Window(Preferences(paths.home(tmp_path / "home"), tmp_path / "casebooks"), SCREENS)
    show(made, practice_folder, qtbot)
    return made


@pytest.fixture
def book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def let_go(window: Window, *dropped: Path) -> None:
    """Drag these over the window and let go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in dropped])
    at = QPointF(40, 40)
    QApplication.sendEvent(window.windowHandle(), QDragEnterEvent(at.toPoint(), _COPY, mime, _LEFT, _NONE))
    QApplication.sendEvent(window.windowHandle(), QDropEvent(at, _COPY, mime, _LEFT, _NONE))


def drop(window: Window, qtbot: QtBot, *dropped: Path) -> None:
    let_go(window, *dropped)
    settle(window, qtbot)


def asked(window: Window) -> Message:
    return next(one for one in window.findChildren(Message) if one.isVisible())


def test_a_clerks_mail_and_what_it_answers(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    """Stories 5 and 6."""
    path = tmp_path / "Your records request.eml"
    path.write_bytes(MAIL)
    before = book.store.count(Event)
    drop(window, qtbot, path)
    assert book.store.count(Event) == before + 1
    (waiting,) = inbox.waiting(book)
    event = waiting.event
    assert (event.direction, event.happened_on, event.happened_at) == (
        Direction.IN,
        date(2026, 11, 23),
        "09:12",
    )
    letter = book.store.first(Letter, document=waiting.documents[0].id)
    assert letter is not None
    assert letter.message_id
    assert [row.name for row in waiting.documents] == [path.name, *(name for name, _ in FILES)]
    blobs = [book.store.get(Blob, row.blob) for row in waiting.documents]
    for blob, data in zip(blobs, [MAIL, *(data for _, data in FILES)], strict=True):
        assert blob.sha256 == hashlib.sha256(data).hexdigest()
        assert book.vault.read(blob.sha256) == data
    assert path.read_bytes() == MAIL
    assert waiting.proposed[0].request == HAZEL
    asked(window).buttons[-1].click()
    settle(window, qtbot)
    form = opened(qtbot, window, Outcomes)
    given = [Outcome.PROVIDED] * 3 + [Outcome.DENIED, Outcome.NOT_ADDRESSED, Outcome.AWAITING]
    for row, outcome in zip(form.rows, given, strict=True):
        row.box.choose(outcome)
    form.rows[3].section.setEditText("1-210(b)(3)(E)")
    form.quotation.setText("Would disclose techniques.")
    form.page.set_text("1")
    form.promised.set_text("Dec 4, 2026")
    form.send_button.click()
    settle(window, qtbot)
    standing = requests.show(book, HAZEL)
    assert [state.outcome for state in standing.items] == given
    assert str(standing.outcome) == "partly provided"
    assert [one.items for one in standing.clocks.appeals] == [(4,)]
    head = book.store.head.seq
    drop(window, qtbot, path)
    assert book.store.head.seq == head
    told = opened(qtbot, window, Filed)
    assert told.accessibleName() == "1 file is here already"
    told.cancel_button.click()
    for _ in range(2):
        window.run("undo")
        settle(window, qtbot)
    assert book.store.get(Event, event.id).request is None
    for _ in range(2):
        window.run("redo")
        settle(window, qtbot)
    assert [state.outcome for state in requests.show(book, HAZEL).items] == given
    assert check_open(book).ok


def test_a_thumb_drive_with_its_folders(window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot) -> None:
    """Story 25: 600 files, their folders kept, one delivery; when and from whom is said afterwards."""
    drive = tmp_path / "ELM"
    for number in range(600):
        path = drive / f"2026-{number % 12 + 1:02}" / f"log {number:03}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number}\n", encoding="ascii")
    let_go(window, drive)
    qtbot.waitUntil(lambda: not window.jobs.is_busy(), timeout=60_000)
    settle(window, qtbot)
    screen = go(window, Place(Where.INBOX), InboxScreen, qtbot)
    (waiting,) = inbox.waiting(book)
    assert waiting.subject == "600 files"
    assert {row.folder for row in waiting.documents} == {f"ELM/2026-{month:02}" for month in range(1, 13)}
    screen.inspector.came.act.click()
    form = opened(qtbot, window, HowItCame)
    form.received.set_text("Nov 19, 2026")
    form.medium.setCurrentIndex(form.medium.findData("drive"))
    form.source.setText("Records Clerk")
    form.send_button.click()
    settle(window, qtbot)
    rows = book.store.find(Document, event=waiting.event.id)
    assert {(row.medium, row.source, row.received_on) for row in rows} == {
        (Medium.DRIVE, "Records Clerk", date(2026, 11, 19))
    }
    window.run("undo")
    settle(window, qtbot)
    window.run("undo")
    settle(window, qtbot)
    assert inbox.count(book) == 0
    window.run("redo")
    settle(window, qtbot)
    assert inbox.count(book) == 1
    assert check_open(book).ok


def test_what_cannot_be_filed_is_told_and_the_rest_is_filed(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "good.csv").write_bytes(b"a\n")
    (folder / "empty.pdf").touch()
    (folder / ("n" * 251 + ".txt")).write_bytes(b"x")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.pdf")
    drop(window, qtbot, folder, tmp_path / "vanished.pdf")
    told = opened(qtbot, window, Filed)
    assert told.accessibleName() == "3 files were not filed"
    assert told.send_button.text() == "Close"
    told.send_button.click()
    (waiting,) = inbox.waiting(book)
    assert sorted(len(row.name) for row in waiting.documents) == [8, 9, 255]
    assert check_open(book).ok


def test_nothing_of_a_drop_stays_when_the_window_closes_meanwhile(
    window: Window, practice_folder: Path, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    """Closing cancels: all files of a drop are filed, or none."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.csv").write_text(f"{number}\n", encoding="ascii")
    before = book.store.count(Document)
    let_go(window, folder)
    window.close_casebook()
    show(window, practice_folder, qtbot)
    assert window.desk is not None
    again = window.desk.casebook
    assert again.store.count(Document) - before in {0, 200}
    assert check_open(again).ok
