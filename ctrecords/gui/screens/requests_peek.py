"""The pane under a table of requests: where the chosen one stands, its items, and its next act.

It is shown a row and asks for acts by signals; it must not know the table.
"""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctrecords.gui import dressing, looks, theme
from ctrecords.gui.screens.request_table import Row
from ctrecords.gui.widgets.buttons import Kind, button, set_kind
from ctrecords.gui.widgets.chip import Square
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.paint import draw_icon, unbroken
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import empty
from ctrecords.gui.widgets.why import WhyLine
from ctrecords.law import case_words
from ctrecords.law.happened import ItemState
from ctrecords.law.wording import sentence
from ctrecords.model.kinds import Channel

_SHARES = (20, 23, 19)
_ICONS = {
    Channel.EMAIL: "mail",
    Channel.MAIL: "letter",
    Channel.HAND: "letter",
    Channel.FAX: "doc",
    Channel.PORTAL: "web",
    Channel.CALL: "call",
    Channel.VISIT: "visit",
    Channel.NOTE: "note",
    Channel.UNSAID: "mail",
}


class PeekPane(ScrollColumn):
    """One request at a glance.

    Signals:
        acted: The next act of the Row was asked for.
        opened: The Row shall be opened.
    """

    acted = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The chosen request")
        self.row: Row | None = None
        self.act_button = button("")
        self.open_button = button("Open request", tip="Enter")
        self.act_button.clicked.connect(lambda: self.acted.emit(self.row))
        self.open_button.clicked.connect(lambda: self.opened.emit(self.row))
        sheet = _Sheet()
        self._state, self._items, self._next = (QVBoxLayout() for _share in _SHARES)
        for column in (self._state, self._items, self._next):
            dressing.space(column, spacing=4)
        buttons = QHBoxLayout()
        dressing.space(buttons, (0, 8, 0, 0), 8)
        buttons.addWidget(self.act_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        for share, inner, foot in zip(
            _SHARES, (self._state, self._items, self._next), (None, None, buttons), strict=True
        ):
            cell = QWidget()
            column = QVBoxLayout(cell)
            dressing.space(column, (20, 12, 20, 12))
            column.addLayout(inner)
            if foot is not None:
                column.addLayout(foot)
            column.addStretch(1)
            sheet.cells.append(cell)
            sheet.across.addWidget(cell, share)
        self.setWidget(sheet)
        self.viewport().setAutoFillBackground(False)

    def show_row(self, row: Row | None, *, primary: bool) -> None:
        """Show a request, or say that none is chosen; *primary* makes its act the one of the view."""
        self.row = row
        for column in (self._state, self._items, self._next):
            empty(column)
        self.act_button.setVisible(row is not None and row.act is not None)
        self.open_button.setVisible(row is not None)
        if row is None:
            self._state.addWidget(label("Choose a request to see where it stands.", "body2", wrap=True))
            return
        self._show_state(row)
        self._show_items(row)
        self._show_next(row, primary=primary)

    def _show_state(self, row: Row) -> None:
        self._state.addWidget(Elided(row.agency.first, "section"))
        self._state.addWidget(label(sentence(row.standing), "body2", wrap=True))
        for entry, when, what in case_words.newest(row.standing):
            self._state.addWidget(_event(_ICONS[entry.event.channel], when, what))

    def _show_items(self, row: Row) -> None:
        self._items.addWidget(label("Items", "section"))
        for state in row.standing.items:
            self._items.addWidget(_item(state))

    def _show_next(self, row: Row, *, primary: bool) -> None:
        self._next.addWidget(label("Next", "section"))
        self._next.addWidget(label(case_words.next_step(row.act), "strong", wrap=True))
        if row.due is not None:
            self._next.addWidget(WhyLine(row.due.why, row.due.section))
        words = str(row.act) if row.act is not None else ""
        self.act_button.setText(words)
        self.act_button.setAccessibleName(f"{words}, {row.agency.first}")
        self.open_button.setAccessibleName(f"Open request, {row.agency.first}")
        set_kind(self.act_button, Kind.PRIMARY if primary else Kind.PLAIN)


class _Sheet(QWidget):
    """The three columns with the lines between them."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[QWidget] = []
        self.across = QHBoxLayout(self)
        dressing.space(self.across)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground, the line above and the lines between."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("panel"))
        painter.setPen(theme.color("line"))
        for cell in self.cells[1:]:
            painter.drawLine(cell.x(), 0, cell.x(), self.height())
        painter.setPen(theme.color("line_strong"))
        painter.drawLine(0, 0, self.width(), 0)


class _Icon(QWidget):
    """One small icon at the top of its place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        dressing.fix(self, width=16, least_height=18)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw it beside the first line."""
        box = self.rect().toRectF()
        box.setHeight(theme.px(18))
        draw_icon(QPainter(self), box, self._name, theme.color("text2"))


def _event(icon: str, when: str, what: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row, (0, 2, 0, 0), 8)
    row.addWidget(_Icon(icon), 0, Qt.AlignmentFlag.AlignTop)
    words = QLabel(f'<span style="font-weight:600">{escape(unbroken(when))}</span> {escape(unbroken(what))}')
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setWordWrap(True)
    words.setAccessibleName(f"{when} {what}")
    row.addWidget(words, 1)
    return made


def _item(state: ItemState) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row, spacing=8)
    row.addWidget(Square(looks.letter(state)))
    name = Elided(case_words.item_name(state), mode=Qt.TextElideMode.ElideRight)
    row.addWidget(name, 1)
    row.addWidget(label(case_words.item_words(state), "second"))
    made.setAccessibleName(f"{case_words.item_name(state)}: {case_words.item_words(state)}")
    return made
