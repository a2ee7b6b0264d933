"""Money in the words of a letter."""

from datetime import date

import pytest

from ctrecords.law import library
from ctrecords.letters.money import money, unpaid
from ctrecords.letters.terms import Value
from ctrecords.model.kinds import Channel, Direction, EffectKind
from tests.law.threads import effect, entry
from tests.letters.situations import SENT, stand, thread

ON = date(2026, 11, 13)


def asked(cents: int | None, pages: int | None = None, paid: int = 0) -> dict[str, Value]:
    fee = entry(ON, effect(EffectKind.FEE_ESTIMATED, cents=cents, pages=pages), channel=Channel.CALL)
    pay = entry(
        date(2026, 11, 16), effect(EffectKind.FEE_PAID, cents=paid), direction=Direction.OUT, number=2
    )
    return money(stand(thread(SENT, fee, *([pay] if paid else []))), library.load("us-ct"))


def test_a_sum_without_pages_implies_them() -> None:
    found = asked(31250)
    assert (found["fee_asked"], found["implied_pages"], found["per_page"]) == ("$312.50", "625", "")
    assert (found["fee_on"], found["fee_by"], found["page_cap"]) == ("November 13, 2026", "in a call", "50¢")


@pytest.mark.parametrize(
    ("cents", "pages", "each"), [(31250, 500, "62.5¢"), (31250, 625, ""), (12500, 100, "$1.25")]
)
def test_a_price_above_the_rate_is_named(cents: int, pages: int, each: str) -> None:
    assert asked(cents, pages)["per_page"] == each


def test_what_is_paid_and_left() -> None:
    found = asked(31250, paid=20000)
    assert (found["fee_paid"], found["fee_left"]) == ("$200.00", "$112.50")
    assert asked(31250)["fee_left"] == ""


def test_no_sum_and_no_fee_leave_the_words_empty() -> None:
    assert asked(None)["fee_asked"] == ""
    none = money(stand(thread(SENT)), library.load("us-ct"))
    assert none["fee_open"] is False
    assert none["fee_on"] == ""
    assert (none["scanner_cap"], none["prepay_from"]) == ("$20.00", "$10.00")


def test_what_is_asked_and_not_paid() -> None:
    fee = entry(ON, effect(EffectKind.FEE_ESTIMATED, cents=31250))
    assert unpaid(stand(thread(SENT, fee)), library.load("us-ct")) == 31250
    assert unpaid(stand(thread(SENT)), library.load("us-ct")) == 0
