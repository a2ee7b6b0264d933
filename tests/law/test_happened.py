"""What happened up to a day: outcomes item by item, replies not read, events counted by their own day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law.happened import Happened, outcome_of
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import effect, entry, sent, thread

TEN = date(2026, 11, 10)
LATE = date(2026, 12, 31)


def outcomes(*entries: Entry, today: date = LATE) -> list[Outcome]:
    return [state.outcome for state in Happened(thread(sent(TEN), *entries), today).items()]


def test_an_item_has_the_outcome_said_last() -> None:
    first = entry(TEN + timedelta(2), effect(EffectKind.DENIED, item=1), number=2)
    second = entry(TEN + timedelta(5), effect(EffectKind.OUTCOME, item=1, outcome=Outcome.PROVIDED), number=3)
    assert outcomes(first, second)[:2] == [Outcome.PROVIDED, Outcome.AWAITING]
    assert outcomes(first, second, today=TEN + timedelta(4))[0] is Outcome.DENIED
    state = Happened(thread(sent(TEN), first, second), LATE).items(by=TEN + timedelta(4))[0]
    assert (state.outcome, state.on) == (Outcome.DENIED, TEN + timedelta(2))


def test_an_effect_without_an_item_is_about_every_item() -> None:
    assert outcomes(entry(TEN + timedelta(2), effect(EffectKind.WITHDRAWN))) == [Outcome.WITHDRAWN] * 6


def test_each_kind_gives_its_outcome_and_the_others_none() -> None:
    given_outcomes = {kind: outcome_of(effect(kind, item=1)) for kind in EffectKind}
    assert {kind for kind, outcome in given_outcomes.items() if outcome} == {
        EffectKind.DENIED,
        EffectKind.REFERRED,
        EffectKind.WITHDRAWN,
    }
    assert outcome_of(effect(EffectKind.OUTCOME, outcome=Outcome.NOT_ADDRESSED)) is Outcome.NOT_ADDRESSED


def test_the_section_of_a_denial_is_kept_with_its_item() -> None:
    denied = entry(TEN, effect(EffectKind.DENIED, item=4, section="1-210(b)(3)"))
    states = Happened(thread(denied), LATE).items()
    assert [state.section for state in states] == ["", "", "", "1-210(b)(3)", "", ""]


def test_only_written_replies_without_effects_are_not_read() -> None:
    day = TEN + timedelta(1)
    for channel in Channel:
        for direction in Direction:
            happened = Happened(
                thread(sent(TEN), entry(day, channel=channel, direction=direction, number=2)), LATE
            )
            written = channel not in (Channel.CALL, Channel.VISIT, Channel.NOTE)
            assert bool(happened.unread()) is (written and direction is Direction.IN)
    read = Happened(thread(sent(TEN), entry(day, effect(EffectKind.ACKNOWLEDGED), number=2)), LATE)
    assert read.unread() == ()


def test_not_read_shows_on_awaiting_items_only() -> None:
    answer = entry(TEN + timedelta(1), effect(EffectKind.DENIED, item=1), number=2)
    states = Happened(thread(sent(TEN), answer, entry(TEN + timedelta(2), number=3)), LATE).items()
    assert [state.unread for state in states] == [False, True, True, True, True, True]


def test_the_first_answer_of_substance() -> None:
    acknowledged = entry(TEN + timedelta(1), effect(EffectKind.ACKNOWLEDGED), number=2)
    unread = entry(TEN + timedelta(3), number=3)
    denied = entry(TEN + timedelta(2), effect(EffectKind.DENIED, item=1), number=4)
    assert Happened(thread(sent(TEN), acknowledged), LATE).answered() is None
    assert Happened(thread(sent(TEN), acknowledged, unread), LATE).answered() == TEN + timedelta(3)
    assert Happened(thread(sent(TEN), acknowledged, unread, denied), LATE).answered() == TEN + timedelta(2)


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(sorted(EffectKind)), st.integers(1, 6)), max_size=8
    ),
    st.integers(0, 40),
)
def test_nothing_after_today_is_seen(drawn: list[tuple[int, EffectKind, int]], passed: int) -> None:
    made = [
        entry(TEN + timedelta(days), effect(kind, item=item), number=n)
        for n, (days, kind, item) in enumerate(drawn, start=2)
    ]
    today = TEN + timedelta(passed)
    whole = Happened(thread(sent(TEN), *made), today)
    cut = Happened(thread(sent(TEN), *(e for e in made if e.event.happened_on <= today)), today)
    assert whole.entries() == cut.entries()
    assert whole.items() == cut.items()
    assert whole.answered() == cut.answered()
    assert whole.items(by=today) == whole.items()
