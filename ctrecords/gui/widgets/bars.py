"""How many days each agency took for its first answer: a full bar when it came, stripes while waiting.

It must not know agencies; it is given names and numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.astable import Pictured
from ctrecords.gui.widgets.paint import draw_line
from ctrecords.model.days import plural


@dataclass(frozen=True, slots=True)
class Bar:
    """One agency: its name, the days, and whether it is still waited for."""

    name: str
    days: int
    waiting: bool = False

    @property
    def text(self) -> str:
        """The days in words: "3 days", or "34, waiting"."""
        return f"{self.days}, waiting" if self.waiting else plural(self.days, "day")


class ResponseBars(Pictured):
    """A row and a bar for each agency."""

    title = "Days to a first answer"
    heads = ("Agency", "Days")

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.setAccessibleName(self.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_bars(bars)
        dressing.redraw(self)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self.bars = tuple(bars)
        self.say()
        self.restyle()

    def restyle(self) -> None:
        """Be as high as the rows need."""
        self.setFixedHeight(len(self.bars) * self._row())
        self.update()

    def words(self) -> list[tuple[str, str]]:
        """The names and the days."""
        return [(bar.name, bar.text) for bar in self.bars]

    def sizeHint(self) -> QSize:
        """As wide as the design's column."""
        return QSize(theme.px(280), self.height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw names, bars and days."""
        now = theme.current()
        painter = QPainter(self)
        most = max((bar.days for bar in self.bars), default=1) or 1
        words = max((now.metrics(12).horizontalAdvance(bar.text) for bar in self.bars), default=0)
        name = min(now.px(92), self.width() // 3)
        room = max(0, self.width() - name - now.px(16) - max(words, now.px(66)))
        for at, bar in enumerate(self.bars):
            line = QRect(0, at * self._row(), self.width(), self._row())
            left = QRect(line.x(), line.y(), name, line.height())
            draw_line(painter, left, bar.name, color=now.color("text"), elide=Qt.TextElideMode.ElideMiddle)
            right = Qt.AlignmentFlag.AlignRight
            draw_line(painter, line, bar.text, color=now.color("text2"), size=12, align=right)
            long = max(now.px(3), round(room * bar.days / most))
            track = QRectF(name + now.px(8), line.center().y() - now.px(4), long, now.px(8))
            self._bar(painter, track, waiting=bar.waiting)

    def _bar(self, painter: QPainter, track: QRectF, *, waiting: bool) -> None:
        now = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if not waiting:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(now.color("mark_info"))
            painter.drawRoundedRect(track, now.px(2), now.px(2))
            return
        wide = now.px(3)
        left = track.x()
        while left < track.right():
            stripe = QRectF(left, track.y(), min(wide, track.right() - left), track.height())
            painter.fillRect(stripe, now.color("mark_wait"))
            left += 2 * wide

    def _row(self) -> int:
        now = theme.current()
        return max(now.px(23), now.metrics().height() + now.px(5))
