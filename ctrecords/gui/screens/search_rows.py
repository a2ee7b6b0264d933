"""How the rows of what was found are drawn: headings, and two lines with page chips and the words found lit up.

It must not know where a hit leads.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ctrecords.gui import theme
from ctrecords.gui.screens.search_found import MOST_CHIPS, Chip, Head, Line, Row
from ctrecords.gui.widgets.paint import draw_icon, draw_line, unbroken

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
_EDGE, _TEXT = 20, 48


def chip_boxes(line: Line, rect: QRect) -> Iterator[tuple[Chip, QRectF]]:
    """The chips of a line and where each is drawn, as many as there is room for."""
    now = theme.current()
    metrics, upper = now.metrics(12), _upper(rect)
    right = rect.right() - now.px(_EDGE) - now.metrics(12).horizontalAdvance(line.day) - now.px(12)
    chips = line.chips[:MOST_CHIPS]
    wide = [metrics.horizontalAdvance(unbroken(chip.text)) + now.px(14) for chip in chips]
    at = upper.left() + _title_width(line, upper, wide[:1], right) + now.px(8)
    high = max(now.px(18), metrics.height() + 2)
    for chip, width in zip(chips, wide, strict=True):
        if at + width > right:
            return
        yield chip, QRectF(at, upper.center().y() - high / 2 + 0.5, width, high)
        at += width + now.px(8)


def _upper(rect: QRect) -> QRect:
    now = theme.current()
    first, second = now.metrics(13, 500).height(), now.metrics(13).height()
    top = rect.y() + (rect.height() - first - second - now.px(2)) // 2
    left = rect.x() + now.px(_TEXT)
    return QRect(left, top, rect.right() - left - now.px(_EDGE), first)


def _title_width(line: Line, upper: QRect, chips: Sequence[int], right: int) -> int:
    """How wide the title is: all of it, or what the first chip leaves."""
    now = theme.current()
    whole = now.metrics(13, 500).horizontalAdvance(unbroken(line.best.name)) + 1
    return max(now.px(60), min(whole, right - upper.left() - sum(chips) - now.px(8)))


class FoundRows(QStyledItemDelegate):
    """Draws headings and lines; ``chip`` of the current line is the chosen one, ``keyed`` asks for a ring."""

    chip = 0
    keyed = False

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """54 pixels for a line, 38 for a heading, more with larger text."""
        now = theme.current()
        if isinstance(index.data(ROW), Head):
            return QSize(now.px(200), max(now.px(38), now.metrics(13, 600).height() + now.px(18)))
        lines = now.metrics(13, 500).height() + now.metrics(13).height()
        return QSize(now.px(200), max(now.px(54), lines + now.px(16)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw one row in the theme in force."""
        row: Row = index.data(ROW)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Head):
            self._head(painter, rect, row)
        else:
            chosen = index.row() == self._view.currentIndex().row()
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._line(painter, rect, row, chosen=chosen, hovered=hovered)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        now = theme.current()
        box = rect.adjusted(now.px(_EDGE), now.px(8), -now.px(_EDGE), -now.px(2))
        draw_line(painter, box, head.title, color=now.color("text"), weight=600)
        used = min(now.metrics(13, 600).horizontalAdvance(head.title), box.width()) + now.px(8)
        draw_line(painter, box.adjusted(used, 0, 0, 0), head.second, color=now.color("text2"))
        _hairline(painter, rect)

    def _line(self, painter: QPainter, rect: QRect, line: Line, *, chosen: bool, hovered: bool) -> None:
        now, view = theme.current(), self._view
        if chosen:
            painter.fillRect(
                rect,
                now.color(
                    "selected" if view.hasFocus() or view.window().isActiveWindow() else "selected_inactive"
                ),
            )
        elif hovered:
            painter.fillRect(rect, now.color("hover"))
        _hairline(painter, rect)
        upper = _upper(rect)
        sign = QRectF(rect.x() + now.px(_EDGE), upper.y(), now.px(16), upper.height())
        draw_icon(painter, sign, line.icon, now.color("text2"))
        boxes = list(chip_boxes(line, rect))
        day = now.metrics(12).horizontalAdvance(line.day)
        right = upper.right() - day - now.px(12)
        first = [round(box.width()) for _, box in boxes[:1]]
        title = QRect(upper.left(), upper.y(), _title_width(line, upper, first, right), upper.height())
        middle = Qt.TextElideMode.ElideMiddle
        draw_line(painter, title, line.best.name, color=now.color("text"), weight=500, elide=middle)
        draw_line(
            painter, upper, line.day, color=now.color("text2"), size=12, align=Qt.AlignmentFlag.AlignRight
        )
        for number, (chip, box) in enumerate(boxes):
            _draw_chip(painter, box, chip.text, solid=chosen and number == self.chip)
        if boxes and len(line.chips) > len(boxes):
            more = QRect(round(boxes[-1][1].right()) + now.px(8), upper.y(), right, upper.height())
            more.setRight(right)
            draw_line(painter, more, f"+{len(line.chips) - len(boxes):,}", color=now.color("text3"), size=12)
        lower = QRect(upper.left(), upper.bottom() + now.px(3), upper.width(), now.metrics(13).height())
        _draw_snippet(painter, lower, line)
        if chosen and view.hasFocus() and self.keyed:
            painter.setPen(QPen(now.color("focus"), now.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))


def _hairline(painter: QPainter, rect: QRect) -> None:
    painter.setPen(theme.color("line"))
    painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())


def _draw_chip(painter: QPainter, box: QRectF, text: str, *, solid: bool) -> None:
    now = theme.current()
    painter.setPen(Qt.PenStyle.NoPen if solid else QPen(now.color("line_strong"), 1))
    painter.setBrush(now.color("accent" if solid else "panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), now.px(4), now.px(4))
    color = now.color("on_accent" if solid else "text2")
    draw_line(painter, box.toRect(), text, color=color, size=12, align=Qt.AlignmentFlag.AlignHCenter)


def _draw_snippet(painter: QPainter, box: QRect, line: Line) -> None:
    """One line of words, those found on a ground of their own."""
    now, at = theme.current(), box.x()
    metrics = now.metrics(13)
    for text, lit in line.pieces:
        if at >= box.right():
            return
        wide = min(metrics.horizontalAdvance(unbroken(text)), box.right() - at)
        place = QRect(at, box.y(), wide + 1, box.height())  # one more: a line as wide as its box is shortened
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("hit"))
            painter.drawRoundedRect(QRectF(place).adjusted(-1, 0, 1, 0), 2, 2)
        draw_line(painter, place, text, color=now.color("hit_text" if lit else "text2"))
        at += wide
