"""The sheet over the whole window while files are dragged across it: it says before release what will be done.

It must not know what is done; it is given words. Another widget takes the drop.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.empty import Badge
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import unbroken

_INSET = 14
_WIDE = 340


class DropSheet(QWidget):
    """A dashed frame with an icon, what a drop will do, and how to cancel it."""

    def __init__(self, host: QWidget) -> None:
        """Cover *host*, once shown."""
        super().__init__(host)
        self._host = host
        self.setAccessibleName("Drop files")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = label("", "panel", wrap=True)
        self.line = label("", "body2", wrap=True)
        self.foot = label("Esc to cancel", "label")
        column = QVBoxLayout(self)
        dressing.space(column, (20, 20, 20, 20), 4)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(Badge("import"), 0, middle)
        column.addSpacing(theme.px(8))
        for text in (self.title, self.line):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text, 0, middle)
        column.addSpacing(theme.px(8))
        column.addWidget(self.foot, 0, middle)
        column.addStretch(3)
        host.installEventFilter(self)
        self.hide()

    def say(self, title: str, line: str) -> None:
        """Say what a drop would do, over everything."""
        wide = min(theme.px(_WIDE), max(1, self._host.width() - theme.px(80)))
        for text, words in ((self.title, title), (self.line, line)):
            text.setText(unbroken(words))
            text.setFixedSize(wide, max(0, text.heightForWidth(wide)))
        self.setAccessibleDescription(f"{title}. {line}")
        if self.isHidden():
            self.setGeometry(self._host.rect())
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the size of what is covered."""
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the ground and the dashed frame."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("content"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(now.color("accent"), now.px(2), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(now.color("selected"))
        inset = now.px(_INSET)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, now.px(8), now.px(8))
