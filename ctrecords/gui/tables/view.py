"""The table one sees: rows chosen singly or together, columns moved and hidden, sorted by a click.

It must not know any record type; it says which records were chosen or opened.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.tables.column import CellKind, Column
from ctrecords.gui.tables.delegate import RowDelegate, cell_width, row_height
from ctrecords.gui.tables.header import RecordHeader
from ctrecords.gui.tables.model import RecordTable

R = TypeVar("R")
_KEYED = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
_LEAST_NAME = 180
_SHORTCUT = Qt.FocusReason.ShortcutFocusReason


class RecordView(QTableView, Generic[R]):
    """A table of records of one type.

    Signals:
        opened: A record was double-clicked or entered.
        picked: The records chosen now, as a list.
        peeked: Space was pressed on a record.
    """

    opened = Signal(object)
    picked = Signal(list)
    peeked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        name: str,
        *,
        key: Callable[[R], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Name the table; with *key* the choice survives new records, found again by that key."""
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(name)
        self.table: RecordTable[R] = RecordTable(columns, self)
        right = frozenset(at for at, column in enumerate(columns) if column.kind is CellKind.NUMBER)
        self.setModel(self.table)
        self.head = RecordHeader(self, right)
        self.setHorizontalHeader(self.head)
        self.rows = RowDelegate(self, right, self.head.edges)
        self.setItemDelegate(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.head.sortIndicatorChanged.connect(self._sort_asked)
        self.doubleClicked.connect(self._open)
        self.head.sectionMoved.connect(self.viewport().update)
        self.set_keyed(on=False)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Lay rows and columns out at the size of the theme; the first column takes what is left."""
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        for at, column in enumerate(self.table.columns):
            self.head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, max(theme.px(column.width), self.head.title_width(at) - theme.px(34)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the first column wide enough to tell names apart."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the first column what is left; where that is too little, the table scrolls sideways."""
        least, count = theme.px(_LEAST_NAME), self.head.count()
        others = sum(self.columnWidth(at) for at in range(1, count) if not self.head.isSectionHidden(at))
        if self.viewport().width() - others >= least:
            self.head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        else:
            self.head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(0, least)

    def set_records(self, records: Sequence[R]) -> None:
        """Show these records and grow columns whose chips would not fit."""
        key = self._key
        kept = {key(record) for record in self.chosen()} if key is not None else set[object]()
        self.table.set_records(records)
        self._grow()
        if key is not None and kept:
            self._choose_again(key, kept)

    def chosen(self) -> list[R]:
        """The records chosen now, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.record(row) for row in rows]

    def choose(self, row: int) -> None:
        """Choose one row, as after coming back to a list."""
        if 0 <= row < self.table.rowCount():
            self.selectRow(row)

    def columns_state(self) -> bytes:
        """How the columns stand, to be restored at the next start."""
        return bytes(self.head.saveState().data())

    def restore_columns(self, state: bytes) -> bool:
        """Put the columns back as they stood; a state of another set of columns is refused."""
        return self.head.restoreState(QByteArray(state))

    def set_keyed(self, *, on: bool) -> None:
        """Say whether the keyboard moves here, so that the current row shows its ring."""
        self.setProperty("keyed", on)
        self.viewport().update()

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection, /) -> None:
        """Say which records are chosen now."""
        super().selectionChanged(chosen, left)
        self.picked.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens, Space peeks, arrows move."""
        current = self.currentIndex()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        self.set_keyed(on=True)
        if plain and current.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(current)
        elif plain and current.isValid() and event.key() == Qt.Key.Key_Space:
            self.peeked.emit(self.table.record(current.row()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Stand on the first row when the keyboard comes here for the first time."""
        super().focusInEvent(event)
        self.set_keyed(on=event.reason() in _KEYED or event.reason() == _SHORTCUT)
        if not self.currentIndex().isValid() and self.table.rowCount():
            first = self.table.index(0, 0)
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, none)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Choose with the mouse, without a ring."""
        self.set_keyed(on=False)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Tint the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent, /) -> None:
        """Tint no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self.rows.hovered:
            return
        before, self.rows.hovered = self.rows.hovered, row
        for changed in (before, row):
            if changed >= 0:
                top, high = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(QRect(0, top, self.viewport().width(), high))

    def _choose_again(self, key: Callable[[R], object], kept: set[object]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        rows = [row for row in range(self.table.rowCount()) if key(self.table.record(row)) in kept]
        again, last = QItemSelection(), self.table.columnCount() - 1
        for first, end in _runs(rows):
            again.append(QItemSelectionRange(self.table.index(first, 0), self.table.index(end, last)))
        self.selectionModel().select(again, flags)
        if rows:
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.table.index(rows[0], 0), none)

    def _sort_asked(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0 or self.table.columns[column].sort is not None:
            self._sorted = (column, order)
        else:
            self.head.setSortIndicator(*self._sorted)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.record(index.row()))

    def _grow(self) -> None:
        looked_at = min(self.table.rowCount(), 200)
        for at, column in enumerate(self.table.columns):
            if column.kind is not CellKind.CHIP:
                continue
            cells = (cell_width(column.value(self.table.record(row))) for row in range(looked_at))
            needed = max(cells, default=0) + theme.px(14)
            if needed > self.columnWidth(at):
                self.setColumnWidth(at, needed)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of rows that follow each other."""
    first = 0
    for at, row in enumerate(rows):
        if at + 1 == len(rows) or rows[at + 1] != row + 1:
            yield rows[first], row
            first = at + 1
