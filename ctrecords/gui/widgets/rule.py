"""A hairline between two parts of a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctrecords.gui import theme


class Rule(QWidget):
    """One pixel wide or high, in the color of lines."""

    def __init__(self, direction: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if direction == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Fill it."""
        QPainter(self).fillRect(event.rect(), theme.color("line"))
