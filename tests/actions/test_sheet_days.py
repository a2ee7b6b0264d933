"""Days of other people's tables: every usual form, and never a guess."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.actions.sheet_days import Order, two_days
from ctrecords.errors import CtrecordsError

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04",
        "2026-3-4",
        "2026/03/04",
        "2026-03-04 10:15:00",
        "2026-03-04T10:15",
        "March 4, 2026",
        "Mar 4 2026",
        "Mar. 4th, 2026",
        "4 March 2026",
        "4-Mar-26",
        "Wed, Mar 4, 2026",
        " Wednesday,  4 March  2026 ",
    ],
)
@pytest.mark.parametrize("order", [None, Order.US, Order.DAY_FIRST])
def test_forms_that_say_one_day(text: str, order: Order | None) -> None:
    assert Order.read(text, order) == DAY


@pytest.mark.parametrize("text", ["3/4/26", "3-4-2026", "03.04.26", "3/4/2026 10:15 am", "3/4/26, 10:15"])
def test_forms_that_say_two(text: str) -> None:
    assert Order.read(text, None) is None
    assert Order.read(text, Order.US) == DAY
    assert Order.read(text, Order.DAY_FIRST) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "order", "what"),
    [
        ("Mar 4", None, "“Mar 4” is not a day with its year."),
        ("today", None, "“today” is not a day with its year."),
        ("46085", None, "“46085” is not a day with its year."),
        ("2026-02-30", None, "“2026-02-30” is not a day with its year."),
        ("30/30/26", None, "“30/30/26” is no day."),
        ("13/4/26", Order.US, "“13/4/26” is no day when the month comes first."),
        ("4/13/26", Order.DAY_FIRST, "“4/13/26” is no day when the day comes first."),
        ("Mar 4, 2026", Order.ISO, "“Mar 4, 2026” is not a day written as 2026-11-25."),
        ("J 4, 2026", None, "“J 4, 2026” is not a day with its year."),
        ("4 Ma 1800", None, "“4 Ma 1800” is not a day with its year."),
    ],
)
def test_what_is_no_day(text: str, order: Order | None, what: str) -> None:
    with pytest.raises(CtrecordsError) as caught:
        Order.read(text, order)
    assert caught.value.what == what
    assert caught.value.remedy == "Write it as 2026-11-25."


@pytest.mark.parametrize("text", ["1900-01-01", "9999-12-31", "1899/12/31"])
def test_a_day_of_another_time_is_said_to_be_one(text: str) -> None:
    with pytest.raises(CtrecordsError) as refused:
        Order.read(text, None)
    assert refused.value.what == f"“{text}” is before 1966 or after 2199."
    assert refused.value.remedy == "Check the year in that cell."


def test_the_same_day_either_way_is_no_doubt() -> None:
    assert Order.read("4/4/26", None) == date(2026, 4, 4)
    assert not two_days("4/4/26")
    assert two_days("3/4/26") == "“3/4/26” could be March 4, 2026 or April 3, 2026"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("25/3/26", Order.DAY_FIRST),
        ("3/25/26", Order.US),
        ("3/4/26", None),
        ("soon", None),
        ("40/40/26", None),
    ],
)
def test_what_a_day_shows_of_the_order(text: str, order: Order | None) -> None:
    assert Order.shown_by(text) is order


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_an_order_is_read_in_it(day: date) -> None:
    us = f"{day.month}/{day.day}/{day.year % 100:02d}"
    other = f"{day.day}.{day.month}.{day.year}"
    assert Order.read(us, Order.US) == day
    assert Order.read(other, Order.DAY_FIRST) == day
    assert Order.read(day.isoformat(), Order.ISO) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_a_doubt_or_refused(text: str) -> None:
    try:
        found = Order.read(text, None)
    except CtrecordsError as error:
        assert error.remedy  # noqa: PT017  any of the three is right
    else:
        assert found is not None or two_days(text)
