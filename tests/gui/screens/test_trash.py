"""The trash in the window: what lies there is put back, or forgotten for a reason."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ctrecords.actions import documents, sorting
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.forget import Forget
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.trash import TrashScreen
from ctrecords.gui.window import Window
from ctrecords.model.event import Document
from ctrecords.model.ids import DocumentId
from ctrecords.model.record import Forgotten
from ctrecords.upkeep.check import check_open
from tests.gui.dialogs.asking import opened, press
from tests.gui.screens.working import go, settle


@pytest.fixture
def book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


@pytest.fixture
def thrown(book: Casebook) -> DocumentId:
    """A received file that lies in the trash."""
    row = next(one for one in documents.listing(book) if documents.received(one) and not one.parts)
    sorting.to_trash(book, [row.document.id])
    return row.document.id


@pytest.fixture
def screen(window: Window, thrown: DocumentId, qtbot: QtBot) -> TrashScreen:
    assert thrown
    return go(window, Place(Where.TRASH), TrashScreen, qtbot)


def test_an_empty_trash_says_so(window: Window, qtbot: QtBot) -> None:
    screen = go(window, Place(Where.TRASH), TrashScreen, qtbot)
    assert screen.none.isVisible()
    assert screen.none.title.text() == "Nothing in the trash."
    assert screen.none.line.text() == "Nothing here is deleted by itself."
    assert not screen.back_button.isEnabled()


def test_a_file_is_put_back(
    window: Window, book: Casebook, screen: TrashScreen, thrown: DocumentId, qtbot: QtBot
) -> None:
    assert screen.table.table.rowCount() == 1
    assert screen.header.second.text().startswith("1 file. Nothing here is deleted by itself.")
    window.run("put-back")
    settle(window, qtbot)
    assert book.store.get(Document, thrown).trashed_on is None
    assert screen.none.isVisible()
    window.run("undo")
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 1


def test_a_file_is_forgotten_for_a_reason(
    window: Window, book: Casebook, screen: TrashScreen, thrown: DocumentId, qtbot: QtBot
) -> None:
    assert window.desk is not None
    screen.forget_button.click()
    dialog = opened(qtbot, window, Forget)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel)).replace("\u00a0", " ")
    assert "This cannot be undone." in said
    assert not dialog.send_button.isDefault()
    press(qtbot, window.desk, dialog)
    assert dialog.wrong.text().startswith("Say why it is forgotten.")
    dialog.reason.setText("Meant for others")
    press(qtbot, window.desk, dialog)
    settle(window, qtbot)
    assert book.store.first(Forgotten, document=thrown) is not None
    assert screen.none.isVisible()
    assert window.frame is not None
    assert window.frame.toast.text.text() == "1 file forgotten"
    assert not window.frame.toast.undo.isVisibleTo(window.frame.toast)
    assert check_open(book, deep=True).ok


def test_the_sidebar_leads_there(window: Window, practice_folder: Path, qtbot: QtBot) -> None:
    assert practice_folder
    window.run("open-trash")
    settle(window, qtbot)
    assert window.frame is not None
    assert isinstance(window.frame.current, TrashScreen)
