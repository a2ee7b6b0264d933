"""The list of the palette: headings and lines, the typed letters bold, the shortcut at the right.

It must not know what a line goes to; it says which one was chosen.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs.palette_index import Entry, Group, Hit
from ctrecords.gui.widgets.paint import draw_icon, draw_line

Index = QModelIndex | QPersistentModelIndex
Line = str | Hit
_LINE = int(Qt.ItemDataRole.UserRole)
_NONE = QModelIndex()


class PaletteModel(QAbstractListModel):
    """Headings and lines, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups."""
        self.beginResetModel()
        self.lines = tuple(line for group in groups for line in (group.title, *group.hits))
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """How many lines there are, headings included."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> object:
        """The line, and what a screen reader says of it."""
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else spoken(line.entry)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        heading = isinstance(self.lines[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)


def spoken(entry: Entry) -> str:
    """A line as it is said: "Cedar Police Department, request, Plate readers and ICE"."""
    return ", ".join(filter(None, (entry.text, entry.aside, entry.keys)))


class _Rows(QStyledItemDelegate):
    """Draws headings and lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """36 pixels for a line, 28 for a heading, more with larger text."""
        now = theme.current()
        high = 28 if isinstance(index.data(_LINE), str) else 36
        return QSize(now.px(200), max(now.px(high), now.metrics().height() + now.px(10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw one line in the theme in force."""
        line: Line = index.data(_LINE)
        now, rect = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            box = rect.adjusted(now.px(16), now.px(8), -now.px(16), 0)
            draw_line(painter, box, line, color=now.color("text3"), size=12)
        else:
            self._draw(painter, rect, line, QStyle.StateFlag(option.state))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, hit: Hit, state: QStyle.StateFlag) -> None:
        now = theme.current()
        inner = rect.adjusted(now.px(6), 0, -now.px(6), 0)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("selected"))
            painter.drawRoundedRect(inner, now.px(6), now.px(6))
            if now.native is not None:
                painter.setPen(QPen(now.color("text"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(inner, now.px(6), now.px(6))
        side = now.px(16)
        sign = QRect(inner.x() + now.px(10), inner.y(), side, inner.height())
        if hit.entry.icon:
            draw_icon(painter, sign.toRectF(), hit.entry.icon, now.color("text2"))
        right = inner.right() - now.px(10)
        if hit.entry.keys:
            right = _draw_keys(painter, QRect(inner.x(), inner.y(), right - inner.x(), inner.height()), hit)
        at = sign.right() + now.px(11)
        at = _draw_spans(
            painter, QRect(at, inner.y(), right - at, inner.height()), hit.entry.text, hit.bold, "text"
        )
        if hit.entry.aside:
            at += now.metrics().horizontalAdvance(" ")
            box = QRect(at, inner.y(), right - at, inner.height())
            _draw_spans(painter, box, hit.entry.aside, hit.aside_bold, "text3")


def _draw_keys(painter: QPainter, box: QRect, hit: Hit) -> int:
    """Draw the shortcut in its box at the right; gives where the room for words ends."""
    now = theme.current()
    metrics = now.metrics(11)
    wide = metrics.horizontalAdvance(hit.entry.keys) + now.px(10)
    high = metrics.height() + now.px(4)
    frame = QRect(box.right() - wide, box.center().y() - high // 2, wide, high)
    painter.setPen(QPen(now.color("line_strong"), 1))
    painter.setBrush(now.color("content"))
    painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), now.px(4), now.px(4))
    center = Qt.AlignmentFlag.AlignHCenter
    draw_line(painter, frame, hit.entry.keys, color=now.color("text3"), size=11, align=center)
    return frame.left() - now.px(10)


def _draw_spans(painter: QPainter, box: QRect, text: str, bold: Sequence[tuple[int, int]], role: str) -> int:
    """Draw a text with stretches of it bold; gives where it ends."""
    now, at, done = theme.current(), box.x(), 0
    pieces: list[tuple[str, int]] = []
    for start, end in bold:
        pieces += [(text[done:start], 400), (text[start:end], 600)]
        done = end
    pieces.append((text[done:], 400))
    for piece, weight in pieces:
        if not piece or at >= box.right():
            continue
        wide = now.metrics(13, weight).horizontalAdvance(piece)
        strong = "text2" if weight > 400 and role == "text3" else role  # noqa: PLR2004  weights of the design
        draw_line(
            painter,
            QRect(at, box.y(), box.right() - at, box.height()),
            piece,
            color=now.color(strong),
            weight=weight,
        )
        at += wide
    return at


class PaletteList(QListView):
    """The lines; the keyboard stays in the field above.

    Signals:
        chosen: An Entry was clicked or entered.
        moved: The words of the line one is at now.
    """

    chosen = Signal(object)
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What fits")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines = PaletteModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Rows(self))
        self.clicked.connect(self._choose)
        self.entered.connect(self.setCurrentIndex)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Lay the lines out at the size of the theme."""
        self.scheduleDelayedItemsLayout()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups and stand on the first line."""
        before = self.current()
        self.lines.show(groups)
        rows = self._rows()
        kept = [row for row in rows if before is not None and self._entry(row).key == before.key]
        if rows:
            self.setCurrentIndex(self.lines.index((kept if self._walked and kept else rows)[0], 0))
        self.scrollToTop()

    _walked = False

    def current(self) -> Entry | None:
        """The entry one is at."""
        row = self.currentIndex().row()
        return self._entry(row) if row in self._rows() else None

    def step(self, by: int) -> None:
        """Go up or down by lines, over headings; past the end to the other one."""
        rows = self._rows()
        if not rows:
            return
        self._walked = True
        row = self.currentIndex().row()
        at = rows.index(row) if row in rows else -1
        at = (at + by) % len(rows) if abs(by) == 1 else min(max(at + by, 0), len(rows) - 1)
        self.setCurrentIndex(self.lines.index(rows[at], 0))
        if at == 0:
            self.scrollToTop()
        self.moved.emit(spoken(self._entry(rows[at])))

    def typed(self) -> None:
        """Other words: stand on the first line again."""
        self._walked = False

    def lines_height(self) -> int:
        """How high all lines together are."""
        option = QStyleOptionViewItem()
        rows = self.itemDelegate()
        return sum(
            rows.sizeHint(option, self.lines.index(row, 0)).height() for row in range(self.lines.rowCount())
        )

    def _rows(self) -> list[int]:
        return [row for row, line in enumerate(self.lines.lines) if isinstance(line, Hit)]

    def _entry(self, row: int) -> Entry:
        line = self.lines.lines[row]
        if isinstance(line, str):
            raise TypeError("a heading")
        return line.entry

    def _choose(self, index: QModelIndex) -> None:
        if isinstance(self.lines.lines[index.row()], Hit):
            self.chosen.emit(self._entry(index.row()))
