"""What the list of documents shows of each: its name, where it belongs, how far its text is read."""

from collections.abc import Sequence

from ctrecords.actions import documents
from ctrecords.actions.documents import Listed
from ctrecords.extract.page import Kind
from ctrecords.gui.tables.column import CellKind, Column, TwoLines, Words
from ctrecords.model.days import Days, plural

ICONS = {
    Kind.PDF: "doc",
    Kind.DOCUMENT: "doc",
    Kind.TEXT: "doc",
    Kind.IMAGE: "image",
    Kind.MESSAGE: "mail",
    Kind.SHEET: "table",
    Kind.OTHER: "docs",
}


def columns(days: Days) -> Sequence[Column[Listed]]:
    """Name with where it belongs, and the state of its text."""
    return (
        Column(
            key="name",
            title="Document",
            width=190,
            kind=CellKind.TWO_LINES,
            value=lambda row: TwoLines(row.document.name, belongs(row, days)),
            sort=lambda row: row.document.name.casefold(),
        ),
        Column(
            key="text",
            title="Text",
            width=104,
            kind=CellKind.TEXT,
            value=_state,
            sort=documents.text_state,
            whole=True,
        ),
    )


def belongs(row: Listed, days: Days) -> str:
    """The agency or case it belongs to, and the day it came or went."""
    where = row.agency or row.case_title or "Inbox"
    return f"{where}, {days.short(row.day)}"


def summary(rows: Sequence[Listed]) -> str:
    """How many files and pages there are, and how many pages have no text yet."""
    pages = sum(row.reading.look.pages for row in rows if row.reading)
    waiting = sum(row.reading.waiting for row in rows if row.reading)
    unread = sum(row.reading is None for row in rows)
    said = f"{plural(len(rows), 'file')}, {plural(pages, 'page')}."
    if waiting:
        said += f" {plural(waiting, 'page')} of scans {'has' if waiting == 1 else 'have'} no text yet."
    if unread:
        said += f" {plural(unread, 'file')} not read yet."
    return said


def _state(row: Listed) -> Words:
    told = documents.text_state(row)
    return Words(told, "mark_wait" if "not read" in told else "text3")
