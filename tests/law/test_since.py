"""What fell due between two days: each thing once, only what time brought, the weightiest first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law.since import Fell, fell_due
from ctrecords.model.ids import ReminderId, RequestId
from ctrecords.model.kinds import Channel, EffectKind
from ctrecords.model.request import Reminder
from ctrecords.model.thread import Thread
from tests.law.test_docket import MESS, TEN
from tests.law.threads import FEDERAL, effect, entry, sent, stand, thread

SILENT = thread(sent(TEN), *MESS)


def told(made: Thread, first: date, last: date) -> list[tuple[Fell, str]]:
    return [(row.kind, row.line) for row in fell_due([(stand(made, first), stand(made, last))])]


def reminder(on: date, done: date | None = None) -> Reminder:
    return Reminder(id=ReminderId(1), request=RequestId(1), on=on, text="Ask again", set_on=TEN, done_on=done)


def test_nothing_comes_while_the_agency_has_time() -> None:
    assert told(SILENT, date(2026, 11, 12), date(2026, 11, 17)) == []
    assert told(SILENT, date(2026, 11, 18), date(2026, 11, 18)) == []


@pytest.mark.parametrize("first", [date(2026, 11, 12), date(2026, 11, 17)])
def test_silence_that_became_a_denial_is_told_once(first: date) -> None:
    assert told(SILENT, first, date(2026, 11, 18)) == [(Fell.DEEMED, "Deemed denied Tue, Nov 17")]
    assert told(SILENT, date(2026, 11, 18), date(2026, 11, 30)) == []


def test_a_last_day_that_came_near_and_a_window_that_closed() -> None:
    assert told(SILENT, date(2026, 12, 1), date(2026, 12, 10)) == [
        (Fell.CLOSING, "Last day to appeal Thu, Dec 17, 7 days left")
    ]
    assert told(SILENT, date(2026, 12, 10), date(2026, 12, 16)) == []
    closed = [(Fell.CLOSED, "Appeal window closed Thu, Dec 17, 2026")]
    assert told(SILENT, date(2026, 12, 10), date(2027, 1, 4)) == closed
    assert told(SILENT, date(2026, 11, 12), date(2027, 1, 4)) == closed


def test_a_silence_whose_last_day_is_near_tells_both() -> None:
    assert [kind for kind, _line in told(SILENT, date(2026, 11, 12), date(2026, 12, 12))] == [
        Fell.CLOSING,
        Fell.DEEMED,
    ]


def test_a_broken_promise() -> None:
    promise = entry(
        date(2026, 11, 12),
        effect(EffectKind.PROMISE, on=date(2026, 11, 20)),
        channel=Channel.CALL,
        number=4,
        summary="We'll have it by Nov 20.",
    )
    kinds = told(thread(sent(TEN), promise), date(2026, 11, 19), date(2026, 11, 23))
    assert kinds == [(Fell.PROMISE, "Promise of Fri, Nov 20 broken")]


def test_reminders_that_came_and_are_not_done() -> None:
    on = date(2026, 11, 20)
    open_one = thread(sent(TEN), reminders=(reminder(on),))
    assert (Fell.REMINDER, "Reminder of Fri, Nov 20: Ask again") in told(
        open_one, date(2026, 11, 19), date(2026, 11, 23)
    )
    assert told(open_one, on, date(2026, 11, 23)) == []
    done = thread(sent(TEN), reminders=(reminder(on, done=on),))
    assert told(done, date(2026, 11, 19), date(2026, 11, 23)) == []


def test_a_federal_time_limit_that_passed() -> None:
    federal = thread(sent(TEN), agency=FEDERAL)
    assert [kind for kind, _line in told(federal, date(2026, 11, 12), date(2027, 1, 20))] == [Fell.PASSED]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_day_in_between_hides_nothing_and_doubles_nothing(one: int, two: int, three: int) -> None:
    first, middle, last = (TEN + timedelta(days) for days in sorted((one, two, three)))
    made = thread(sent(TEN), *MESS, reminders=(reminder(date(2026, 11, 20)),))
    whole = {kind for kind, _line in told(made, first, last)}
    parts = [kind for kind, _line in (*told(made, first, middle), *told(made, middle, last))]
    assert whole <= set(parts)
    assert len(parts) == len(set(parts))
