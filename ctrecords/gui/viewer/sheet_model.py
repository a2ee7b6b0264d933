"""The rows of one sheet as a table of Qt's that holds only the blocks in sight.

Blocks are asked away from the window; a cell that is not there yet is empty. It must not know how rows are found.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Collection, Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from ctrecords.actions import rows
from ctrecords.actions.leafing import Found, Hit
from ctrecords.actions.rows import Sheet
from ctrecords.casebook import Casebook
from ctrecords.gui import theme
from ctrecords.gui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]
"""A row's number and a column counted from 0."""
_BLOCKS = 60
_AT_ONCE = 6
_FIRST = QModelIndex()
_Role = Qt.ItemDataRole
_LETTERS = 26
# As numbers: asking an enumeration for each cell is a good part of painting a table.
_BACKGROUND, _FOREGROUND = _Role.BackgroundRole.value, _Role.ForegroundRole.value
_WORDS = frozenset({_Role.DisplayRole.value, _Role.ToolTipRole.value})
_ROLES = _WORDS | {_BACKGROUND, _FOREGROUND}


class SheetModel(QAbstractTableModel):
    """One sheet, or those of its rows that were found.

    Signals: ``came`` a page's rows are there.
    """

    came = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._source = ""
        self.sheet: Sheet | None = None
        self.only: Sequence[int] | None = None
        """The rows shown, in order; None for all."""
        self._columns = 0
        self.heads: list[str] = []
        self._blocks: OrderedDict[int, list[list[str]]] = OrderedDict()
        self._wanted: list[int] = []
        self._busy = False
        self._lit = Found()
        self._now: Hit | None = None
        self._cited: Collection[int] = ()
        self._withheld: Collection[int] = ()
        self._cells: dict[int, tuple[set[Cell], set[Cell]]] = {}

    def show_sheet(self, source: str, sheet: Sheet | None) -> None:
        """Show a sheet of a file, by its SHA-256; None for nothing."""
        self.beginResetModel()
        self._source, self.sheet, self.only = source, sheet, None
        self._columns, self.heads = 0, []
        self._blocks.clear()
        self._wanted.clear()
        self._cells.clear()
        self.endResetModel()
        if sheet is not None and sheet.pages:
            self._want(sheet.pages[0])

    def show_only(self, only: Sequence[int] | None) -> None:
        """Show these rows alone, by their numbers; None for all."""
        self.beginResetModel()
        self.only = only
        self.endResetModel()

    def light(self, found: Found, now: Hit | None) -> None:
        """Light words up."""
        self._lit, self._now = found, now
        self._cells.clear()
        self._redraw()

    def mark(self, cited: Collection[int], withheld: Collection[int]) -> None:
        """Show which rows are cited, and where something was withheld."""
        self._cited, self._withheld = cited, withheld
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, self.rowCount() - 1))

    def number(self, row: int) -> int:
        """The number a row of the table has in its sheet."""
        return self.only[row] if self.only is not None else row + 1

    def row_of(self, number: int) -> int:
        """Where a row of the sheet stands in the table; -1 when it is not shown."""
        if self.only is None:
            return number - 1 if self.sheet is not None and 1 <= number <= self.sheet.last else -1
        at = bisect_left(self.only, number)
        return at if at < len(self.only) and self.only[at] == number else -1

    def line(self, number: int) -> list[str] | None:
        """The cells of a row by its number; None while they are not there."""
        sheet = self.sheet
        if sheet is None or not sheet.pages:
            return None
        page = sheet.page_of(number)
        block = self._blocks.get(page)
        if block is None:
            self._want(page)
            return None
        self._blocks.move_to_end(page)
        at = number - sheet.first_of(page)
        return block[at] if at < len(block) else []

    def cell(self, hit: Hit) -> Cell | None:
        """The row's number and the column where words begin; None while its rows are not there."""
        sheet = self.sheet
        block = self._blocks.get(hit.page) if sheet is not None and hit.page in sheet.pages else None
        if block is None or sheet is None:
            return None
        return _Cells(block, sheet.first_of(hit.page)).at(hit.start)

    # Qt

    def rowCount(self, parent: Index = _FIRST) -> int:
        """How many rows are shown."""
        if parent.isValid() or self.sheet is None:
            return 0
        return len(self.only) if self.only is not None else self.sheet.last

    def columnCount(self, parent: Index = _FIRST) -> int:
        """The columns of the widest row seen so far."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a cell says and how it is lit."""
        if role not in _ROLES:
            return None
        number, column = self.number(index.row()), index.column()
        line = self.line(number)
        if line is None or column >= len(line):
            return None
        if role in _WORDS:
            return line[column] or None
        if not self._lit.hits:
            return None
        lit, now = self._cells_of(number)
        at = (number, column)
        if at not in lit:
            return None
        if role == _BACKGROUND:
            return theme.current().color("hit_current" if at in now else "hit")
        return theme.current().color("hit_text")

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """The first row's words over the columns, the rows' numbers at the left."""
        if orientation is Qt.Orientation.Horizontal:
            return self.head(section) if role == _Role.DisplayRole else None
        number = self.number(section)
        cited, withheld = number in self._cited, number in self._withheld
        match role:
            case _Role.DisplayRole:
                return f"{number:,}{' ■' * withheld}{' ❝' * cited}"
            case _Role.AccessibleTextRole:
                return f"Row {number}{', withheld in part' * withheld}{', cited' * cited}"
            case _Role.FontRole if cited or withheld:
                return theme.current().font(12, QFont.Weight.DemiBold)
            case _:
                return None

    def head(self, column: int) -> str:
        """What a column is called: its word in the first row, else its letter."""
        word = self.heads[column] if column < len(self.heads) else ""
        return word or letter(column)

    # Inside

    def _cells_of(self, number: int) -> tuple[set[Cell], set[Cell]]:
        """The lit cells of the page a row stands on, and those of the current hit."""
        sheet = self.sheet
        if sheet is None or not self._lit.hits:
            return set(), set()
        page = sheet.page_of(number)
        known = self._cells.get(page)
        if known is None:
            cells = _Cells(self._blocks.get(page, ()), sheet.first_of(page))
            lit: set[Cell] = set()
            now: set[Cell] = set()
            for at in self._lit.by_page.get(page, ()):
                hit = self._lit.hits[at]
                cell = cells.at(hit.start)
                lit.add(cell)
                if hit == self._now:
                    now.add(cell)
            known = self._cells[page] = (lit, now)
        return known

    def _want(self, page: int) -> None:
        if page in self._wanted:
            return
        self._wanted = [page, *self._wanted][:_AT_ONCE]
        self._ask()

    def _ask(self) -> None:
        if self._busy or not self._wanted or self.sheet is None:
            return
        self._busy = True
        source, pages = self._source, tuple(self._wanted)

        def ask(book: Casebook) -> tuple[str, dict[int, list[list[str]]]]:
            return source, {page: rows.block(book, source, page) for page in pages}

        self._desk.read(ask, self._came, label="Read rows")

    def _came(self, told: tuple[str, dict[int, list[list[str]]]]) -> None:
        self._busy = False
        source, blocks = told
        self._wanted = [page for page in self._wanted if page not in blocks]
        sheet = self.sheet
        if source == self._source and sheet is not None:
            mine = {page: block for page, block in blocks.items() if page in sheet.pages}
            self._blocks |= mine
            while len(self._blocks) > _BLOCKS:
                self._blocks.popitem(last=False)
            if sheet.pages[0] in mine:
                first = mine[sheet.pages[0]]
                self.heads = first[0] if first else []
            self._widen(max((len(line) for block in mine.values() for line in block), default=0))
            for page in mine:
                self._cells.pop(page, None)
                self.came.emit(page)
            self._redraw()
        self._ask()

    def _widen(self, columns: int) -> None:
        if columns > self._columns:
            self.beginInsertColumns(QModelIndex(), self._columns, columns - 1)
            self._columns = columns
            self.endInsertColumns()

    def _redraw(self) -> None:
        if self.rowCount() and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))


def letter(column: int) -> str:
    """What a spreadsheet calls a column: A to Z, then AA."""
    name, rest = "", column + 1
    while rest:
        rest, at = divmod(rest - 1, _LETTERS)
        name = chr(ord("A") + at) + name
    return name


class _Cells:
    """Which cells of a page begin where in its text."""

    def __init__(self, lines: Sequence[Sequence[str]], first: int) -> None:
        """*first* is the number of the first row."""
        self._first = first
        self._cells = [(first + row, column) for row, line in enumerate(lines) for column in range(len(line))]
        # Each is followed by a tab, or by the end of its line.
        self._ends = list(accumulate(len(words) + 1 for line in lines for words in line))

    def at(self, start: int) -> Cell:
        """The row's number and the column of the cell in which words begin."""
        at = bisect_right(self._ends, start)
        return self._cells[at] if at < len(self._cells) else (self._first, 0)
