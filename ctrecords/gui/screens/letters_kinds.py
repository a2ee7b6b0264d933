"""One kind of letter in a list of which one is chosen: its name, and under it what it does or why it does not fit.

It must not know which letters there are.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import draw_line, unbroken
from ctrecords.gui.widgets.tick import draw_box
from ctrecords.gui.widgets.tips import tip
from ctrecords.letters.letter import Kind

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class KindRow(QRadioButton):
    """One kind of letter; a ``dim`` one does not fit, and its line says why."""

    def __init__(
        self, kind: Kind, line: str = "", *, dim: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind.label, parent)
        self.kind = kind
        self.line, self.dim = line or kind.description, dim
        self.setProperty("row", True)
        self.setAccessibleDescription(f"Does not fit: {self.line}" if dim else self.line)
        tip(self, kind.description if dim else "")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the height from the theme again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two lines and the space around; the layout asks for the height at its own width."""
        return QSize(theme.px(200), self.heightForWidth(theme.px(296)))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return QSize(theme.px(120), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Why a letter does not fit may take several lines."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """How high the lines are at a width."""
        return theme.current().metrics(13, 500).height() + self._under(width).height() + theme.px(12)

    def hitButton(self, pos: QPoint, /) -> bool:
        """The whole row is the button."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the row; the chosen one is filled."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("selected"))
            painter.drawRoundedRect(self.rect(), now.px(6), now.px(6))
        side, top = now.px(16), now.px(6)
        first = now.metrics(13, 500).height()
        mark = QRectF(now.px(8), top + (first - side) / 2, side, side)
        draw_box(painter, mark, checked=self.isChecked(), radio=True)
        left = now.px(34)
        ink = now.color("text2" if self.dim else "text")
        name = QRect(left, top, self.width() - left - now.px(8), first)
        draw_line(painter, name, self.text(), color=ink, weight=500)
        painter.setFont(now.font(12))
        painter.setPen(now.color("text2"))
        painter.drawText(self._under(self.width()), _WRAP, unbroken(self.line))

    def _under(self, width: int) -> QRect:
        now = theme.current()
        left = now.px(34)
        top = now.px(6) + now.metrics(13, 500).height()
        room = QRect(left, top, max(1, width - left - now.px(8)), 10_000)
        found = now.metrics(12).boundingRect(room, _WRAP, unbroken(self.line))
        found.setWidth(room.width())
        return found
