"""A referral to another agency: a linked request there, the items referred here, one act and one undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ctrecords.actions import directory, history, requests, transfer
from ctrecords.actions.log import Entry, log
from ctrecords.actions.narrowing import Narrowing, narrow
from ctrecords.actions.transfer import Referral
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import AgencyId, RequestId
from ctrecords.model.kinds import Certainty, Outcome, Stage
from ctrecords.model.request import Request
from ctrecords.upkeep.check import check_open

ON = date(2026, 11, 17)


@pytest.fixture
def norwalk(starter_book: Casebook) -> AgencyId:
    return directory.find(starter_book, "ct-norwalk-police").id


def test_items_are_referred_here_and_asked_for_there(
    starter_book: Casebook, sent: RequestId, norwalk: AgencyId, undoable: Callable[[Casebook], None]
) -> None:
    narrow(starter_book, sent, Narrowing(on=ON, wordings={5: "Only those of March"}))
    done = transfer.transfer(starter_book, sent, Referral(to=norwalk, on=ON, items=(2, 5), summary="Theirs."))
    old, new = (requests.show(starter_book, number) for number in (sent, done.request))
    assert [state.item.number for state in old.items if state.outcome is Outcome.REFERRED] == [2, 5]
    assert [(state.item.number, state.text) for state in new.items] == [
        (1, "Record number 2 of 2026"),
        (2, "Only those of March"),
    ]
    assert (new.stage, new.clocks.sent, new.thread.request.origin) == (Stage.DRAFT, None, sent)
    assert new.thread.case == old.thread.case
    there, back = transfer.linked(starter_book, old), transfer.linked(starter_book, new)
    assert [words for _request, words in transfer.linked_lines(there)] == [
        "Transferred to R-10, Norwalk Police Department"
    ]
    assert [words for _request, words in transfer.linked_lines(back)] == [
        "Transferred from R-9, Fairfield Police Department"
    ]
    undoable(starter_book)
    history.undo(starter_book)
    assert starter_book.store.find(Request, origin=sent) == []
    assert all(state.outcome is Outcome.AWAITING for state in requests.show(starter_book, sent).items)
    assert check_open(starter_book).ok


def test_every_open_item_goes_when_none_is_named(
    starter_book: Casebook, sent: RequestId, norwalk: AgencyId
) -> None:
    log(starter_book, sent, Entry(kind="message", on=ON, outcomes={1: Outcome.PROVIDED}))
    done = transfer.transfer(starter_book, sent, Referral(to=norwalk, on=ON))
    assert len(requests.show(starter_book, done.request).items) == 5


def test_what_the_agency_forwarded_runs_from_that_day(
    starter_book: Casebook, sent: RequestId, norwalk: AgencyId
) -> None:
    done = transfer.transfer(starter_book, sent, Referral(to=norwalk, on=ON, forwarded=True))
    new = requests.show(starter_book, done.request)
    assert (new.clocks.sent, new.clocks.received) == (ON, None)
    event = new.thread.entries[0].event
    assert (event.certainty, event.summary) == (
        Certainty.STATED,
        "Forwarded by Fairfield Police Department (R-9).",
    )


def test_what_cannot_be_transferred(starter_book: Casebook, sent: RequestId, norwalk: AgencyId) -> None:
    usual = Referral(to=norwalk, on=ON, items=(1,))
    own = directory.find(starter_book, "ct-fairfield-police").id
    log(starter_book, sent, Entry(kind="withdrawn", on=ON, outcomes={6: Outcome.WITHDRAWN}))
    cases = [
        (sent, replace(usual, to=own), "is the agency that was asked"),
        (sent, replace(usual, items=(9,)), "has no item 9"),
        (sent, replace(usual, items=(6,)), "Item 6 of R-9 is not asked for any more"),
        (sent, replace(usual, on=date(2026, 11, 9)), "before R-9 was sent"),
        (sent, replace(usual, on=date(2026, 11, 19)), "still to come"),
        (RequestId(1), usual, "has not been marked sent"),
    ]
    before = starter_book.store.head
    for request, referral, what in cases:
        with pytest.raises(CtrecordsError, match=what) as refused:
            transfer.transfer(starter_book, request, referral)
        assert refused.value.remedy
    assert starter_book.store.head == before
    for number in range(1, 6):
        log(starter_book, sent, Entry(kind="message", on=ON, outcomes={number: Outcome.PROVIDED}))
    with pytest.raises(CtrecordsError, match="No item is open"):
        transfer.transfer(starter_book, sent, replace(usual, items=()))
