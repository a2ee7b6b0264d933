"""The actions of the window, its menus, and which of them can be done now.

It asks the window what exists and what can be done; it must not know what a command does.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ctrecords.gui import commands, dressing
from ctrecords.gui.commands import COMMANDS, Command

_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class Menus(QObject):
    """The menu bar, hidden until Alt, and the same menus behind the ≡ button."""

    def __init__(self, window: QMainWindow, run: Callable[[str], None]) -> None:
        super().__init__(window)
        self._bar = window.menuBar()
        self.actions = commands.actions(window, run)
        self.each = commands.menus(window, self.actions)
        self.all = QMenu(window)
        self._alt_alone = False
        for menu in self.each:
            self._bar.addMenu(menu)
            self.all.addMenu(menu)
        for command in COMMANDS:
            if command.icon:
                dressing.dress(self.actions[command.id], command.icon)
        if not self._bar.isNativeMenuBar():
            self._bar.hide()
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._focused)

    def refresh(self, exists: Callable[[str], bool], possible: Callable[[Command], bool]) -> None:
        """Show what exists and enable what can be done now."""
        for command in COMMANDS:
            action = self.actions[command.id]
            action.setVisible(exists(command.id))
            action.setEnabled(possible(command))

    def name_step(self, command: str, verb: str, label: str | None) -> None:
        """Say what Undo or Redo would do; nothing to do disables it."""
        action = self.actions[command]
        action.setEnabled(label is not None)
        action.setText(f"{verb} {label[:1].lower()}{label[1:]}" if label else verb)

    def possible(self) -> list[tuple[Command, str]]:
        """The commands that can be done now, each as its menu words it."""
        shown = ((command, self.actions[command.id]) for command in COMMANDS)
        return [(command, act.text()) for command, act in shown if act.isVisible() and act.isEnabled()]

    def popup(self, at: QPoint) -> None:
        """Open all menus under the ≡ button."""
        self.all.popup(at)

    def _focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the shortcuts away that do nothing while one types."""
        typing = isinstance(now, _TYPED_IN) or (isinstance(now, QComboBox) and now.isEditable())
        for command in COMMANDS:
            if not command.typing:
                self.actions[command.id].setShortcuts([] if typing else command.shortcuts())

    # Alt alone shows and hides the bar

    def pressed(self, key: int) -> None:
        """Note whether Alt is pressed alone."""
        self._alt_alone = key == Qt.Key.Key_Alt

    def ran(self) -> None:
        """A command was done, so Alt was not pressed for the bar."""
        self._alt_alone = False

    def released(self, key: int) -> None:
        """Show the bar, or hide it again, when Alt was pressed alone."""
        if key != Qt.Key.Key_Alt or not self._alt_alone or self._bar.isNativeMenuBar():
            return
        self._bar.setVisible(not self._bar.isVisible())
        if self._bar.isVisible():
            self._bar.setActiveAction(self._bar.actions()[0])
