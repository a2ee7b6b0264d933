"""Letters written and not sent yet, under the thread of their request: opened, sent, given up, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import history, writing
from ctrecords.actions.writing import Writing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.mark_sent import MarkSent
from ctrecords.gui.dialogs.send_help import SendHelp
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Letter
from ctrecords.upkeep.check import check_open

Open = Callable[[int], RequestScreen]
BIRCH = 5


@pytest.fixture
def screen(practice_desk: Desk, open_request: Open, tmp_path: Path) -> RequestScreen:
    for kind in ("follow-up", "preservation"):
        writing.write(practice_desk.casebook, Writing(kind=kind, requests=(RequestId(BIRCH),)), tmp_path)
    return open_request(BIRCH)


def press(screen: RequestScreen, name: str) -> None:
    next(one for one in screen.waiting.buttons if one.accessibleName() == name).click()


def opened(qtbot: QtBot, screen: RequestScreen, kind: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in screen.findChildren(kind)))


def test_the_newest_stands_first_with_all_its_acts(screen: RequestScreen) -> None:
    assert screen.waiting.isVisible()
    assert [one.accessibleName() for one in screen.waiting.buttons] == [
        "Open letter: Preserve the records",
        "Send letter: Preserve the records",
        "Mark sent: Preserve the records",
        "Give up letter: Preserve the records",
        "Open letter: Follow-up",
        "Send letter: Follow-up",
    ]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in screen.waiting.buttons)


def test_nothing_waits_nothing_shows(open_request: Open) -> None:
    assert open_request(BIRCH).waiting.isHidden()


def test_each_act_does_its_thing(
    screen: RequestScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []

    def show(url: object) -> bool:
        shown.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    press(screen, "Open letter: Follow-up")
    assert len(shown) == 1
    press(screen, "Mark sent: Preserve the records")
    opened(qtbot, screen, MarkSent)
    press(screen, "Send letter: Follow-up")
    opened(qtbot, screen, SendHelp)


def test_a_letter_whose_file_is_gone_is_helped(screen: RequestScreen, tmp_path: Path, qtbot: QtBot) -> None:
    for path in tmp_path.glob("*.docx"):
        path.unlink()
    press(screen, "Open letter: Follow-up")
    opened(qtbot, screen, SendHelp)


def test_a_letter_is_given_up_and_taken_back(screen: RequestScreen, qtbot: QtBot, tmp_path: Path) -> None:
    book, said = screen.desk.casebook, list[str]()
    screen.did.connect(said.append)
    before = book.store.count(Letter)
    press(screen, "Give up letter: Preserve the records")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Letter given up, Birch Police Department. Its file stays: ")
    assert book.store.count(Letter) == before - 1
    assert len(list(tmp_path.glob("*.docx"))) == 2
    history.undo(book)
    assert book.store.count(Letter) == before
    history.redo(book)
    assert check_open(book).ok
