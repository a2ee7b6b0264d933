"""Gathers whole threads: requests with all that happened, in a fixed number of questions.

It must not work anything out from them; ``law`` does.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.note import Tag, Tagging
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request, Tracking, Wording
from ctrecords.model.thread import Entry, Thread
from ctrecords.store.rows import Fact
from ctrecords.store.store import Store
from ctrecords.store.transaction import absent

F = TypeVar("F", bound=Fact)


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
        return _gathered(store, chosen)


def _gathered(store: Store, requests: list[Request]) -> list[Thread]:
    numbers = [request.id for request in requests]
    agency_numbers = sorted({request.agency for request in requests})
    agencies = _by_id(store.find(Agency, id=agency_numbers))
    cases = _by_id(store.find(Case, id=sorted({request.case for request in requests})))
    closures = _grouped(store.find(Closure, agency=agency_numbers), lambda closure: closure.agency)
    items = _grouped(store.find(Item, request=numbers), lambda item: item.request)
    letters = _grouped(store.find(Letter, request=numbers), lambda letter: letter.request)
    reminders = _grouped(store.find(Reminder, request=numbers), lambda reminder: reminder.request)
    overrides = _grouped(store.find(Override, request=numbers), lambda override: override.request)
    trackings = _grouped(store.find(Tracking, request=numbers), lambda tracking: tracking.request)
    entries = _entries(store, store.find(Event, request=numbers))
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


def _entries(store: Store, events: list[Event]) -> dict[int | None, list[Entry]]:
    numbers = [event.id for event in events]
    effects = _grouped(store.find(Effect, event=numbers), lambda effect: effect.event)
    documents = _grouped(store.find(Document, event=numbers), lambda document: document.event)
    events.sort(key=lambda event: (event.happened_on, event.happened_at, event.id))
    found: dict[int | None, list[Entry]] = defaultdict(list)
    for event in events:
        found[event.request].append(
            Entry(event=event, effects=tuple(effects[event.id]), documents=tuple(documents[event.id]))
        )
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
