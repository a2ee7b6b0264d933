"""A row of widgets that goes on below where the place is too narrow, as with large text.

It must not know what the widgets are.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """From left to right, then the next line; hidden widgets take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem, /) -> None:
        """Put one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem:
        """The one at a place; Qt asks until it gets nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None  # pyright: ignore[reportReturnType]  Qt's own end of a list

    def takeAt(self, index: int, /) -> QLayoutItem:
        """Take the one at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # pyright: ignore[reportReturnType]  as above

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """How high it is at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect, /) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._around(QSize(wide, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        """Room for the widest one."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return self._around(
            QSize(max((s.width() for s in shown), default=0), max((s.height() for s in shown), default=0))
        )

    def _around(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        edges = self.contentsMargins()
        inner = rect.marginsRemoved(edges)
        at, high = QPoint(inner.topLeft()), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if at.x() > inner.x() and at.x() + size.width() > inner.right() + 1:
                at, high = QPoint(inner.x(), at.y() + high + self.spacing()), 0
            if move:
                item.setGeometry(QRect(at, QSize(min(size.width(), inner.width()), size.height())))
            at.setX(at.x() + size.width() + self.spacing())
            high = max(high, size.height())
        return at.y() + high - rect.y() + edges.bottom()
