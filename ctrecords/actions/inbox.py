"""The inbox: what was filed and is on no request or case yet, each with the requests it may belong to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ctrecords.actions.proposing import Proposal, Proposing
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import plural
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import CaseId, EventId, ref
from ctrecords.model.kinds import Direction
from ctrecords.model.record import Message
from ctrecords.model.request import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One event in the inbox: its documents, its message if it is one, and the requests proposed, best first."""

    event: Event
    documents: tuple[Document, ...]
    message: Message | None
    proposed: tuple[Proposal, ...]

    @property
    def subject(self) -> str:
        """What it is about: the subject of its message, or what came."""
        return self.message.subject if self.message else self.event.summary

    @property
    def sender(self) -> str:
        """Who it came from, as far as is known."""
        said = self.message.sender if self.message else ""
        name = self.event.person
        return f"{name} <{said}>" if said and name and name != said else said or name


def waiting(book: Casebook) -> list[Waiting]:
    """Everything in the inbox, the newest first; what is in the trash whole is left out."""
    return _with_proposals(book, *_held(book, book.store.find(Event, request=None, case=None)))


def one(book: Casebook, event: EventId) -> Waiting | None:
    """One thing that is on no request, in the inbox or in a case as a whole; None when it is not (any longer)."""
    events = book.store.find(Event, id=event, request=None)
    found = _with_proposals(book, *_held(book, events))
    return found[0] if found else None


def count(book: Casebook) -> int:
    """How many things are in the inbox."""
    return len(_held(book, book.store.find(Event, request=None, case=None))[0])


_Held: TypeAlias = dict[EventId, list[Document]]


def _held(book: Casebook, events: list[Event]) -> tuple[list[Event], _Held]:
    """Those of the events that hold files that are not in the trash, with the files."""
    held: _Held = {}
    for row in book.store.find(Document, event=[event.id for event in events]) if events else []:
        if row.trashed_on is None:
            held.setdefault(row.event, []).append(row)
    return [event for event in events if event.id in held and event.direction is not Direction.NONE], held


def _with_proposals(book: Casebook, events: list[Event], held: _Held) -> list[Waiting]:
    if not events:
        return []
    proposing = Proposing(book)
    made: list[Waiting] = []
    for event in events:
        rows = sorted(held[event.id], key=lambda row: row.id)
        message = book.store.first(Message, document=rows[0].id)
        proposed = proposing.of(event, rows, message)
        made.append(Waiting(event=event, documents=tuple(rows), message=message, proposed=proposed))
    return sorted(made, key=lambda one: (one.event.happened_on, one.event.id), reverse=True)


def to_case(book: Casebook, event: EventId, case: CaseId) -> Event:
    """Say that an event belongs to a case as a whole and to no request.

    Raises:
        CtrecordsError: it is on a request, or belongs to that case already.
    """
    title = book.store.get(Case, case).title
    row = _free(book, event)
    if row.case == case:
        raise CtrecordsError(
            f"{ref('E', event)} belongs to “{title}” already.", remedy="Choose another case."
        )
    with book.store.transaction(f"Put {ref('E', event)} in “{title}”", face=book.face) as step:
        return step.put(replace(row, case=case))


def all_to_case(book: Casebook, events: Sequence[EventId], case: CaseId) -> int:
    """Say that several events belong to a case as a whole, all in one step or none; give how many were not there yet.

    Raises:
        CtrecordsError: one of them is on a request.
    """
    title = book.store.get(Case, case).title
    rows = [row for event in dict.fromkeys(events) if (row := _free(book, event)).case != case]
    if rows:
        what = ref("E", rows[0].id) if len(rows) == 1 else plural(len(rows), "event")
        with book.store.transaction(f"Put {what} in “{title}”", face=book.face) as step:
            step.put_all([replace(row, case=case) for row in rows])
    return len(rows)


def _free(book: Casebook, event: EventId) -> Event:
    """An event that is on no request.

    Raises:
        CtrecordsError: it is on one.
    """
    row = book.store.get(Event, event)
    if row.request is not None:
        raise CtrecordsError(
            f"{ref('E', event)} is on {ref('R', row.request)}, which has its case.",
            remedy="Move it to another request instead.",
        )
    return row
