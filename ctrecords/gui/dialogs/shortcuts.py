"""The sheet of shortcuts, read from the table of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.commands import COMMANDS, Command, Menu
from ctrecords.gui.widgets.buttons import primary
from ctrecords.gui.widgets.labels import label


class Shortcuts(QDialog):
    """Every command that has a shortcut, under the name of its menu."""

    def __init__(self, shown: Sequence[Command] = COMMANDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        self.setAccessibleName("Shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        sheet = QWidget()
        halves = QHBoxLayout(sheet)
        dressing.space(halves, (20, 12, 20, 8), 32)
        menus = list(Menu)
        for part in (menus[:3], menus[3:]):
            halves.addLayout(_column(part, shown))
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName("Shortcuts")
        close = primary("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        dressing.space(foot, (20, 0, 20, 16))
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        dressing.space(column)
        head = QHBoxLayout()
        dressing.space(head, (20, 18, 20, 0))
        head.addWidget(label("Shortcuts", "panel"))
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)
        dressing.fix(self, least_width=640, least_height=480)


def _column(menus: list[Menu], shown: Sequence[Command]) -> QVBoxLayout:
    column = QVBoxLayout()
    dressing.space(column)
    for menu in menus:
        rows = [command for command in shown if command.menu is menu and command.keys]
        if not rows:
            continue
        column.addWidget(label(menu.value, "section"))
        grid = QGridLayout()
        dressing.space(grid, (0, 4, 0, 12), 6)
        for number, command in enumerate(rows):
            grid.addWidget(label(command.text, "body2"), number, 0)
            grid.addWidget(label(command.shown(), "key"), number, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
    column.addStretch(1)
    return column
