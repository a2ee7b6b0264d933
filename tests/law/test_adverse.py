"""Appeals: one denial an item in Connecticut, one appeal for each federal determination."""

from datetime import date

import pytest

from ctrecords.law import library
from ctrecords.law.adverse import DETERMINED, Determination, determinations, refused, trigger
from ctrecords.law.happened import Happened
from ctrecords.law.running import Ground, Running
from ctrecords.model.directory import Agency
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import AGENCY, DHS, FEDERAL, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
LATER = date(2026, 11, 23)


def told(on: date, outcome: Outcome, *items: int, number: int = 2) -> Entry:
    kind = EffectKind.DENIED if outcome is Outcome.DENIED else EffectKind.OUTCOME
    said = None if kind is EffectKind.DENIED else outcome
    return entry(on, *(effect(kind, item=n, outcome=said) for n in items), number=number)


def decided(on: date, kind: EffectKind, *, granted: bool | None, number: int = 5) -> Entry:
    return entry(on, effect(kind, granted=granted), number=number)


def filed(on: date, number: int = 8) -> Entry:
    return entry(on, effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=number)


def appeals(*entries: Entry, agency: Agency = DHS, today: date = LATER) -> tuple[Running, ...]:
    return stand(thread(START, *entries, agency=agency), today).clocks.appeals


def test_each_law_has_its_own_beginning_of_an_appeal() -> None:
    assert trigger(library.load("us")) == DETERMINED
    assert trigger(library.load("us-ct")) == "denied"


@pytest.mark.parametrize(
    ("outcome", "ground"),
    [
        (Outcome.DENIED, Ground.DENIED),
        (Outcome.NO_RESPONSIVE_RECORDS, Ground.NO_RECORDS),
        (Outcome.PROVIDED_WITH_REDACTIONS, Ground.REDACTED),
    ],
)
def test_a_federal_determination_opens_an_appeal_for_its_items(outcome: Outcome, ground: Ground) -> None:
    (appeal,) = appeals(told(date(2026, 11, 10), outcome, 4, 5))
    assert (appeal.deadline.starts, appeal.items, appeal.ground) == (date(2026, 11, 10), (4, 5), ground)
    assert appeal.met is None


@pytest.mark.parametrize("outcome", [Outcome.PROVIDED, Outcome.REFERRED, Outcome.NOT_ADDRESSED])
def test_what_refuses_nothing_opens_none(outcome: Outcome) -> None:
    assert appeals(told(date(2026, 11, 10), outcome, 4)) == ()


def test_homeland_security_has_ninety_working_days_others_ninety_calendar_days() -> None:
    denial = told(date(2026, 11, 10), Outcome.DENIED, 1)
    (dhs,), (other,) = appeals(denial), appeals(denial, agency=FEDERAL)
    assert (dhs.deadline.id, dhs.file_by, dhs.deadline.target) == (
        "appeal_dhs",
        date(2027, 3, 24),
        date(2027, 2, 8),
    )
    assert (other.deadline.id, other.file_by, other.deadline.target) == ("appeal", date(2027, 2, 8), None)


def test_several_refusals_of_one_day_are_one_determination() -> None:
    happened = Happened(
        thread(
            START,
            told(date(2026, 11, 10), Outcome.DENIED, 4),
            told(date(2026, 11, 10), Outcome.NO_RESPONSIVE_RECORDS, 5, number=3),
            decided(date(2026, 11, 10), EffectKind.WAIVER_DECIDED, granted=False),
            agency=DHS,
        ),
        LATER,
    )
    (found,) = determinations(happened)
    assert found == Determination(
        on=date(2026, 11, 10), items=(4, 5), grounds=(Ground.DENIED, Ground.NO_RECORDS, Ground.WAIVER)
    )
    assert found.ground is Ground.SEVERAL


def test_each_later_determination_of_an_item_has_its_own_appeal_but_a_state_denial_counts_once() -> None:
    twice = (
        told(date(2026, 10, 23), Outcome.DENIED, 1),
        told(date(2026, 11, 16), Outcome.DENIED, 1, number=3),
    )
    assert [running.deadline.starts for running in appeals(*twice)] == [
        date(2026, 10, 23),
        date(2026, 11, 16),
    ]
    state = [running for running in appeals(*twice, agency=AGENCY) if running.items == (1,)]
    assert [running.deadline.starts for running in state] == [date(2026, 10, 23)]


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (EffectKind.WAIVER_DECIDED, Ground.WAIVER),
        (EffectKind.EXPEDITED_REQUESTED, Ground.EXPEDITION),
    ],
)
def test_a_refused_waiver_or_expedition_can_be_appealed_until_it_is_granted(
    kind: EffectKind, ground: Ground
) -> None:
    no = decided(date(2026, 11, 5), kind, granted=False)
    (appeal,) = appeals(no)
    assert (appeal.items, appeal.ground, appeal.met) == ((), ground, None)
    (settled,) = appeals(no, decided(date(2026, 11, 9), kind, granted=True, number=6))
    assert settled.met is not None
    for granted in (True, None):
        assert appeals(decided(date(2026, 11, 5), kind, granted=granted)) == ()


def test_a_refused_waiver_opens_no_appeal_to_the_commission() -> None:
    no = decided(date(2026, 10, 22), EffectKind.WAIVER_DECIDED, granted=False)
    with_it, without = appeals(no, agency=AGENCY), appeals(agency=AGENCY)
    assert with_it == without
    happened = Happened(thread(START, no), LATER)
    assert refused(happened, EffectKind.WAIVER_DECIDED) is not None


def test_an_appeal_meets_the_determinations_before_it_and_a_second_one_those_after() -> None:
    first, second = (
        told(date(2026, 11, 2), Outcome.DENIED, 1),
        told(date(2026, 11, 10), Outcome.DENIED, 2, number=3),
    )
    one = appeals(first, second, filed(date(2026, 11, 5)))
    assert [running.met for running in one] == [date(2026, 11, 5), None]
    both = appeals(first, second, filed(date(2026, 11, 5)), filed(date(2026, 11, 20), number=9))
    assert [running.met for running in both] == [date(2026, 11, 5), date(2026, 11, 20)]


def test_what_is_provided_later_leaves_nothing_to_appeal() -> None:
    found = appeals(
        told(date(2026, 11, 2), Outcome.NO_RESPONSIVE_RECORDS, 1),
        told(date(2026, 11, 20), Outcome.PROVIDED, 1, number=3),
    )
    assert [running.met is not None for running in found] == [True]


@pytest.mark.parametrize("agency", [AGENCY, DHS])
def test_a_denial_of_the_whole_request_is_one_of_every_item(agency: Agency) -> None:
    whole = entry(date(2026, 10, 23), effect(EffectKind.DENIED), number=2)
    (appeal,) = appeals(whole, agency=agency)
    assert appeal.items == (1, 2, 3, 4, 5, 6)
