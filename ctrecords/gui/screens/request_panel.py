"""The column beside a request: reminders, items, how its date was counted, money, exemptions, links, notes.

It is shown what was gathered and asks for acts by signals; it must not know the casebook.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing, looks, theme
from ctrecords.gui.dialogs.note_row import note_row
from ctrecords.gui.screens.request_forms import answerable
from ctrecords.gui.screens.request_seen import Seen
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.buttons import link, small
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.daycount import DayCount, DayKind, DayRow
from ctrecords.gui.widgets.labels import Elided, Role, label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import Section, end_with_last
from ctrecords.gui.widgets.tips import tip
from ctrecords.gui.widgets.why import WhyLine
from ctrecords.law import panel_words
from ctrecords.law.happened import ItemState
from ctrecords.law.ledger_words import MoneyLine
from ctrecords.law.panel_words import Withheld
from ctrecords.law.thread_changes import item_wordings
from ctrecords.model.days import clock_time
from ctrecords.model.note import Note
from ctrecords.model.request import Reminder

_ROW = 27


class RequestPanel(ScrollColumn):
    """One request's facts.

    Signals:
        outcomes_asked: Outcomes are to be set.
        date_asked: A date is to be changed.
        snoozed: A Reminder shall come later.
        done: A Reminder is done.
        fee_asked: The fee is to be answered.
        note_asked: A note is to be written.
        note_changed: A Note is to be worded anew.
        note_removed: A Note is to go.
        request_asked: The number of a linked request is to be shown.
    """

    outcomes_asked = Signal()
    date_asked = Signal()
    snoozed = Signal(object)
    done = Signal(object)
    fee_asked = Signal()
    note_asked = Signal()
    note_changed = Signal(object)
    note_removed = Signal(object)
    request_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("About this request")
        self.reminders = Section("Reminders")
        self.items = Section("Items", act="Set outcomes")
        self.counted = Section("How this date was counted", act="Change")
        self.counted.act.setAccessibleName("Change the counted date")
        self.fees = Section("Fees", act="Answer fee")
        self.exemptions = Section("Exemptions claimed")
        self.linked = Section("Linked requests")
        self.notes = Section("Notes", act="Write note")
        self.count = DayCount()
        self.items.linked.connect(self.outcomes_asked)
        self.counted.linked.connect(self.date_asked)
        self.fees.linked.connect(self.fee_asked)
        self.notes.linked.connect(self.note_asked)
        self.parts = (
            self.reminders,
            self.items,
            self.counted,
            self.fees,
            self.exemptions,
            self.linked,
            self.notes,
        )
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        for part in self.parts:
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
        self._show_fees(seen)
        self.exemptions.clear()
        self.exemptions.setVisible(bool(seen.withheld))
        for one in seen.withheld:
            self.exemptions.body.addWidget(_withheld(one))
        self._show_linked(seen)
        self._show_notes(seen)
        end_with_last(self.parts)

    def _show_fees(self, seen: Seen) -> None:
        self.fees.clear()
        self.fees.setVisible(bool(seen.money))
        self.fees.act.setVisible(answerable(seen))
        if seen.money:
            self.fees.body.addWidget(_ledger(seen.money))

    def _show_linked(self, seen: Seen) -> None:
        self.linked.clear()
        self.linked.setVisible(bool(seen.linked))
        for number, words in seen.linked:
            made = link(words, small=True)
            made.setProperty("flush", True)
            made.clicked.connect(self._open(number))
            self.linked.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, number: int) -> Callable[[], None]:
        return lambda: self.request_asked.emit(number)

    def _show_notes(self, seen: Seen) -> None:
        self.notes.clear()
        for row in seen.notes:
            self.notes.body.addWidget(note_row(row, seen.standing.days, self._change(row), self._remove(row)))

    def _change(self, row: Note) -> Callable[[], None]:
        return lambda: self.note_changed.emit(row)

    def _remove(self, row: Note) -> Callable[[], None]:
        return lambda: self.note_removed.emit(row)

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
            changed = item_wordings(state, standing.days)
            if changed:
                under = label(changed, "caption", wrap=True)
                under.setContentsMargins(theme.px(20), 0, 0, theme.px(4))
                column.addWidget(under)
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
    number = state.item.number
    name = state.item.label or state.text
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
    tip(made, state.text)
    return made


def _note(sentence: str) -> WhyLine:
    made = WhyLine(sentence)
    made.setProperty("role", "second")
    return made


def _ledger(lines: tuple[MoneyLine, ...]) -> QWidget:
    made = QWidget()
    made.setAccessibleName("; ".join(f"{one.name}: {one.what} {one.amount}".strip() for one in lines))
    grid = QGridLayout(made)
    dressing.space(grid, spacing=3, across=8)
    grid.setColumnStretch(1, 1)
    for at, one in enumerate(lines):
        name = label(one.name, "body2")
        dressing.fix(name, least_width=58)
        role: Role = "strong" if one.over else "body2" if one.quiet else ""
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(one.what, role, wrap=True), at, 1)
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
