"""How a date was counted: one row a day or run of days, with its mark and its reason.

It must not count; it is given the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import Role, label


class DayKind(StrEnum):
    """What a day is in the count."""

    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    DEADLINE = "deadline"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One row: the number in its circle, the day, why, and what the day is."""

    mark: str
    day: str
    why: str
    kind: DayKind = DayKind.COUNTED


_INK = {
    DayKind.START: ("line_control", "text3"),
    DayKind.COUNTED: ("mark_info", "accent"),
    DayKind.SKIPPED: ("", "text3"),
    DayKind.DEADLINE: ("mark_alert", "content"),
    DayKind.LAST: ("mark_alert", "content"),
}
_FILLED = frozenset({DayKind.DEADLINE, DayKind.LAST})
_DAY: dict[DayKind, Role] = {DayKind.START: "body2", DayKind.SKIPPED: "body3"}
_REASON: dict[DayKind, Role] = {**_DAY, DayKind.DEADLINE: "strong", DayKind.LAST: "strong"}


class _Mark(QWidget):
    def __init__(self, row: DayRow) -> None:
        super().__init__()
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dressing.fix(self, width=16, height=18)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the circle with its number, or a dash for a day that does not count."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, ink = _INK[self._row.kind]
        if edge:
            painter.setPen(QPen(now.color(edge), 1))
            painter.setBrush(now.color(edge) if self._row.kind in _FILLED else Qt.BrushStyle.NoBrush)
            side = now.px(14)
            painter.drawEllipse(QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side))
        painter.setFont(now.font(9 if edge else 12, 600 if edge else 400))
        painter.setPen(now.color(ink))
        shown = "-" if self._row.kind is DayKind.SKIPPED else self._row.mark
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), shown)


class DayCount(QWidget):
    """The rows of a count; the same as plain text is its accessible description."""

    def __init__(self, rows: Sequence[DayRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How this date was counted")
        self._grid = QGridLayout(self)
        dressing.space(self._grid, spacing=3, across=8)
        self._grid.setColumnStretch(2, 1)
        self._held: list[QWidget] = []
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[DayRow]) -> None:
        """Show another count."""
        for piece in self._held:
            piece.hide()
            piece.deleteLater()
        self._held = []
        for at, row in enumerate(rows):
            day = label(row.day, _DAY.get(row.kind, ""))
            dressing.fix(day, least_width=84)
            why = label(row.why, _REASON.get(row.kind, ""), wrap=True)
            for place, piece in enumerate((_Mark(row), day, why)):
                self._grid.addWidget(piece, at, place, Qt.AlignmentFlag.AlignTop if place < _WHY else _ANY)
                self._held.append(piece)
        self.setAccessibleDescription("\n".join(f"{row.mark} {row.day}: {row.why}".strip() for row in rows))


_WHY = 2
_ANY = Qt.AlignmentFlag(0)
