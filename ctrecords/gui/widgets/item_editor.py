"""The numbered items of a letter: written in place, moved by the mouse or the keyboard, numbered by themselves.

It must not know agencies, menus or letters; it holds words and short names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.item_row import ItemRow
from ctrecords.gui.widgets.labels import Elided

_HINT = "Alt+Up and Alt+Down move an item"


@dataclass(frozen=True, slots=True)
class Written:
    """One item: its words and the short name it came with, empty when the words are one's own."""

    text: str
    name: str = ""


class ItemEditor(QWidget):
    """A list of items one writes in.

    Signals:
        changed: A word, the order or the number of items.
        reached: The focus came to an item.
    """

    changed = Signal()
    reached = Signal()

    def __init__(self, most: int = 60, parent: QWidget | None = None) -> None:
        """``most`` items at the most."""
        super().__init__(parent)
        self.setAccessibleName("Items")
        self._most = most
        self._gone: tuple[int, Written] | None = None
        self.rows: list[ItemRow] = []
        self._column = QVBoxLayout()
        dressing.space(self._column, spacing=6)
        self.add_button = link("Add item", small=True)
        self.add_button.setProperty("flush", True)
        self.back_button = link("Put it back", small=True)
        self.hint = Elided(_HINT, "caption", mode=Qt.TextElideMode.ElideRight)
        foot = QHBoxLayout()
        dressing.space(foot, spacing=12)
        for piece in (self.add_button, self.hint, self.back_button):
            foot.addWidget(piece)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        dressing.space(column, spacing=4)
        column.addLayout(self._column)
        column.addLayout(foot)
        self.add_button.clicked.connect(self._add_last)
        self.back_button.clicked.connect(self._put_back)
        self.back_button.hide()

    def items(self) -> tuple[Written, ...]:
        """The items as they stand, the empty ones too."""
        return tuple(Written(row.text.words(), row.name()) for row in self.rows)

    def set_items(self, items: Sequence[Written]) -> None:
        """Show these items, and forget the ones before."""
        for row in self.rows:
            self._drop(row)
        self.rows = []
        self._forget()
        for item in items:
            self._insert(len(self.rows), item)
        self._number()

    def extend(self, items: Sequence[Written]) -> None:
        """Put items below those already there; a last one still empty gives way."""
        if self.rows and not self.rows[-1].text.words():
            self._drop(self.rows.pop())
        for item in items[: self._most - len(self.rows)]:
            self._insert(len(self.rows), item)
        self._number()

    def add(self, after: int | None = None) -> None:
        """Begin a new item at the end, or below one, and go there."""
        if len(self.rows) >= self._most:
            return
        at = len(self.rows) if after is None else after + 1
        self._insert(at, Written(""))
        self._number()
        self.focus(at)

    def remove(self, at: int) -> None:
        """Delete an item; it can be put back until another is deleted."""
        row = self.rows.pop(at)
        if row.text.words():
            self._gone = (at, Written(row.text.words(), row.name()))
            self.hint.setText(f"Item {at + 1} deleted")
            self.back_button.show()
        self._drop(row)
        self._number()
        if self.rows:
            self.focus(min(at, len(self.rows) - 1))
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def reorder(self, at: int, to: int) -> None:
        """Move an item to another place; the focus goes with it."""
        if at == to or not 0 <= to < len(self.rows):
            return
        row = self.rows.pop(at)
        self.rows.insert(to, row)
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._number()

    def focus(self, at: int) -> None:
        """Go to an item's words."""
        self.rows[at].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self) -> bool:
        """Mark every empty item, go to the first; whether there is one."""
        empty = [at for at, row in enumerate(self.rows) if not row.text.words()]
        for at in empty:
            self.rows[at].show_missing(missing=True)
        if empty:
            self.focus(empty[0])
        return bool(empty)

    def _add_last(self) -> None:
        self.add()

    def _insert(self, at: int, item: Written) -> None:
        row = ItemRow(item.text, item.name)
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()
        row.text.textChanged.connect(self.changed)
        row.text.ended.connect(lambda: self.add(self.rows.index(row)))
        row.text.moved.connect(partial(self._shift, row))
        row.text.stepped.connect(partial(self._step, row))
        row.text.emptied.connect(lambda: self._backspace(row))
        row.remove.clicked.connect(lambda: self.remove(self.rows.index(row)))
        row.grip.dragged.connect(partial(self._drag, row))
        row.text.left.connect(lambda: self._mark(row))
        row.text.entered.connect(self.reached)

    def _drop(self, row: ItemRow) -> None:
        row.text.left.disconnect()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.set_number(number)
        self.add_button.setEnabled(len(self.rows) < self._most)
        self.changed.emit()

    def _mark(self, row: ItemRow) -> None:
        """An item left empty is wrong, unless it is the only one or nothing was begun."""
        if row in self.rows and not row.text.words() and not row.remove.underMouse():
            row.show_missing(missing=len(self.rows) > 1)

    def _shift(self, row: ItemRow, by: int) -> None:
        at = self.rows.index(row)
        self.reorder(at, at + by)

    def _step(self, row: ItemRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.focus(at)

    def _backspace(self, row: ItemRow) -> None:
        if len(self.rows) > 1:
            at = self.rows.index(row)
            self.remove(at)
            self.focus(max(0, at - 1))

    def _drag(self, row: ItemRow, y: int) -> None:
        others = [other for other in self.rows if other is not row]
        self.reorder(self.rows.index(row), sum(other.middle() < y for other in others))

    def _put_back(self) -> None:
        if self._gone is not None:
            at, item = self._gone
            at = min(at, len(self.rows))
            self._insert(at, item)
            self._forget()
            self._number()
            self.focus(at)

    def _forget(self) -> None:
        self._gone = None
        self.hint.setText(_HINT)
        self.back_button.hide()
