"""One note as it is shown: the words, what they rest on, and two small acts."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.note import KINDS
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.labels import label
from ctrecords.model.days import LEGAL_ZONE, Days
from ctrecords.model.ids import ref
from ctrecords.model.note import Note


def note_row(row: Note, days: Days, change: Callable[[], None], remove: Callable[[], None]) -> QWidget:
    """One note with its acts."""
    made = QWidget()
    column = QVBoxLayout(made)
    dressing.space(column, (0, 0, 0, 4), 2)
    column.addWidget(label(row.text, wrap=True, selectable=True))
    lower = QHBoxLayout()
    dressing.space(lower, spacing=6)
    lower.addWidget(label(_caption(row, days), "caption", wrap=True), 1)
    for words, act in (("Change", change), ("Remove", remove)):
        button = small(words)
        button.setAccessibleName(f"{words} note: {row.text[:60]}")
        button.clicked.connect(act)
        lower.addWidget(button)
    column.addLayout(lower)
    return made


def _caption(row: Note, days: Days) -> str:
    """What it rests on, when it was written, what it is on, whether it may be shared."""
    day = days.short(row.written_at.astimezone(LEGAL_ZONE).date())
    on = f", on {ref('E', row.event)}" if row.event is not None else ""
    return f"{KINDS[row.kind]}, {day}{on}{'' if row.private else ', shared'}"
