"""What is due, a row each, under group heads: the date, the agency, why, and the one act.

It must not know what the acts do; a row says that it was opened or acted on.
"""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import Kind, button, set_kind
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.paint import draw_icon
from ctrecords.gui.widgets.why import WhyLine

Row = TypeVar("Row", bound=QWidget)
_KEYED = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
_NARROW = 480
_STEP = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The words of one row; *urgent* colors the age, *aside* is the pale last word of why."""

    day: str
    age: str
    agency: str
    case: str
    why: str
    act: str
    aside: str = ""
    urgent: bool = False


class Rowlike(QFrame):
    """A row one can reach by Tab, choose and open; it draws its own ring inside.

    Signals:
        opened: Enter or a double click.
        picked: It took the focus.
    """

    opened = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.selected = False
        self._keyed = False

    def set_selected(self, *, on: bool) -> None:
        """Show the row as the chosen one, or not."""
        self.selected = on
        self.update()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Say that the focus came, and show the ring when the keyboard brought it."""
        super().focusInEvent(event)
        self._keyed = event.reason() in _KEYED
        self.picked.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Let the ring go."""
        super().focusOutEvent(event)
        self._keyed = False
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent, /) -> None:
        """Open with a double click."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens; up and down go to the row before or after."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        elif event.key() in _STEP:
            self._go(_STEP[event.key()])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        """Draw again when the window becomes active or not."""
        super().changeEvent(event)
        self.update()

    def _go(self, step: int) -> None:
        rows = siblings(self, Rowlike)
        at = rows.index(self) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _back(self, painter: QPainter, box: QRect) -> None:
        now = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.selected or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("selected" if self.selected else "hover"))
            painter.drawRoundedRect(box, now.px(6), now.px(6))
        if self._keyed and self.hasFocus():
            width = now.px(2)
            painter.setPen(QPen(now.color("focus"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = width / 2
            painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), now.px(6), now.px(6))


def siblings(row: QWidget, kind: type[Row]) -> list[Row]:
    """The rows of one kind beside each other, from top to bottom, this one included."""
    holder = row.parentWidget()
    if holder is None:
        return []
    found = [child for child in holder.findChildren(kind) if child.isVisibleTo(holder)]
    return sorted(found, key=lambda child: child.mapTo(holder, child.rect().topLeft()).y())


class DocketRow(Rowlike):
    """One thing to do.

    Signals:
        acted: The button was pressed, or Ctrl+Enter.
    """

    acted = Signal()

    def __init__(self, due: Due, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = due
        self.setAccessibleName(f"{due.agency}, {due.day}, {due.age}")
        self.setAccessibleDescription(" ".join(filter(None, (due.why, due.aside))))
        age = label(due.age, "urgent" if due.urgent else "second")
        when = QVBoxLayout()
        dressing.space(when)
        when.addStretch()
        when.addWidget(label(due.day, "section"))
        when.addWidget(age)
        when.addStretch()
        left = QWidget()
        left.setLayout(when)
        dressing.fix(left, least_width=104)
        row = QHBoxLayout(self)
        self._row = row
        dressing.space(row, (12, 5, 8, 5), 16)
        row.addWidget(left)
        row.addLayout(self._what(due), 1)
        self.button = button(due.act, small=True)
        self.button.setAccessibleName(f"{due.act}, {due.agency}")
        self.button.clicked.connect(self.acted)
        dressing.fix(self.button, least_width=122)
        row.addWidget(self.button)
        dressing.fix(self, least_height=52)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Stand date, words and button below each other where there is no room beside."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_NARROW)
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        if self._row.direction() is way:
            return
        self._row.setDirection(way)
        dressing.space(self._row, (12, 5, 8, 5), 4 if narrow else 16)
        self._row.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))

    def set_selected(self, *, on: bool) -> None:
        """Show the row as the chosen one; its button becomes the primary one."""
        super().set_selected(on=on)
        set_kind(self.button, Kind.PRIMARY if on else Kind.PLAIN)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter does the act."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.acted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the hairline above, the choice and the ring."""
        painter = QPainter(self)
        if not self.selected:
            painter.setPen(theme.color("line"))
            painter.drawLine(0, 0, self.width(), 0)
        self._back(painter, self.rect().adjusted(0, 0 if self.selected else 1, 0, 0))

    def _what(self, due: Due) -> QVBoxLayout:
        upper = QHBoxLayout()
        dressing.space(upper, spacing=8)
        upper.addWidget(Elided(due.agency, "section"))
        upper.addWidget(Elided(due.case, "caption", mode=Qt.TextElideMode.ElideRight), 1)
        what = QVBoxLayout()
        dressing.space(what)
        what.addStretch()
        what.addLayout(upper)
        what.addWidget(WhyLine(due.why, due.aside))
        what.addStretch()
        return what


class DocketGroup(QWidget):
    """The head of a group of rows: its sign in the group's color, its name and how many."""

    def __init__(
        self, icon: str, title: str, count: int, *, role: str = "mark_neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._role = icon, role
        self.setAccessibleName(f"{title}, {count}")
        row = QHBoxLayout(self)
        dressing.space(row, (36, 8, 0, 0), 8)
        row.addWidget(label(title, "section"))
        row.addWidget(label(f"{count:,}", "body3"))
        row.addStretch()
        dressing.fix(self, least_height=34)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the sign."""
        now = theme.current()
        box = QRectF(now.px(12), now.px(8), now.px(16), self.height() - now.px(8))
        draw_icon(QPainter(self), box, self._icon, now.color(self._role))
