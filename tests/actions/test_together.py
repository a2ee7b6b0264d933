"""The one letter that fits several requests: named truly, and none where something else comes first."""

from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import letters, log, requests, sending, writing
from ctrecords.actions.effects import Entry
from ctrecords.actions.together import Together, shared
from ctrecords.actions.writing import Writing
from ctrecords.casebook import Casebook
from ctrecords.law.docket import next_act
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, Outcome
from tests.actions.conftest import plan

SENT = date(2026, 11, 10)
SLUGS = ("ct-fairfield-police", "ct-westport-police", "ct-norwalk-police")


@pytest.fixture
def three(starter_book: Casebook, tmp_path: Path) -> list[RequestId]:
    """Three requests, sent on Tuesday, November 10, nothing heard by Monday, November 23."""
    starter_book.on = SENT
    made = letters.create(starter_book, plan(starter_book, *SLUGS), tmp_path / "first")
    numbers = [one.request for one in made]
    sending.mark_sent(starter_book, numbers, SENT, Channel.EMAIL)
    starter_book.on = date(2026, 11, 23)
    return numbers


def found(book: Casebook, numbers: list[RequestId]) -> Together | None:
    laws = book.statutes()
    rows = requests.standings(book, numbers)
    return shared([(one, next_act(one, laws[one.thread.agency.law])) for one in rows], laws)


def words(book: Casebook, numbers: list[RequestId]) -> str:
    letter = found(book, numbers)
    return letter.words if letter is not None else ""


def test_the_silent_are_followed_up(starter_book: Casebook, three: list[RequestId]) -> None:
    letter = found(starter_book, three)
    assert letter == Together(
        kind="follow-up", words="Follow up with the silent 3", requests=(three[0], three[1], three[2])
    )
    assert letter is not None
    made = writing.write(
        starter_book, Writing(kind=letter.kind, requests=letter.requests), starter_book.folder.parent / "out"
    )
    assert len(made) == 3
    assert words(starter_book, three) == ""


def test_one_alone_or_none_shares_nothing(starter_book: Casebook, three: list[RequestId]) -> None:
    assert found(starter_book, three[:1]) is None
    assert found(starter_book, []) is None
    assert found(starter_book, [RequestId(1), RequestId(2)]) is None


def test_one_that_answered_is_not_called_silent(starter_book: Casebook, three: list[RequestId]) -> None:
    log.log(starter_book, three[0], Entry(kind="acknowledged", on=date(2026, 11, 12), by=Channel.EMAIL))
    assert words(starter_book, three) == "Follow up on 3 requests"
    assert words(starter_book, three[1:]) == "Follow up with the silent 2"


def test_broken_promises_come_before_silence(starter_book: Casebook, three: list[RequestId]) -> None:
    for request in three[:2]:
        said = Entry(kind="promise", on=date(2026, 11, 13), by=Channel.EMAIL, promised=date(2026, 11, 20))
        log.log(starter_book, request, said)
    assert words(starter_book, three[:2]) == "Write about 2 broken promises"
    assert words(starter_book, three) == "Follow up on 3 requests"


def test_denials_without_a_section_are_asked_for_it(starter_book: Casebook, three: list[RequestId]) -> None:
    for request in three[:2]:
        items = [state.item.number for state in requests.show(starter_book, request).items]
        given = dict.fromkeys(items[1:], Outcome.PROVIDED)
        some = Entry(
            kind="message", on=date(2026, 11, 13), by=Channel.MAIL, outcomes={1: Outcome.DENIED} | given
        )
        log.log(starter_book, request, some)
    assert words(starter_book, three[:2]) == "Start 2 complaints"
    asked = Entry(kind="fee_estimated", on=date(2026, 11, 16), by=Channel.MAIL, cents=5_000, pages=100)
    log.log(starter_book, three[0], asked)
    assert words(starter_book, three[:2]) == "Ask 2 to cite their exemptions"


def test_while_the_agencies_have_time_nothing_is_offered(
    starter_book: Casebook, three: list[RequestId]
) -> None:
    starter_book.on = date(2026, 11, 16)
    assert found(starter_book, three) is None


def test_when_the_days_to_appeal_run_out_the_complaints_come_first(
    starter_book: Casebook, three: list[RequestId]
) -> None:
    starter_book.on = date(2026, 12, 14)
    letter = found(starter_book, three)
    assert letter is not None
    assert (letter.kind, letter.words) == ("foic-complaint", "Start 3 complaints")


def test_what_is_shared_by_the_practice_case(practice_book: Casebook) -> None:
    every = requests.standings(practice_book)
    names = {one.thread.agency.name.split()[0]: one.thread.request.id for one in every}
    assert words(practice_book, [names["Alder"], names["Birch"]]) == "Follow up on 2 requests"
    assert words(practice_book, [names["Alder"], names["Linden"]]) == ""
    assert words(practice_book, [names["Alder"], names["Fern"]]) == ""
