"""What a row of Today says beside its reason: what came, what was done, what else is open, every last day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.docket import most_urgent, next_act
from ctrecords.law.due import Act, Due, Group
from ctrecords.law.due_words import open_windows
from ctrecords.law.wording import line, second
from ctrecords.model.directory import Agency
from ctrecords.model.kinds import Channel, Direction, EffectKind, Move, Outcome, Stage
from ctrecords.model.thread import Entry
from tests.law.threads import AGENCY, DHS, effect, entry, sent, stand, thread

TEN, TODAY = date(2026, 11, 10), date(2026, 11, 23)
PROMISE = entry(
    date(2026, 11, 16),
    effect(EffectKind.PROMISE, on=date(2026, 11, 20), quotation="By the 20th."),
    channel=Channel.CALL,
    number=2,
)
FEE = entry(date(2026, 11, 12), effect(EffectKind.FEE_ESTIMATED, cents=2000), number=3)
WORKING = entry(date(2026, 11, 20), effect(EffectKind.ACKNOWLEDGED), number=4)
ANSWERS = (Outcome.PROVIDED, Outcome.DENIED, Outcome.NOT_ADDRESSED, Outcome.AWAITING)


def out(kind: EffectKind, on: date = TODAY, number: int = 8) -> Entry:
    return entry(on, effect(kind), direction=Direction.OUT, number=number)


def row(*entries: Entry, today: date = TODAY, start: date = TEN, items: int = 6) -> Due:
    found = most_urgent(stand(thread(sent(start), *entries, items=items), today), library.load("us-ct"))
    assert found is not None
    return found


def numbered(entries: list[Entry]) -> list[Entry]:
    return [replace(one, event=replace(one.event, id=n)) for n, one in enumerate(entries, 2)]


@pytest.mark.parametrize(
    ("came", "said"),
    [
        (WORKING, "E-mail acknowledgment only, then silence."),
        (FEE, "Items 1 to 6 have no answer. Appeal by Thu, Dec 17, 24 days left. Asks $20.00."),
        (PROMISE, "Items 1 to 6 have no answer."),
        (
            replace(WORKING, event=replace(WORKING.event, channel=Channel.CALL)),
            "Items 1 to 6 have no answer.",
        ),
        (out(EffectKind.DELIVERED, TEN), "No reply to 6 items."),
    ],
)
def test_a_silence_says_what_came_of_it(came: Entry, said: str) -> None:
    found = row(came)
    assert found.group is Group.DEEMED
    assert found.why.startswith(said)


def test_near_the_last_day_it_says_how_long_nothing_was_decided() -> None:
    early = date(2026, 10, 20)
    assert row(start=early).why.startswith("No reply in 34 days. Deemed denied Mon, Oct 26.")
    waits = row(replace(FEE, event=replace(FEE.event, happened_on=early)), start=early)
    assert waits.why.startswith("No decision in writing in 34 days. Deemed denied Mon, Oct 26.")
    assert waits.why.endswith("Asks $20.00.")
    receipt = row(replace(WORKING, event=replace(WORKING.event, happened_on=early)), start=early)
    assert receipt.why.startswith("E-mail acknowledgment only, then silence. Deemed denied")


def test_a_broken_promise_beside_a_silence_is_named_and_its_letter_offered() -> None:
    found = row(PROMISE)
    assert (found.group, found.act) == (Group.DEEMED, Act.PROMISE_LETTER)
    assert found.why.endswith("Promise of Nov 20 broken.")
    written = row(PROMISE, out(EffectKind.FOLLOWED_UP))
    assert (written.group, written.act) == (Group.DEEMED, Act.COMPLAINT)
    assert "Followed up Nov 23. Promise of Nov 20 broken." in written.why


def test_an_open_fee_beside_a_silence_is_named_and_answered_first() -> None:
    found = row(FEE)
    assert (found.group, found.act) == (Group.DEEMED, Act.ANSWER_FEE)
    waived = row(FEE, out(EffectKind.WAIVER_ASKED))
    assert (waived.group, waived.act) == (Group.DEEMED, Act.FOLLOW_UP)
    assert "Fee waiver asked Nov 23." in waived.why
    again = entry(TODAY, effect(EffectKind.FEE_ESTIMATED, cents=1000), number=9)
    assert row(FEE, out(EffectKind.WAIVER_ASKED), again).act is Act.ANSWER_FEE


def test_a_waiver_asked_is_the_agencys_move() -> None:
    provided = entry(
        date(2026, 11, 12),
        *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in range(1, 7)),
        effect(EffectKind.FEE_ESTIMATED, cents=2000),
        number=3,
    )
    assert row(provided).act is Act.ANSWER_FEE
    asked = stand(thread(sent(TEN), provided, out(EffectKind.WAIVER_ASKED)), TODAY)
    assert (asked.move, asked.waiver_asked) == (Move.AGENCY, TODAY)
    assert second(asked) == "Fee waiver asked today"
    assert most_urgent(asked, library.load("us-ct")) is None
    refused = entry(TODAY, effect(EffectKind.WAIVER_DECIDED, granted=False), number=9)
    again = row(provided, out(EffectKind.WAIVER_ASKED), refused)
    assert (again.group, again.act) == (Group.FEE, Act.ANSWER_FEE)


def test_a_federal_pause_for_a_fee_says_that_a_waiver_was_asked() -> None:
    fee = entry(date(2026, 11, 12), effect(EffectKind.FEE_ESTIMATED, cents=2000), number=3)
    made = thread(sent(TEN), fee, out(EffectKind.WAIVER_ASKED), agency=DHS)
    standing = stand(made, TODAY)
    assert standing.move is Move.AGENCY
    assert line(standing) == "Paused Nov 12 as claimed — fee waiver asked Nov 23 — with the agency"


def test_after_a_follow_up_the_complaint_is_next_until_the_agency_answers() -> None:
    found = row(out(EffectKind.FOLLOWED_UP))
    assert (found.group, found.act) == (Group.DEEMED, Act.COMPLAINT)
    assert found.why == "No reply to 6 items. Followed up Nov 23. Appeal by Thu, Dec 17, 24 days left."
    standing = stand(thread(sent(TEN), out(EffectKind.FOLLOWED_UP)), TODAY)
    assert second(standing) == "Followed up today"
    assert next_act(standing, library.load("us-ct")) is Act.COMPLAINT
    part = entry(date(2026, 11, 24), effect(EffectKind.OUTCOME, item=1, outcome=Outcome.PROVIDED), number=9)
    answered = row(out(EffectKind.FOLLOWED_UP), part, today=date(2026, 11, 25))
    assert (answered.act, "Followed up" in answered.why) == (Act.FOLLOW_UP, False)
    assert row(out(EffectKind.FOLLOWED_UP, date(2026, 11, 13))).act is Act.FOLLOW_UP


def test_two_items_denied_are_both() -> None:
    both = entry(date(2026, 11, 13), *(effect(EffectKind.DENIED, item=n) for n in (1, 2)), number=5)
    found = row(both, items=2)
    assert found.why == "Both items denied in writing Fri, Nov 13. Appeal by Fri, Dec 11, 18 days left."


def test_a_denial_in_part_leads_when_nothing_else_is_due() -> None:
    mixed = entry(
        date(2026, 11, 13),
        *(effect(EffectKind.OUTCOME, item=n, outcome=Outcome.PROVIDED) for n in (1, 2, 3, 5, 6)),
        effect(EffectKind.DENIED, item=4),
        number=6,
    )
    assert (row(mixed).group, row(mixed).when) == (Group.DENIED, "10 days ago")
    assert row(mixed, today=date(2026, 11, 13)).when == "new"
    fee = row(mixed, replace(FEE, event=replace(FEE.event, happened_on=date(2026, 11, 16))))
    assert fee.group is Group.FEE
    assert fee.why.endswith("Item 4 denied Nov 13. Appeal by Fri, Dec 11, 18 days left.")


@st.composite
def messy(draw: st.DrawFn, after: date) -> list[Entry]:
    """Anything that may come or go in a request after a day, in no tidy order."""
    made: list[Entry] = []
    for _ in range(draw(st.integers(0, 8))):
        on = after + timedelta(draw(st.integers(0, 60)))
        kind = draw(st.sampled_from([kind for kind in sorted(EffectKind) if kind is not EffectKind.SENT]))
        item = draw(st.sampled_from([None, 1, 2, 3]))
        outcome = draw(st.sampled_from(ANSWERS)) if kind is EffectKind.OUTCOME else None
        granted = draw(st.sampled_from([None, True, False]))
        day = on + timedelta(draw(st.integers(0, 20))) if draw(st.booleans()) else None
        did = effect(kind, item=item, outcome=outcome, granted=granted, on=day, cents=500)
        effects = (did,) if draw(st.booleans()) else ()
        way = draw(st.sampled_from([Direction.IN, Direction.OUT]))
        made.append(entry(on, *effects, direction=way, channel=draw(st.sampled_from(sorted(Channel)))))
    return numbered(made)


@pytest.mark.parametrize("agency", [AGENCY, DHS], ids=["state", "federal"])
@given(st.data(), st.integers(0, 120))
def test_nothing_that_is_mine_to_act_on_is_missing_from_today(
    agency: Agency, data: st.DataObject, waited: int
) -> None:
    entries = data.draw(messy(TEN))
    today = TEN + timedelta(waited)
    standing = stand(thread(sent(TEN), *entries, items=3, agency=agency), today)
    found = most_urgent(standing, library.load(agency.law))
    if standing.move is Move.ME and standing.stage not in (Stage.DRAFT, Stage.READY):
        assert found is not None, line(standing)
        assert next_act(standing, library.load(agency.law)) is found.act
    if found is None:
        return
    assert "None" not in found.why
    assert "  " not in found.why
    if any(
        one.event.direction is Direction.IN and one.event.happened_on <= today and not one.effects
        for one in entries
    ):
        assert "No reply" not in found.why
    for window in open_windows(standing)[:1]:
        day = standing.days.short(window.file_by)
        assert found.on == window.file_by or day in found.why
