"""A field of plain words that is always as high as what is written in it.

It must not know what it is for, nor when its words are right.
"""

from math import ceil

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit


class Tall(QPlainTextEdit):
    """Takes the height its lines need, in another width and another font too."""

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the lines anew and take the height they need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _lines_high(self) -> int:
        """How high all lines are together, in pixels."""
        block, high = self.document().firstBlock(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(high)

    def _high(self) -> int:
        """How high the field shall be, in pixels."""
        return self._lines_high()

    def _fit(self) -> None:
        if self.height() != self._high():
            self.setFixedHeight(self._high())
            self.updateGeometry()
