"""A small sheet that says the app is starting, until its window is there. It must not need anything that takes time.

Qt's own splash screen waits up to a second to be seen before it goes on, so this is a plain widget.
"""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctrecords.gui import theme

_WIDE, _HIGH = 320, 96


class Splash(QWidget):
    """The sheet in the middle of the screen: the app's name, and that it is starting."""

    def __init__(self, name: str) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self._name = name
        self.setWindowTitle(name)
        self.setAccessibleName(f"{name} is starting")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(_WIDE), theme.px(_HIGH))
        middle = self.screen().availableGeometry().center()
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the ground, its edge and the two lines."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("content"))
        painter.setPen(now.color("line_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        inner = QRect(self.rect()).adjusted(now.px(20), 0, -now.px(20), 0)
        painter.setPen(now.color("text"))
        painter.setFont(now.font(18, 600))
        painter.drawText(inner.adjusted(0, 0, 0, -now.px(20)), Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setPen(now.color("text2"))
        painter.setFont(now.font(12))
        painter.drawText(inner.adjusted(0, now.px(28), 0, 0), Qt.AlignmentFlag.AlignVCenter, "Starting")
