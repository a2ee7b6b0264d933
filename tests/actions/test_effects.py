"""What was said, turned into effects: sums, decisions, parts of an item, numbers; what makes no sense is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctrecords.actions import reminders, requests
from ctrecords.actions.effects import Entry
from ctrecords.actions.log import log, read_reply
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.thread_words import told
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Direction, EffectKind, Outcome, TrackingKind

ON, DEC1 = date(2026, 11, 18), date(2026, 12, 1)


def entry(kind: str, **more: Any) -> Entry:
    return Entry(kind=kind, on=ON, **more)


@pytest.mark.parametrize(("granted", "title"), [(True, "Fee waiver granted"), (False, "Fee waiver refused")])
def test_a_waiver_is_decided_apart_from_payment(
    starter_book: Casebook,
    sent: RequestId,
    undoable: Callable[[Casebook], None],
    granted: bool,  # noqa: FBT001  a parameter of the test
    title: str,
) -> None:
    log(starter_book, sent, entry("fee_estimated", cents=31250))
    made = log(starter_book, sent, entry("waiver_decided", granted=granted)).standing
    done = made.happened.last(EffectKind.WAIVER_DECIDED)
    assert done is not None
    assert done.effect.granted is granted
    assert done.event.direction is Direction.IN
    assert told(made)[-1].title == title
    undoable(starter_book)


def test_a_decision_on_expedition_comes_in(starter_book: Casebook, sent: RequestId) -> None:
    asked = log(starter_book, sent, entry("expedited_requested")).standing
    refused = log(starter_book, sent, entry("expedited_decided", granted=False)).standing
    assert told(refused)[-1].title == "Expedited handling refused"
    with pytest.raises(CtrecordsError, match="How was it decided") as vague:
        log(starter_book, sent, entry("expedited_decided"))
    assert vague.value.remedy == "Say whether expedited handling was granted or refused (--granted)."
    assert [row.event.direction for row in refused.happened.done(EffectKind.EXPEDITED_REQUESTED)] == [
        Direction.OUT,
        Direction.IN,
    ]
    assert asked.thread.entries[-1].effects[0].granted is None


def test_part_came_and_more_is_to_come(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    part = entry("message", outcomes={3: Outcome.AWAITING}, pages=120, promised=DEC1)
    made = log(starter_book, sent, part).standing
    state = made.items[2]
    assert state.outcome is Outcome.AWAITING
    assert [(one.on, one.pages, one.rest_on) for one in state.parts] == [(ON, 120, DEC1)]
    assert [claim.on for claim in made.clocks.claims] == [DEC1]
    assert "Part of item 3 came, 120 pages. The rest is promised by Dec 1." in told(made)[-1].lines
    assert not any("still awaited" in line for line in told(made)[-1].lines)
    undoable(starter_book)
    log(starter_book, sent, entry("message", outcomes={3: Outcome.PROVIDED}))
    assert requests.show(starter_book, sent).items[2].outcome is Outcome.PROVIDED


def test_pages_with_a_sum_are_what_the_sum_is_for(starter_book: Casebook, sent: RequestId) -> None:
    both = entry("message", outcomes={3: Outcome.AWAITING}, pages=120, cents=6000)
    made = log(starter_book, sent, both).standing
    assert made.items[2].parts == ()
    fee = made.happened.last(EffectKind.FEE_ESTIMATED)
    assert fee is not None
    assert (fee.effect.pages, fee.effect.cents) == (120, 6000)


def test_files_cost_by_their_own_section(starter_book: Casebook, sent: RequestId) -> None:
    made = log(starter_book, sent, entry("fee_estimated", cents=4000, electronic=True)).standing
    fee = made.happened.last(EffectKind.FEE_ESTIMATED)
    assert fee is not None
    assert fee.effect.section == "1-212(b)"


def test_a_visit_may_cost(starter_book: Casebook, sent: RequestId) -> None:
    made = log(starter_book, sent, entry("inspection_offered", cents=2000)).standing
    assert made.happened.last(EffectKind.FEE_ESTIMATED) is None
    offer = made.happened.last(EffectKind.INSPECTION_OFFERED)
    assert offer is not None
    assert offer.effect.cents == 2000


def test_a_docket_number_is_the_forum_s(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    log(starter_book, sent, entry("acknowledged", number=" W-12 "))
    made = log(starter_book, sent, entry("docketed", number="FIC 2026-0123")).standing
    assert [(row.kind, row.number, row.since) for row in made.thread.trackings] == [
        (TrackingKind.AGENCY, "W-12", ON),
        (TrackingKind.FORUM, "FIC 2026-0123", ON),
    ]
    undoable(starter_book)


def test_a_call_settles_its_reminder_in_one_act(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    row = reminders.remind(starter_book, sent, ON, "Call the clerk")
    made = log(starter_book, sent, entry("call", summary="Spoke", settles=row.id)).standing
    assert [one.done_on for one in made.thread.reminders] == [ON]
    undoable(starter_book)


@pytest.mark.parametrize(
    ("given", "what", "remedy"),
    [
        (entry("fee_estimated"), "A fee needs its amount", "--amount"),
        (entry("fee_estimated", cents=0), "A sum of $0.00 is no fee", "log a message"),
        (entry("fee_paid", cents=0), "A sum of $0.00 is no fee", "log a message"),
        (entry("message", cents=0), "A sum of $0.00 is no fee", "log a message"),
        (entry("fee_estimated", cents=100, pages=0), "Pages must be one or more", "not known"),
        (entry("fee_estimated", cents=100, pages=-3), "Pages must be one or more", "not known"),
        (entry("message", electronic=True), "No sum is given for the files", "amount"),
        (entry("acknowledged", granted=True), "Nothing is decided by “acknowledged”", "waiver_decided"),
        (entry("message", wordings={1: "A"}), "not worded anew by “message”", "narrowed"),
        (
            entry("message", outcomes={1: Outcome.AWAITING, 2: Outcome.AWAITING}, pages=9),
            "9 pages cannot be divided among items 1 and 2",
            "apart",
        ),
        (
            entry("message", outcomes={1: Outcome.PROVIDED}, came={1: 4}),
            "not awaited any more",
            "more is to come",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    starter_book: Casebook, sent: RequestId, given: Entry, what: str, remedy: str
) -> None:
    before = starter_book.store.head
    with pytest.raises(CtrecordsError) as refused:
        log(starter_book, sent, given)
    assert what in refused.value.what
    assert remedy in refused.value.remedy
    assert starter_book.store.head == before


def test_a_million_dollars_can_be_asked(starter_book: Casebook, sent: RequestId) -> None:
    assert log(starter_book, sent, entry("fee_estimated", cents=100_000_000)).standing.asked == 100_000_000


def test_reading_a_reply_checks_as_logging_does(starter_book: Casebook, sent: RequestId) -> None:
    reply = log(starter_book, sent, entry("message"))
    wrong = replace(entry("message", outcomes={1: Outcome.PROVIDED}), cents=0)
    with pytest.raises(CtrecordsError, match="no fee"):
        read_reply(starter_book, reply.event, wrong)
