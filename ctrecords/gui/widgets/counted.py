"""A row one ticks with how many there are at its right; the whole row is the button.

It must not know what is counted.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import draw_line
from ctrecords.gui.widgets.tick import draw_box
from ctrecords.gui.widgets.tips import tip

_BOX = 16


class CountedTick(QCheckBox):
    """A box, a name and a count; without a count none is shown."""

    def __init__(self, name: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setProperty("row", True)
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_count(count)
        dressing.redraw(self)

    @property
    def count(self) -> int | None:
        """How many there are, if it is known."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count:,}")
        self.update()

    def restyle(self) -> None:
        """Take the height from the theme again."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line, easy to hit."""
        now = theme.current()
        return QSize(now.px(168), max(now.px(25), now.metrics(13).height() + now.px(6)))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be; the name shortens."""
        return QSize(theme.px(80), self.sizeHint().height())

    def hitButton(self, pos: QPoint, /) -> bool:
        """The whole row is the button."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the box, the name and the count."""
        now, painter = theme.current(), QPainter(self)
        side = now.px(_BOX)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_box(painter, box, checked=self.isChecked(), enabled=self.isEnabled())
        said = "" if self._count is None else f"{self._count:,}"
        left, end = side + now.px(8), now.metrics(12).horizontalAdvance(said)
        room = QRect(left, 0, self.width() - left - end - (now.px(8) if said else 0), self.height())
        ink = now.color("text" if self.isEnabled() else "text3")
        draw_line(painter, room, self.text(), color=ink)
        shortened = now.metrics(13).horizontalAdvance(self.text()) > room.width()
        tip(self, self.text() if shortened else "")
        count = QRect(0, 0, self.width(), self.height())
        draw_line(painter, count, said, color=now.color("text2"), size=12, align=Qt.AlignmentFlag.AlignRight)
