"""Certified mail: its number in the thread, in the letter where it is known first, and only for mail."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import cases, composing, letters, posting, requests, tracking
from ctrecords.actions.sending import mark_sent
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, TrackingKind
from ctrecords.model.request import Request
from ctrecords.model.thread import certified
from tests.actions.conftest import plan

TEN = date(2026, 11, 10)
NUMBER = "7020 1810 0000 1234 5678"


@pytest.fixture
def made(starter_book: Casebook, tmp_path: Path) -> list[RequestId]:
    wanted = plan(starter_book, "ct-fairfield-police", "ct-westport-police")
    return [one.request for one in letters.create(starter_book, wanted, tmp_path / "out")]


def test_the_number_stands_in_the_thread(
    starter_book: Casebook, made: list[RequestId], undoable: Callable[[Casebook], None]
) -> None:
    mark_sent(starter_book, made[:1], TEN, Channel.MAIL, certified=f" {NUMBER}  ")
    thread = requests.show(starter_book, made[0]).thread
    [row] = thread.trackings
    assert (row.kind, row.number, row.since) == (TrackingKind.CERTIFIED_MAIL, NUMBER, TEN)
    assert thread.entries[-1].event.summary == f"By certified mail {NUMBER}. Text kept as sent."
    assert certified(thread) == ""
    undoable(starter_book)


def test_one_noted_before_stands_in_the_letter_and_is_used_when_it_goes(
    starter_book: Casebook, tmp_path: Path
) -> None:
    case = cases.listing(starter_book)[0].case
    draft = starter_book.store.find(Request, case=case.id)[0].id
    tracking.add(starter_book, draft, TrackingKind.CERTIFIED_MAIL, NUMBER, date(2026, 11, 23))
    letters.create(
        starter_book,
        letters.for_drafts(starter_book, [draft], composing.terms(starter_book)),
        tmp_path / "out",
    )
    assert f"Fairfield, CT\nBy certified mail {NUMBER}\n" in posting.text(
        starter_book, posting.newest(starter_book, draft).id
    )
    mark_sent(starter_book, [draft], date(2026, 11, 23), Channel.MAIL)
    thread = requests.show(starter_book, draft).thread
    assert [row.number for row in thread.trackings] == [NUMBER]
    assert f"By certified mail {NUMBER}." in thread.entries[-1].event.summary


def test_it_belongs_to_one_letter_that_went_by_mail(starter_book: Casebook, made: list[RequestId]) -> None:
    tries = [
        (made[:1], Channel.EMAIL, NUMBER, "belongs to a letter that went by mail", "leave the number out"),
        (made, Channel.MAIL, NUMBER, "belongs to one letter", "by itself"),
        (made[:1], Channel.MAIL, "7" * 80, "cannot be a number", "at most 60"),
        (made[:1], Channel.MAIL, "7020\x00", "cannot be a number", "at most 60"),
    ]
    for chosen, by, number, what, remedy in tries:
        with pytest.raises(CtrecordsError) as refused:
            mark_sent(starter_book, list(chosen), TEN, by, certified=number)
        assert what in refused.value.what
        assert remedy in refused.value.remedy
    assert requests.show(starter_book, made[0]).clocks.sent is None
