"""When a letter fits: the rules, on threads in every state."""

from datetime import date

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.fitting import RULES, sections, why_not
from ctrecords.law.standing import Standing
from ctrecords.model.kinds import Direction, EffectKind, Outcome
from ctrecords.model.thread import Thread
from tests.law.threads import effect, entry, sent, stand, thread

CT = library.load("us-ct")
TODAY = date(2026, 11, 23)
SENT = sent(date(2026, 11, 10))


def standing(*entries: object, items: int = 2, today: date = TODAY) -> Standing:
    made: Thread = thread(*entries, items=items)  # type: ignore[arg-type]
    return stand(made, today)


def answered(item: int, outcome: Outcome, on: date = date(2026, 11, 13), section: str = "") -> object:
    return entry(on, effect(EffectKind.OUTCOME, item=item, outcome=outcome, section=section))


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(CtrecordsError, match="no rule called “whim”") as told:
        why_not("whim", standing(SENT), CT)
    assert "silent" in told.value.remedy


@pytest.mark.parametrize("rule", sorted(RULES))
def test_nothing_fits_a_request_not_sent(rule: str) -> None:
    assert why_not(rule, standing(), CT) == "The request has not been sent yet."


@pytest.mark.parametrize("rule", sorted(RULES))
def test_why_not_is_one_sentence(rule: str) -> None:
    for found in (standing(SENT), standing(SENT, today=date(2026, 11, 12))):
        why = why_not(rule, found, CT)
        assert not why or (why.endswith(".") and why.count(". ") == 0)


def test_silence_is_followed_up_after_day_four_and_not_before() -> None:
    early = standing(SENT, today=date(2026, 11, 17))
    assert why_not("silent", early, CT) == "Nothing is deemed denied yet: day 4 is Tue, Nov 17."
    assert not why_not("silent", standing(SENT, today=date(2026, 11, 18)), CT)


def test_an_item_passed_over_is_followed_up_at_once() -> None:
    early = standing(
        SENT,
        answered(1, Outcome.PROVIDED, date(2026, 11, 12)),
        answered(2, Outcome.NOT_ADDRESSED, date(2026, 11, 12)),
        today=date(2026, 11, 13),
    )
    assert not why_not("silent", early, CT)


def test_where_every_item_has_an_answer_nothing_is_followed_up() -> None:
    done = standing(SENT, answered(1, Outcome.PROVIDED), answered(2, Outcome.DENIED))
    for rule in ("silent", "open", "inspectable"):
        assert why_not(rule, done, CT) == "No item is open."


def test_a_promise_fits_once_it_is_broken() -> None:
    def promised(on: date) -> Standing:
        return standing(SENT, entry(date(2026, 11, 13), effect(EffectKind.PROMISE, on=on)))

    assert not why_not("promise_broken", promised(date(2026, 11, 20)), CT)
    assert why_not("promise_broken", promised(date(2026, 11, 27)), CT) == (
        "No promise is broken: the agency named Fri, Nov 27."
    )
    assert why_not("promise_broken", standing(SENT), CT) == "The agency has promised no day."


def test_a_denial_without_a_section_is_asked_for_one_until_it_comes() -> None:
    denied = entry(date(2026, 11, 13), effect(EffectKind.DENIED, item=1))
    bare = standing(SENT, denied)
    assert not why_not("denied_uncited", bare, CT)
    later = entry(date(2026, 11, 19), effect(EffectKind.EXEMPTION, item=1, section="1-210(b)(3)"), number=2)
    named = standing(SENT, denied, later)
    assert why_not("denied_uncited", named, CT) == "Every denial names its section."
    assert sections(named, named.items[0]) == ("1-210(b)(3)",)
    assert why_not("denied_uncited", standing(SENT), CT) == "Nothing is denied in writing."


def test_redactions_without_a_section_are_asked_for_one() -> None:
    redacted = Outcome.PROVIDED_WITH_REDACTIONS
    assert not why_not("redacted_uncited", standing(SENT, answered(1, redacted)), CT)
    assert why_not("redacted_uncited", standing(SENT, answered(1, redacted, section="1-217")), CT) == (
        "Every redaction names its section."
    )
    assert why_not("redacted_uncited", standing(SENT), CT) == "Nothing came with redactions."


def test_a_fee_can_be_answered_until_it_is_settled() -> None:
    asked = entry(date(2026, 11, 13), effect(EffectKind.FEE_ESTIMATED, cents=31250))
    out = Direction.OUT
    assert not why_not("fee_open", standing(SENT, asked), CT)
    assert why_not("fee_open", standing(SENT), CT) == "No fee has been asked."

    def paid(cents: int) -> Standing:
        pay = entry(date(2026, 11, 16), effect(EffectKind.FEE_PAID, cents=cents), direction=out, number=2)
        return standing(SENT, asked, pay)

    assert why_not("fee_open", paid(31250), CT) == "The fee is paid."
    assert why_not("fee_waivable", paid(31250), CT) == "The fee is paid."
    assert not why_not("fee_open", paid(20000), CT)
    assert not why_not("fee_waivable", standing(SENT), CT)
    assert not why_not("inspectable", standing(SENT, asked), CT)


def test_a_complaint_fits_what_is_denied_or_silent_and_not_complained_of() -> None:
    assert why_not("denied_or_silent", standing(SENT, today=date(2026, 11, 16)), CT) == (
        "Nothing is deemed denied yet: day 4 is Tue, Nov 17."
    )
    assert not why_not("denied_or_silent", standing(SENT), CT)
    assert not why_not("denied_or_silent", standing(SENT, today=date(2027, 6, 1)), CT)
    filed = entry(date(2026, 11, 20), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT)
    assert why_not("denied_or_silent", standing(SENT, filed), CT) == "A complaint is already filed."
    given = standing(SENT, *(answered(n, Outcome.PROVIDED) for n in (1, 2)))
    assert why_not("denied_or_silent", given, CT) == "No item is open."


def test_preserving_thanks_and_appeals() -> None:
    given = standing(SENT, *(answered(n, Outcome.PROVIDED) for n in (1, 2)))
    assert why_not("deletion_risk", given, CT) == "No record is still to come."
    assert not why_not("deletion_risk", standing(SENT), CT)
    assert not why_not("provided", given, CT)
    assert why_not("provided", standing(SENT), CT) == "Nothing has been provided yet."
    assert not why_not("any_sent", given, CT)
    assert why_not("adverse", given, CT) == "No determination against you is logged."
