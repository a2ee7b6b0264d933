"""The whole directory to choose from: filtered while one types, ticked one by one or many at once.

It must not know what the agencies are chosen for; who cannot be chosen comes with the reason.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.sizing import open_at
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import draw_line
from ctrecords.gui.widgets.search import SearchField
from ctrecords.gui.widgets.tick import draw_box
from ctrecords.gui.widgets.tips import plain
from ctrecords.model.days import plural

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """One agency in the list; ``reason`` says why it cannot be chosen, ``warn`` colors its line."""

    id: int
    name: str
    town: str
    line: str
    warn: bool = False
    reason: str = ""

    @property
    def second(self) -> str:
        """The line under the name."""
        said = self.reason or self.line
        return f"{self.town} · {said}" if self.town and self.town not in self.name else said


class Directory(QAbstractListModel):
    """The agencies that fit the filter. Signals: ``ticked`` how many are ticked in all."""

    ticked = Signal(int)

    def __init__(self, agencies: Sequence[Choosable], chosen: Collection[int]) -> None:
        super().__init__()
        self._all = tuple(agencies)
        self.shown: Sequence[Choosable] = self._all
        self.chosen = {agency.id for agency in agencies if agency.id in chosen and not agency.reason}

    def filter(self, words: str) -> None:
        """Show the agencies whose name or town has all these words."""
        asked = words.casefold().split()
        self.beginResetModel()
        self.shown = [a for a in self._all if all(w in f"{a.name} {a.town}".casefold() for w in asked)]
        self.endResetModel()

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick rows or untick them; those that cannot be chosen stay as they are."""
        free = {self.shown[row].id for row in rows if not self.shown[row].reason}
        self.chosen = self.chosen | free if on else self.chosen - free
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked.emit(len(self.chosen))

    def ids(self) -> list[int]:
        """The ticked agencies in the order of the directory."""
        return [agency.id for agency in self._all if agency.id in self.chosen]

    def rowCount(self, parent: _Index = _ROOT, /) -> int:
        """How many agencies fit the filter."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = int(_ROLE.DisplayRole), /) -> Any:
        """The agency's words, whether it is ticked, and what is read out."""
        agency = self.shown[index.row()]
        if role in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole}:
            return f"{agency.name}. {agency.second}"
        if role == _ROLE.ToolTipRole:
            return plain(agency.second)
        if role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if agency.id in self.chosen else Qt.CheckState.Unchecked
        return agency if role == _ROLE.UserRole else None

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        """An agency that cannot be chosen is shown disabled."""
        if self.shown[index.row()].reason:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Rows(QStyledItemDelegate):
    """Draws a box, a name and a line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        now = theme.current()
        return QSize(
            now.px(200), max(now.px(44), now.metrics(13).height() + now.metrics(12).height() + now.px(8))
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        now, box, state = theme.current(), QRect(option.rect), option.state
        agency: Choosable = index.data(int(_ROLE.UserRole))
        checked = index.data(int(_ROLE.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        flag = QStyle.StateFlag
        role = "selected" if state & flag.State_Selected else "hover" if state & flag.State_MouseOver else ""
        if role and not agency.reason:
            painter.fillRect(box, now.color(role))
        if state & flag.State_HasFocus:
            painter.setPen(QPen(now.color("focus"), now.px(2)))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        side = now.px(16)
        mark = QRectF(box.x() + now.px(10), box.center().y() - side / 2, side, side)
        draw_box(painter, mark, checked=checked, enabled=not agency.reason)
        left, first, second = now.px(36), now.metrics(13).height(), now.metrics(12).height()
        top = box.y() + (box.height() - first - second) // 2
        wide = box.width() - left - now.px(10)
        ink = now.color("text3" if agency.reason else "text")
        middle = Qt.TextElideMode.ElideMiddle
        draw_line(painter, QRect(box.x() + left, top, wide, first), agency.name, color=ink, elide=middle)
        pale = now.color("text3" if agency.reason else "text2")
        if agency.warn and not agency.reason:
            pale = now.chip(ChipKind.WAIT).text
        draw_line(
            painter, QRect(box.x() + left, top + first, wide, second), agency.second, color=pale, size=12
        )
        painter.restore()


class _List(QListView):
    """The list; Space ticks what is selected."""

    spaced = Signal()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.spaced.emit()
        else:
            super().keyPressEvent(event)


class ChooseAgencies(FormDialog):
    """Choose who gets a letter; `chosen` says who, in the order of the directory."""

    tall = 620

    def __init__(
        self, agencies: Sequence[Choosable], chosen: Collection[int], parent: QWidget | None = None
    ) -> None:
        super().__init__("Choose agencies", "Choose", parent)
        self.directory = Directory(agencies, chosen)
        self.field = SearchField("Filter by name or town", icon="search", width=220)
        self.view = _List()
        self.view.setModel(self.directory)
        self.view.setItemDelegate(_Rows(self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName("Agencies")
        self.count = label("", "second")
        self.all = link("Tick all shown", small=True)
        self.none = link("Untick all shown", small=True)
        held = QWidget()
        row = QHBoxLayout(held)
        dressing.space(row, (0, 8, 0, 4), 8)
        row.addWidget(self.field)
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        dressing.fix(self.view, least_height=88)
        open_at(self, 600, 620)
        for line in (held, self.view, self.count):
            self.add_line(line)
        self._wire()
        self._say()
        self.field.setFocus()

    def chosen(self) -> list[int]:
        """The agencies ticked, in the order of the directory."""
        return self.directory.ids()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter or Down in the filter goes to the list."""
        if event.key() in {*_ENTER, Qt.Key.Key_Down} and self.focusWidget() is self.field:
            self.field.ask()
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            first = next((n for n, a in enumerate(self.directory.shown) if not a.reason), None)
            if first is not None:
                self.view.setCurrentIndex(self.directory.index(first))
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        self.field.asked.connect(self._filter)
        self.view.clicked.connect(self._clicked)
        self.view.spaced.connect(lambda: self._toggle([i.row() for i in self.view.selectedIndexes()]))
        self.all.clicked.connect(lambda: self._tick(on=True))
        self.none.clicked.connect(lambda: self._tick(on=False))
        self.directory.ticked.connect(self._say)
        self.sent.connect(self.accept)

    def _clicked(self, index: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers():
            self._toggle([index.row()])

    def _tick(self, *, on: bool) -> None:
        self.directory.tick(range(self.directory.rowCount()), on=on)

    def _toggle(self, rows: list[int]) -> None:
        if rows:
            on = any(self.directory.shown[row].id not in self.directory.chosen for row in rows)
            self.directory.tick(rows, on=on)

    def _filter(self, words: str) -> None:
        self.directory.filter(words)
        self._say()

    def _say(self) -> None:
        many, shown = len(self.directory.chosen), self.directory.rowCount()
        self.count.setText(
            f"{plural(shown, 'agency', 'agencies')} shown, {many} ticked"
            if shown
            else "No agency fits this filter."
        )
        self.send_button.setText(f"Choose {plural(many, 'agency', 'agencies')}" if many else "Choose none")
