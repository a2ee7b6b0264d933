"""Which federal clock is watched, and whose move it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.docket import most_urgent, next_act
from ctrecords.law.standing import Standing
from ctrecords.law.wording import clock_text, clock_words, line, second, sentence
from ctrecords.model.directory import Agency
from ctrecords.model.kinds import Channel, Clock, Direction, EffectKind, Move, Outcome, Proceeding
from ctrecords.model.thread import Entry
from tests.law.test_standing import later_entries
from tests.law.threads import DHS, FEDERAL, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
ASKED = entry(date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED), number=2)
ANSWERED = entry(
    date(2026, 11, 9), effect(EffectKind.CLARIFICATION_ANSWERED), direction=Direction.OUT, number=3
)
MORE = entry(date(2026, 11, 10), effect(EffectKind.EXTENSION), channel=Channel.MAIL, number=4)
ESTIMATE = entry(date(2026, 11, 10), effect(EffectKind.ESTIMATE, on=date(2027, 2, 1)), number=4)
DENIED = entry(date(2026, 11, 12), effect(EffectKind.DENIED, item=4), number=5)
ALL_DENIED = entry(date(2026, 11, 12), *(effect(EffectKind.DENIED, item=n) for n in range(1, 7)), number=5)
NO_WAIVER = entry(date(2026, 11, 12), effect(EffectKind.WAIVER_DECIDED, granted=False), number=6)


def did(kind: EffectKind, on: date, number: int = 9) -> Entry:
    return entry(on, effect(kind), direction=Direction.OUT, number=number)


def at(today: date, *entries: Entry) -> Standing:
    return stand(thread(START, *entries, agency=DHS), today)


@pytest.mark.parametrize(
    ("entries", "today", "clock", "move"),
    [
        ((), date(2026, 11, 18), Clock.RUNNING, Move.AGENCY),
        ((), date(2026, 11, 19), Clock.TIME_PASSED, Move.AGENCY),
        ((ASKED,), date(2026, 11, 4), Clock.PAUSED, Move.ME),
        ((ASKED,), date(2026, 12, 24), Clock.PAUSED, Move.ME),
        ((ASKED, ANSWERED), date(2026, 11, 19), Clock.ESTIMATE_GIVEN, Move.AGENCY),
        ((ASKED, ANSWERED), date(2026, 11, 26), Clock.TIME_PASSED, Move.AGENCY),
        ((MORE,), date(2026, 11, 11), Clock.ESTIMATE_GIVEN, Move.AGENCY),
        ((MORE,), date(2026, 12, 3), Clock.ESTIMATE_GIVEN, Move.AGENCY),
        ((MORE,), date(2026, 12, 4), Clock.TIME_PASSED, Move.AGENCY),
        ((ESTIMATE,), date(2026, 11, 11), Clock.ESTIMATE_GIVEN, Move.AGENCY),
        ((ESTIMATE,), date(2026, 11, 19), Clock.TIME_PASSED, Move.AGENCY),
        ((DENIED,), date(2026, 11, 13), Clock.WINDOW_OPEN, Move.ME),
        ((DENIED, ASKED), date(2026, 11, 13), Clock.PAUSED, Move.ME),
        ((NO_WAIVER,), date(2026, 11, 13), Clock.RUNNING, Move.AGENCY),
        ((NO_WAIVER,), date(2026, 11, 19), Clock.TIME_PASSED, Move.AGENCY),
        ((NO_WAIVER,), date(2027, 3, 10), Clock.WINDOW_OPEN, Move.ME),
        ((ALL_DENIED,), date(2027, 6, 1), Clock.WINDOW_CLOSED, Move.ME),
        ((DENIED,), date(2027, 6, 1), Clock.TIME_PASSED, Move.AGENCY),
    ],
)
def test_the_clock_to_watch(entries: tuple[Entry, ...], today: date, clock: Clock, move: Move) -> None:
    found = at(today, *entries)
    assert (found.clock, found.move) == (clock, move)


FILED = did(EffectKind.APPEAL_FILED, date(2026, 11, 16), 8)


@pytest.mark.parametrize(
    ("entries", "today", "clock", "proceeding", "move"),
    [
        ((FILED,), date(2026, 11, 20), Clock.RUNNING, Proceeding.FILED, Move.AGENCY),
        ((FILED,), date(2026, 12, 16), Clock.TIME_PASSED, Proceeding.FILED, Move.AGENCY),
        (
            (FILED, did(EffectKind.OMBUDSMAN, date(2026, 12, 1))),
            date(2026, 12, 2),
            Clock.STOPPED,
            Proceeding.OMBUDSMAN,
            Move.OGIS,
        ),
        (
            (FILED, did(EffectKind.FINAL_DECISION, date(2026, 12, 1))),
            date(2026, 12, 2),
            Clock.STOPPED,
            Proceeding.FINAL,
            Move.ME,
        ),
        (
            (FILED, did(EffectKind.COURT_APPEAL, date(2026, 12, 1))),
            date(2026, 12, 2),
            Clock.STOPPED,
            Proceeding.COURT,
            Move.COURT,
        ),
    ],
)
def test_an_appeal_goes_through_the_agency_ogis_and_the_court(
    entries: tuple[Entry, ...], today: date, clock: Clock, proceeding: Proceeding, move: Move
) -> None:
    found = at(today, ALL_DENIED, *entries)
    assert (found.clock, found.proceeding, found.move) == (clock, proceeding, move)


def test_an_appeal_pending_does_not_hide_what_waits_on_me() -> None:
    reply = entry(date(2026, 11, 18), number=9)
    assert at(date(2026, 11, 18), ALL_DENIED, FILED, reply).move is Move.ME


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(0, 250),
    st.sampled_from([DHS, FEDERAL]),
    st.data(),
)
def test_every_federal_standing_can_be_said_and_is_never_deemed_denied(
    start: date, passed: int, agency: Agency, data: st.DataObject
) -> None:
    made = thread(
        sent(start, channel=Channel.PORTAL),
        *data.draw(later_entries(start)),
        agency=agency,
    )
    found = stand(made, start + timedelta(passed))
    assert found.clock is not Clock.DEEMED_DENIED
    assert found.move is not Move.FOIC
    assert found.clocks.silence is None
    due = most_urgent(found, library.load("us"))
    words = (line(found), sentence(found), second(found), clock_words(found), clock_text(found))
    for said in (*words, due.why if due else ""):
        assert "eemed denied" not in said
        assert "None" not in said.replace("None yet", "")
        assert "  " not in said
        assert "FOI Commission" not in said
    assert next_act(found, library.load("us")) is None or due is None or due.act


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.data())
def test_nothing_later_moves_the_federal_limit(start: date, data: st.DataObject) -> None:
    first = sent(start, channel=Channel.PORTAL)
    plain = stand(thread(first, agency=DHS), start + timedelta(120)).clocks.response
    messy = stand(thread(first, *data.draw(later_entries(start)), agency=DHS), start + timedelta(120))
    assert plain is not None
    assert messy.clocks.response is not None
    assert messy.clocks.response.deadline == plain.deadline


def test_a_request_answered_in_time_has_no_clock_left() -> None:
    whole = [effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in range(1, 7)]
    found = at(date(2026, 12, 1), entry(date(2026, 11, 9), *whole, number=3))
    assert (found.clock, found.move) == (Clock.STOPPED, Move.NOBODY)
