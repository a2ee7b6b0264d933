"""What a person types: read when it is clear, asked about when it is not."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.actions.entry import clean_time, read_cents, read_date
from ctrecords.errors import CtrecordsError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-25", date(2026, 11, 25)),
        ("Nov 25", date(2026, 11, 25)),
        ("25 Nov", date(2026, 11, 25)),
        ("Wed, Nov 25", date(2026, 11, 25)),
        ("November 25, 2025", date(2025, 11, 25)),
        ("11/25/2026", date(2026, 11, 25)),
        ("25/11/26", date(2026, 11, 25)),
        ("4/4/26", date(2026, 4, 4)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 24)),
    ],
)
def test_dates_in_any_usual_form(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


def test_an_ambiguous_date_asks() -> None:
    with pytest.raises(CtrecordsError, match="March 4, 2026 or April 3, 2026") as asked:
        read_date("3/4/26", TODAY)
    assert asked.value.remedy == "Write 2026-03-04 or 2026-04-03."


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "Nov 31", "0/0/00", "Nov", "1 2 3 Nov", "٣/٤/٢٦"])
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(CtrecordsError, match=r"is not a date|could be"):
        read_date(text, TODAY)


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)))
def test_iso_round_trip(day: date) -> None:
    assert read_date(day.isoformat(), TODAY) == day


@given(st.text(max_size=30))
def test_nothing_typed_crashes(text: str) -> None:
    for read in (lambda: read_date(text, TODAY), lambda: clean_time(text), lambda: read_cents(text)):
        with suppress(CtrecordsError):
            assert read() is not None


@pytest.mark.parametrize(
    ("text", "time"),
    [("15:40", "15:40"), ("3:40 pm", "15:40"), ("9 am", "09:00"), ("12 am", "00:00"), ("", "")],
)
def test_times(text: str, time: str) -> None:
    assert clean_time(text) == time


@pytest.mark.parametrize("text", ["25:00", "9", "13 pm", "12:60", "noon"])
def test_what_is_not_a_time(text: str) -> None:
    with pytest.raises(CtrecordsError, match="not a time"):
        clean_time(text)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("312.50", 31250),
        ("$1,000", 100000),
        ("US$1,000,000", 100_000_000),
        ("$ 12", 1200),
        ("0", 0),
        ("0.5", 50),
        (".5", 50),
    ],
)
def test_money(text: str, cents: int) -> None:
    assert read_cents(text) == cents


@pytest.mark.parametrize(
    "text", ["-1", "1e9", "nan", "inf", "3.999", "312,50", "1,5", "1_0", "", ".", "10000000000"]
)
def test_what_is_not_money(text: str) -> None:
    with pytest.raises(CtrecordsError, match="not an amount"):
        read_cents(text)


@pytest.mark.parametrize(("text", "within"), [("-1", "0 or more"), ("9" * 20, "at most $100,000,000.00")])
def test_an_amount_beyond_reason_says_the_limit_it_passes(text: str, within: str) -> None:
    with pytest.raises(CtrecordsError) as refused:
        read_cents(text)
    assert refused.value.remedy == f"Give an amount of {within}."


@pytest.mark.parametrize("text", ["€20", "20 EUR", "£1,000", "C$20", "20 cad"])
def test_another_currency_is_never_taken_for_dollars(text: str) -> None:
    with pytest.raises(CtrecordsError, match="not in US dollars") as refused:
        read_cents(text)
    assert "Write the sum in dollars" in refused.value.remedy
