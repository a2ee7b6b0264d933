"""The tabs of a screen, with counts, over a hairline.

It must not know what the tabs show.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import label


class Tabs(QWidget):
    """The row of tabs.

    Signals:
        changed: The number of the tab shown now.
    """

    changed = Signal(int)

    def __init__(self, name: str, *, indent: float = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.currentChanged.connect(self.changed)
        row = QHBoxLayout(self)
        dressing.space(row, (indent, 0, 20, 0))
        row.addWidget(self.bar)
        row.addStretch()

    def add(self, text: str, count: str = "") -> int:
        """Add a tab with its count beside the name; returns its number."""
        number = self.bar.addTab(text)
        self.set_count(number, count)
        return number

    def set_count(self, number: int, count: str) -> None:
        """Show another count beside a tab's name."""
        if count:
            self.bar.setTabButton(number, QTabBar.ButtonPosition.RightSide, label(count, "caption"))
        self.bar.setAccessibleTabName(number, f"{self.bar.tabText(number)}, {count}" if count else "")

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the hairline below."""
        painter = QPainter(self)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
