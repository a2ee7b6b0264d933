"""The composer in the window: from Ctrl+Enter to the case, and back with the toast's Undo."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.actions import casebooks
from ctrecords.gui.dialogs.letters_folder import LettersFolder
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.window import Window
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Request
from tests.gui.sample import CaseScreen
from tests.gui.screens.composer import EIGHT, dialog, fill


def settle(window: Window, qtbot: QtBot) -> None:
    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not window.jobs.is_busy())


def test_letters_are_made_by_ctrl_enter_and_taken_back_by_undo(
    preferences: Preferences, practice_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = Window(preferences, (LettersScreen, CaseScreen))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_casebook(practice_folder)
    settle(window, qtbot)
    window.show_place(Place(Where.LETTERS, 1))
    settle(window, qtbot)
    assert window.frame is not None
    assert window.desk is not None
    screen = window.frame.current
    assert isinstance(screen, LettersScreen)
    fill(screen, qtbot, EIGHT[:3])
    before = window.desk.casebook.store.count(Request)
    assert window.actions_by_id["next-act"].isEnabled()
    screen.body.editor.focus(0)
    QTest.keyClick(screen.body.editor.rows[0].text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    folder = dialog(screen, LettersFolder)
    folder.edit.setText(str(tmp_path / "out"))
    QTest.keyClick(folder.edit, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert isinstance(window.frame.current, CaseScreen)
    toast = window.frame.toast
    assert toast.isVisible()
    assert toast.text.text().startswith("3 letters written in ")
    assert window.desk.casebook.store.count(Request) == before + 3
    toast.undo.click()
    settle(window, qtbot)
    assert window.desk.casebook.store.count(Request) == before
    window.show_place(Place(Where.LETTERS, 1))
    settle(window, qtbot)
    assert len(screen.column.rows) == 3
    window.close()


def test_the_letter_of_one_draft_is_made_alone_and_all_when_all_are_asked_for(
    preferences: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "Plate.casebook"
    casebooks.create(folder, name="Plate")
    window = Window(preferences, (LettersScreen, CaseScreen))
    qtbot.addWidget(window)
    window.show()
    window.open_casebook(folder)
    settle(window, qtbot)
    assert window.frame is not None
    for spot, ticked in ((3, 1), (0, 8), (5, 1)):
        window.show_place(Place(Where.CASE, 1))
        window.show_place(Place(Where.LETTERS, 1, spot))
        settle(window, qtbot)
        screen = window.frame.current
        assert isinstance(screen, LettersScreen)
        now = screen.kept.now
        assert now is not None
        assert len(now.chosen) == ticked
        assert [row.isChecked() for row in screen.column.rows.values()].count(True) == ticked
        assert not spot or [now.drafts[agency] for agency in now.chosen] == [spot]
    assert window.desk is not None
    for chosen in ({2, 6}, {1, 2, 3}):
        window.desk.chosen.update(RequestId(number) for number in chosen)
        window.show_place(Place(Where.CASE, 1))
        window.show_place(Place(Where.LETTERS, 1, 5))
        settle(window, qtbot)
        assert {now.drafts[agency] for agency in now.chosen} == chosen
        assert not window.desk.chosen
    window.close()
