"""A place that says files may be dropped here, and asks for files when it is pressed.

The whole window takes drops (gui/dropping.py); this only shows where one would look for it.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.tips import tip

_SIZE = QSize(190, 62)
_ICON = 16


class DropSpot(QPushButton):
    """A dashed frame with an icon and two short lines."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(" ".join(words.split()))
        tip(self, "Add files (Ctrl+I)")
        self.setProperty("kind", "link")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the room the words need."""
        self.setFixedWidth(theme.px(_SIZE.width()))
        self.setMinimumHeight(theme.px(_SIZE.height()))
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the frame, the icon and the words."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setBrush(now.color("hover"))
        painter.setPen(QPen(now.color("line_strong"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = now.px(_ICON)
        picture = now.pixmap("import", now.color("text2"), side, self.devicePixelRatioF())
        high = now.metrics(12).height() * 2
        top = (self.height() - side - high - now.px(2)) // 2
        painter.drawPixmap(QRect((self.width() - side) // 2, top, side, side), picture)
        painter.setPen(now.color("text2"))
        painter.setFont(now.font(12))
        words = QRect(now.px(8), top + side + now.px(2), self.width() - now.px(16), high)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self._words)
