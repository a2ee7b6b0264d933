"""A table over records: a list in memory, or pages fetched as they are looked at.

It must not know where the records come from nor what they are; columns read them.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctrecords.gui.tables.column import Column, words_of
from ctrecords.gui.widgets.tips import plain

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, int], Sequence[R]]

BLOCK = 256
_KEPT_BLOCKS = 32
CELL = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ANSWERED = frozenset({CELL, _DISPLAY, _SPOKEN, _TIP})
_ROOT = QModelIndex()


class RecordTable(QAbstractTableModel, Generic[R]):
    """Records of one type, a row each."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._given: list[R] = []
        self._records: list[R] = []
        self._fetch: Fetch[R] | None = None
        self._count = 0
        self.blocks: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._order: tuple[int, bool] | None = None
        self.resort: Callable[[str, bool], None] | None = None

    def set_records(self, records: Sequence[R]) -> None:
        """Show these records, in the order the table is sorted by now."""
        self.beginResetModel()
        self._given = list(records)
        self._fetch, self._count = None, len(self._given)
        self.blocks.clear()
        self._sort_records()
        self.endResetModel()

    def set_paged(
        self, count: int, fetch: Fetch[R], resort: Callable[[str, bool], None] | None = None
    ) -> None:
        """Show *count* records fetched in blocks; *resort(key, descending)* is asked to sort them anew."""
        self.beginResetModel()
        self._records = []
        self._count, self._fetch, self.resort = count, fetch, resort
        self.blocks.clear()
        self.endResetModel()

    def record(self, row: int) -> R:
        """The record of one row."""
        if self._fetch is None:
            return self._records[row]
        number, place = divmod(row, BLOCK)
        block = self.blocks.get(number)
        if block is None:
            block = self._fetch(number * BLOCK, BLOCK)
            self.blocks[number] = block
            if len(self.blocks) > _KEPT_BLOCKS:
                self.blocks.popitem(last=False)
        return block[place]

    def rowCount(self, parent: Index = _ROOT, /) -> int:
        """How many records there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT, /) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY, /) -> Any:
        """The cell to draw, its words, what is spoken of it, its tooltip; nothing else."""
        if role not in _ANSWERED:
            return None
        column = self.columns[index.column()]
        record = self.record(index.row())
        if role == CELL:
            return column.value(record)
        if role == _SPOKEN:
            return column.spoken(record)
        if role == _TIP:
            return plain(column.tip(record)) if column.tip is not None else None
        return words_of(column.value(record))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY, /) -> Any:
        """The titles of the columns, and what explains them."""
        if orientation != Qt.Orientation.Horizontal or role not in {_DISPLAY, _SPOKEN, _TIP}:
            return None
        return self.columns[section].about or None if role == _TIP else self.columns[section].title

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        """Sort by one column, or as given for -1; records that compare equal keep their order."""
        if column >= 0 and self.columns[column].sort is None:
            return
        descending = order == Qt.SortOrder.DescendingOrder
        self._order = (column, descending) if column >= 0 else None
        if self._fetch is not None:
            if self.resort is not None and column >= 0:
                self.resort(self.columns[column].key, descending)
            return
        self.layoutAboutToBeChanged.emit()
        before = self._records
        self._sort_records()
        places = {id(record): row for row, record in enumerate(self._records)}
        old = self.persistentIndexList()
        new = [self.index(places[id(before[index.row()])], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _sort_records(self) -> None:
        self._records = list(self._given)
        if self._order is None:
            return
        column, descending = self._order
        by = self.columns[column].sort
        if by is not None:
            self._records.sort(key=by, reverse=descending)
