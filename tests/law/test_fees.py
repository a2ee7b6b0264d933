from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law.fees import FeeCap, cap, implied_pages
from ctrecords.law.library import load
from ctrecords.law.statute import Statute, parse


def test_a_town_may_ask_fifty_cents_a_page_and_the_state_twenty_five(connecticut: Statute) -> None:
    town, state = cap(connecticut, "municipal"), cap(connecticut, "state")
    assert town == FeeCap(cents_per_page=Decimal(50), citation="§ 1-212(a)", confidence="statute")
    assert state is not None
    assert (state.cents_per_page, state.words) == (Decimal(25), "25¢")


def test_a_rate_for_every_class_and_one_not_verified(connecticut: Statute) -> None:
    first = cap(connecticut, "state", "certified_first_page")
    assert first is not None
    assert (first.words, first.confidence, first.citation) == ("$1.00", "memory", "Source not verified")
    more = cap(connecticut, "state", "certified_additional_page")
    assert more is not None
    assert more.citation == "C.G.S. § 1-212 (casetext, May 2024)"


def test_an_actual_cost_is_no_cap(connecticut: Statute, federal: Statute) -> None:
    assert cap(connecticut, "state", "electronic_copy") is None
    assert cap(connecticut, "state", "moon_rock") is None
    assert cap(federal, "federal") is None
    assert cap(federal, "dhs") is not None


def test_312_dollars_50_at_fifty_cents_are_625_pages(connecticut: Statute) -> None:
    town = cap(connecticut, "municipal")
    assert town is not None
    assert implied_pages(31250, town) == 625
    assert implied_pages(0, town) is None
    assert implied_pages(-5, town) is None
    assert implied_pages(100, FeeCap(cents_per_page=Decimal(0), citation="", confidence="memory")) is None


def test_a_rate_of_part_of_a_cent_is_written_whole() -> None:
    assert FeeCap(cents_per_page=Decimal("12.50"), citation="", confidence="statute").words == "12.5¢"


def test_a_rate_is_the_one_in_force_on_the_day(connecticut: Statute, connecticut_text: str) -> None:
    old = (
        '[[fees.rate]]\nitem = "paper_page"\nagency_class = "state"\nmax = 0.20\n'
        'until = 1999-12-31\nsource = "cgs-1-212"\nconfidence = "statute"\n'
    )
    changed = connecticut_text.replace("[[fees.rate]]", f"{old}[[fees.rate]]\nfrom = 2000-01-01", 1)
    statute = parse(changed, name="old.toml")
    day = connecticut.meta.as_of
    then, now = cap(statute, "state", on=day.replace(year=1999)), cap(statute, "state", on=day)
    assert then is not None
    assert now is not None
    assert (then.cents_per_page, now.cents_per_page) == (Decimal(20), Decimal(25))


@given(st.integers(1, 10**9))
def test_the_pages_never_cost_more_than_the_sum(cents: int) -> None:
    limit = cap(load("us-ct"), "municipal")
    assert limit is not None
    pages = implied_pages(cents, limit)
    assert pages is not None
    assert pages * limit.cents_per_page <= cents < (pages + 1) * limit.cents_per_page
