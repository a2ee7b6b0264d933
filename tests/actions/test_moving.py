"""An event filed on the wrong request moves: both threads show it, the dates follow."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import letters, moving, requests, sending
from ctrecords.actions.effects import Entry
from ctrecords.actions.log import log
from ctrecords.actions.narrowing import Narrowing, narrow
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.thread_words import told
from ctrecords.model.ids import EventId, RequestId
from ctrecords.model.kinds import Channel, Outcome
from tests.actions.conftest import SIX, plan

ON = date(2026, 11, 16)


@pytest.fixture
def other(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> RequestId:
    """A request of three items to another town, sent on November 12, 2026."""
    assert sent
    made = letters.create(
        starter_book, plan(starter_book, "ct-norwalk-police", items=SIX[:3]), tmp_path / "o"
    )
    sending.mark_sent(starter_book, [made[0].request], date(2026, 11, 12), Channel.EMAIL)
    return made[0].request


def _log(book: Casebook, request: RequestId, kind: str, on: date = ON, **more: dict[int, Outcome]) -> EventId:
    return log(book, request, Entry(kind=kind, on=on, summary="Theirs", **more)).event  # type: ignore[arg-type]


def test_both_threads_show_it_and_the_clocks_follow(
    starter_book: Casebook, sent: RequestId, other: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    event = _log(starter_book, sent, "denied", outcomes={2: Outcome.DENIED})
    assert any(running.items == (2,) for running in requests.show(starter_book, sent).clocks.appeals)
    moving.assign(starter_book, event, other, "It names their file")
    left, there = (requests.show(starter_book, number) for number in (sent, other))
    assert not any(running.items == (2,) for running in left.clocks.appeals)
    assert there.items[1].outcome is Outcome.DENIED
    assert "It was filed here by mistake: It names their file." in [
        line for row in told(left) for line in row.lines
    ]
    assert f"E-{event} moved to R-{other}" in [row.title for row in told(left)]
    assert "Moved here from R-9: It names their file." in [line for row in told(there) for line in row.lines]
    undoable(starter_book)


def test_new_words_move_along(starter_book: Casebook, sent: RequestId, other: RequestId) -> None:
    event = narrow(starter_book, sent, Narrowing(on=ON, wordings={3: "Only March"})).event
    moving.assign(starter_book, event, other)
    assert requests.show(starter_book, sent).items[2].text == "Record number 3 of 2026"
    assert requests.show(starter_book, other).items[2].text == "Only March"


def test_a_call_may_come_before_the_sending(starter_book: Casebook, sent: RequestId) -> None:
    event = _log(starter_book, sent, "call")
    assert moving.assign(starter_book, event, RequestId(1)).origin == sent


def test_what_cannot_be_moved(starter_book: Casebook, sent: RequestId, other: RequestId) -> None:
    first = requests.show(starter_book, sent).thread.entries[0].event.id
    early = _log(starter_book, sent, "acknowledged", date(2026, 11, 11))
    bare = _log(starter_book, sent, "message", date(2026, 11, 11))
    fifth = _log(starter_book, sent, "message", outcomes={5: Outcome.PROVIDED})
    before = starter_book.store.head
    for event, target, what in (
        (first, other, "E-1 is how R-9 was sent"),
        (early, sent, "is on R-9 already"),
        (early, other, "before R-10 was sent on Thu, Nov 12"),
        (bare, other, "before R-10 was sent on Thu, Nov 12"),
        (early, RequestId(1), "R-1 has not been marked sent"),
        (fifth, other, "It speaks of item 5, and R-10 has no such item"),
    ):
        with pytest.raises(CtrecordsError, match=what) as refused:
            moving.assign(starter_book, event, target)
        assert refused.value.remedy
    assert starter_book.store.head == before


def test_an_event_is_named_by_its_number(starter_book: Casebook, sent: RequestId) -> None:
    assert sent
    assert moving.find_event(starter_book, "e-1") == 1
    with pytest.raises(CtrecordsError, match="E-99 is not in this casebook"):
        moving.find_event(starter_book, "E-99")
    with pytest.raises(CtrecordsError, match="names no event"):
        moving.find_event(starter_book, "the call")
