"""The journal for the researcher: undo, redo, and what changed on a record."""

from ctrecords.casebook import Casebook
from ctrecords.model.event import Event
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Item, Letter, Request
from ctrecords.store.store import HistoryRow, Undone


def undo(book: Casebook) -> Undone:
    """Take the newest step back, whole.

    Raises:
        CtrecordsError: there is nothing to undo, or a later change stands in the way.
    """
    return book.store.undo(face=book.face)


def redo(book: Casebook) -> Undone:
    """Do again what was undone last.

    Raises:
        CtrecordsError: there is nothing to redo.
    """
    return book.store.redo(face=book.face)


def of_request(book: Casebook, request: RequestId) -> list[HistoryRow]:
    """Every change on a request, its items, letters and events, oldest first."""
    rows = list(book.store.history(Request, request))
    for kind in (Item, Letter, Event):
        for row in book.store.find(kind, request=request):
            rows.extend(book.store.history(kind, row.id))
    return sorted(rows, key=lambda row: row.seq)
