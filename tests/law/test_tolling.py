"""The agency's own count: pauses and more time as claimed, and the law's date that none of it moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law.clocks import Clocks
from ctrecords.law.tolling import Count
from ctrecords.model.kinds import Channel, Direction, EffectKind
from ctrecords.model.thread import Entry
from tests.law.threads import DHS, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
LAW = date(2026, 11, 18)
"""Twenty working days after Oct 20, 2026, Veterans Day skipped."""
CLARIFY, FEE = EffectKind.CLARIFICATION_ASKED, EffectKind.FEE_ESTIMATED


def asked(on: date, number: int, kind: EffectKind = CLARIFY) -> Entry:
    return entry(on, effect(kind), number=number)


def answered(on: date, number: int, kind: EffectKind = EffectKind.CLARIFICATION_ANSWERED) -> Entry:
    return entry(on, effect(kind), direction=Direction.OUT, number=number)


def more(on: date, number: int, *, to: date | None = None, channel: Channel = Channel.EMAIL) -> Entry:
    return entry(on, effect(EffectKind.EXTENSION, on=to), channel=channel, number=number)


def clocks(*entries: Entry, today: date = date(2026, 11, 19), start: Entry = START) -> Clocks:
    return stand(thread(start, *entries, agency=DHS), today).clocks


def counted(*entries: Entry, today: date = date(2026, 11, 19)) -> Count:
    found = clocks(*entries, today=today)
    assert found.response is not None
    assert found.response.deadline.date == LAW
    assert found.answer is not None
    assert found.answer.count is not None
    return found.answer.count


def test_an_agency_that_claims_nothing_has_no_count_of_its_own() -> None:
    found = clocks()
    assert found.answer is not None
    assert found.answer.count is None


def test_a_pause_leaves_out_the_days_from_the_question_to_the_answer() -> None:
    count = counted(asked(date(2026, 11, 3), 2), answered(date(2026, 11, 9), 3))
    assert count.ends == date(2026, 11, 25)
    assert count.paused is None
    why = {day.date: day.why for day in count.days}
    assert why[date(2026, 11, 3)] == why[date(2026, 11, 9)] == "Paused as claimed"
    assert (why[date(2026, 11, 2)], why[date(2026, 11, 10)]) == ("Working day 9", "Working day 10")
    assert why[date(2026, 11, 11)] == "Veterans Day, skipped"


def test_an_open_pause_stops_the_count() -> None:
    count = counted(asked(date(2026, 11, 3), 2))
    assert (count.ends, count.latest) == (None, None)
    assert count.paused is not None
    assert count.days[-1].why == "Paused as claimed, open"


def test_the_law_allows_one_pause_for_information_and_any_number_for_fees() -> None:
    twice = counted(
        asked(date(2026, 11, 3), 2),
        answered(date(2026, 11, 9), 3),
        asked(date(2026, 11, 12), 4),
    )
    assert twice.ends == date(2026, 11, 25)
    assert [pause.doubt for pause in twice.pauses] == ["", "the law allows one pause of this kind"]
    fees = counted(
        asked(date(2026, 11, 3), 2, FEE),
        answered(date(2026, 11, 4), 3, EffectKind.FEE_AGREED),
        asked(date(2026, 11, 12), 4, FEE),
        answered(date(2026, 11, 13), 5, EffectKind.FEE_AGREED),
    )
    assert [pause.doubt for pause in fees.pauses] == ["", ""]
    assert fees.ends == date(2026, 11, 24)


def test_a_question_after_the_time_ran_out_pauses_nothing() -> None:
    late = counted(asked(date(2026, 11, 19), 2))
    assert [pause.doubt for pause in late.pauses] == ["it came after the time had run out"]
    assert late.ends == LAW
    last_day = counted(asked(LAW, 2), answered(date(2026, 11, 19), 3), today=date(2026, 11, 30))
    assert last_day.ends == date(2026, 11, 20)


def test_more_time_in_writing_before_the_end_gives_ten_working_days() -> None:
    count = counted(more(date(2026, 11, 10), 2))
    assert count.ends == date(2026, 12, 3)
    (claim,) = count.more
    assert (claim.amount, claim.until, claim.doubt, claim.beyond) == (10, date(2026, 12, 3), "", False)
    both = counted(
        asked(date(2026, 11, 3), 2),
        answered(date(2026, 11, 9), 3),
        more(date(2026, 11, 24), 4),
        today=date(2026, 11, 30),
    )
    assert both.ends == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("notice", "doubt"),
    [
        (more(date(2026, 11, 19), 2), "it came after the time had run out"),
        (more(date(2026, 11, 10), 2, channel=Channel.CALL), "it was not in writing"),
    ],
)
def test_more_time_late_or_by_word_of_mouth_gives_none(notice: Entry, doubt: str) -> None:
    count = counted(notice)
    assert (count.ends, count.more[0].doubt, count.more[0].until) == (LAW, doubt, None)


def test_more_time_is_taken_once_for_request_and_appeal_together() -> None:
    count = counted(more(date(2026, 11, 10), 2), more(date(2026, 11, 12), 3))
    assert count.ends == date(2026, 12, 3)
    assert count.more[1].doubt == "the law allows it once for request and appeal together"
    denied = entry(date(2026, 11, 12), *(effect(EffectKind.DENIED, item=n) for n in range(1, 7)), number=4)
    filed = entry(date(2026, 11, 16), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=5)
    late = more(date(2026, 11, 30), 6)
    for early, ends in (((more(date(2026, 11, 10), 2),), date(2026, 12, 15)), ((), date(2026, 12, 30))):
        found = clocks(*early, denied, filed, late, today=date(2026, 12, 1)).decision
        assert found is not None
        assert found.count is not None
        assert found.running.deadline.date == date(2026, 12, 15)
        assert found.count.ends == ends


def test_a_day_of_its_own_beyond_the_ten_is_kept_and_named() -> None:
    (claim,) = counted(more(date(2026, 11, 10), 2, to=date(2026, 12, 31))).more
    assert (claim.until, claim.notice.on, claim.beyond) == (date(2026, 12, 3), date(2026, 12, 31), True)
    (near,) = counted(more(date(2026, 11, 10), 2, to=date(2026, 12, 1))).more
    assert not near.beyond


def test_an_unknown_receipt_makes_the_latest_count_longer() -> None:
    posted = sent(date(2026, 10, 20), channel=Channel.MAIL)
    found = clocks(more(date(2026, 11, 10), 2), start=posted).answer
    assert found is not None
    assert found.count is not None
    assert found.count.ends is not None
    assert found.count.latest is not None
    assert found.count.latest > found.count.ends


CLAIMS = st.lists(
    st.tuples(
        st.integers(1, 60),
        st.sampled_from(
            [
                CLARIFY,
                FEE,
                EffectKind.EXTENSION,
                EffectKind.PROMISE,
                EffectKind.ESTIMATE,
                EffectKind.CLARIFICATION_ANSWERED,
                EffectKind.FEE_AGREED,
            ]
        ),
        st.one_of(st.none(), st.integers(1, 90)),
        st.sampled_from([Channel.EMAIL, Channel.MAIL, Channel.CALL, Channel.PORTAL]),
    ),
    max_size=6,
)


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)), CLAIMS, st.integers(0, 120))
def test_no_claim_ever_moves_a_date_of_the_law_and_none_ends_sooner(
    start: date, said: list[tuple[int, EffectKind, int | None, Channel]], passed: int
) -> None:
    first = sent(start, channel=Channel.PORTAL)
    claims = [
        entry(
            start + timedelta(after),
            effect(kind, on=start + timedelta(after + to) if to else None),
            channel=channel,
            number=number,
        )
        for number, (after, kind, to, channel) in enumerate(said, start=2)
    ]
    today = start + timedelta(passed)
    plain, claimed = clocks(today=today, start=first), clocks(*claims, today=today, start=first)
    assert plain.response == claimed.response
    assert plain.passed == claimed.passed
    assert plain.response is not None
    assert claimed.answer is not None
    count = claimed.answer.count
    if count is not None and count.ends is not None:
        assert count.ends >= plain.response.deadline.date
        assert count.latest is not None
        assert count.latest >= count.ends
        assert [day.date for day in count.days] == [
            plain.response.deadline.starts + timedelta(n) for n in range(1, len(count.days) + 1)
        ]
    suit = claimed.answer.suit
    if suit is not None:
        assert suit.earliest <= suit.since
        assert suit.latest is None or suit.latest >= suit.since
