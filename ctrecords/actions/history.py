"""The journal for the researcher: undo, redo, and what changed on a record.

What was taken out since is told too: it is looked for in the journal, not among the rows as they are.
"""

from collections.abc import Iterable

from ctrecords.actions import notes, requests
from ctrecords.casebook import Casebook
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.ids import RequestId
from ctrecords.model.note import Note, Tagging
from ctrecords.model.record import Citation, Forgotten, Message, Withholding
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request, Tracking, Wording
from ctrecords.store.rows import Fact
from ctrecords.store.store import HistoryRow, Undone

__all__ = ["HistoryRow", "changed_by", "next_redo", "next_undo", "of", "of_request", "redo", "undo"]

# What belongs to a fact, and the column by which it does.
BELOW: dict[type[Fact], tuple[tuple[type[Fact], str], ...]] = {
    Case: ((Event, "case"), (Note, "case"), (Tagging, "case")),
    Agency: (
        (Contact, "agency"),
        (Closure, "agency"),
        (Claim, "agency"),
        (Note, "agency"),
        (Tagging, "agency"),
    ),
    Request: (
        (Item, "request"),
        (Letter, "request"),
        (Override, "request"),
        (Reminder, "request"),
        (Tracking, "request"),
        (Event, "request"),
        (Moved, "origin"),
        (Moved, "target"),
        (Note, "request"),
        (Tagging, "request"),
    ),
    Item: ((Wording, "item"),),
    Event: (
        (Effect, "event"),
        (Document, "event"),
        (Wording, "event"),
        (Moved, "event"),
        (Note, "event"),
        (Tagging, "event"),
    ),
    Document: (
        (Document, "parent"),
        (Message, "document"),
        (Citation, "document"),
        (Withholding, "document"),
        (Forgotten, "document"),
        (Note, "document"),
        (Tagging, "document"),
    ),
}
_KINDS: dict[str, type[Fact]] = {
    "case": Case,
    "request": Request,
    "agency": Agency,
    "event": Event,
    "document": Document,
}


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


def next_undo(book: Casebook) -> str | None:
    """The label of the step that undo would take back."""
    return book.store.next_undo()


def next_redo(book: Casebook) -> str | None:
    """The label of the step that redo would do again."""
    return book.store.next_redo()


def changed_by(book: Casebook, done: Undone) -> list[HistoryRow]:
    """What an undo or a redo changed, a row for each fact it touched."""
    return book.store.history_of_step(done.seq)


def of(book: Casebook, text: str) -> list[HistoryRow]:
    """Every change on what a reference names: C-1, R-7, E-40, D-12, an agency, or a tracking number's request.

    Raises:
        CtrecordsError: nothing has that name.
    """
    if notes.is_reference(text):
        ((kind, one),) = notes.subject(book, text).named.items()
        return _gathered(book, _KINDS[kind], one)
    words = " ".join(text.split()).casefold()
    agency = next((a for a in book.store.find(Agency) if words in (a.slug, a.name.casefold())), None)
    if agency is not None:
        return _gathered(book, Agency, agency.id)
    return of_request(book, requests.find(book, text))


def of_request(book: Casebook, request: RequestId) -> list[HistoryRow]:
    """Every change on a request and on all that belongs or belonged to it, oldest first."""
    return _gathered(book, Request, request)


def _gathered(book: Casebook, kind: type[Fact], number: int) -> list[HistoryRow]:
    """The changes of a fact and of all below it, oldest first."""
    found: dict[tuple[type[Fact], int], None] = {}
    with book.store.snapshot():
        _walk(book, kind, (number,), found)
        rows = [row for below, one in found for row in book.store.history(below, one)]
    return sorted(rows, key=lambda row: row.seq)


def _walk(
    book: Casebook, kind: type[Fact], numbers: Iterable[int], found: dict[tuple[type[Fact], int], None]
) -> None:
    new = sorted({number for number in numbers if (kind, number) not in found})
    if not new:
        return
    found.update(((kind, number), None) for number in new)
    for below, column in BELOW.get(kind, ()):
        _walk(book, below, book.store.ever(below, column, new), found)
