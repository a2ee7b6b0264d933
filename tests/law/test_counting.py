from dataclasses import replace
from datetime import date

from ctrecords.law.calendar import Calendar
from ctrecords.law.counting import CountedDay, rolled, rows, unrolled
from ctrecords.law.entries import Roll, Unit
from ctrecords.law.statute import Statute

FRIDAY = date(2026, 11, 20)


def test_a_rule_may_count_the_day_it_starts_on(connecticut: Statute) -> None:
    calendar = Calendar.of(connecticut, "legal")
    rule = replace(connecticut.deadline("response"), exclude_trigger_day=False, amount=2)
    assert unrolled(rule, FRIDAY, calendar) == date(2026, 11, 23)
    assert [row.why for row in rows(rule, FRIDAY, "Sent", calendar)] == [
        "Business day 1",
        "Weekend, skipped",
        "Weekend, skipped",
        "Business day 2, deemed denied",
    ]
    one = replace(rule, amount=1)
    saturday = date(2026, 11, 21)
    assert unrolled(one, saturday, calendar) == date(2026, 11, 23)
    assert rows(one, saturday, "Sent", calendar)[-1].date == date(2026, 11, 23)
    calendar_day = replace(one, unit=Unit.CALENDAR_DAY, amount=3)
    assert unrolled(calendar_day, FRIDAY, calendar) == date(2026, 11, 22)
    assert rows(calendar_day, FRIDAY, "Sent", calendar)[-1].date == date(2026, 11, 22)


def test_only_a_rolling_limit_rolls(connecticut: Statute) -> None:
    calendar, sunday = Calendar.of(connecticut, "legal"), date(2026, 12, 20)
    appeal = connecticut.deadline("appeal")
    assert rolled(appeal, sunday, calendar) == date(2026, 12, 21)
    assert rolled(replace(appeal, roll=Roll.NONE), sunday, calendar) == sunday


def test_a_business_day_limit_never_needs_to_roll(connecticut: Statute) -> None:
    calendar = Calendar.of(connecticut, "legal")
    rule = replace(connecticut.deadline("response"), roll=Roll.NEXT_BUSINESS_DAY)
    assert rows(rule, FRIDAY, "Sent", calendar)[-1] == CountedDay(
        date=date(2026, 11, 27), counted=True, why="Business day 4, deemed denied"
    )


def test_a_holiday_kept_on_another_day_is_named_as_observed(connecticut: Statute) -> None:
    calendar = Calendar.of(connecticut, "legal")
    rule = connecticut.deadline("response")
    whys = {row.date: row.why for row in rows(rule, date(2026, 6, 30), "Sent", calendar)}
    assert whys[date(2026, 7, 3)] == "Independence Day observed, skipped"
