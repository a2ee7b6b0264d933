"""The sheet of shortcuts, read from the table of commands, and what keys do inside lists and forms; printable."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions import printing
from ctrecords.gui import dressing
from ctrecords.gui.commands import COMMANDS, Command, Menu
from ctrecords.gui.dialogs.sizing import open_at
from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.taborder import Dialog

Group = tuple[str, tuple[tuple[str, str], ...]]
"""A heading with its lines: keys, and what they do."""

INSIDE: tuple[Group, ...] = (
    (
        "In a list",
        (
            ("Enter", "Open"),
            ("Space", "Peek without leaving"),
            ("Shift+Up", "Choose several"),
            ("Ctrl+A", "Choose all"),
            ("Ctrl+C", "Copy the chosen rows"),
            ("A", "Go to the next name with A, and so on"),
            ("Shift+F10", "Show what can be done"),
        ),
    ),
    (
        "In a form",
        (("Ctrl+Enter", "Confirm"), ("Esc", "Close without an act")),
    ),
    (
        "In a filter",
        (("Down", "Show the values"), ("Del", "Clear it"), ("Esc", "Empty the field")),
    ),
    (
        "Items of a letter",
        (("Alt+Up", "Move the item up"), ("Alt+Down", "Move the item down"), ("Enter", "Add an item")),
    ),
    (
        "In the calendar",
        (("Left", "Day before"), ("Right", "Day after"), ("Enter", "Show only that day")),
    ),
)
"""Keys that belong to what has the keyboard, not to a command."""


def groups(shown: Sequence[Command]) -> tuple[Group, ...]:
    """Every shortcut: those of the commands by menu, then those inside lists and forms."""
    listed = [
        (menu.value, tuple((one.shown(), one.text) for one in shown if one.menu is menu and one.shown()))
        for menu in Menu
    ]
    inside = [(name, tuple((_native(keys), words) for keys, words in rows)) for name, rows in INSIDE]
    return tuple(group for group in (*listed, *inside) if group[1])


_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Shortcuts(Dialog):
    """Every key the window knows."""

    def __init__(self, shown: Sequence[Command] = COMMANDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        self.setAccessibleName("Shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.groups = groups(shown)
        self.area = ScrollColumn()
        self.area.setWidget(_sheet(self.groups))
        self.area.setAccessibleName("Shortcuts")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button = button("Print shortcuts", icon="print")
        self.print_button.clicked.connect(self.print)
        close = primary("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        dressing.space(foot, (20, 12, 20, 16), 8)
        foot.addWidget(self.print_button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        dressing.space(column)
        head = QHBoxLayout()
        dressing.space(head, (20, 18, 20, 0))
        head.addWidget(label("Shortcuts", "panel"))
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        open_at(self, 720, 660)
        close.setFocus()

    def print(self) -> None:
        """Ask where to print the sheet."""
        from ctrecords.gui.printing import ask_to_print  # late: most people never print this

        ask_to_print(self, [printing.sheet("Shortcuts", self.groups)], "Shortcuts")


def _sheet(found: Sequence[Group]) -> QWidget:
    """Two columns of about the same length."""
    sheet = QWidget()
    halves = QHBoxLayout(sheet)
    dressing.space(halves, (20, 12, 20, 8), 32)
    half, length = sum(len(rows) + 2 for _name, rows in found) / 2, 0
    parts: tuple[list[Group], list[Group]] = ([], [])
    for group in found:
        parts[length >= half].append(group)
        length += len(group[1]) + 2
    for part in parts:
        halves.addLayout(_column(part), 1)
    return sheet


def _column(found: Sequence[Group]) -> QVBoxLayout:
    column = QVBoxLayout()
    dressing.space(column)
    for name, rows in found:
        column.addWidget(label(name, "section"))
        grid = QGridLayout()
        dressing.space(grid, (0, 4, 0, 12), 6)
        grid.setColumnStretch(0, 1)
        for number, (keys, words) in enumerate(rows):
            grid.addWidget(label(words, "body2", wrap=True), number, 0)
            grid.addWidget(label(keys, "key"), number, 1, _AT_RIGHT)
        column.addLayout(grid)
    column.addStretch(1)
    return column


def _native(keys: str) -> str:
    """The keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
