"""A sent request to play with, and the end every action's test has: undo, redo, check."""

from collections.abc import Callable
from datetime import date

import pytest

from ctrecords.actions import cases, composing, directory, history, letters, sending
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.casebook import Casebook
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel
from ctrecords.upkeep.check import check_open

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
def undoable() -> Callable[[Casebook], None]:
    """Take the last act back and do it again; the casebook stays whole."""

    def run(book: Casebook) -> None:
        undone = history.undo(book)
        assert check_open(book).ok
        redone = history.redo(book)
        assert undone.label == redone.label
        assert check_open(book).ok

    return run
