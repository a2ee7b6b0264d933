"""The list of what was found: headings and two-line rows, page chips one can choose, the words found lit up.

It must not know where a hit leads; it says which one is chosen and which is to be opened.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.screens.search_found import MOST_CHIPS, Chip, Head, Line, Row
from ctrecords.gui.screens.search_rows import ROW, FoundRows, chip_boxes

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_KEYED = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FoundModel(QAbstractListModel):
    """Headings and lines, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE, /) -> int:
        """How many rows there are, headings included."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0, /) -> object:
        """The row, and what a screen reader says of it."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}, {row.second}" if isinstance(row, Head) else row.spoken
        return None

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        heading = isinstance(self.rows[index.row()], Head)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)


class FoundList(QListView):
    """What was found.

    Signals: ``picked`` the Chip (or the Line without one) chosen now; ``opened`` it is to be opened.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FoundModel(self)
        self._showing = False
        self.drawn = FoundRows(self)
        self.setModel(self.found)
        self.setItemDelegate(self.drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Hits")
        self.setProperty("ring", "inside")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._moved)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Measure the rows again."""
        self.scheduleDelayedItemsLayout()

    # What is shown and chosen

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the line chosen before stays chosen when it is still there, else the first is."""
        before, chip = self.line(), self.drawn.chip
        key = before.key if before is not None else None
        self._showing = True
        self.found.show(rows)
        lines = [at for at, row in enumerate(rows) if isinstance(row, Line)]
        same = [at for at in lines if isinstance(row := rows[at], Line) and row.key == key]
        at = next(iter(same or lines), -1)
        self.drawn.chip = chip if same and self._chips(at) > chip else 0
        self.setCurrentIndex(self.found.index(at, 0))
        self._showing = False
        if not same:
            self.scrollToTop()
        self.viewport().update()
        self._tell()

    def line(self) -> Line | None:
        """The line chosen, if any."""
        at = self.currentIndex().row()
        row = self.found.rows[at] if 0 <= at < len(self.found.rows) else None
        return row if isinstance(row, Line) else None

    def chosen(self) -> Chip | None:
        """The place chosen: a chip of the line, or its best hit."""
        line = self.line()
        if line is None:
            return None
        chips = line.chips
        return chips[self.drawn.chip] if self.drawn.chip < len(chips) else Chip(line.best, "")

    def step(self, by: int) -> None:
        """Choose the next line (1) or the one before (-1)."""
        at = self.currentIndex().row() + by
        while 0 <= at < len(self.found.rows):
            if isinstance(self.found.rows[at], Line):
                self.setCurrentIndex(self.found.index(at, 0))
                return
            at += by

    def step_chip(self, by: int) -> None:
        """Choose the next place in the same document, or the one before."""
        at = self.drawn.chip + by
        if 0 <= at < self._chips(self.currentIndex().row()):
            self._choose_chip(at)

    def _choose_chip(self, at: int) -> None:
        self.drawn.chip = at
        self.viewport().update()
        self._tell()

    def _chips(self, at: int) -> int:
        row = self.found.rows[at] if 0 <= at < len(self.found.rows) else None
        return len(row.chips[:MOST_CHIPS]) if isinstance(row, Line) else 0

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing:
            self.drawn.chip = 0
            self.scrollTo(now)
            self._tell()

    def _tell(self) -> None:
        self.picked.emit(self.chosen())

    def open_chosen(self) -> None:
        """Ask to open what is chosen."""
        chosen = self.chosen()
        if chosen is not None:
            self.opened.emit(chosen)

    # Qt

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Left and right go from place to place in a document, Enter opens."""
        self.drawn.keyed = True
        match event.key():
            case Qt.Key.Key_Left:
                self.step_chip(-1)
            case Qt.Key.Key_Right:
                self.step_chip(1)
            case Qt.Key.Key_Up:
                self.step(-1)
            case Qt.Key.Key_Down:
                self.step(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.open_chosen()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Draw the ring when the keyboard brought one here."""
        self.drawn.keyed = event.reason() in _KEYED
        super().focusInEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A chip can be chosen by itself."""
        self.drawn.keyed = False
        super().mousePressEvent(event)
        chip = self._under(event)
        if chip is not None:
            self._choose_chip(chip)

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """A double click opens."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self.line() is not None:
            self.open_chosen()

    def _under(self, event: QMouseEvent) -> int | None:
        index = self.indexAt(event.position().toPoint())
        row = self.found.rows[index.row()] if index.isValid() else None
        if not isinstance(row, Line):
            return None
        at = event.position()
        for number, (_, box) in enumerate(chip_boxes(row, self.visualRect(index))):
            if box.contains(at):
                return number
        return None
