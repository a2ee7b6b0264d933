"""A layout that puts things side by side and goes on in a next line where the room ends.

It must not know what it lays out.
"""

import shiboken6
from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ctrecords.gui import theme

_SEVERAL = 2


class Flow(QLayout):
    """Lines of widgets, each as wide as it likes; sizes are the design's pixels."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        left: float = 0,
        top: float = 0,
        right: float = 0,
        bottom: float = 0,
        gap: float = 6,
        ends: bool = False,
    ) -> None:
        """With *ends* the very last stands at the right end of its line, unless alone."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._leads: list[float] = []
        self._around = (left, top, right, bottom)
        self._gap = gap
        self._ends = ends
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Put one more at the end."""
        self._items.append(item)
        self._leads.append(self._gap)

    def add_after(self, widget: QWidget, lead: float) -> None:
        """Put a widget at the end, with a gap of its own before it."""
        self.addWidget(widget)
        self._leads[-1] = lead

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """One of them, or nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """Take one out."""
        if not 0 <= index < len(self._items):
            return None
        self._leads.pop(index)
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """It needs no more room than its lines."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """How high the lines are at a width."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, box: QRect, /) -> None:
        """Lay everything out in a box."""
        super().setGeometry(box)
        self._lay(box, place=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + sum(theme.px(lead) for lead in self._gaps()[1:])
        high = max((size.height() for size in sizes), default=0)
        return self._padded(QSize(wide, high))

    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        sizes = [item.minimumSize() for item in self._shown()]
        return self._padded(
            QSize(
                max((size.width() for size in sizes), default=0),
                max((size.height() for size in sizes), default=0),
            )
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if _there(item)]

    def _gaps(self) -> list[float]:
        return [lead for item, lead in zip(self._items, self._leads, strict=True) if _there(item)]

    def _spread(self, line: list[tuple[QLayoutItem, QRect]], inner: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """A line of several with the very last at its right end, where that is asked for."""
        if not self._ends or len(line) < _SEVERAL or line[-1][0] is not self._shown()[-1]:
            return line
        item, box = line[-1]
        return [*line[:-1], (item, QRect(QPoint(inner.right() + 1 - box.width(), box.y()), box.size()))]

    def _margins(self) -> QMargins:
        return QMargins(*(theme.px(side) for side in self._around))

    def _padded(self, size: QSize) -> QSize:
        around = self._margins()
        return size.grownBy(around)

    def _lay(self, box: QRect, *, place: bool) -> int:
        inner, gap = box.marginsRemoved(self._margins()), theme.px(self._gap)
        line: list[tuple[QLayoutItem, QRect]] = []
        x, y, high = inner.x(), inner.y(), 0
        for item, lead in zip(self._shown(), self._gaps(), strict=True):
            size = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), 100_000))
            before = theme.px(lead) if line else 0
            if line and x + before + size.width() > inner.right() + 1:
                _put(self._spread(line, inner), high, place=place)
                x, y, high, line, before = inner.x(), y + high + gap, 0, [], 0
            line.append((item, QRect(QPoint(x + before, y), size)))
            x += before + size.width()
            high = max(high, size.height())
        _put(self._spread(line, inner), high, place=place)
        return y + high + self._margins().bottom() - box.y()


def _there(item: QLayoutItem) -> bool:
    """Whether an item is shown; while its widget is taken down Qt may ask for sizes after the item is gone."""
    return shiboken6.isValid(item) and not item.isEmpty()


def _put(line: list[tuple[QLayoutItem, QRect]], high: int, *, place: bool) -> None:
    """Stand the things of one line side by side, each in the middle of its height."""
    if place:
        for item, box in line:
            item.setGeometry(box.translated(0, (high - box.height()) // 2))
