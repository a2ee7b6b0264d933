"""The rows of the dialog for law files: a law in force, a problem of a file, an entry that differs, a date that moves.

They must not know where what they show comes from.
"""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctrecords.actions.laws import Change, Law
from ctrecords.casebook import legal_moment
from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.notice import Notice
from ctrecords.law.corrections import Moved
from ctrecords.law.lawfile import LawFileError
from ctrecords.model.days import Days, plural
from ctrecords.model.ids import ref

SHOWN = 12
DATES = 60
_SURE = {
    "statute": "read in the statute",
    "regulation": "read in a regulation",
    "decision": "read in a decision",
    "secondary": "from a second-hand source",
    "memory": "from memory, not checked",
}


class LawRow(QFrame):
    """One law in force.

    Signals: ``copied`` a copy of it is asked for, ``told`` what its newest change moved is asked for, ``returned``
    ours is to be used again.
    """

    copied = Signal()
    returned = Signal()
    told = Signal()

    def __init__(self, law: Law, days: Days, *, changed: bool) -> None:
        super().__init__()
        self.setAccessibleName(law.name)
        self.save, self.back = small("Save a copy"), small("Go back to ours")
        self.save.setAccessibleName(f"Save a copy of {law.law}")
        self.back.setAccessibleName(f"Go back to ours: {law.law}")
        self.moved = small("Dates it moved")
        self.moved.setAccessibleName(f"Dates {law.law} moved")
        if not changed:  # shown without a parent it would flash as a window
            self.moved.hide()
        if not law.own:  # shown without a parent it would flash as a window
            self.back.hide()
        self.lines = [label(text, "body2", wrap=True, selectable=True) for text in lines(law, days)]
        words = QVBoxLayout()
        dressing.space(words, spacing=2)
        words.addWidget(label(law.name, "strong", wrap=True))
        for line in self.lines:
            words.addWidget(line)
        if law.newer:
            words.addWidget(
                label("Another text has shipped since yours was taken into use.", "error", wrap=True)
            )
        if law.trouble:
            words.addWidget(label(law.trouble, "error", wrap=True))
        row = QHBoxLayout(self)
        dressing.space(row, spacing=8)
        row.addLayout(words, 1)
        acts = QVBoxLayout()
        dressing.space(acts, spacing=4)
        for act, signal in self._acts():
            act.clicked.connect(signal)
            acts.addWidget(act)
        acts.addStretch(1)
        row.addLayout(acts)

    def _acts(self) -> list[tuple[QPushButton, SignalInstance]]:
        return [(self.save, self.copied), (self.moved, self.told), (self.back, self.returned)]


def lines(law: Law, days: Days) -> list[str]:
    """Say how current a law file is, how well it is known, and where it is from."""
    known = ", ".join(f"{count} {_SURE.get(name, name)}" for name, count in law.confidence)
    since = f" since {days.dated(legal_moment(law.since).date())}" if law.since else ""
    place = f"Your own file, in force{since}" if law.own else "Came with ctrecords"
    return [
        f"As of {days.dated(law.as_of)}. {place}. {law.law}, {law.sha256[:8]}.",
        f"Time limits and holidays: {known}. {plural(law.sources, 'source')}.",
    ]


def problem_rows(problems: Sequence[LawFileError]) -> list[QWidget]:
    """One notice for each thing wrong with a file; the first ones, and how many more."""
    rows: list[QWidget] = [Notice("alert", one.what) for one in problems[:SHOWN]]
    if len(problems) > SHOWN:
        rows.append(label(f"{plural(len(problems) - SHOWN, 'more problem')}.", "body2"))
    return rows


def change_rows(change: Change, days: Days) -> list[QWidget]:
    """What differs, and each date that moves with the entry it moves for."""
    rows: list[QWidget] = []
    if change.differences:
        rows.append(_group("What differs", [one.line for one in change.differences[:SHOWN]]))
        if len(change.differences) > SHOWN:
            rows.append(
                label(f"{plural(len(change.differences) - SHOWN, 'more entry', 'more entries')}.", "body2")
            )
    shown = change.dates[:DATES]
    for (request, agency), ones in groupby(shown, key=lambda one: (one.request, one.agency)):
        rows.append(
            _group(f"{ref('R', request)}  {agency}", [text for one in ones for text in _date(one, days)])
        )
    if len(change.dates) > DATES:
        rows.append(label(f"{plural(len(change.dates) - DATES, 'more date')}.", "body2"))
    return rows


def _date(one: Moved, days: Days) -> list[str]:
    old, new = (days.full(day) if day else "none" for day in (one.old, one.new))
    why = "; ".join(one.why)
    return [f"{one.label}, {one.what}: {old} → {new}", *([f"Because {why}."] if why else [])]


def _group(title: str, texts: Sequence[str]) -> QWidget:
    made = QFrame()
    made.setAccessibleName(f"{title}. {'. '.join(texts)}")
    column = QVBoxLayout(made)
    dressing.space(column, spacing=2)
    column.addWidget(label(title, "strong", wrap=True))
    for text in texts:
        because = text.startswith("Because ")
        column.addWidget(label(text, "second" if because else "body2", wrap=True, selectable=True))
    return made
