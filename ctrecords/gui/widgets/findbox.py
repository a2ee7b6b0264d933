"""The box that opens the palette: it looks like a field and says its shortcut.

It must not know what is looked for.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import draw_icon, draw_line
from ctrecords.gui.widgets.tips import tip

_HIGH = 30


class FindBox(QAbstractButton):
    """A button drawn as a field; folded, its sign alone."""

    def __init__(self, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._folded = False
        self.setText(text)
        self.setAccessibleName(text)
        tip(self, f"{text} ({self._keys})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.updateGeometry()

    def fold(self, *, folded: bool) -> None:
        """Show the sign alone, or the words again."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a field, with room for sign, words and shortcut."""
        now = theme.current()
        if self._folded:
            return self.minimumSizeHint()
        wide = now.metrics().horizontalAdvance(self.text()) + now.metrics(11).horizontalAdvance(self._keys)
        return QSize(
            wide + now.px(8 + 16 + 8 + 6 + 10 + 6), max(now.px(_HIGH), now.metrics().height() + now.px(10))
        )

    def minimumSizeHint(self) -> QSize:
        """Room for the sign."""
        now = theme.current()
        return QSize(now.px(30), max(now.px(_HIGH), now.metrics().height() + now.px(10)))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the field, its sign, the words and the shortcut in a box."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("line_strong"), 1))
        painter.setBrush(now.color("hover" if self.underMouse() else "content"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), now.px(6), now.px(6))
        side = now.px(16)
        left = (self.width() - side) // 2 if self._folded else now.px(8)
        draw_icon(painter, QRectF(left, 0, side, self.height()), "search", now.color("text2"))
        if self._folded:
            return
        keys = now.metrics(11)
        wide, high = keys.horizontalAdvance(self._keys) + now.px(10), keys.height() + now.px(4)
        frame = QRect(self.width() - wide - now.px(6), (self.height() - high) // 2, wide, high)
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), now.px(4), now.px(4))
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_line(painter, frame, self._keys, color=now.color("text3"), size=11, align=middle)
        words = QRect(left + side + now.px(8), 0, frame.left() - left - side - now.px(14), self.height())
        draw_line(painter, words, self.text(), color=now.color("text3"))
