"""Five weeks at a glance: today, closed days, and a dot for each date that matters.

It must not know what the dots stand for beyond their words; a picked day is only said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.astable import Pictured
from ctrecords.model.days import LONG_MONTHS, LONG_WEEKDAYS, MONTHS, WEEKDAYS

_WEEKS = 5
_WEEK = 7
_SATURDAY = 5
_STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -_WEEK,
    int(Qt.Key.Key_Down): _WEEK,
}


class DotKind(StrEnum):
    """The color of a dot; an info dot is an open ring."""

    ALERT = "alert"
    WAIT = "wait"
    NEUTRAL = "neutral"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Dot:
    """One date that matters, and the words for it."""

    kind: DotKind
    text: str


class MonthStrip(Pictured):
    """The five weeks that begin with today's Monday.

    Signals:
        picked: A day was chosen, or nothing when it was let go again.
    """

    picked = Signal(object)
    title = "Next 5 weeks"
    heads = ("Day", "What")

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.first = today - timedelta(days=today.weekday())
        self.chosen: date | None = None
        self._on = today
        self._dots: dict[date, tuple[Dot, ...]] = {}
        self._closed: dict[date, str] = {}
        self.setAccessibleName(self.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Be as high as five weeks and their heads need."""
        self.setFixedHeight(self._head() + _WEEKS * self._cell())

    def show_days(self, dots: Mapping[date, Sequence[Dot]], closed: Mapping[date, str]) -> None:
        """Show these dates, and these closed days with their names."""
        self._dots = {day: tuple(found) for day, found in dots.items()}
        self._closed = dict(closed)
        self.say()
        self.update()

    def words(self) -> list[tuple[str, str]]:
        """Every date that matters and every closed day, in order."""
        rows: list[tuple[str, str]] = []
        for day in self._days():
            said = [dot.text for dot in self._dots.get(day, ())]
            if day in self._closed:
                said.append(f"closed, {self._closed[day]}")
            if said:
                rows.append((_long(day), "; ".join(said)))
        return rows

    def pick(self, day: date | None) -> None:
        """Choose a day; choosing it again lets it go."""
        self.chosen = None if day == self.chosen else day
        if day is not None:
            self._on = day
        self.update()
        self.picked.emit(self.chosen)

    def sizeHint(self) -> QSize:
        """As wide as the design's column."""
        return QSize(theme.px(288), self.height())

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Choose the day under the mouse."""
        for day in self._days():
            if self._box(day).contains(event.position().toPoint()):
                self.pick(day)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move, Enter and Space choose."""
        if event.key() in _STEPS:
            moved = self._on + timedelta(days=_STEPS[event.key()])
            self._on = min(max(moved, self.first), self.first + timedelta(days=_WEEKS * _WEEK - 1))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pick(self._on)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the heads and the days."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(11))
        painter.setPen(now.color("text3"))
        for place in range(_WEEK):
            left, right = self._edge(place), self._edge(place + 1)
            box = QRect(left, 0, right - left, self._head())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), WEEKDAYS[place])
        for day in self._days():
            self._day(painter, day)

    def _day(self, painter: QPainter, day: date) -> None:
        now = theme.current()
        box = self._box(day)
        closed = day in self._closed
        if closed or day == self.chosen:
            # Two colors cannot fill a closed day and a chosen one: in high contrast its edge is dotted.
            dotted = now.native is not None and day != self.chosen
            painter.setPen(QPen(now.color("text"), 1, Qt.PenStyle.DotLine) if dotted else Qt.PenStyle.NoPen)
            painter.setBrush(now.color("selected" if day == self.chosen else "sunken"))
            painter.drawRoundedRect(
                QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5) if dotted else box, now.px(6), now.px(6)
            )
        if self.hasFocus() and day == self._on:
            painter.setPen(QPen(now.color("focus"), now.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), now.px(6), now.px(6))
        number = QRect(box.x(), box.y() + now.px(3), box.width(), now.metrics(12).height() + now.px(2))
        off = closed or day.weekday() >= _SATURDAY
        ink, weight = now.color("text3" if off else "text"), 400
        if day == self.today:
            wide = max(now.px(22), now.metrics(12, 600).horizontalAdvance(str(day.day)) + now.px(8))
            disc = QRectF(number.center().x() - wide / 2 + 0.5, number.y(), wide, number.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("accent"))
            painter.drawRoundedRect(disc, disc.height() / 2, disc.height() / 2)
            ink, weight = now.color("on_accent"), 600
        painter.setFont(now.font(12, weight))
        painter.setPen(ink)
        text = f"{MONTHS[day.month - 1]} 1" if day.day == 1 else str(day.day)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), text)
        self._draw_dots(painter, day, QPointF(box.center().x() + 0.5, number.bottom() + now.px(6)))

    def _draw_dots(self, painter: QPainter, day: date, center: QPointF) -> None:
        now = theme.current()
        dots = self._dots.get(day, ())[:4]
        side, step = now.px(7), now.px(9)
        left = center.x() - (len(dots) * step - now.px(2)) / 2
        for place, dot in enumerate(dots):
            color = now.color(f"mark_{dot.kind.value}")
            ring = dot.kind is DotKind.INFO
            painter.setPen(QPen(color, 1.5) if ring else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(Qt.BrushStyle.NoBrush if ring else color)
            box = QRectF(left + place * step, center.y() - side / 2, side, side)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1) if ring else box)

    def _days(self) -> list[date]:
        return [self.first + timedelta(days=at) for at in range(_WEEKS * _WEEK)]

    def _edge(self, place: int) -> int:
        return round(self.width() * place / _WEEK)

    def _head(self) -> int:
        now = theme.current()
        return max(now.px(18), now.metrics(11).height() + 2)

    def _cell(self) -> int:
        now = theme.current()
        return max(now.px(38), now.metrics(12).height() + now.px(18))

    def _box(self, day: date) -> QRect:
        week, place = divmod((day - self.first).days, _WEEK)
        left, right = self._edge(place), self._edge(place + 1)
        return QRect(left, self._head() + week * self._cell(), right - left, self._cell())


def _long(day: date) -> str:
    return f"{LONG_WEEKDAYS[day.weekday()]}, {LONG_MONTHS[day.month - 1]} {day.day}"
