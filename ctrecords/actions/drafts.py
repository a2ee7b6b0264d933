"""Requests prepared but not written yet, such as those of the starter investigation."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ctrecords.actions import composing
from ctrecords.actions.composing import Wanted
from ctrecords.actions.requests import items as items_of
from ctrecords.casebook import Casebook
from ctrecords.model.event import Event
from ctrecords.model.ids import AgencyId, CaseId, RequestId
from ctrecords.model.request import Letter, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The drafts of a case that ask for the same items, by agency; ``left`` is how many others there are."""

    items: tuple[Wanted, ...] = ()
    requests: dict[AgencyId, RequestId] = field(default_factory=dict[AgencyId, RequestId])
    left: int = 0


def waiting(book: Casebook, case: CaseId) -> Drafts:
    """The drafts of a case without a letter that can be written together: same items, one an agency."""
    found = [
        row
        for row in sorted(book.store.find(Request, case=case, trashed=False), key=lambda row: row.id)
        if not book.store.count(Letter, request=row.id) and not book.store.count(Event, request=row.id)
    ]
    if not found:
        return Drafts()
    asked = {row.id: composing.wanted(items_of(book, row.id)) for row in found}
    items = asked[found[0].id]
    together: dict[AgencyId, RequestId] = {}
    for row in found:
        if asked[row.id] == items:
            together.setdefault(row.agency, row.id)
    return Drafts(items=items, requests=together, left=len(found) - len(together))


def have_letters(book: Casebook, requests: Iterable[RequestId]) -> bool:
    """Whether any of these requests has a letter now; none has once making them was undone."""
    return any(book.store.count(Letter, request=request) for request in requests)
