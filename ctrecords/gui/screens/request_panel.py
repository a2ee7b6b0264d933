"""The column beside a request: reminders, items, how its date was counted, fees, exemptions claimed.

It is shown what was gathered and asks for acts by signals; it must not know the casebook.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing, looks
from ctrecords.gui.screens.request_seen import Seen
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.daycount import DayCount, DayKind, DayRow
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import Section, end_with_last
from ctrecords.gui.widgets.why import WhyLine
from ctrecords.law import panel_words
from ctrecords.law.happened import ItemState
from ctrecords.law.panel_words import Line, Withheld
from ctrecords.model.days import clock_time
from ctrecords.model.request import Reminder

_ROW = 27


class RequestPanel(ScrollColumn):
    """One request's facts.

    Signals:
        outcomes_asked: Outcomes are to be set.
        date_asked: A date is to be changed.
        snoozed: A Reminder shall come later.
        done: A Reminder is done.
    """

    outcomes_asked = Signal()
    date_asked = Signal()
    snoozed = Signal(object)
    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("About this request")
        self.reminders = Section("Reminders")
        self.items = Section("Items", act="Set outcomes")
        self.counted = Section("How this date was counted", act="Change")
        self.counted.act.setAccessibleName("Change the counted date")
        self.fees = Section("Fees")
        self.exemptions = Section("Exemptions claimed")
        self.count = DayCount()
        self.items.linked.connect(self.outcomes_asked)
        self.counted.linked.connect(self.date_asked)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        for part in (self.reminders, self.items, self.counted, self.fees, self.exemptions):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_request(self, seen: Seen) -> None:
        """Show what was gathered of one request."""
        self._show_reminders(seen)
        self._show_items(seen)
        self._show_count(seen)
        self.fees.clear()
        self.fees.setVisible(bool(seen.money))
        if seen.money:
            self.fees.body.addWidget(_ledger(seen.money))
        self.exemptions.clear()
        self.exemptions.setVisible(bool(seen.withheld))
        for one in seen.withheld:
            self.exemptions.body.addWidget(_withheld(one))
        end_with_last((self.reminders, self.items, self.counted, self.fees, self.exemptions))

    def _show_reminders(self, seen: Seen) -> None:
        self.reminders.clear()
        self.reminders.setVisible(bool(seen.waiting))
        for row in seen.waiting:
            self.reminders.body.addWidget(self._reminder(row, seen))

    def _reminder(self, row: Reminder, seen: Seen) -> QWidget:
        days = seen.standing.days
        when = ", ".join(filter(None, (days.name(row.on), clock_time(row.at))))
        made = QWidget()
        column = QVBoxLayout(made)
        dressing.space(column, spacing=4)
        column.addWidget(label(row.text, wrap=True))
        lower = QHBoxLayout()
        dressing.space(lower, spacing=6)
        lower.addWidget(label(when, "caption"), 1)
        for words, act in (("Snooze", self._snooze(row)), ("Mark done", self._done(row))):
            button = small(words)
            button.setAccessibleName(f"{words}: {row.text}")
            button.clicked.connect(act)
            lower.addWidget(button)
        column.addLayout(lower)
        return made

    def _snooze(self, row: Reminder) -> Callable[[], None]:
        return lambda: self.snoozed.emit(row)

    def _done(self, row: Reminder) -> Callable[[], None]:
        return lambda: self.done.emit(row)

    def _show_items(self, seen: Seen) -> None:
        standing = seen.standing
        self.items.clear()
        self.items.set_note(panel_words.given(standing))
        self.items.act.setVisible(standing.clocks.sent is not None)
        holder = QWidget()
        column = QVBoxLayout(holder)
        dressing.space(column)
        for state in standing.items:
            column.addWidget(_item(state))
        self.items.body.addWidget(holder)

    def _show_count(self, seen: Seen) -> None:
        standing = seen.standing
        lines = panel_words.count(standing)
        self.counted.clear()
        self.counted.setVisible(bool(lines))
        if not lines:
            return
        self.count = DayCount(
            [DayRow(mark=x.mark, day=x.day, why=x.why, kind=DayKind(x.kind)) for x in lines]
        )
        self.counted.body.addWidget(self.count)
        said = [*panel_words.notes(standing), *panel_words.claims(standing)]
        for sentence in said:
            self.counted.body.addWidget(_note(sentence))


def _item(state: ItemState) -> QWidget:
    number, name = state.item.number, state.item.label or state.item.text
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row, spacing=8)
    count = label(str(number), "body3")
    dressing.fix(count, least_width=12)
    look = looks.item(state)
    chip = Chip(look.kind, look.text, look.glyph)
    chip.setAccessibleName(f"Item {number}, {look.text.lower()}")
    shown = Elided(name, mode=Qt.TextElideMode.ElideRight)
    row.addWidget(count)
    row.addWidget(shown, 1)
    row.addWidget(chip)
    dressing.fix(made, least_height=_ROW)
    made.setToolTip(state.item.text)
    return made


def _note(sentence: str) -> WhyLine:
    made = WhyLine(sentence)
    made.setProperty("role", "second")
    return made


def _ledger(lines: tuple[Line, ...]) -> QWidget:
    made = QWidget()
    made.setAccessibleName("; ".join(f"{one.name}: {one.what} {one.amount}".strip() for one in lines))
    grid = QGridLayout(made)
    dressing.space(grid, spacing=3, across=8)
    grid.setColumnStretch(1, 1)
    for at, one in enumerate(lines):
        name = label(one.name, "body2")
        dressing.fix(name, least_width=58)
        quiet = not one.amount
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(one.what, "body2" if quiet else "", wrap=True), at, 1)
        grid.addWidget(label(one.amount), at, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    return made


def _withheld(one: Withheld) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row, spacing=8)
    kind, text, glyph = (
        (ChipKind.NEUTRAL, one.section, "") if one.section else (ChipKind.ALERTLINE, "None cited", "blank")
    )
    row.addWidget(Chip(kind, text, glyph), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(one.what, "body2", wrap=True), 1)
    return made
