"""Facts for the tests of this package, and hypothesis strategies for every class kept in the store."""

from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from ctrecords.model.directory import Agency
from ctrecords.model.event import Event
from ctrecords.model.ids import AgencyId, CaseId, RequestId
from ctrecords.model.kinds import Channel, Direction
from ctrecords.model.request import Case, Item, Request
from ctrecords.store.store import Store

RAW_KEY = bytes(range(32))
JOURNAL_KEY = bytes(range(32, 64))
DAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def case(title: str = "Plate readers") -> Case:
    return Case(title=title, opened_on=DAY)


def agency(slug: str = "alder-police", name: str = "Alder Police", **rest: Any) -> Agency:
    return Agency(slug=slug, name=name, kind="police", law="ct", agency_class="municipal", **rest)


def event(request: RequestId | None, happened_on: date = DAY, **rest: Any) -> Event:
    return Event(
        request=request,
        direction=Direction.IN,
        channel=Channel.EMAIL,
        happened_on=happened_on,
        logged_at=MOMENT,
        **rest,
    )


def ask(store: Store, items: int = 2) -> Request:
    """Write one case with one agency and one request with numbered items, as one step."""
    with store.transaction("Ask Alder") as tx:
        home = tx.add(case())
        body = tx.add(agency())
        request = tx.add(Request(case=CaseId(home.id), agency=AgencyId(body.id)))
        tx.add_all([Item(request=request.id, number=n + 1, text=f"Records {n + 1}") for n in range(items)])
    return request


def facts(kind: type) -> st.SearchStrategy[Any]:
    """Give any fact of a class, from its annotations."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: _values(hints[field.name]) for field in fields(kind)})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    parts = get_args(hint)
    if NoneType in parts:
        return st.none() | _values(next(part for part in parts if part is not NoneType))
    hint = getattr(hint, "__supertype__", hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    known: dict[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(-(2**63), 2**63 - 1),
        str: st.text(st.characters(exclude_categories=["Cs"])),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC)),
    }
    return known[hint]
