"""The column beside Today: five weeks with their dates, the same dates as a list, how fast agencies answered.

It is shown what was gathered and says which day was picked; it must not know the casebook.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctrecords.actions.today import Answered, Docket
from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.astable import Pictured
from ctrecords.gui.widgets.bars import Bar, ResponseBars
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.month import Dot, DotKind, MonthStrip
from ctrecords.gui.widgets.paint import draw_line
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import Section
from ctrecords.gui.widgets.tips import tip
from ctrecords.law.ahead import AheadLine, closed_words, lines, short_names
from ctrecords.law.docket import REMINDER
from ctrecords.model.days import Days
from ctrecords.model.ids import CaseId

BARS = 40
_DOTS = {
    "agency": DotKind.INFO,
    "closing": DotKind.ALERT,
    "soon": DotKind.WAIT,
    "later": DotKind.NEUTRAL,
    REMINDER: DotKind.NEUTRAL,
}
_LINE = 22
_DATE = 94


class AheadList(Pictured):
    """The days ahead, a line each: the day, its dot, whose it is."""

    title = "Days ahead"
    heads = ("Day", "What")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[AheadLine, ...] = ()
        self.setAccessibleName(self.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dressing.redraw(self)

    def show_lines(self, found: Sequence[AheadLine]) -> None:
        """Show these days."""
        self.lines = tuple(found)
        tip(self, "\n".join(f"{line.day}: {line.text}" for line in self.lines))
        self.say()
        self.restyle()

    def restyle(self) -> None:
        """Be as high as the lines need."""
        self.setFixedHeight(len(self.lines) * self._high())
        self.update()

    def words(self) -> list[tuple[str, str]]:
        """The days and what is then."""
        return [(line.day, line.text) for line in self.lines]

    def sizeHint(self) -> QSize:
        """As wide as the design's column."""
        return QSize(theme.px(280), self.height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the lines."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widest = max((now.metrics().horizontalAdvance(line.day) for line in self.lines), default=0)
        left = max(now.px(_DATE), widest + now.px(10))
        for at, line in enumerate(self.lines):
            box = QRect(0, at * self._high(), self.width(), self._high())
            draw_line(painter, box, line.day, color=now.color("text2"))
            self._dot(painter, QRectF(left, box.center().y() - now.px(3), now.px(7), now.px(7)), line.kind)
            words = box.adjusted(left + now.px(17), 0, 0, 0)
            draw_line(painter, words, line.text, color=now.color("text"))

    def _dot(self, painter: QPainter, box: QRectF, kind: str) -> None:
        color, ring = theme.color(f"mark_{_DOTS[kind].value}"), _DOTS[kind] is DotKind.INFO
        painter.setPen(QPen(color, 1.5) if ring else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(Qt.BrushStyle.NoBrush if ring else color)
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75) if ring else box)

    def _high(self) -> int:
        now = theme.current()
        return max(now.px(_LINE), now.metrics().height() + now.px(4))


class TodayAhead(ScrollColumn):
    """What comes.

    Signals:
        picked: A day was picked, or None when it was let go.
    """

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The days ahead")
        self.month = MonthStrip(today)
        self.list = AheadList()
        self.bars = ResponseBars()
        self.month.picked.connect(self.picked)
        self.weeks = Section(self.month.title)
        self.weeks.body.addWidget(self.month)
        self.answers = Section(self.bars.title)
        self.answers.body.addWidget(self.bars)
        self.answers.set_last(last=True)
        for section in (self.weeks, self.answers):
            section.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            section.note.setProperty("role", "caption")
        self._days = QFrame()
        self._days.setProperty("section", True)
        inner = QHBoxLayout(self._days)
        dressing.space(inner, (16, 12, 16, 12))
        inner.addWidget(self.list)
        self._more = label("", "caption", wrap=True)
        self.answers.body.addWidget(self._more)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        for part in (self.weeks, self._days, self.answers):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_docket(self, found: Docket, days: Days) -> None:
        """Show the dates of a docket."""
        ahead = lines(found.marks, days)
        self.list.show_lines(ahead)
        self._days.setVisible(bool(ahead))
        dots: dict[date, list[Dot]] = {}
        short = short_names(mark.agency for mark in found.marks)
        for mark in sorted(found.marks, key=lambda mark: mark.kind == "agency"):
            dots.setdefault(mark.on, []).append(Dot(_DOTS[mark.kind], f"{short[mark.agency]}, {mark.what}"))
        self.month.show_days(dots, dict(found.holidays))
        self.weeks.set_note(closed_words(found.closed, days))

    def show_answers(self, answers: Sequence[Answered], case: CaseId | None) -> None:
        """Show how fast agencies answered: those of a case, or all."""
        mine = [row for row in answers if case is None or row.case == case]
        short = short_names(row.agency for row in mine)
        self.bars.set_bars([Bar(short[row.agency], row.days, row.waiting) for row in mine[:BARS]])
        left = len(mine) - BARS
        self._more.setText(f"{left:,} more agencies" if left > 0 else "")
        self._more.setVisible(left > 0)
        self.answers.set_note("this case" if case is not None else "all cases")
        self.answers.setVisible(bool(mine))
