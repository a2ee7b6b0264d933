"""Standings from messy threads: two replies, an unknown receipt, a weekend e-mail, an edited event."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law.wording import clock_text, clock_words, line, second, sentence
from ctrecords.model.directory import Closure
from ctrecords.model.ids import AgencyId, OverrideId, RequestId
from ctrecords.model.kinds import (
    Channel,
    Clock,
    Direction,
    EffectKind,
    Fee,
    Move,
    Outcome,
    Proceeding,
    Result,
    Stage,
)
from ctrecords.model.request import Override
from ctrecords.model.thread import Entry
from tests.law.threads import effect, entry, sent, stand, thread

TEN = date(2026, 11, 10)
MESS = (
    entry(date(2026, 11, 14), effect(EffectKind.ACKNOWLEDGED), number=2),
    entry(date(2026, 11, 19), effect(EffectKind.OUTCOME, item=1, outcome=Outcome.PROVIDED), number=3),
    entry(date(2026, 11, 19), number=4),
)


def test_four_business_days_over_veterans_day() -> None:
    """Story 3."""
    on_the_day = stand(thread(sent(TEN), *MESS), date(2026, 11, 17))
    assert (on_the_day.clock, on_the_day.move) == (Clock.RUNNING, Move.AGENCY)
    assert clock_words(on_the_day) == "Day 4 of 4, today"
    assert on_the_day.appeal is None
    after = stand(thread(sent(TEN)), date(2026, 11, 18))
    assert (after.clock, after.move) == (Clock.DEEMED_DENIED, Move.ME)
    assert line(after) == "Deemed denied Nov 17 — appeal by Dec 17 — yours to act"
    assert clock_text(after) == "deemed denied, appeal window open (29 days)"
    assert after.appeal is not None
    assert after.appeal.deadline.window == (date(2026, 11, 18), date(2026, 12, 16))
    why = {day.date: day.why for day in after.clocks.running()[0].deadline.days}
    assert why[date(2026, 11, 11)] == "Veterans' Day, skipped"


def test_the_safe_window_of_february() -> None:
    """Story 4."""
    feb = date(2026, 2, 10)
    town = thread(sent(feb, feb), closures=(Closure(agency=AgencyId(1), open_on="Lincoln Day"),))
    open_town, closed_town = stand(town, date(2026, 2, 20)), stand(thread(sent(feb, feb)), date(2026, 2, 20))
    response = open_town.clocks.running()[0].deadline
    assert (response.earliest, response.date, response.latest) == (
        date(2026, 2, 16),
        date(2026, 2, 17),
        date(2026, 2, 18),
    )
    for standing in (open_town, closed_town):
        assert standing.appeal is not None
        assert standing.appeal.deadline.window == (date(2026, 2, 19), date(2026, 3, 18))


def test_an_unknown_receipt_widens_and_says_so() -> None:
    standing = stand(thread(sent(TEN, channel=Channel.MAIL), *MESS), date(2026, 12, 1))
    response = standing.clocks.running()[0].deadline
    assert response.earliest < response.date
    assert any("assum" in note for note in response.notes)


def test_a_reply_not_read_is_mine() -> None:
    standing = stand(thread(sent(TEN), entry(TEN + timedelta(1))), date(2026, 11, 13))
    assert standing.move is Move.ME
    assert {state.unread for state in standing.items} == {True}
    assert {state.outcome for state in standing.items} == {Outcome.AWAITING}
    assert second(standing) == "Reply came Nov 11, not read"


def test_all_provided_in_time_stops_the_clock() -> None:
    given_all = [effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in range(1, 7)]
    standing = stand(thread(sent(TEN), entry(date(2026, 11, 13), *given_all)), date(2026, 12, 1))
    assert (standing.outcome, standing.clock, standing.move) == (
        Result.ALL_PROVIDED,
        Clock.STOPPED,
        Move.NOBODY,
    )
    assert standing.clocks.silence is None
    assert standing.clocks.running()[0].met == date(2026, 11, 13)


def test_after_the_window_nothing_is_pretended() -> None:
    standing = stand(thread(sent(TEN)), date(2026, 12, 18))
    assert standing.clock is Clock.WINDOW_CLOSED
    assert clock_words(standing) == "Window closed Dec 17"
    assert line(standing) == "Deemed denied Nov 17 — appeal window closed Dec 17 — yours to act"


def test_a_rolled_last_day_is_the_last_resort() -> None:
    denied = thread(
        sent(TEN), entry(date(2026, 11, 13), *[effect(EffectKind.DENIED, item=n) for n in range(1, 7)])
    )
    fourteenth = stand(denied, date(2026, 12, 14))
    assert fourteenth.days_left == -3
    assert fourteenth.clock is Clock.WINDOW_OPEN
    assert clock_words(fourteenth) == "Last resort Dec 14"
    assert stand(denied, date(2026, 12, 15)).clock is Clock.WINDOW_CLOSED


def test_personnel_files_have_ten_days() -> None:
    standing = stand(thread(sent(TEN), personnel=True), date(2026, 11, 18))
    assert standing.clocks.running()[0].deadline.id == "personnel_response"
    assert standing.clock is Clock.RUNNING


def test_an_override_stays_beside_the_computed_date() -> None:
    mine = Override(
        id=OverrideId(1), request=RequestId(1), deadline="appeal", on=date(2026, 12, 1), reason="as advised"
    )
    standing = stand(thread(sent(TEN), overrides=(mine,)), date(2026, 11, 18))
    assert standing.appeal is not None
    assert standing.appeal.file_by == date(2026, 12, 1)
    assert standing.appeal.deadline.file_by == date(2026, 12, 17)


def test_court_date_is_never_rolled() -> None:
    decided = thread(
        sent(TEN),
        entry(date(2026, 11, 17), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT),
        entry(date(2026, 11, 18), effect(EffectKind.FINAL_DECISION)),
    )
    standing = stand(decided, date(2026, 11, 20))
    court = next(r for r in standing.clocks.others if r.deadline.id == "court_appeal")
    assert court.deadline.date == court.deadline.unrolled == date(2027, 1, 2)
    assert court.deadline.file_by == date(2026, 12, 31)
    assert (standing.proceeding, standing.move) == (Proceeding.FINAL, Move.FOIC)


@pytest.mark.parametrize(
    ("kinds", "fee"),
    [
        ((EffectKind.FEE_ESTIMATED,), Fee.ESTIMATE),
        ((EffectKind.FEE_ESTIMATED, EffectKind.FEE_DISPUTED), Fee.DISPUTED),
        ((EffectKind.FEE_ESTIMATED, EffectKind.FEE_AGREED), Fee.AGREED),
        ((EffectKind.FEE_ESTIMATED, EffectKind.FEE_AGREED, EffectKind.FEE_PAID), Fee.PAID),
        ((EffectKind.FEE_ESTIMATED, EffectKind.WAIVER_ASKED), Fee.ESTIMATE),
        ((EffectKind.NARROWED,), Fee.NONE),
    ],
)
def test_fee_facet(kinds: tuple[EffectKind, ...], fee: Fee) -> None:
    entries = [entry(TEN + timedelta(n), effect(kind, cents=31250)) for n, kind in enumerate(kinds, start=1)]
    assert stand(thread(sent(TEN), *entries), date(2026, 11, 20)).fee is fee


def test_drafts_have_no_dates() -> None:
    standing = stand(thread(), TEN)
    assert (standing.stage, standing.clock, standing.move) == (Stage.DRAFT, Clock.NOT_STARTED, Move.ME)
    assert standing.clocks.running() == ()


OUTCOMES = st.sampled_from([o for o in Outcome if o is not Outcome.AWAITING])


@st.composite
def later_entries(draw: st.DrawFn, after: date) -> list[Entry]:
    """Anything an agency might send after a day."""
    made: list[Entry] = []
    for number in range(draw(st.integers(0, 6))):
        on = after + timedelta(draw(st.integers(1, 60)))
        kind = draw(st.sampled_from(sorted(EffectKind)))
        if kind in (EffectKind.SENT, EffectKind.RECEIVED):
            continue
        item = draw(st.integers(1, 6))
        outcome = draw(OUTCOMES) if kind is EffectKind.OUTCOME else None
        made.append(entry(on, effect(kind, item=item, outcome=outcome), number=number + 2))
    return made


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.data())
def test_a_later_event_never_changes_a_date_already_met(start: date, data: st.DataObject) -> None:
    given_all = [effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in range(1, 7)]
    answered = thread(sent(start), entry(start + timedelta(1), *given_all))
    response = stand(answered, start + timedelta(90)).clocks.running()[0]
    later = data.draw(later_entries(start + timedelta(1)))
    messy = thread(*answered.entries, *later)
    again = stand(messy, start + timedelta(90)).clocks.running()[0]
    assert (again.met, again.deadline) == (response.met, response.deadline)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.data())
def test_nothing_later_moves_the_laws_first_date(start: date, data: st.DataObject) -> None:
    plain = stand(thread(sent(start)), start + timedelta(90))
    messy = stand(thread(sent(start), *data.draw(later_entries(start))), start + timedelta(90))
    assert messy.clocks.running()[0].deadline == plain.clocks.running()[0].deadline


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 120), st.data())
def test_every_standing_can_be_said(start: date, passed: int, data: st.DataObject) -> None:
    standing = stand(thread(sent(start), *data.draw(later_entries(start))), start + timedelta(passed))
    for said in (
        line(standing),
        sentence(standing),
        second(standing),
        clock_words(standing),
        clock_text(standing),
    ):
        assert said
        assert "None" not in said.replace("None yet", "")
    assert "due" not in second(standing)
    for running in standing.clocks.running():
        assert running.deadline.citation
        assert running.deadline.confidence


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_events_count_by_when_they_happened(start: date) -> None:
    future = entry(start + timedelta(3), effect(EffectKind.DENIED, item=1))
    before = stand(thread(sent(start), future), start + timedelta(2))
    assert before.clocks.appeals == ()
    assert before.items[0].outcome is Outcome.AWAITING


def test_the_same_thread_gives_the_same_standing() -> None:
    made = thread(sent(TEN), *MESS)
    assert stand(made, TEN + timedelta(9)) == stand(replace(made), TEN + timedelta(9))
