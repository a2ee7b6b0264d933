"""Rows of Today for what federal agencies and questions bring: each with its day, its section, its act."""

from datetime import date

import pytest

from ctrecords.law import library
from ctrecords.law.docket import most_urgent, next_act
from ctrecords.law.due import Act, Due, Group
from ctrecords.model.directory import Agency
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import AGENCY, DHS, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
ASKED = entry(
    date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED), number=2, summary="Which system do you mean?"
)
MORE = entry(date(2026, 11, 10), effect(EffectKind.EXTENSION), channel=Channel.MAIL, number=4)
ALL_DENIED = entry(date(2026, 11, 12), *(effect(EffectKind.DENIED, item=n) for n in range(1, 7)), number=5)


def out(on: date, kind: EffectKind, number: int = 8) -> Entry:
    return entry(on, effect(kind), direction=Direction.OUT, number=number)


def due(*entries: Entry, today: date, agency: Agency = DHS) -> Due | None:
    made = thread(START, *entries, agency=agency)
    return most_urgent(stand(made, today), library.load(agency.law))


def row(*entries: Entry, today: date, agency: Agency = DHS) -> Due:
    found = due(*entries, today=today, agency=agency)
    assert found is not None
    return found


def test_a_federal_time_limit_that_passed_is_said_until_something_is_written_about_it() -> None:
    assert due(today=date(2026, 11, 18)) is None
    found = row(today=date(2026, 11, 19))
    assert (found.group, found.when, found.act) == (Group.PASSED, "yesterday", Act.FOLLOW_UP)
    assert found.why == "No reply to 6 items. Time limit passed Wed, Nov 18. You may sue."
    assert found.section == "5 U.S.C. § 552(a)(6)(A)(i)"
    assert due(out(date(2026, 11, 20), EffectKind.FOLLOWED_UP), today=date(2026, 11, 23)) is None


def test_more_time_puts_the_row_off_and_both_days_are_said_then() -> None:
    assert due(MORE, today=date(2026, 11, 19)) is None
    found = row(MORE, today=date(2026, 12, 4))
    assert found.why == (
        "Items 1 to 6 have no answer. Time limit passed Wed, Nov 18. By its own count it ended Thu, Dec 3. "
        "You may sue."
    )


def test_an_unknown_receipt_says_from_when_suing_is_safe() -> None:
    posted = thread(sent(date(2026, 10, 20), channel=Channel.MAIL), agency=DHS)
    found = most_urgent(stand(posted, date(2026, 11, 27)), library.load("us"))
    assert found is not None
    assert found.why.endswith("You may sue from Sat, Nov 28 to be safe.")


def test_a_question_waits_on_me_and_the_laws_date_stays() -> None:
    found = row(ASKED, today=date(2026, 11, 23))
    assert (found.group, found.on, found.act) == (Group.QUESTION, date(2026, 12, 17), Act.ANSWER)
    assert (found.when, found.days, found.urgent) == ("24 days left", 24, False)
    assert found.why == (
        "Asks Tue, Nov 3 for a clarification. “Which system do you mean?” Its time stands still meanwhile, as it "
        "may count; the law's date stays Wed, Nov 18. Answer by Thu, Dec 17."
    )
    assert row(ASKED, today=date(2026, 12, 15)).urgent
    late = row(ASKED, today=date(2026, 12, 18))
    assert late.why.endswith("The time to answer ended Dec 17; the agency may have closed the request.")


def test_a_second_pause_is_flagged() -> None:
    again = entry(date(2026, 11, 12), effect(EffectKind.CLARIFICATION_ASKED), number=6)
    answered = out(date(2026, 11, 9), EffectKind.CLARIFICATION_ANSWERED, 3)
    found = row(ASKED, answered, again, today=date(2026, 11, 13))
    assert "Its time runs on: the law allows one pause of this kind." in found.why


def test_a_question_in_connecticut_stops_no_clock() -> None:
    asked = entry(date(2026, 10, 21), effect(EffectKind.CLARIFICATION_ASKED), number=2)
    found = row(asked, today=date(2026, 10, 22), agency=AGENCY)
    assert (found.group, found.when) == (Group.QUESTION, "1 day waiting")
    assert found.why.endswith("The agency says it waits for you; the appeal clock runs on.")
    silent = row(asked, today=date(2026, 10, 28), agency=AGENCY)
    assert silent.group is Group.DEEMED


def test_a_fee_question_pauses_and_a_refused_waiver_is_no_payment_due() -> None:
    fee = entry(
        date(2026, 11, 5),
        effect(EffectKind.WAIVER_DECIDED, granted=False),
        effect(EffectKind.FEE_ESTIMATED, cents=4000),
        number=3,
    )
    found = row(fee, today=date(2026, 11, 6))
    assert (found.group, found.act) == (Group.FEE, Act.ANSWER_FEE)
    assert found.why == (
        "Asks $40.00, that is 400 pages at 10¢. Fee waiver refused Nov 5. The agency's time stands still meanwhile, "
        "as it may count. Appeal by Fri, Mar 19, 2027, 133 days left."
    )


@pytest.mark.parametrize(
    ("effects", "said"),
    [
        ((effect(EffectKind.DENIED, item=4),), "Item 4 denied in writing Thu, Nov 12."),
        (
            (effect(EffectKind.OUTCOME, item=5, outcome=Outcome.NO_RESPONSIVE_RECORDS),),
            "No records found Thu, Nov 12: item 5.",
        ),
        ((effect(EffectKind.WAIVER_DECIDED, granted=False),), "Fee waiver refused Thu, Nov 12."),
    ],
)
def test_a_federal_window_closing_says_what_was_refused(effects: tuple[object, ...], said: str) -> None:
    refusal = entry(date(2026, 11, 12), *effects, number=5)  # pyright: ignore[reportArgumentType] - effects
    found = row(refusal, today=date(2027, 3, 22))
    assert (found.group, found.act, found.section) == (Group.CLOSING, Act.APPEAL, "6 C.F.R. § 5.8(a)")
    assert found.why.startswith(said.replace("Nov 12", "Nov 12, 2026"))
    assert (found.on, found.when, found.urgent) == (date(2027, 3, 25), "3 days left", True)


def test_an_appeal_not_decided_in_time_and_an_expedition_not_decided() -> None:
    appeal = row(ALL_DENIED, out(date(2026, 11, 16), EffectKind.APPEAL_FILED), today=date(2026, 12, 16))
    assert appeal.why.startswith("No decision on the appeal of Nov 16. Time limit passed Tue, Dec 15.")
    fast = out(date(2026, 10, 20), EffectKind.EXPEDITED_REQUESTED)
    expedited = row(fast, today=date(2026, 11, 2))
    assert expedited.group is Group.PASSED
    assert expedited.why == "No decision on the expedited handling asked Oct 20; it was due Fri, Oct 30."
    decided = entry(date(2026, 10, 28), effect(EffectKind.EXPEDITED_REQUESTED, granted=True), number=9)
    assert due(fast, decided, today=date(2026, 11, 2)) is None


def test_a_promise_kept_in_part_names_what_is_awaited() -> None:
    promise = entry(
        date(2026, 11, 4),
        effect(EffectKind.PROMISE, on=date(2026, 11, 10), quotation="By Tuesday."),
        number=2,
    )
    some = entry(date(2026, 11, 10), effect(EffectKind.OUTCOME, item=1, outcome=Outcome.PROVIDED), number=3)
    found = row(promise, some, today=date(2026, 11, 12))
    assert found.why == "“By Tuesday.” Only part came; items 2 to 6 still awaited."


@pytest.mark.parametrize(
    ("entries", "today", "act"),
    [
        ((), date(2026, 11, 5), Act.LOG),
        ((MORE,), date(2026, 11, 12), Act.LOG),
        ((ASKED,), date(2026, 11, 5), Act.ANSWER),
        ((ALL_DENIED,), date(2026, 11, 16), Act.APPEAL),
        ((ALL_DENIED,), date(2027, 6, 1), Act.FRESH),
        ((out(date(2026, 11, 20), EffectKind.FOLLOWED_UP),), date(2026, 11, 23), Act.LOG),
    ],
)
def test_every_federal_standing_has_its_one_next_act(
    entries: tuple[Entry, ...], today: date, act: Act
) -> None:
    assert next_act(stand(thread(START, *entries, agency=DHS), today), library.load("us")) is act
