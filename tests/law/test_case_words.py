"""The table of requests in words, read off the practice case of the picture."""

from datetime import date

import pytest

from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.law import case_words
from ctrecords.law.docket import Act
from ctrecords.law.standing import Standing
from ctrecords.model.ids import CaseId
from ctrecords.model.kinds import Outcome
from ctrecords.model.request import Case
from tests.law.threads import FEDERAL, sent, stand, thread


@pytest.fixture
def plate(practice_book: Casebook) -> list[Standing]:
    return requests.standings(practice_book, case=CaseId(1))


def _named(standings: list[Standing], name: str) -> Standing:
    return next(each for each in standings if each.thread.agency.name.startswith(name))


def test_most_urgent_first(plate: list[Standing]) -> None:
    names = [each.thread.agency.name.split()[0] for each in sorted(plate, key=case_words.urgency)]
    assert names == ["Alder", "Dogwood", "Elm", "Cedar", "Birch", "Linden", "Hazel", "Fern"]


def test_whose_move(plate: list[Standing]) -> None:
    assert case_words.moves(plate) == "6 yours, 1 with an agency, 1 closed"
    assert case_words.moves([]) == ""


def test_the_second_line(practice_book: Casebook, plate: list[Standing]) -> None:
    case = practice_book.store.get(Case, CaseId(1))
    line = case_words.summary(case, plate, practice_book.days())
    assert line == "8 agencies, 48 items. Opened Oct 12, 2026. Practice"
    assert case_words.summary(case, [], practice_book.days()) == "Opened Oct 12, 2026. Practice"


def test_totals_equal_the_squares(plate: list[Standing]) -> None:
    found = case_words.totals(plate)
    assert found.items == 48
    assert [words for _outcome, words in found.counted()] == [
        "10 provided",
        "2 redacted",
        "7 denied",
        "1 no records",
        "1 not addressed",
        "21 awaiting",
    ]
    assert found.unread == 6
    assert found.fees() == "Fees: $312.50 asked, $14.50 paid"
    assert case_words.totals([]).fees() == ""


def test_dates_and_fees_of_a_row(plate: list[Standing]) -> None:
    alder, fern = _named(plate, "Alder"), _named(plate, "Fern")
    assert case_words.closing(alder)
    assert str(case_words.appeal_day(alder)) == "2026-11-25"
    assert str(case_words.limit_day(alder)) == "2026-10-26"
    assert (case_words.appeal_day(fern), case_words.limit_day(fern)) == (None, None)
    assert not case_words.closing(fern)
    assert case_words.fee_words(fern) == "$14.50 paid"
    assert case_words.fee_words(_named(plate, "Cedar")) == "$312.50 est."
    assert case_words.fee_words(alder) == ""


def test_the_time_limit_is_called_what_it_is(plate: list[Standing]) -> None:
    silent = "Without a written denial by then, the request is deemed denied."
    assert case_words.limit_words(_named(plate, "Cedar")) == f"Day 4 was Tue, Nov 17. {silent}"
    assert case_words.limit_words(_named(plate, "Hazel")) == f"Day 4 is Fri, Nov 27. {silent}"
    assert case_words.limit_words(_named(plate, "Fern")) == ""
    federal = stand(thread(sent(date(2026, 11, 3)), agency=FEDERAL), date(2026, 11, 23))
    assert case_words.limit_words(federal) == "Day 20 is Thu, Dec 3. Silence denies nothing; it lets you sue."


def test_items_and_the_newest_events(plate: list[Standing]) -> None:
    cedar = _named(plate, "Cedar")
    assert case_words.item_name(cedar.items[0]) == "1. Data-sharing report"
    assert case_words.item_words(cedar.items[0]) == "Redacted"
    assert case_words.item_words(cedar.items[3]).startswith("Denied § 1-210(b)(3)")
    assert case_words.item_words(_named(plate, "Linden").items[0]) == "Not read"
    assert [when for _entry, when, _what in case_words.newest(cedar)] == [
        "Letter, Fri, Nov 20.",
        "E-mail, Thu, Nov 19.",
    ]
    assert cedar.items[4].outcome is Outcome.NOT_ADDRESSED


@pytest.mark.parametrize("act", [None, *Act])
def test_every_next_step_is_a_sentence(act: Act | None) -> None:
    assert case_words.next_step(act).endswith(".")


def test_a_letter_is_a_next_step() -> None:
    assert case_words.next_step(Act.FOLLOW_UP) == "Write a follow-up letter."
    assert case_words.next_step(Act.ANSWER_FEE) == "Answer the fee."
    assert case_words.next_step(Act.READ) == "Read the reply."
    assert case_words.next_step(None) == "Nothing to do now."
