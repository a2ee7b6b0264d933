"""The tabs of a screen, with counts, over a hairline.

It must not know what the tabs show.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ctrecords.gui import dressing, theme

_GAP = 20
_BETWEEN = 6


class _Bar(QTabBar):
    """The tabs themselves: the name, a paler count, and a line under the one shown."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.counts: dict[int, str] = {}
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the room the names need; a smaller hint makes Qt lay the tabs out again."""
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.updateGeometry()

    def tabSizeHint(self, number: int, /) -> QSize:
        """Room for the name, the count and the gap behind."""
        now = theme.current()
        wide = now.metrics(13, 500).horizontalAdvance(self.tabText(number))
        count = self.counts.get(number, "")
        if count:
            wide += now.px(_BETWEEN) + now.metrics(12).horizontalAdvance(count)
        return QSize(wide + now.px(_GAP), max(now.px(36), now.metrics().height() + now.px(14)))

    def minimumTabSizeHint(self, number: int, /) -> QSize:
        """Never less than the name needs."""
        return self.tabSizeHint(number)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw every tab."""
        painter = QPainter(self)
        for number in range(self.count()):
            self._tab(painter, number, self.tabRect(number))

    def _tab(self, painter: QPainter, number: int, rect: QRect) -> None:
        now = theme.current()
        shown = number == self.currentIndex()
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(now.font(13, 500))
        painter.setPen(now.color("text" if shown else "text2"))
        painter.drawText(rect, left, self.tabText(number))
        wide = now.metrics(13, 500).horizontalAdvance(self.tabText(number))
        count = self.counts.get(number, "")
        if count:
            painter.setFont(now.font(12))
            painter.setPen(now.color("text3"))
            painter.drawText(rect.adjusted(wide + now.px(_BETWEEN), 0, 0, 0), left, count)
        if shown:
            thick = now.px(2)
            line = QRect(rect.x(), rect.bottom() - thick + 1, rect.width() - now.px(_GAP), thick)
            painter.fillRect(line, now.color("accent"))


class Tabs(QWidget):
    """The row of tabs.

    Signals:
        changed: The number of the tab shown now.
    """

    changed = Signal(int)

    def __init__(self, name: str, *, indent: float = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(name)
        self.bar: QTabBar = self._bar
        self.bar.currentChanged.connect(self.changed)
        row = QHBoxLayout(self)
        dressing.space(row, (indent, 0, 0, 0))
        row.addWidget(self.bar)
        row.addStretch()

    def add(self, text: str, count: str = "") -> int:
        """Add a tab with its count beside the name; returns its number."""
        self._bar.counts[self.bar.count()] = count
        number = self.bar.addTab(text)
        self.set_count(number, count)
        return number

    def set_count(self, number: int, count: str) -> None:
        """Show another count beside a tab's name."""
        self._bar.counts[number] = count
        self.bar.setAccessibleTabName(number, f"{self.bar.tabText(number)}, {count}" if count else "")
        self._bar.restyle()
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the hairline below."""
        painter = QPainter(self)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
