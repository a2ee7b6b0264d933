"""What stands over the words of something: as high as it needs, but never more than half of what there is.

Beyond that it scrolls by itself. It must not know what it holds.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.scrolling import ScrollColumn

_SHARE = 0.5


class Headroom(ScrollColumn):
    """A column of widgets over the main part of the widget it lies in."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        sheet = QWidget()
        self.column = QVBoxLayout(sheet)
        dressing.space(self.column)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        sheet.installEventFilter(self)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Take the height that is needed whenever what it holds, or what it lies in, changes."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lines break anew in another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.viewport().width()
        column = self.column
        needs = (
            column.totalHeightForWidth(wide)
            if column.hasHeightForWidth()
            else column.totalSizeHint().height()
        )
        high = min(needs, round(self._over.height() * _SHARE))
        if high != self.maximumHeight() or high != self.minimumHeight():
            self.setFixedHeight(high)
