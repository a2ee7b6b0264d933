"""Backing up from the window: the shortcut, what is said of it, and how old the newest backup is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ctrecords import card
from ctrecords.actions import cases, history
from ctrecords.casebook import Casebook
from ctrecords.gui import backing
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from ctrecords.model.event import Blob
from ctrecords.upkeep import backup as backups
from ctrecords.upkeep.check import check_open
from tests.gui.sample import ListScreen
from tests.gui.screens.working import settle


@pytest.fixture
def window(
    preferences: Preferences, screens: tuple[type[ListScreen], ...], elm: Path, qtbot: QtBot
) -> Window:
    made = Window(preferences, screens)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.open_casebook(elm)
    settle(made, qtbot)
    return made


def book_of(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def toast(window: Window) -> str:
    assert window.frame is not None
    return window.frame.toast.text.text()


def test_a_backup_is_made_said_and_shown_at_the_foot(window: Window, elm: Path, qtbot: QtBot) -> None:
    assert window.status.backed_up.accessibleName() == "Not backed up yet"
    window.run("backup")
    settle(window, qtbot)
    (made,) = backups.listing(elm / "backups")
    assert made.manifest is not None
    assert made.manifest.whole
    assert made.folder.name in toast(window)
    assert "Read back and whole: 0 files" in toast(window)
    assert window.status.backed_up.accessibleName() == "Backed up today"
    assert "Nothing has changed" in window.status.backed_up.toolTip()


def test_a_folder_of_ones_own_is_used(
    window: Window, elm: Path, preferences: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other disk"
    other.mkdir()
    preferences.set(replace(preferences.now, backup_folder=str(other)))
    window.run("backup")
    settle(window, qtbot)
    assert len(backups.listing(other)) == 1
    assert not (elm / "backups").exists()
    assert window.status.backed_up.accessibleName() == "Backed up today"


def test_the_foot_is_pressed_by_mouse_and_keyboard(window: Window, elm: Path, qtbot: QtBot) -> None:
    shown = window.status.backed_up
    assert shown.accessibleName() == "Not backed up yet"
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown, Qt.Key.Key_Space)
    settle(window, qtbot)
    assert len(backups.listing(elm / "backups")) == 1
    shown.click()
    settle(window, qtbot)
    assert len(backups.listing(elm / "backups")) == 2


def test_one_backup_at_a_time(window: Window, elm: Path, qtbot: QtBot) -> None:
    window.run("backup")
    window.run("backup")
    settle(window, qtbot)
    assert len(backups.listing(elm / "backups")) == 1


def test_cancel_leaves_nothing(window: Window, elm: Path, qtbot: QtBot) -> None:
    window.run("backup")
    assert window.desk is not None
    window.desk.backing[0].cancel()
    settle(window, qtbot)
    assert backups.listing(elm / "backups") == []
    window.run("backup")
    settle(window, qtbot)
    assert len(backups.listing(elm / "backups")) == 1


def test_the_shortcut_rests_while_one_types(window: Window, qtbot: QtBot) -> None:
    assert window.frame is not None
    action = window.actions_by_id["backup"]
    line = QLineEdit(window.frame)
    line.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    QApplication.processEvents()
    assert action.shortcuts() == []
    assert action.isEnabled()
    window.status.backed_up.setFocus()
    QApplication.processEvents()
    assert action.shortcuts() == [QKeySequence("Ctrl+B")]


def test_a_place_that_cannot_be_written_is_told(window: Window, elm: Path, qtbot: QtBot) -> None:
    (elm / "backups").write_text("in the way")
    window.run("backup")
    settle(window, qtbot)
    said = window.findChildren(Message)[-1]
    assert said.text.text() == "Your work is saved in the casebook; no backup was made."
    assert said.remedy.text()
    assert window.status.backed_up.accessibleName() == "Not backed up yet"


def test_a_casebook_with_a_file_gone_is_backed_up_and_told(window: Window, elm: Path, qtbot: QtBot) -> None:
    book = book_of(window)
    stored = book.vault.put(b"a letter", name="letter.pdf")
    with book.store.transaction("File") as step:
        step.add(Blob(sha256=stored.sha256, size=stored.size, media="application/pdf"))
    for path in (elm / "files").rglob("*.*"):
        if path.is_file():
            path.unlink()
    window.run("backup")
    settle(window, qtbot)
    said = window.findChildren(Message)[-1]
    assert "something in the casebook is wrong" in said.title.text()
    assert "missing" in said.text.text()


@pytest.mark.parametrize(
    ("hours", "changed", "shown"),
    [
        (0, True, ("Backed up today", "text2")),
        (25, False, ("Backed up yesterday", "text2")),
        (25, True, ("Backed up yesterday", "mark_wait")),
        (72, True, ("Backed up 3 days ago", "mark_wait")),
        (168, True, ("Backed up 7 days ago", "mark_alert")),
        (24 * 30, False, ("Backed up 30 days ago", "text2")),
    ],
)
def test_how_old_the_newest_is(
    book: Casebook,
    monkeypatch: pytest.MonkeyPatch,
    hours: int,
    changed: bool,  # noqa: FBT001  a table of cases
    shown: tuple[str, str],
) -> None:
    noon = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    head, at = book.store.head, noon - timedelta(hours=hours)
    kept = {"at": at.isoformat(), "head": [head.seq + changed, head.hash]}
    card.write(book.folder, card.read(book.folder) | {"backup": kept})

    def now(_book: Casebook) -> datetime:
        return noon

    monkeypatch.setattr(Casebook, "now", now)
    seen = backing.state(book)
    assert (seen.text, seen.role) == shown


def test_an_act_undone_and_done_again_stays_whole_beside_backups(
    window: Window, elm: Path, qtbot: QtBot
) -> None:
    book = book_of(window)
    cases.create(book, "Plate readers", "")
    window.run("backup")
    settle(window, qtbot)
    history.undo(book)
    newest = backups.last(elm, book.store.head)
    assert newest is not None
    assert not newest.current
    history.redo(book)
    assert not check_open(book).problems


def test_a_backup_that_cannot_be_made_offers_its_remedies(
    window: Window, preferences: Preferences, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, other = tmp_path / "gone", tmp_path / "other"
    gone.write_bytes(b"no folder")
    other.mkdir()
    preferences.set(replace(preferences.now, backup_folder=str(gone)))

    def choose(*_asked: object) -> str:
        return str(other)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    window.run("backup")
    settle(window, qtbot)
    message = window.findChildren(Message)[-1]
    assert [one.text() for one in message.buttons] == ["Close", "Choose folder", "Try again"]
    message.buttons[1].click()
    settle(window, qtbot)
    assert preferences.now.backup_folder == str(other)
    assert len(backups.listing(other)) == 1


def test_a_check_that_finds_no_backup_offers_to_make_one(window: Window, elm: Path, qtbot: QtBot) -> None:
    window.run("check")
    settle(window, qtbot)
    message = window.findChildren(Message)[-1]
    assert [one.text() for one in message.buttons] == ["Close", "Back up now"]
    message.buttons[-1].click()
    settle(window, qtbot)
    assert len(backups.listing(elm / "backups")) == 1
