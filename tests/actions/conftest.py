"""Sent requests to play with, and the end every action's test has: undo, redo, check."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ctrecords.actions import cases, composing, directory, history, letters, sending
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.casebook import Casebook
from ctrecords.model.directory import Agency
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind
from ctrecords.model.request import Case, Item, Request
from ctrecords.upkeep.check import check_open

ASKED = date(2026, 10, 20)
SIX = tuple(Wanted(text=f"Record number {n} of 2026") for n in range(1, 7))


def plan(book: Casebook, *slugs: str, items: tuple[Wanted, ...] = SIX) -> Plan:
    """A plan for these agencies in a case of its own."""
    case = next((c.case for c in cases.listing(book) if c.case.title == "Tried"), None)
    case = case or cases.create(book, "Tried")
    return Plan(
        case=case.id,
        agencies=tuple(directory.find(book, slug).id for slug in slugs),
        items=items,
        terms=composing.terms(book),
    )


@pytest.fixture
def sent(starter_book: Casebook) -> RequestId:
    """A request of six items, sent by e-mail on Tuesday, November 10, 2026."""
    starter_book.on = date(2026, 11, 10)
    out = starter_book.folder.parent / "letters"
    made = letters.create(starter_book, plan(starter_book, "ct-fairfield-police"), out)
    sending.mark_sent(starter_book, [made[0].request], date(2026, 11, 10), Channel.EMAIL)
    starter_book.on = date(2026, 11, 18)
    return made[0].request


@pytest.fixture
def office(starter_book: Casebook) -> RequestId:
    """A request of three items to an invented federal office, sent through its portal on October 20, 2026."""
    starter_book.on = ASKED
    with starter_book.store.transaction("Ask a practice office") as step:
        agency = step.add(
            Agency(
                slug="practice-federal-office",
                name="Practice Federal Office",
                kind="federal",
                law="us",
                agency_class="dhs",
                practice=True,
            )
        )
        case = step.add(Case(title="Federal access", opened_on=ASKED, practice=True))
        request = step.add(Request(case=case.id, agency=agency.id)).id
        step.add_all([Item(request=request, number=n, text=f"Contract {n} of 2025") for n in (1, 2, 3)])
        event = step.add(
            Event(
                request=request,
                direction=Direction.OUT,
                channel=Channel.PORTAL,
                happened_on=ASKED,
                logged_at=datetime(2026, 10, 20, 12, tzinfo=UTC),
            )
        )
        step.add(Effect(event=event.id, kind=EffectKind.SENT))
    return request


@pytest.fixture
def undoable() -> Callable[[Casebook], None]:
    """Take the last act back and do it again; the casebook stays whole."""

    def run(book: Casebook) -> None:
        undone = history.undo(book)
        assert check_open(book).ok
        redone = history.redo(book)
        assert undone.label == redone.label
        assert check_open(book).ok

    return run
