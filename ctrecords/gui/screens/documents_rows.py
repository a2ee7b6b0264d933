"""What the list of documents shows of each: its name, where it belongs, how far its text is read."""

from collections.abc import Sequence

from ctrecords.actions import documents
from ctrecords.actions.documents import Listed
from ctrecords.extract.page import Kind
from ctrecords.gui.screens.documents_found import KINDS, Row
from ctrecords.gui.tables.column import CellKind, Column, TwoLines, Words
from ctrecords.law.ahead import short_names
from ctrecords.model.days import Days

ICONS = {
    Kind.PDF: "doc",
    Kind.DOCUMENT: "doc",
    Kind.TEXT: "doc",
    Kind.IMAGE: "image",
    Kind.MESSAGE: "mail",
    Kind.SHEET: "table",
    Kind.OTHER: "docs",
}


def columns(days: Days) -> Sequence[Column[Row]]:
    """Name with where it belongs, its day, and the state of its text."""
    return (
        Column(
            key="name",
            title="Document",
            width=130,
            kind=CellKind.TWO_LINES,
            value=lambda row: _name(row.listed, days),
            second="Where it belongs",
            sort=lambda row: row.listed.document.name.casefold(),
            tip=lambda row: (
                f"{row.listed.document.name}, {KINDS[row.listed.kind]}. {belongs(row.listed, days)}"
            ),
        ),
        Column(
            key="day",
            title="Received",
            width=72,
            kind=CellKind.TEXT,
            value=lambda row: Words(days.short(row.listed.day), "text2"),
            sort=lambda row: row.listed.day.toordinal(),
            whole=True,
        ),
        Column(
            key="text",
            title="Text",
            width=104,
            kind=CellKind.TEXT,
            value=lambda row: Words(documents.text_state(row.listed), "text2"),
            sort=lambda row: documents.text_state(row.listed),
            whole=True,
        ),
    )


def belongs(row: Listed, days: Days) -> str:
    """The agency or case it belongs to, and the day it came or went."""
    where = short_names([row.agency])[row.agency] if row.agency else row.case_title or "Inbox"
    return f"{where}, {days.short(row.day)}"


def _name(row: Listed, days: Days) -> TwoLines:
    told = documents.text_state(row)
    return TwoLines(
        row.document.name, belongs(row, days), told, waits="not read" in told, icon=ICONS[row.kind]
    )
