"""The head of a table: titles, the arrow of the sorted column, and the menu that shows and hides columns.

It must not know any record type.
"""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import draw_icon, draw_line

_EDGE = 20
_PAD = 6


class RecordHeader(QHeaderView):
    """Movable columns; the first one always stays shown."""

    def __init__(self, view: QTableView, right: frozenset[int]) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._right = right
        self._edges: tuple[int, int] | None = None
        for signal in (self.sectionMoved, self.sectionResized, self.sectionCountChanged):
            signal.connect(self._forget_edges)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setAccessibleName("Columns")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Be as high as the theme has it."""
        now = theme.current()
        self.setFixedHeight(max(now.px(30), now.metrics(12, 500).height() + now.px(8)))
        self.setMinimumSectionSize(now.px(36))

    def edges(self) -> tuple[int, int]:
        """The first and the last column as they stand now."""
        if self._edges is None:
            self._edges = self._found_edges()
        return self._edges

    def _forget_edges(self) -> None:
        self._edges = None

    def _found_edges(self) -> tuple[int, int]:
        order = [self.logicalIndex(place) for place in range(self.count())]
        shown = [column for column in order if not self.isSectionHidden(column)]
        return (shown[0], shown[-1]) if shown else (0, 0)

    def title_width(self, column: int) -> int:
        """How wide a column must be to show its title and the arrow."""
        now = theme.current()
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        return now.metrics(12, 500).horizontalAdvance(title) + now.px(_EDGE + _PAD + 18)

    def sectionSizeFromContents(self, column: int, /) -> QSize:
        """Room for the title and the arrow."""
        return QSize(self.title_width(column), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, column: int, /) -> None:
        """Draw one title, with the arrow when the table is sorted by it."""
        now = theme.current()
        painter.save()
        painter.fillRect(rect, now.color("panel"))
        painter.setPen(now.color("line"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first, last = self.edges()
        left = now.px(_EDGE if column == first else _PAD)
        right = now.px(_EDGE if column == last else _PAD)
        box = rect.adjusted(left, 0, -right, 0)
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        wide = now.metrics(12, 500).horizontalAdvance(title)
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == column
        room = now.px(15) if sorted_by else 0
        at_right = column in self._right
        words = box.adjusted(0, 0, -room, 0)
        align = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        draw_line(painter, words, title, color=now.color("text2"), size=12, weight=500, align=align)
        if sorted_by:
            down = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            start = words.right() if at_right else words.x() + min(wide, words.width())
            arrow = QRectF(start + now.px(2), rect.y(), now.px(12), rect.height())
            draw_icon(painter, arrow, "chev" if down else "up", now.color("text2"), 12)
        painter.restore()

    def column_menu(self) -> QMenu:
        """A menu with every column but the first, checked while it is shown."""
        menu = QMenu(self)
        for column in range(1, self.count()):
            act = menu.addAction(str(self.model().headerData(column, Qt.Orientation.Horizontal)))
            act.setCheckable(True)
            act.setChecked(not self.isSectionHidden(column))
            act.toggled.connect(partial(self._show_column, column))
        return menu

    def _show_column(self, column: int, on: bool) -> None:  # noqa: FBT001  # Qt calls it so
        self.setSectionHidden(column, not on)

    def _show_menu(self, at: QPoint) -> None:
        self.column_menu().exec(self.mapToGlobal(at))
