"""Small pictures of all pages, drawn when nothing else is to be drawn, with marks where words are lit or cited."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ctrecords.gui import dressing, theme

_WIDE, _HIGH = 56, 72
_STRIP, _CELL = 82, 90
_BAND = 4
_LINE, _MARGIN = 2, 6
Line = tuple[float, bool]
"""How far down a page words are lit, from 0 to 1, and whether they are the current ones."""
Image = Callable[[int], QImage | None]
Lines = Callable[[int], Sequence[Line]]
AnyIndex = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """One row a page."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.lit: Collection[int] = ()
        self.cited: Collection[int] = ()

    def show_pages(self, count: int) -> None:
        """Another file."""
        self.beginResetModel()
        self.count, self.lit, self.cited = count, (), ()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many pages there are."""
        return 0 if parent.isValid() else self.count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number, and for a screen reader what is marked."""
        page = index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marks = (", words found",) * (page in self.lit) + (", cited",) * (page in self.cited)
            return f"Page {page}{''.join(marks)}"
        return None


class _Painter(QStyledItemDelegate):
    """Draws one page with its number under it."""

    def __init__(self, image: Image, lines: Lines, pages: _Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = image
        self._lines = lines
        self._pages = pages

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The same for every page."""
        del option, index
        now = theme.current()
        return QSize(now.px(_STRIP), max(now.px(_CELL), now.px(_HIGH + 2) + now.metrics(12).height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paper, picture, marks, number."""
        now = theme.current()
        page = index.row() + 1
        rect = option.rect
        paper = QRect(0, 0, now.px(_WIDE), now.px(_HIGH))
        image = self._image(page)
        if image is not None and image.width() and image.height():
            paper.setSize(image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
        paper.moveCenter(QPoint(rect.center().x(), rect.top() + now.px(4) + now.px(_HIGH) // 2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, now.paper("page"))
        if image is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(paper, image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._mark(painter, paper, page)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(now.color("accent" if chosen else "line_strong"), now.px(2) if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-2, -2, 1, 1) if chosen else paper.adjusted(0, 0, -1, -1))
        painter.setPen(now.color("text2"))
        painter.setFont(now.font(12))
        under = QRect(rect.left(), paper.bottom() + 2, rect.width(), rect.bottom() - paper.bottom())
        painter.drawText(under, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(page))
        painter.restore()

    def _mark(self, painter: QPainter, paper: QRect, page: int) -> None:
        now = theme.current()
        if page in self._pages.lit:
            self._mark_lines(painter, paper, self._lines(page))
        if page in self._pages.cited:
            band = QRect(paper.left(), paper.top(), now.px(_BAND), paper.height())
            painter.fillRect(band, now.paper("mark_wait"))

    def _mark_lines(self, painter: QPainter, paper: QRect, lines: Sequence[Line]) -> None:
        """A line where words are lit, as wide as a line of text; the current one lies over the others."""
        now = theme.current()
        high, margin = now.px(_LINE), now.px(_MARGIN)
        for down, current in sorted(lines, key=lambda line: line[1]):
            top = paper.top() + min(round(down * paper.height()), paper.height() - high - 1)
            line = QRect(paper.left() + margin, top, paper.width() - 2 * margin, high + (high // 2) * current)
            painter.fillRect(line, now.paper("page_hit_current" if current else "page_hit"))


class Thumbnails(QListView):
    """The strip of small pages.

    Signals: ``asked`` a page.
    """

    asked = Signal(int)

    def __init__(self, image: Image, lines: Lines, parent: QWidget | None = None) -> None:
        """*image* gives a page's small picture, or None while it is drawn; *lines* where words are lit on it."""
        super().__init__(parent)
        self._pages = _Pages()
        self.setModel(self._pages)
        self.setItemDelegate(_Painter(image, lines, self._pages, self))
        self.setAccessibleName("Small pages")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        dressing.fix(self, width=_STRIP)
        dressing.redraw(self)
        self.selectionModel().currentChanged.connect(self._chosen)
        self._telling = False

    def restyle(self) -> None:
        """Take the sizes of the theme again."""
        self.scheduleDelayedItemsLayout()

    def show_pages(self, count: int) -> None:
        """Show so many pages."""
        self._telling = True
        self._pages.show_pages(count)
        self._telling = False

    def show_page(self, page: int) -> None:
        """Frame a page and bring it into sight."""
        index = self._pages.index(page - 1, 0)
        if index.isValid() and index != self.currentIndex():
            seen = self.viewport().rect().contains(self.visualRect(index))
            self._telling = True
            self.setCurrentIndex(index)
            self._telling = False
            if not seen:
                self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def mark(self, *, lit: Collection[int] | None = None, cited: Collection[int] | None = None) -> None:
        """Mark pages where words are lit, or that are cited."""
        if lit is not None:
            self._pages.lit = lit
        if cited is not None:
            self._pages.cited = cited
        self.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        if not self._telling and index.isValid():
            self.asked.emit(index.row() + 1)
