"""Gathers whole threads: requests with all that happened, in a fixed number of questions.

It must not work anything out from them; ``law`` does.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.note import Tag, Tagging
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request, Tracking, Wording
from ctrecords.model.thread import Entry, Thread
from ctrecords.store.rows import Fact, together
from ctrecords.store.store import Store
from ctrecords.store.transaction import absent

F = TypeVar("F", bound=Fact)
_REQUEST, _EVENT = attrgetter("request"), attrgetter("event")


def threads(
    store: Store, requests: Sequence[RequestId] | None = None, *, case: CaseId | None = None
) -> list[Thread]:
    """Give the threads of a case, of all cases, or of the requests named, by request number.

    Requests in the trash come only when they are named. Entries are oldest first by the day they
    happened, then the time, then their number.

    Raises:
        CtrecordsError: a request speaks of an agency or a case that was taken out outside ctrecords.
    """
    with store.snapshot():
        if requests is not None:
            chosen = store.find(Request, id=list(requests))
        elif case is not None:
            chosen = store.find(Request, case=case, trashed=False)
        else:
            chosen = store.find(Request, trashed=False)
        return _gathered(store, chosen, every=requests is None and case is None)


def _gathered(store: Store, requests: list[Request], *, every: bool) -> list[Thread]:
    """The threads of these requests; where they are *every* one, each table is read from end to end, unasked."""
    numbers = [request.id for request in requests]
    agency_numbers = sorted({request.agency for request in requests})
    asked: dict[str, object] = {} if every else {"request": numbers}
    agencies = _by_id(store.find(Agency, id=agency_numbers))
    cases = _by_id(store.find(Case, id=sorted({request.case for request in requests})))
    closures = _grouped(store.find(Closure, agency=agency_numbers), attrgetter("agency"))
    items = _grouped(store.find(Item, **asked), _REQUEST)
    letters = _grouped(store.find(Letter, **asked), _REQUEST)
    reminders = _grouped(store.find(Reminder, **asked), _REQUEST)
    overrides = _grouped(store.find(Override, **asked), _REQUEST)
    trackings = _grouped(store.find(Tracking, **asked), _REQUEST)
    entries = _entries(store, store.find(Event, **asked), every=every)
    wordings = _wordings(store, items)
    moves = _moves(store, numbers)
    tags = _tags(store, numbers)
    return [
        Thread(
            request=request,
            case=_of(cases, "cases", request.case),
            agency=_of(agencies, "agency", request.agency),
            items=tuple(sorted(items[request.id], key=lambda item: item.number)),
            entries=tuple(entries[request.id]),
            letters=tuple(letters[request.id]),
            reminders=tuple(reminders[request.id]),
            overrides=tuple(overrides[request.id]),
            closures=tuple(closures[request.agency]),
            wordings=tuple(wordings[request.id]),
            trackings=tuple(trackings[request.id]),
            moves=tuple(moves[request.id]),
            tags=tuple(sorted(tags[request.id], key=str.casefold)),
        )
        for request in requests
    ]


def _entries(store: Store, events: list[Event], *, every: bool) -> dict[int | None, list[Entry]]:
    asked: dict[str, object] = {} if every else {"event": [event.id for event in events]}
    effects = _grouped(store.find(Effect, **asked), _EVENT)
    documents = _grouped(store.find(Document, **asked), _EVENT)
    events.sort(key=attrgetter("happened_on", "happened_at", "id"))
    entries = together(
        Entry,
        {
            "event": events,
            "effects": [tuple(effects.get(event.id, ())) for event in events],
            "documents": [tuple(documents.get(event.id, ())) for event in events],
        },
    )
    found: dict[int | None, list[Entry]] = defaultdict(list)
    for event, entry in zip(events, entries, strict=True):
        found[event.request].append(entry)
    return found


def _wordings(store: Store, items: dict[int, list[Item]]) -> dict[int, list[Wording]]:
    """Later wordings by request; most casebooks have few, so they are all read."""
    owner = {item.id: request for request, listed in items.items() for item in listed}
    return _grouped((row for row in store.find(Wording) if row.item in owner), lambda row: owner[row.item])


def _moves(store: Store, requests: list[RequestId]) -> dict[int, list[Moved]]:
    """Moved events by request, listed under the one they left and the one they came to."""
    asked, found = set(requests), defaultdict[int, list[Moved]](list)
    for row in store.find(Moved):
        for request in {row.origin, row.target} & asked:
            found[request].append(row)
    return found


def _tags(store: Store, requests: list[RequestId]) -> dict[int | None, list[str]]:
    names = {tag.id: tag.name for tag in store.find(Tag)}
    found: dict[int | None, list[str]] = defaultdict(list)
    if names:
        for tagging in store.find(Tagging, request=requests):
            found[tagging.request].append(names[tagging.tag])
    return found


def _of(rows: dict[int, F], table: str, number: int) -> F:
    if number not in rows:
        raise absent(table, number)
    return rows[number]


def _by_id(rows: Iterable[F]) -> dict[int, F]:
    return {row.id: row for row in rows}


def _grouped(rows: Iterable[F], key: Callable[[F], int]) -> dict[int, list[F]]:
    groups: dict[int, list[F]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
