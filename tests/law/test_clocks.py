"""A request's own clocks: appeals item by item, what meets them, and claims that move nothing."""

from datetime import date, timedelta

import pytest

from ctrecords.law.clocks import Clocks
from ctrecords.model.directory import Closure
from ctrecords.model.ids import AgencyId, OverrideId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Override
from ctrecords.model.thread import Entry
from tests.law.threads import effect, entry, sent, stand, thread

TEN = date(2026, 11, 10)
MESS = (
    entry(date(2026, 11, 12), effect(EffectKind.ACKNOWLEDGED), number=2),
    entry(date(2026, 11, 14), number=3, summary="A weekend e-mail."),
)


def clocks(*entries: Entry, today: date = date(2026, 11, 23)) -> Clocks:
    return stand(thread(sent(TEN), *MESS, *entries), today).clocks


def denied(on: date, *items: int, number: int = 9) -> Entry:
    return entry(on, *(effect(EffectKind.DENIED, item=item) for item in items), number=number)


def test_drafts_have_no_clock() -> None:
    empty = stand(thread(), TEN).clocks
    assert empty.running() == ()
    assert (empty.sent, empty.received, empty.silence) == (None, None, None)


def test_each_denial_has_its_own_appeal_and_the_first_denial_of_an_item_counts() -> None:
    found = clocks(denied(date(2026, 11, 13), 1, 2), denied(date(2026, 11, 16), 2, 3, number=10))
    by_start = {running.deadline.starts: running.items for running in found.appeals}
    assert by_start[date(2026, 11, 13)] == (1, 2)
    assert by_start[date(2026, 11, 16)] == (3,)
    assert by_start[date(2026, 11, 17)] == (4, 5, 6)


def test_the_appeal_to_watch_is_the_next_to_end_then_the_last_that_did() -> None:
    found = clocks(denied(date(2026, 11, 13), 1))
    watched = found.appeal(date(2026, 12, 1))
    assert watched is not None
    assert watched.items == (1,)
    later = found.appeal(date(2026, 12, 15))
    assert later is not None
    assert later.items == (2, 3, 4, 5, 6)
    assert found.appeal(date(2027, 1, 15)) == later


def test_an_appeal_filed_meets_those_before_it() -> None:
    filed = entry(date(2026, 11, 20), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=11)
    found = clocks(denied(date(2026, 11, 13), 1), filed, denied(date(2026, 11, 21), 2, number=12))
    met = {running.deadline.starts: running.met for running in found.appeals}
    assert met == {
        date(2026, 11, 13): date(2026, 11, 20),
        date(2026, 11, 17): date(2026, 11, 20),
        date(2026, 11, 21): None,
    }


def test_what_is_given_after_a_denial_settles_its_appeal() -> None:
    given_all = entry(
        date(2026, 11, 20),
        *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in range(1, 7)),
        number=11,
    )
    found = clocks(denied(date(2026, 11, 13), 1), given_all)
    assert all(running.met is not None for running in found.appeals)
    assert found.appeal(date(2026, 11, 23)) is None


def test_a_withdrawal_in_time_is_no_silence() -> None:
    withdrawn = entry(date(2026, 11, 16), effect(EffectKind.WITHDRAWN), direction=Direction.OUT, number=9)
    assert clocks(withdrawn).silence is None
    assert clocks(entry(date(2026, 11, 18), effect(EffectKind.WITHDRAWN), number=9)).silence == date(
        2026, 11, 17
    )


def test_a_partial_answer_in_time_leaves_the_rest_to_silence() -> None:
    some = entry(
        date(2026, 11, 16),
        *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in (1, 2)),
        number=9,
    )
    found = clocks(some)
    assert found.silence == date(2026, 11, 17)
    assert [running.items for running in found.appeals] == [(3, 4, 5, 6)]


@pytest.mark.parametrize("kind", [EffectKind.ESTIMATE, EffectKind.PROMISE, EffectKind.EXTENSION])
def test_what_an_agency_claims_is_kept_and_moves_nothing(kind: EffectKind) -> None:
    claim = entry(
        date(2026, 11, 13), effect(kind, on=date(2027, 3, 1), quotation="By March."), number=9, summary="Said"
    )
    with_claim, without = clocks(claim), clocks()
    assert with_claim.running() == without.running()
    assert with_claim.silence == without.silence
    (kept,) = with_claim.claims
    assert (kept.kind, kept.on, kept.said_on, kept.words) == (
        kind,
        date(2027, 3, 1),
        date(2026, 11, 13),
        "By March.",
    )
    assert not kept.broken


PROMISE = entry(date(2026, 11, 13), effect(EffectKind.PROMISE, on=date(2026, 11, 20)), number=9)


def answer(on: date, *items: int) -> Entry:
    return entry(
        on, *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in items), number=10
    )


@pytest.mark.parametrize(
    ("later", "today", "broken"),
    [
        ((), date(2026, 11, 20), False),
        ((), date(2026, 11, 21), True),
        ((answer(date(2026, 11, 20), 1),), date(2026, 11, 21), True),
        ((answer(date(2026, 11, 23), 1),), date(2026, 11, 24), True),
        ((answer(date(2026, 11, 23), 1, 2, 3, 4, 5, 6),), date(2026, 11, 24), False),
        ((answer(date(2026, 11, 16), 1, 2, 3, 4, 5, 6),), date(2026, 11, 21), False),
        ((answer(date(2026, 11, 16), 1, 2),), date(2026, 11, 21), True),
        ((entry(date(2026, 11, 20), effect(EffectKind.ACKNOWLEDGED), number=10),), date(2026, 11, 21), True),
    ],
)
def test_a_promise_is_broken_when_its_day_passed_and_something_is_still_awaited(
    later: tuple[Entry, ...], today: date, *, broken: bool
) -> None:
    (claim,) = clocks(PROMISE, *later, today=today).claims
    assert claim.broken is broken


def test_an_estimate_is_never_a_broken_promise() -> None:
    passed = entry(date(2026, 11, 13), effect(EffectKind.ESTIMATE, on=date(2026, 11, 16)), number=9)
    assert not clocks(passed).claims[0].broken


def test_the_receipt_known_last_counts() -> None:
    mailed = thread(
        sent(TEN, channel=Channel.MAIL),
        entry(date(2026, 11, 13), effect(EffectKind.RECEIVED, on=date(2026, 11, 12)), number=2),
        entry(date(2026, 11, 16), effect(EffectKind.RECEIVED, on=date(2026, 11, 13)), number=3),
    )
    assert stand(mailed, date(2026, 11, 23)).clocks.received == date(2026, 11, 13)


def test_a_day_the_town_is_closed_is_skipped_with_its_reason() -> None:
    closed = Closure(agency=AgencyId(1), on=date(2026, 11, 12))
    found = stand(thread(sent(TEN), closures=(closed,)), date(2026, 11, 23)).clocks
    assert found.response is not None
    assert found.response.deadline.date == date(2026, 11, 18)
    why = {day.date: day.why for day in found.response.deadline.days}
    assert "skipped" in why[date(2026, 11, 12)]


def test_the_newest_date_of_ones_own_stands_and_the_laws_stays_beside_it() -> None:
    mine = tuple(
        Override(
            id=OverrideId(n), request=RequestId(1), deadline="response", on=TEN + timedelta(n), reason="r"
        )
        for n in (1, 2)
    )
    found = stand(thread(sent(TEN), overrides=mine), date(2026, 11, 23)).clocks
    assert found.response is not None
    assert found.response.file_by == found.response.last_day == TEN + timedelta(2)
    assert found.response.deadline.date == date(2026, 11, 17)
