"""The journal for the researcher: undo, redo, and what changed on a record."""

from ctrecords.actions import cases, requests
from ctrecords.casebook import Casebook
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import EventId, RequestId, number
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request
from ctrecords.store.rows import Fact
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


def of(book: Casebook, text: str) -> list[HistoryRow]:
    """Every change on what a reference names: a case C-1, a request R-7, an event E-40, an agency's slug.

    Raises:
        CtrecordsError: nothing has that name.
    """
    kind = text.strip()[:2].upper()
    if kind == "C-":
        return book.store.history(Case, cases.find(book, text).id)
    if kind == "E-":
        event = book.store.get(Event, EventId(number("E", text) or 0))
        return _sorted(book, [(Event, event.id), *_of_event(book, event.id)])
    agency = book.store.first(Agency, slug=text)
    if agency is not None and not book.store.count(Request, agency=agency.id):
        contacts = [(Contact, one.id) for one in book.store.find(Contact, agency=agency.id)]
        return _sorted(book, [(Agency, agency.id), *contacts])
    return of_request(book, requests.find(book, text))


def of_request(book: Casebook, request: RequestId) -> list[HistoryRow]:
    """Every change on a request and on all that belongs to it, oldest first."""
    named: list[tuple[type[Fact], int]] = [(Request, request)]
    for kind in (Item, Letter, Override, Reminder, Event):
        for row in book.store.find(kind, request=request):
            named.append((kind, row.id))
            if kind is Event:
                named.extend(_of_event(book, EventId(row.id)))
    return _sorted(book, named)


def _of_event(book: Casebook, event: EventId) -> list[tuple[type[Fact], int]]:
    kinds: tuple[type[Effect | Document], ...] = (Effect, Document)
    return [(kind, row.id) for kind in kinds for row in book.store.find(kind, event=event)]


def _sorted(book: Casebook, named: list[tuple[type[Fact], int]]) -> list[HistoryRow]:
    rows = [row for kind, one in named for row in book.store.history(kind, one)]
    return sorted(rows, key=lambda row: row.seq)
