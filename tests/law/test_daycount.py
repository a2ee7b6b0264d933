"""A count made short for reading: every day stands in one row, with its number and its reason."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.daycount import rows
from ctrecords.law.deadlines import Circumstances, clock
from ctrecords.law.statute import Statute

LAW = library.load("us-ct")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def count(day: date, name: str, trigger: str = "request_received") -> tuple[tuple[str, int | None, str], ...]:
    around = Circumstances(agency_class="municipal", sent=day, received=day)
    deadline = next(one for one in clock(LAW, trigger, day, around) if one.id == name)
    return tuple((f"{row.first:%b %d} {row.until:%b %d}", row.number, row.why) for row in rows(deadline))


def test_four_business_days_over_a_holiday_and_a_weekend() -> None:
    assert count(date(2026, 11, 10), "response") == (
        ("Nov 10 Nov 10", 0, "Sent, this day is not counted"),
        ("Nov 11 Nov 11", None, "Veterans' Day, skipped"),
        ("Nov 12 Nov 12", 1, "Business day 1"),
        ("Nov 13 Nov 13", 2, "Business day 2"),
        ("Nov 14 Nov 15", None, "Weekend, skipped"),
        ("Nov 16 Nov 16", 3, "Business day 3"),
        ("Nov 17 Nov 17", 4, "Business day 4, deemed denied"),
    )


def test_thirty_calendar_days_are_one_row_and_the_last_stands_alone() -> None:
    assert count(date(2026, 10, 5), "appeal", "denied") == (
        ("Oct 05 Oct 05", 0, "Denied, this day is not counted"),
        ("Oct 06 Nov 03", None, "Calendar days 1 to 29, nothing skipped"),
        ("Nov 04 Nov 04", 30, "Day 30, last day to appeal"),
    )


@given(DAYS, st.sampled_from(["request_received", "denied", "appeal_filed", "final_decision_mailed"]))
def test_every_day_stands_in_exactly_one_row(day: date, trigger: str) -> None:
    around = Circumstances(agency_class="municipal", sent=day, received=day)
    for deadline in clock(LAW, trigger, day, around):
        made = rows(deadline)
        spread = [row.first + timedelta(n) for row in made for n in range((row.until - row.first).days + 1)]
        assert spread == [counted.date for counted in deadline.days]
        assert all(row.why for row in made)
        assert sum(row.last for row in made) == 1
        assert made[-1].until >= deadline.date
        numbers = [row.number for row in made if row.number]
        assert numbers == sorted(numbers)


def test_a_long_count_of_business_days_is_drawn_together_between_holidays(federal: Statute) -> None:
    around = Circumstances(agency_class="dhs", sent=date(2026, 10, 20), received=date(2026, 10, 20))
    found = {one.id: one for one in clock(federal, "request_received", date(2026, 10, 20), around)}
    assert [(row.first, row.until, row.number, row.why, row.last) for row in rows(found["response"])] == [
        (date(2026, 10, 20), date(2026, 10, 20), 0, "Sent, this day is not counted", False),
        (date(2026, 10, 21), date(2026, 11, 10), None, "Business days 1 to 15, weekends skipped", False),
        (date(2026, 11, 11), date(2026, 11, 11), None, "Veterans Day, skipped", False),
        (date(2026, 11, 12), date(2026, 11, 17), None, "Business days 16 to 19, weekends skipped", False),
        (date(2026, 11, 18), date(2026, 11, 18), 20, "Business day 20, the time limit passes", True),
    ]
    assert len(rows(found["tracking_number"])) == 13
