"""The menu of ready items, by group, with the ready sets that tick several at once.

It must not know where the items go; it says which were ticked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.sizing import open_at
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.letters import menu
from ctrecords.letters.menu import MenuItem
from ctrecords.model.days import plural


@dataclass(frozen=True, slots=True)
class _Row:
    item: MenuItem
    box: QCheckBox


class ItemMenu(FormDialog):
    """Tick ready items; those already in the letter are shown so. `picked` says which, in their order."""

    def __init__(self, written: Collection[str], parent: QWidget | None = None) -> None:
        """``written`` are the words of the items the letter has already."""
        super().__init__("Add from menu", "Add items", parent)
        self._order: list[str] = []
        self.rows: list[_Row] = []
        held = QWidget()
        sets = QVBoxLayout(held)
        dressing.space(sets, (0, 8, 0, 4), 4)
        sets.addWidget(label("Ready sets", "label"))
        self.sets = [self._set_button(name, words) for name, words in menu.ready_sets()]
        for made in self.sets:
            sets.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_line(held)
        known = {" ".join(text.split()).casefold() for text in written}
        for group in menu.groups():
            self.add_line(label(group, "sheet"))
            for item in (item for item in menu.menu() if item.group == group):
                self.add_line(self._line(item, there=item.text.casefold() in known))
        open_at(self, 620, 620)
        self.sent.connect(self.accept)
        self._say()
        self.sets[0].setFocus()

    def picked(self) -> Sequence[MenuItem]:
        """The items ticked here: a set's in its own order, the others as they were ticked."""
        by_id = {row.item.id: row.item for row in self.rows if row.box.isEnabled() and row.box.isChecked()}
        return [by_id[name] for name in self._order if name in by_id]

    def _line(self, item: MenuItem, *, there: bool) -> QWidget:
        box = QCheckBox(item.label)
        box.setChecked(there)
        box.setEnabled(not there)
        box.setAccessibleDescription(item.text)
        words = label("In the letter already." if there else item.text, "second", wrap=True)
        indented = QHBoxLayout()
        dressing.space(indented, (24, 0, 0, 4))
        indented.addWidget(words)
        made = QWidget()
        column = QVBoxLayout(made)
        dressing.space(column)
        column.addWidget(box)
        column.addLayout(indented)
        self.rows.append(_Row(item, box))
        box.toggled.connect(lambda: self._ticked(item.id, on=box.isChecked()))
        return made

    def _set_button(self, name: str, words: str) -> QPushButton:
        made = button(words, small=True)
        made.setAccessibleName(f"Tick the ready set {words}")
        made.clicked.connect(lambda: self._tick_set(name))
        return made

    def _tick_set(self, name: str) -> None:
        boxes = {row.item.id: row.box for row in self.rows}
        for item in menu.ready_set(name):
            if boxes[item.id].isEnabled():
                boxes[item.id].setChecked(True)

    def _ticked(self, name: str, *, on: bool) -> None:
        self._order = [other for other in self._order if other != name] + ([name] if on else [])
        self._say()

    def _say(self) -> None:
        many = len(self._order)
        self.send_button.setText(f"Add {plural(many, 'item')}" if many else "Add items")
        self.send_button.setEnabled(bool(many))
