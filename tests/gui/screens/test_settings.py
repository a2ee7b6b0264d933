"""Settings in the window: every field asked for, each holding at once, and shown as it is."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.dialogs.letters_folder import LettersFolder
from ctrecords.gui.dialogs.requester import RequesterDialog
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.requests import RequestsScreen
from ctrecords.gui.screens.settings import SettingsScreen
from ctrecords.gui.screens.settings_fields import FolderField
from ctrecords.gui.tokens import Scheme
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.window import Window
from ctrecords.settings import Settings
from tests.gui.dialogs.asking import opened
from tests.gui.screens.composer import fill
from tests.gui.screens.working import go, settle


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> SettingsScreen:
    return go(window, Place(Where.SETTINGS), SettingsScreen, qtbot)


def _choose(screen: SettingsScreen, name: str, value: str) -> None:
    several = screen.controls[name].findChild(Segmented)
    assert isinstance(several, Segmented)
    several.buttons[value].click()


def _kept(preferences: Preferences) -> Settings:
    return Preferences(preferences.home).now


def test_every_field_that_is_asked_for_has_its_control(screen: SettingsScreen) -> None:
    assert list(screen.controls) == [one.name for one in fields(Settings) if one.metadata["group"]]


def test_the_theme_changes_at_once_and_is_kept(
    screen: SettingsScreen, preferences: Preferences, qapp: QApplication
) -> None:
    _choose(screen, "theme", "dark")
    qapp.processEvents()
    assert theme.current().scheme is Scheme.DARK
    assert qapp.styleSheet()
    assert _kept(preferences).theme == "dark"
    _choose(screen, "theme", "high-contrast")
    qapp.processEvents()
    assert "palette(text)" in qapp.styleSheet()
    assert theme.color("text") == QApplication.palette().color(QPalette.ColorRole.Text)
    _choose(screen, "theme", "light")
    qapp.processEvents()
    assert theme.current().scheme is Scheme.LIGHT


def test_the_text_grows_and_the_field_follows_the_shortcut(
    window: Window, screen: SettingsScreen, preferences: Preferences
) -> None:
    number = screen.controls["text_size"].findChild(QSpinBox)
    assert isinstance(number, QSpinBox)
    before = theme.current().base_px
    number.setValue(150)
    QApplication.processEvents()
    assert theme.current().base_px > before
    assert _kept(preferences).text_size == 150
    window.run("larger")
    assert number.value() == 160
    window.run("usual-size")
    QApplication.processEvents()
    assert theme.current().base_px == before


def test_dates_are_written_the_other_way_everywhere(
    window: Window, screen: SettingsScreen, qtbot: QtBot
) -> None:
    listed = go(window, Place(Where.REQUESTS), RequestsScreen, qtbot)
    assert listed.table.table.index(0, 7).data() == "Oct 20"
    go(window, Place(Where.SETTINGS), SettingsScreen, qtbot)
    _choose(screen, "date_order", "day-first")
    settle(window, qtbot)
    listed = go(window, Place(Where.REQUESTS), RequestsScreen, qtbot)
    assert listed.table.table.index(0, 7).data() == "20 Oct"


def test_private_titles_name_nothing(window: Window, screen: SettingsScreen, qtbot: QtBot) -> None:
    assert window.windowTitle() == "Connecticut - ctrecords"
    private = screen.controls["private_titles"]
    assert isinstance(private, QCheckBox)
    private.click()
    assert window.windowTitle() == "ctrecords"
    for place in (Place(Where.REQUEST, 4), Place(Where.CASE, 1), Place(Where.TODAY)):
        window.show_place(place)
        settle(window, qtbot)
        assert window.windowTitle() == "ctrecords"


def test_a_folder_is_typed_chosen_or_left_empty(
    screen: SettingsScreen, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = screen.controls["letters_folder"].findChild(FolderField)
    assert isinstance(folder, FolderField)
    assert folder.edit.placeholderText().endswith("Connecticut letters")
    _type(folder.edit, "letters")
    assert folder.aside.text() == "Give the whole path of the folder."
    assert _kept(preferences).letters_folder == ""
    _type(folder.edit, "/srv/Dropbox/letters")
    assert folder.aside.text() == "Dropbox copies this folder to other computers."
    assert _kept(preferences).letters_folder == "/srv/Dropbox/letters"

    def chosen(*_: object) -> str:
        return "/srv/letters"

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    folder.choose.click()
    assert folder.aside.isHidden()
    assert _kept(preferences).letters_folder == "/srv/letters"
    _type(folder.edit, "")
    assert _kept(preferences).letters_folder == ""


def _type(line: QLineEdit, text: str) -> None:
    line.setText(text)
    line.editingFinished.emit()


def test_who_the_letters_are_from_is_shown_and_changed(
    window: Window, screen: SettingsScreen, qtbot: QtBot
) -> None:
    assert screen.requester.text()
    screen.edit.click()
    dialog = opened(qtbot, window, RequesterDialog)
    dialog.name.setText("Another Requester")
    dialog.address.setPlainText("1 Sample Street")
    dialog.send_button.click()
    settle(window, qtbot)
    assert screen.requester.text().startswith("Another Requester\n1 Sample Street")
    window.run("undo")
    settle(window, qtbot)
    assert not screen.requester.text().startswith("Another")


def test_a_closed_casebook_leaves_no_listener(
    window: Window, screen: SettingsScreen, preferences: Preferences, qtbot: QtBot
) -> None:
    window.close_casebook()
    qtbot.waitUntil(lambda: not window.findChildren(SettingsScreen))
    preferences.zoom(1)
    QApplication.processEvents()
    assert theme.current().base_px > theme.BASE_PX
    preferences.zoom(0)
    QApplication.processEvents()


def test_the_command_and_the_left_column_lead_here(window: Window, qtbot: QtBot) -> None:
    window.run("settings")
    settle(window, qtbot)
    assert window.frame is not None
    assert isinstance(window.frame.current, SettingsScreen)
    assert window.frame.sidebar.foot.current_key() == "settings"
    assert window.frame.current.edit.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_letters_folder_is_the_one_offered(
    window: Window, preferences: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    preferences.set(replace(preferences.now, letters_folder=str(tmp_path / "letters")))
    composing = go(window, Place(Where.LETTERS, 1), LettersScreen, qtbot)
    fill(composing, qtbot)
    composing.foot.create_button.click()
    settle(window, qtbot)
    assert opened(qtbot, window, LettersFolder).folder() == tmp_path / "letters"
