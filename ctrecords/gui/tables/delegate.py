"""How a row of a table is drawn: two lines, chips, squares, words, hairlines, hover, choice and focus.

It must not know any record type; it draws cells.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ctrecords.gui import theme, tokens
from ctrecords.gui.tables.column import Cell, Squares, TwoLines, Words
from ctrecords.gui.tables.model import CELL
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.paint import (
    ChipLook,
    chip_width,
    draw_chip,
    draw_icon,
    draw_line,
    draw_square,
    square_side,
    squares_width,
)
from ctrecords.gui.widgets.tips import show_tip

Index = QModelIndex | QPersistentModelIndex
MANY_ITEMS = 12
_PAD = 6
_EDGE = 20
_ICON = 24
# As numbers: asking an enumeration for each cell is a good part of painting a table.
_SELECTED = QStyle.StateFlag.State_Selected.value
_ACTIVE = QStyle.StateFlag.State_Active.value


def row_height() -> int:
    """How high a row is, never less than its two lines need."""
    now = theme.current()
    lines = now.metrics(13, 600).height() + now.metrics(12).height()
    return max(now.px(52), lines + now.px(14))


def cell_width(cell: Cell) -> int:
    """How wide a cell must be to show everything, without its padding."""
    now = theme.current()
    match cell:
        case TwoLines():
            first = now.metrics(13, 600).horizontalAdvance(cell.first)
            second = now.metrics(12).horizontalAdvance(cell.second + cell.aside)
            return max(first, second + now.px(8 if cell.aside else 0)) + now.px(_ICON if cell.icon else 0)
        case ChipLook():
            return chip_width(cell, plain=True)
        case Squares():
            return _squares_width(cell)
        case Words():
            return now.metrics(13, cell.weight).horizontalAdvance(cell.text)


class RowDelegate(QStyledItemDelegate):
    """Draws every cell of a `RecordView`; right-aligned columns are told to it."""

    def __init__(
        self, view: QAbstractItemView, right: frozenset[int], edges: Callable[[], tuple[int, int]]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._edges = edges
        self._right = right
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """What the cell needs with its padding."""
        cell: Cell = index.data(CELL)
        return QSize(cell_width(cell) + theme.px(_EDGE + _PAD), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw one cell."""
        now = theme.current()
        rect, state = QRect(option.rect), option.state.value
        selected = bool(state & _SELECTED)
        role = "content"
        if selected:
            role = "selected" if state & _ACTIVE and self._view.hasFocus() else "selected_inactive"
        elif index.row() == self.hovered:
            role = "hover"
        if role != "content":  # the ground of the table is drawn already
            painter.fillRect(rect, now.color(role))
        painter.setPen(now.color("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        left, right = self._pads(index)
        box = rect.adjusted(left, 0, -right, -1)
        self._cell(painter, box, index.data(CELL), selected=selected, right=index.column() in self._right)
        if self._has_ring(index):
            self._ring(painter, rect, index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index, /
    ) -> bool:
        """Say what the square under the mouse stands for, and the whole of a shortened name."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            tip = self.tip(event.pos(), QRect(option.rect), index)
            if tip:
                show_tip(event.globalPos(), tip, view)
                return True
        return super().helpEvent(event, view, option, index)

    def tip(self, at: QPoint, rect: QRect, index: Index) -> str:
        """What a tooltip says at one point of a cell: the item of a square, or the whole of a shortened name."""
        cell: Cell = index.data(CELL)
        left, right = self._pads(index)
        if isinstance(cell, Squares):
            place = (at.x() - rect.x() - left) // (square_side() + theme.px(3))
            return cell.tips[place] if 0 <= place < len(cell.tips) else ""
        hidden = cell_width(cell) > rect.width() - left - right
        return str(index.data()) if hidden and index.data(int(Qt.ItemDataRole.ToolTipRole)) is None else ""

    def room(self, column: int) -> int:
        """How much of a column's width stays empty beside its cells, with a little air."""
        return sum(self._beside(column)) + theme.px(2)

    def _pads(self, index: Index) -> tuple[int, int]:
        return self._beside(index.column())

    def _beside(self, column: int) -> tuple[int, int]:
        first, last = self._edges()
        left, right = _EDGE if column == first else _PAD, _EDGE if column == last else _PAD
        return theme.px(left), theme.px(right)

    def _has_ring(self, index: Index) -> bool:
        on = self._view.currentIndex()
        return on.isValid() and on.row() == index.row() and self._view.hasFocus() and self._ring_wanted()

    def _ring_wanted(self) -> bool:
        return bool(self._view.property("keyed"))

    def _ring(self, painter: QPainter, rect: QRect, index: Index) -> None:
        now = theme.current()
        width = now.px(2)
        first, last = self._edges()
        painter.setPen(QPen(now.color("focus"), width))
        half = width // 2
        box = rect.adjusted(0, half, 0, -half - 1)
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if index.column() == first:
            painter.drawLine(box.left() + half, box.top(), box.left() + half, box.bottom())
        if index.column() == last:
            painter.drawLine(box.right() - half, box.top(), box.right() - half, box.bottom())

    def _cell(self, painter: QPainter, box: QRect, cell: Cell, *, selected: bool, right: bool) -> None:
        now = theme.current()
        middle = QPoint(box.x(), box.center().y())
        match cell:
            case TwoLines():
                _two_lines(painter, box, cell)
            case ChipLook():
                draw_chip(painter, middle, cell, plain=True, selected=selected)
            case Squares():
                _squares(painter, box, cell, selected=selected)
            case Words():
                align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                color = now.color(cell.role if cell.text else "text3")
                text = cell.text or "–"  # noqa: RUF001  # the dash that stands for nothing
                draw_line(painter, box, text, color=color, weight=cell.weight, align=align)


def _two_lines(painter: QPainter, box: QRect, cell: TwoLines) -> None:
    now = theme.current()
    first, second = now.metrics(13, 600).height(), now.metrics(12).height()
    middle = Qt.TextElideMode.ElideMiddle
    if cell.icon:
        sign = QRectF(box.x(), box.y() + (box.height() - first - second - now.px(1)) // 2, now.px(16), first)
        draw_icon(painter, sign, cell.icon, now.color("text2"))
        box = box.adjusted(now.px(_ICON), 0, 0, 0)
    if not cell.second:
        draw_line(painter, box, cell.first, color=now.color("text"), weight=600, elide=middle)
        return
    top = box.y() + (box.height() - first - second - now.px(1)) // 2
    upper = QRect(box.x(), top, box.width(), first)
    lower = QRect(box.x(), top + first + now.px(1), box.width(), second)
    if cell.aside:
        right = Qt.AlignmentFlag.AlignRight
        color = now.chip(ChipKind.WAIT).text if cell.waits else now.color("text2")
        draw_line(painter, lower, cell.aside, color=color, size=12, align=right)
        lower.setWidth(lower.width() - now.metrics(12).horizontalAdvance(cell.aside) - now.px(8))
    draw_line(painter, upper, cell.first, color=now.color("text"), weight=600, elide=middle)
    draw_line(painter, lower, cell.second, color=now.color("text2"), size=12)


def _given(cell: Squares) -> tuple[int, str]:
    """How many of many items were given, and that in words."""
    good = sum(tokens.marks()[letter].chip is tokens.ChipKind.GOOD for letter in cell.letters)
    return good, f"{good} of {len(cell.letters)}"


def _squares_width(cell: Squares) -> int:
    if len(cell.letters) <= MANY_ITEMS:
        return squares_width(len(cell.letters))
    return theme.px(56) + theme.current().metrics(12).horizontalAdvance(_given(cell)[1])


def _squares(painter: QPainter, box: QRect, cell: Squares, *, selected: bool) -> None:
    now = theme.current()
    if len(cell.letters) > MANY_ITEMS:
        good, text = _given(cell)
        bar = QRect(box.x(), box.center().y() - now.px(3), now.px(48), now.px(6))
        painter.fillRect(bar, now.color("line_strong"))
        filled = QRect(bar)
        filled.setWidth(round(bar.width() * good / len(cell.letters)))
        painter.fillRect(filled, now.color("mark_good"))
        draw_line(painter, box.adjusted(now.px(56), 0, 0, 0), text, color=now.color("text2"), size=12)
        return
    step = square_side() + now.px(3)
    for place, letter in enumerate(cell.letters):
        draw_square(painter, QPoint(box.x() + place * step, box.center().y()), letter, selected=selected)
