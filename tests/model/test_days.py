"""How days, money and numbers are written on screen."""

from datetime import date

import pytest

from ctrecords.model.days import Days, clock_time, dollars, items_named, letter_date, listed, plural

TODAY = date(2026, 11, 23)
US, OTHER = Days(today=TODAY), Days(today=TODAY, order="day-first")


def test_a_day_in_both_orders() -> None:
    day = date(2026, 11, 25)
    assert (US.short(day), US.full(day), US.header(day)) == (
        "Nov 25",
        "Wed, Nov 25",
        "Wednesday, November 25, 2026",
    )
    assert (OTHER.short(day), OTHER.full(day), OTHER.header(day)) == (
        "25 Nov",
        "Wed 25 Nov",
        "Wednesday 25 November 2026",
    )
    assert (US.name(TODAY), US.name(day)) == ("Today", "Wed, Nov 25")


def test_another_year_is_said() -> None:
    day = date(2027, 1, 4)
    assert (US.full(day), OTHER.full(day)) == ("Mon, Jan 4, 2027", "Mon 4 Jan 2027")


@pytest.mark.parametrize(
    ("day", "left", "ago"),
    [
        (date(2026, 11, 25), "2 days left", None),
        (date(2026, 11, 24), "1 day left", None),
        (TODAY, "last day, today", "today"),
        (date(2026, 11, 22), "yesterday", "yesterday"),
        (date(2026, 11, 17), "6 days ago", "6 days ago"),
    ],
)
def test_how_far_a_day_is(day: date, left: str, ago: str | None) -> None:
    assert US.left(day) == left
    assert ago is None or US.ago(day) == ago


@pytest.mark.parametrize(
    ("stored", "said"),
    [("", ""), ("00:05", "12:05 am"), ("09:10", "9:10 am"), ("12:00", "12:00 pm"), ("15:40", "3:40 pm")],
)
def test_a_time_of_day(stored: str, said: str) -> None:
    assert clock_time(stored) == said


def test_money_counts_and_lists() -> None:
    assert [dollars(cents) for cents in (0, 5, 31250, 100_000_000)] == [
        "$0.00",
        "$0.05",
        "$312.50",
        "$1,000,000.00",
    ]
    assert (plural(1, "day"), plural(2, "day"), plural(2, "reply", "replies")) == (
        "1 day",
        "2 days",
        "2 replies",
    )
    assert [listed(n) for n in ((), (5,), (5, 6), (1, 2, 4), (1, 2, 3, 4))] == [
        "",
        "5",
        "5 and 6",
        "1, 2 and 4",
        "1 to 4",
    ]
    assert (items_named((4,)), items_named((5, 6))) == ("item 4", "items 5 and 6")
    assert letter_date(TODAY) == "November 23, 2026"
