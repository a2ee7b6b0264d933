"""The table one sees: rows chosen singly or together, columns moved and hidden, sorted by a click.

It must not know any record type; it says which records were chosen or opened.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.tables.arranged import Arranged, read
from ctrecords.gui.tables.column import CellKind, Column
from ctrecords.gui.tables.copying import as_text
from ctrecords.gui.tables.delegate import RowDelegate, cell_width, row_height
from ctrecords.gui.tables.header import RecordHeader
from ctrecords.gui.tables.model import RecordTable

R = TypeVar("R")
_KEYED = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
_LEAST_NAME = 180
_LOOKED_AT = 200
_SHORTCUT = Qt.FocusReason.ShortcutFocusReason
_UPON = QItemSelectionModel.SelectionFlag.NoUpdate
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


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
        self._widths: dict[str, float] = {}
        self._needed: dict[int, int] = {}
        self._gone: set[str] = set()
        """The columns a narrow table has no room for now; nobody hid them."""
        self._laying = False
        self._letters = QElapsedTimer()
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
        self.head.sectionMoved.connect(self._moved)
        self.head.sectionResized.connect(self._resized)
        self.verticalScrollBar().valueChanged.connect(self._grow_seen)
        self.set_keyed(on=False)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Lay rows and columns out at the size of the theme; the first column takes what is left."""
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._grow()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the first column wide enough to tell names apart."""
        super().resizeEvent(event)
        self._widen(self._seen())
        self._lay()

    def _lay(self) -> None:
        """Give every column its width and the first one what is left.

        Where that is too little to tell names apart, columns give up the room they do not need, then those that
        can be spared go; where that does not do either, the table scrolls sideways.
        """
        self._laying = True
        shown = self._spared()
        wide = {at: self._wished(at) for at in shown}
        short = theme.px(_LEAST_NAME) + sum(wide.values()) - self.viewport().width()
        for at in shown:
            if short > 0 and self._gives(at):
                given = max(0, min(short, wide[at] - self._least(at)))
                wide[at], short = wide[at] - given, short - given
        for at, width in wide.items():
            self.head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, width)
        if short <= 0:
            self.head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        else:
            self.head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(0, theme.px(_LEAST_NAME))
        self._laying = False

    def _spared(self) -> list[int]:
        """Hide the columns that can be spared where the rest has no room, show them again; gives those shown."""
        columns, there = self.table.columns, range(1, self.head.count())
        wanted = [at for at in there if not self.head.isSectionHidden(at) or columns[at].key in self._gone]
        short = theme.px(_LEAST_NAME) - self.viewport().width()
        short += sum(self._least(at) if self._gives(at) else self._wished(at) for at in wanted)
        gone: list[int] = []
        for at in sorted(wanted, key=lambda at: columns[at].spare):
            if short > 0 and columns[at].spare and columns[at].key not in self._widths:
                gone.append(at)
                short -= self._least(at) if self._gives(at) else self._wished(at)
        self._gone = {columns[at].key for at in gone}
        for at in wanted:
            super().setColumnHidden(at, at in gone)
        return [at for at in wanted if at not in gone]

    def setColumnHidden(self, column: int, hide: bool, /) -> None:  # noqa: FBT001  Qt's name
        """Hide or show a column; one hidden so stays hidden in a table as wide as may be."""
        if hide:
            self._gone.discard(self.table.columns[column].key)
        super().setColumnHidden(column, hide)

    def _gives(self, at: int) -> bool:
        """Whether a column may be narrower than designed: its cells are never cut, and nobody chose its width."""
        column = self.table.columns[at]
        return column.grows and column.key not in self._widths

    def _wished(self, at: int) -> int:
        """How wide a column would be: as designed or as a person chose, and no narrower than it must."""
        column = self.table.columns[at]
        return max(theme.px(self._widths.get(column.key, column.width)), self._least(at))

    def _least(self, at: int) -> int:
        """How wide a column must be for its title and the widest cell that must not be cut."""
        return max(self.head.title_width(at) - theme.px(17), self._needed.get(at, 0))

    def set_records(self, records: Sequence[R]) -> None:
        """Show these records and grow columns whose cells would not fit."""
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
            self.selectionModel().setCurrentIndex(self.table.index(row, 0), _ONLY)  # whatever keys are held

    def shown(self) -> list[Column[R]]:
        """The columns one sees, from left to right, and those for which the window is only too narrow."""
        columns = self.table.columns
        order = (self.head.logicalIndex(place) for place in range(self.head.count()))
        return [
            columns[at] for at in order if not self.head.isSectionHidden(at) or columns[at].key in self._gone
        ]

    def sorted_by(self) -> tuple[Column[R], bool] | None:
        """The column the table is sorted by and whether downward; None when it stands as given."""
        at, order = self._sorted
        return (self.table.columns[at], order == Qt.SortOrder.DescendingOrder) if at >= 0 else None

    def copied(self) -> str:
        """The chosen rows as text for a spreadsheet: the columns one sees, with tabs between."""
        return as_text(self.shown(), self.chosen())

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard."""
        if self.selectionModel().hasSelection():
            QGuiApplication.clipboard().setText(self.copied())

    def columns_state(self) -> bytes:
        """How the columns stand, to be restored at the next start: their order, widths, and the sorting."""
        columns, by = self.table.columns, self.sorted_by()
        return Arranged(
            order=tuple(columns[self.head.logicalIndex(place)].key for place in range(len(columns))),
            hidden=tuple(
                one.key
                for at, one in enumerate(columns)
                if self.head.isSectionHidden(at) and one.key not in self._gone
            ),
            widths=dict(self._widths),
            sort=by[0].key if by is not None else "",
            down=by is not None and by[1],
        ).write()

    def restore_columns(self, state: bytes) -> bool:
        """Put the columns back as they stood; a state that is none is refused, columns unknown to it stay."""
        found = read(state)
        if found is None:
            return False
        at = {column.key: place for place, column in enumerate(self.table.columns)}
        known = [at[key] for key in found.order if at.get(key)]
        self._gone = set()
        for place, column in enumerate(known, start=1):
            self.head.moveSection(self.head.visualIndex(column), place)
        for column in known:
            self.setColumnHidden(column, self.table.columns[column].key in found.hidden)
        self._widths = {key: width for key, width in found.widths.items() if key in at}
        by = at.get(found.sort, -1)
        if by < 0 or self.table.columns[by].sort is not None:
            order = Qt.SortOrder.DescendingOrder if found.down else Qt.SortOrder.AscendingOrder
            self.sortByColumn(by, order)
        self.restyle()
        return True

    def set_keyed(self, *, on: bool) -> None:
        """Say whether the keyboard moves here, so that the current row shows its ring."""
        self.setProperty("keyed", on)
        self.viewport().update()

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection, /) -> None:
        """Say which records are chosen now."""
        super().selectionChanged(chosen, left)
        self.picked.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens, Space peeks, arrows move, letters find a row, Ctrl+C copies."""
        current = self.currentIndex()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        self.set_keyed(on=True)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif plain and current.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(current)
        elif plain and event.key() == Qt.Key.Key_Space and self._spelling():
            self.keyboardSearch(" ")
        elif plain and current.isValid() and event.key() == Qt.Key.Key_Space:
            self.peeked.emit(self.table.record(current.row()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str, /) -> None:
        """Go to the next row whose first column begins with the letters typed, whatever cell was clicked."""
        self._letters.restart()
        current = self.currentIndex()
        if current.isValid() and current.column() != 0:
            self.selectionModel().setCurrentIndex(current.siblingAtColumn(0), _UPON)
        super().keyboardSearch(search)

    def _spelling(self) -> bool:
        """Whether a name is being typed, so that a space belongs to it."""
        return self._letters.isValid() and not self._letters.hasExpired(QApplication.keyboardInputInterval())

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Stand on the first row when the keyboard comes here for the first time."""
        super().focusInEvent(event)
        self.set_keyed(on=event.reason() in _KEYED or event.reason() == _SHORTCUT)
        if not self.currentIndex().isValid() and self.table.rowCount():
            first = self.table.index(0, 0)
            self.selectionModel().setCurrentIndex(first, _UPON)

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
            self.selectionModel().setCurrentIndex(self.table.index(rows[0], 0), _UPON)

    def _sort_asked(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0 or self.table.columns[column].sort is not None:
            self._sorted = (column, order)
        else:
            self.head.setSortIndicator(*self._sorted)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.record(index.row()))

    def _moved(self) -> None:
        """The first and the last column keep room at the edge, whichever they are now."""
        self._grow()
        self.viewport().update()

    def _resized(self, at: int, before: int, after: int) -> None:
        """Keep a width the person chose, and show a column as wide as it needs."""
        if self._laying or at == 0 or not after:
            return
        if before:
            self._widths[self.table.columns[at].key] = after * 1_000 / theme.px(1_000)
        else:
            # Asked for by a person: a width of its own keeps it, however narrow the table is.
            column = self.table.columns[at]
            if column.key in self._gone:
                self._widths[column.key] = column.width
            self._widen(self._first(), [at])
        self._lay()

    def _first(self) -> range:
        return range(min(self.table.rowCount(), _LOOKED_AT))

    def _seen(self) -> range:
        """The rows in sight."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(
            max(first, 0), (last if last >= 0 else self.table.rowCount() - 1) + 1 if first >= 0 else 0
        )

    def _grow_seen(self) -> None:
        """Grow columns for the rows in sight, however far down they are."""
        if self._widen(self._seen()):
            self._lay()

    def _grow(self) -> None:
        """Find anew how wide columns must be."""
        self._needed.clear()
        self._widen(self._first())
        self._widen(self._seen())
        self._lay()

    def _widen(self, rows: range, columns: Sequence[int] = ()) -> bool:
        """Note how wide columns that must not be cut have to be for these rows; whether any has to be wider."""
        grew = False
        for at in columns or range(1, len(self.table.columns)):
            column = self.table.columns[at]
            if not column.grows or self.head.isSectionHidden(at):
                continue
            cells = (cell_width(column.value(self.table.record(row))) for row in rows)
            needed = max(cells, default=0) + self.rows.room(at)
            if needed > self._needed.get(at, 0):
                self._needed[at] = needed
                grew = True
        return grew


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of rows that follow each other."""
    first = 0
    for at, row in enumerate(rows):
        if at + 1 == len(rows) or rows[at + 1] != row + 1:
            yield rows[first], row
            first = at + 1
