"""The table of commands: no clash, every menu filled, every act reachable."""

from itertools import combinations

import pytest
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctrecords import resources
from ctrecords.gui.commands import COMMANDS, Menu, actions, by_id, menus


def test_no_shortcut_belongs_to_two_commands(qapp: QApplication) -> None:
    for one, other in combinations(COMMANDS, 2):
        shared = {key.toString() for key in one.shortcuts()} & {key.toString() for key in other.shortcuts()}
        assert not shared, f"{one.id} and {other.id} both use {shared}"


def test_every_shortcut_is_a_real_key_and_none_is_a_single_letter(qapp: QApplication) -> None:
    for command in COMMANDS:
        for key in command.shortcuts():
            assert not key.isEmpty()
            assert len(key.toString()) > 1


def test_ids_are_unique_and_labels_are_plain(qapp: QApplication) -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.text[0].isupper()
        assert not command.text.endswith((".", "!", "…"))


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("new-request", "Ctrl+N"),
        ("new-case", "Ctrl+Shift+N"),
        ("open", "Ctrl+O"),
        ("log", "Ctrl+J"),
        ("log-call", "Ctrl+Shift+J"),
        ("remind", "Ctrl+R"),
        ("snooze", "Ctrl+Shift+R"),
        ("next-act", "Ctrl+Enter"),
        ("undo", "Ctrl+Z"),
        ("redo", "Ctrl+Shift+Z"),
        ("today", "Ctrl+1"),
        ("requests", "Ctrl+2"),
        ("agencies", "Ctrl+4"),
        ("back", "Alt+Left"),
        ("forward", "Alt+Right"),
        ("filter", "Ctrl+F"),
        ("next-pane", "F6"),
        ("inspector", "F8"),
        ("shortcuts", "F1"),
    ],
)
def test_the_keyboard_map(qapp: QApplication, command: str, key: str) -> None:
    assert by_id(command).shortcuts()[0] == QKeySequence(key)


def test_every_action_stands_in_one_menu_and_runs_its_command(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    ran: list[str] = []
    made = actions(owner, ran.append, lambda _name: QIcon())
    listed = [
        action.objectName()
        for menu in menus(owner, made)
        for action in menu.actions()
        if not action.isSeparator()
    ]
    assert sorted(listed) == sorted(command.id for command in COMMANDS)
    assert [menu.title() for menu in menus(owner, made)] == [name.value for name in Menu]
    for action in made.values():
        action.trigger()
    assert ran == [command.id for command in COMMANDS]


def test_every_icon_named_exists() -> None:
    icons = {name.removesuffix(".svg") for name in resources.names("icons")}
    assert {command.icon for command in COMMANDS if command.icon} <= icons
