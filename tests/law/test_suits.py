"""May sue: from the day after a limit, in every reading; for the request and for an appeal."""

from datetime import date

import pytest

from ctrecords.law.clocks import Clocks
from ctrecords.model.directory import Agency
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import AGENCY, DHS, FEDERAL, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)


def clocks(*entries: Entry, today: date, start: Entry = START, agency: Agency = DHS) -> Clocks:
    return stand(thread(start, *entries, agency=agency), today).clocks


def filed(on: date, channel: Channel = Channel.PORTAL, number: int = 8) -> Entry:
    return entry(on, effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, channel=channel, number=number)


DENIED = entry(date(2026, 11, 10), *(effect(EffectKind.DENIED, item=n) for n in range(1, 7)), number=4)


@pytest.mark.parametrize("agency", [DHS, FEDERAL])
def test_the_right_to_sue_begins_the_day_after_the_limit(agency: Agency) -> None:
    before = clocks(today=date(2026, 11, 18), agency=agency).answer
    assert before is not None
    assert before.suit is None
    after = clocks(today=date(2026, 11, 19), agency=agency).answer
    assert after is not None
    assert after.suit is not None
    assert (after.suit.earliest, after.suit.since, after.suit.latest) == (date(2026, 11, 19),) * 3
    assert after.suit.until is not None
    assert after.suit.until.deadline.date == date(2032, 11, 18)


def test_a_state_deemed_denial_gives_no_such_right() -> None:
    found = clocks(today=date(2026, 11, 19), agency=AGENCY)
    assert (found.answer, found.decision, found.passed) == (None, None, None)
    assert found.silence is not None


def test_an_unknown_receipt_puts_the_safe_day_off() -> None:
    posted = sent(date(2026, 10, 20), channel=Channel.MAIL)
    found = clocks(today=date(2026, 11, 27), start=posted)
    assert found.response is not None
    assert found.answer is not None
    suit = found.answer.suit
    assert suit is not None
    assert (suit.earliest, suit.since, suit.latest) == (
        date(2026, 11, 19),
        date(2026, 11, 26),
        date(2026, 11, 28),
    )
    assert any("seven days after mailing assumed" in note for note in found.response.deadline.notes)


def test_what_came_late_but_whole_leaves_nothing_to_sue_for() -> None:
    whole = [effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in range(1, 7)]
    found = clocks(entry(date(2026, 11, 23), *whole, number=3), today=date(2026, 11, 30))
    assert found.passed == date(2026, 11, 18)
    assert found.answer is not None
    assert found.answer.suit is None
    assert "lawsuit" not in {running.deadline.id for running in found.running()}


def test_an_appeal_is_decided_within_twenty_working_days_of_its_receipt() -> None:
    received = entry(date(2026, 11, 20), effect(EffectKind.APPEAL_RECEIVED, on=date(2026, 11, 19)), number=9)
    found = clocks(DENIED, filed(date(2026, 11, 16)), received, today=date(2026, 12, 18)).decision
    assert found is not None
    assert (found.running.deadline.starts, found.running.deadline.date) == (
        date(2026, 11, 19),
        date(2026, 12, 18),
    )
    assert (found.suit, found.running.deadline.guess) == (None, "")
    late = clocks(DENIED, filed(date(2026, 11, 16)), received, today=date(2026, 12, 19)).decision
    assert late is not None
    assert late.suit is not None
    assert late.suit.since == date(2026, 12, 19)


def test_an_appeal_whose_receipt_is_not_known_says_what_it_assumes() -> None:
    found = clocks(DENIED, filed(date(2026, 11, 16), Channel.MAIL), today=date(2026, 12, 1)).decision
    assert found is not None
    assert found.running.deadline.starts == date(2026, 11, 23)
    assert found.running.deadline.guess.startswith("Receipt of the appeal is not known: seven days")


def test_a_decision_meets_its_limit_and_the_six_years_run_from_it() -> None:
    decision = entry(date(2026, 12, 9), effect(EffectKind.FINAL_DECISION), number=9)
    found = clocks(DENIED, filed(date(2026, 11, 16)), decision, today=date(2027, 1, 30))
    assert found.decision is not None
    assert found.decision.running.met == date(2026, 12, 9)
    assert found.decision.suit is None
    (suit,) = [one for one in found.others if one.deadline.id == "lawsuit"]
    assert suit.deadline.date == date(2032, 12, 9)
