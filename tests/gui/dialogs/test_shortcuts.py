"""The sheet of shortcuts: every command that has one, and what the widgets really do with the other keys."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ctrecords.actions import printing
from ctrecords.gui import theme
from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.dialogs.shortcuts import INSIDE, Shortcuts, groups
from ctrecords.paint.page import lay_out


def test_every_command_with_a_shortcut_is_on_it(qapp: QApplication) -> None:
    listed = [words for _name, rows in groups(COMMANDS) for _keys, words in rows]
    for command in COMMANDS:
        assert (command.text in listed) == bool(command.shown()), command.id


def test_keys_inside_lists_and_forms_are_no_commands(qapp: QApplication) -> None:
    commands = {key.toString() for command in COMMANDS for key in command.shortcuts()}
    for name, rows in INSIDE:
        keys = [QKeySequence(keys).toString() for keys, _words in rows]
        assert all(keys), name
        assert len(set(keys)) == len(keys), name
        taken = {"Ctrl+Enter"}  # the next act, of which a form's button is the one
        assert not (set(keys) - taken) & commands, name


def test_the_sheet_shows_what_is_listed(qtbot: QtBot) -> None:
    sheet = Shortcuts(COMMANDS[:3])
    qtbot.addWidget(sheet)
    words = [one.text().replace("\N{NON-BREAKING HYPHEN}", "-") for one in sheet.findChildren(QLabel)]
    for name, rows in sheet.groups:
        assert name in words
        for keys, text in rows:
            assert keys in words
            assert text in words


@pytest.mark.parametrize("base", [13, 20, 26])
def test_its_two_columns_fit(qtbot: QtBot, qapp: QApplication, base: int) -> None:
    theme.apply(qapp, theme.Theme("light", base))
    sheet = Shortcuts()
    qtbot.addWidget(sheet)
    sheet.show()
    qapp.processEvents()
    inner = sheet.area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= sheet.area.viewport().width()


def test_it_prints_on_two_pages_at_most(qapp: QApplication) -> None:
    pages = lay_out(printing.sheet("Shortcuts", groups(COMMANDS)))
    assert 1 <= len(pages) <= 2


def test_the_button_asks_where_to_print(qtbot: QtBot) -> None:
    sheet = Shortcuts()
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.print_button.click()
    dialog = sheet.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    assert dialog.windowTitle() == "Print Shortcuts"
    dialog.reject()
