"""The notice over Today tells which dates a law file moved meanwhile."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ctrecords.actions import casebooks, laws, since
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.today import TodayScreen
from ctrecords.gui.window import Window
from ctrecords.law import library
from tests.gui.screens.working import current, settle, show


def test_dates_a_law_file_moved_are_told_with_their_reason(
    preferences: Preferences, practice_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(library.text("us-ct").replace("amount = 4\n", "amount = 5\n", 1), encoding="utf-8")
    with casebooks.open_book(practice_folder) as book:
        since.leave(book)
        change = laws.use(book, mine)
    window = Window(preferences, SCREENS)
    show(window, practice_folder, qtbot)
    screen = current(window, TodayScreen)
    assert screen.since.isVisible()
    assert len(screen.since.rows) == 7
    head = screen.since.rows[0]
    assert isinstance(head, QLabel)
    assert head.text() == f"A corrected law file moved {len(change.dates)} dates."
    first = screen.since.rows[1].findChild(QPushButton)
    assert isinstance(first, QPushButton)
    assert "Mon, Oct 26 → Tue, Oct 27; time limit “response”: amount 4 → 5" in first.accessibleName()
    first.click()
    settle(window, qtbot)
    assert current(window, RequestScreen).place.id == 1
