"""Files dragged over the window, dropped on it, and read in the background; what is asked afterwards."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.filed import Filed
from ctrecords.gui.dialogs.outcomes import Outcomes
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.case import CaseScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from ctrecords.model.event import Document, Event
from ctrecords.upkeep.check import check_open
from tests import paper
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import go, settle, show

CEDAR = 4
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(preferences: Preferences, practice_folder: Path, qtbot: QtBot) -> Window:
    made = Window(preferences, SCREENS)
    show(made, practice_folder, qtbot)
    return made


@pytest.fixture
def book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def carried(paths: Sequence[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(window: Window, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPointF(40, 40).toPoint(), COPY | MOVE, mime, _LEFT, _NONE)
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def drop(window: Window, mime: QMimeData, qtbot: QtBot) -> QDropEvent:
    drag(window, mime)
    event = QDropEvent(QPointF(40, 40), COPY | MOVE, mime, _LEFT, _NONE)
    QApplication.sendEvent(window.windowHandle(), event)
    settle(window, qtbot)
    return event


def message(window: Window) -> Message:
    return next(found for found in window.findChildren(Message) if found.isVisible())


def toast(window: Window) -> str:
    assert window.frame is not None
    return window.frame.toast.text.text().replace("\N{NO-BREAK SPACE}", " ")


def test_a_drag_says_what_a_drop_will_do(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    three = [write(tmp_path, f"{number}.pdf", b"x") for number in range(3)]
    go(window, Place(Where.REQUEST, CEDAR), RequestScreen, qtbot)
    sheet = window.incoming.sheet
    mime = carried(three)
    assert drag(window, mime).isAccepted()
    settle(window, qtbot)
    assert sheet.isVisible()
    assert sheet.size() == window.size()
    assert sheet.title.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "Drop to file 3 files on R-4, Cedar Police Department"
    )
    move = QDragMoveEvent(QPointF(50, 50).toPoint(), COPY | MOVE, mime, _LEFT, _NONE)
    QApplication.sendEvent(window.windowHandle(), move)
    assert move.isAccepted()
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not sheet.isVisible()
    go(window, Place(Where.CASE, 1), CaseScreen, qtbot)
    drag(window, carried([*three, tmp_path]))
    settle(window, qtbot)
    assert "3 files and 1 folder in the case “Plate readers and ICE”" in sheet.accessibleDescription()
    window.run("today")
    drag(window, carried([write(tmp_path, "reply.eml", b"x")]))
    settle(window, qtbot)
    assert (
        "Drop to file 1 e-mail in the inbox. It waits there until you say where it belongs."
        in sheet.accessibleDescription()
    )


def test_words_dragged_are_left_to_the_fields(window: Window, book: Casebook, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("not a file")
    assert not drag(window, mime).isAccepted()
    drop(window, mime, qtbot)
    web = QMimeData()
    web.setUrls([QUrl("https://cedar.example/report.pdf")])
    drop(window, web, qtbot)
    assert not window.incoming.sheet.isVisible()
    assert book.store.count(Document, name="report.pdf") == 0


def test_files_dropped_on_a_request_are_on_it(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path, "scan.pdf", paper.pdf("Your letter"))
    go(window, Place(Where.REQUEST, CEDAR), RequestScreen, qtbot)
    event = drop(window, carried([path]), qtbot)
    assert event.dropAction() == COPY
    assert path.exists()
    row = book.store.first(Document, name="scan.pdf")
    assert row is not None
    assert book.store.get(Event, row.event).request == CEDAR
    assert toast(window) == "1 file filed on R-4, Cedar Police Department"
    window.run("undo")
    settle(window, qtbot)
    assert book.store.first(Document, name="scan.pdf") is None
    window.run("redo")
    settle(window, qtbot)
    assert book.store.first(Document, name="scan.pdf") is not None
    assert check_open(book).ok


def test_a_message_that_surely_answers_a_request_is_proposed_at_once(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path, "reply.eml", paper.eml("Items 1 and 2 are attached."))
    drop(window, carried([path]), qtbot)
    row = book.store.first(Document, name="reply.eml")
    assert row is not None
    assert book.store.get(Event, row.event).request is None
    asked = message(window)
    assert asked.title.text().endswith("looks like an answer to R-4")
    asked.buttons[-1].click()
    settle(window, qtbot)
    assert book.store.get(Event, row.event).request == CEDAR
    form = opened(qtbot, window, Outcomes)
    assert form.reply is not None
    assert form.reply.id == row.event
    form.cancel_button.click()


def test_what_is_refused_and_what_was_here_is_told(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path, "scan.pdf", paper.pdf("Your letter"))
    drop(window, carried([path]), qtbot)
    link = tmp_path / "link.pdf"
    link.symlink_to(path)
    go(window, Place(Where.REQUEST, CEDAR), RequestScreen, qtbot)
    drop(window, carried([path, link, tmp_path / "gone.pdf"]), qtbot)
    told = opened(qtbot, window, Filed)
    assert told.accessibleName() == "2 files were not filed, 1 is here already"
    assert told.send_button.text() == "Skip file"
    assert told.use_button.text() == "Put the one here on R-4"
    told.use_button.click()
    settle(window, qtbot)
    rows = book.store.find(Document, name="scan.pdf")
    assert [book.store.get(Event, row.event).request for row in rows] == [CEDAR]
    assert toast(window) == "1 file that was here is used"
    drop(window, carried([path]), qtbot)
    told = opened(qtbot, window, Filed)
    assert told.send_button.text() == "Skip file"
    QTest.keyClick(told, Qt.Key.Key_Return)  # Enter never makes a second copy
    settle(window, qtbot)
    assert book.store.count(Document, name="scan.pdf") == 1
    drop(window, carried([path]), qtbot)
    opened(qtbot, window, Filed).keep_button.click()
    settle(window, qtbot)
    assert book.store.count(Document, name="scan.pdf") == 2
    assert check_open(book).ok


def test_add_files_and_add_folder(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "drive", "2026/log.csv", b"a,b\n")

    def files(*_: object) -> tuple[list[str], str]:
        return [str(path)], ""

    def folder(*_: object) -> str:
        return str(tmp_path / "drive")

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", files)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    assert window.actions_by_id["add-files"].shortcut().toString() == "Ctrl+I"
    window.actions_by_id["add-files"].trigger()
    settle(window, qtbot)
    assert book.store.count(Document, name="log.csv") == 1
    path.write_bytes(b"c,d\n")
    window.actions_by_id["add-folder"].trigger()
    settle(window, qtbot)
    assert [row.folder for row in book.store.find(Document, name="log.csv")] == ["", "drive/2026"]


def test_files_are_read_in_the_background(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path, "scan.pdf", paper.pdf("A word in the file"))
    drop(window, carried([path]), qtbot)
    row = book.store.first(Document, name="scan.pdf")
    assert row is not None
    assert window.incoming.reading is not None
    window.incoming.reading.begin_now()
    qtbot.waitUntil(lambda: book.index.tally().unread == 0 and book.index.tally().files > 0, timeout=30_000)
    window.close_casebook()
    assert window.incoming.reading is None


def test_a_scan_is_attached_to_the_letter_it_is_of(
    window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Story 24: the paper came last week, the scan is made today; the day it was received does not move."""
    path = write(tmp_path, "scan.pdf", paper.pdf("Your letter"))
    screen = go(window, Place(Where.REQUEST, CEDAR), RequestScreen, qtbot)

    def files(*_: object) -> tuple[list[str], str]:
        return [str(path)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", files)
    assert screen.seen is not None
    event = next(row.event for row in screen.seen.rows if row.event and row.title.startswith("Fee estimate"))
    screen.thread_view.chosen.emit(event.id)
    window.actions_by_id["attach"].trigger()
    settle(window, qtbot)
    (row,) = book.store.find(Document, name="scan.pdf")
    assert (row.event, row.received_on) == (event.id, event.happened_on)
    assert toast(window).startswith("1 file filed with ")
    chip = next(
        one for entry in screen.thread_view.rows for one in entry.files if "scan.pdf" in one.accessibleName()
    )
    chip.click()
    assert window.frame is not None
    assert window.frame.history.now == Place(Where.DOCUMENTS, row.id)
    settle(window, qtbot)
    window.run("undo")
    settle(window, qtbot)
    assert book.store.count(Document, name="scan.pdf") == 0
    window.run("redo")
    settle(window, qtbot)
    assert check_open(book).ok


def test_files_and_pictures_are_pasted(window: Window, book: Casebook, tmp_path: Path, qtbot: QtBot) -> None:
    path = write(tmp_path, "scan.pdf", paper.pdf("Your letter"))
    board = QApplication.clipboard()
    board.setMimeData(carried([path]))
    window.run("paste")
    settle(window, qtbot)
    assert book.store.count(Document, name="scan.pdf") == 1
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    board.setImage(picture)
    go(window, Place(Where.REQUEST, CEDAR), RequestScreen, qtbot)
    window.run("paste")
    settle(window, qtbot)
    (row,) = book.store.find(Document, name="Pasted picture 2026-11-23.png")
    assert book.store.get(Event, row.event).request == CEDAR
    window.run("paste")
    settle(window, qtbot)
    opened(qtbot, window, Filed).keep_button.click()
    settle(window, qtbot)
    assert book.store.count(Document, name=row.name) == 2
    board.setText("words")
    window.run("paste")
    assert toast(window) == "There is no file and no picture on the clipboard"
    window.run("undo")
    settle(window, qtbot)
    window.run("redo")
    settle(window, qtbot)
    assert check_open(book).ok
