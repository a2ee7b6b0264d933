"""A row one ticks: a name with a second line, the box at its left; the whole row is the button.

It must not know what is ticked.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.paint import draw_icon, draw_line, unbroken
from ctrecords.gui.widgets.tips import tip

_BOX = 16
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def draw_box(
    painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True, radio: bool = False
) -> None:
    """Draw a check box, or a radio button, in its two states."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = checked and enabled and not radio
    edge = "accent" if checked and enabled else "line_control" if enabled else "line_strong"
    painter.setPen(QPen(theme.color(edge), 1))
    painter.setBrush(theme.color("accent" if filled else "content" if enabled else "panel"))
    corner = box.height() / 2 if radio else theme.px(4)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    if filled:
        draw_icon(painter, box, "check", theme.color("on_accent"), 12)
    elif radio and checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(box.center(), box.width() / 4, box.width() / 4)


class TickRow(QCheckBox):
    """A box, a name, and a line under it; *warn* colors the line as something to look at."""

    def __init__(self, name: str, line: str, *, warn: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setProperty("row", True)
        self._line, self._warn = line, warn
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_line(line, warn=warn)
        dressing.redraw(self)

    @property
    def line(self) -> str:
        """The line under the name."""
        return self._line

    def set_line(self, line: str, *, warn: bool = False) -> None:
        """Show another line under the name."""
        self._line, self._warn = line, warn
        self.setAccessibleName(f"{self.text()}. {line}")
        tip(self, line)
        self.update()

    def restyle(self) -> None:
        """Take the height from the theme again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two lines and the space around."""
        now = theme.current()
        lines = now.metrics(13).height() + now.metrics(12).height()
        return QSize(now.px(200), max(now.px(40), lines + now.px(6)))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be; the lines shorten."""
        return QSize(theme.px(80), self.sizeHint().height())

    def hitButton(self, pos: QPoint, /) -> bool:
        """The whole row is the button."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the box and the two lines."""
        now, painter = theme.current(), QPainter(self)
        side = now.px(_BOX)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_box(painter, box, checked=self.isChecked(), enabled=self.isEnabled())
        left = side + now.px(10)
        first, second = now.metrics(13).height(), now.metrics(12).height()
        top = (self.height() - first - second) // 2
        wide = self.width() - left
        ink = now.color("text" if self.isEnabled() else "text3")
        middle = Qt.TextElideMode.ElideMiddle
        draw_line(painter, QRect(left, top, wide, first), self.text(), color=ink, elide=middle)
        pale = now.chip(ChipKind.WAIT).text if self._warn and self.isEnabled() else now.color("text2")
        draw_line(painter, QRect(left, top + first, wide, second), self._line, color=pale, size=12)


class Agreement(QCheckBox):
    """A box with a sentence that may take several lines, and a pale line under it that says why."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("row", True)
        self._why = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        dressing.redraw(self)

    @property
    def why(self) -> str:
        """The line under the sentence."""
        return self._why

    def set_why(self, why: str) -> None:
        """Say something else under the sentence."""
        self._why = why
        self.setAccessibleDescription(why)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line each, where there is room."""
        now = theme.current()
        return QSize(now.px(240), self.heightForWidth(now.px(400)))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return QSize(theme.px(80), theme.px(24))

    def hasHeightForWidth(self) -> bool:
        """The lines break."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """How high the lines are at a width."""
        upper, lower = self._boxes(width)
        return upper.height() + lower.height() + theme.px(6)

    def hitButton(self, pos: QPoint, /) -> bool:
        """The sentence is part of the button."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the box, the sentence and the line."""
        now, painter = theme.current(), QPainter(self)
        side = now.px(_BOX)
        upper, lower = self._boxes(self.width())
        top = upper.top() + (now.metrics(13).height() - side) / 2
        draw_box(painter, QRectF(0, top, side, side), checked=self.isChecked(), enabled=self.isEnabled())
        painter.setFont(now.font(13))
        painter.setPen(now.color("text"))
        painter.drawText(upper, _WRAP, self.text())
        painter.setFont(now.font(12))
        painter.setPen(now.color("text3"))
        painter.drawText(lower, _WRAP, unbroken(self._why))

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        now = theme.current()
        room = QRect(now.px(24), now.px(3), max(1, width - now.px(24)), 10_000)
        upper = now.metrics(13).boundingRect(room, _WRAP, self.text())
        below = room.translated(0, upper.height())
        lower = now.metrics(12).boundingRect(below, _WRAP, unbroken(self._why)) if self._why else QRect()
        whole = room.width()
        upper.setWidth(whole)
        lower.setWidth(whole)
        return upper, lower
