from datetime import date, timedelta

import holidays as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError, UnknownNameError
from ctrecords.law import library
from ctrecords.law.calendar import Calendar, HolidayDay, easter, holidays, in_range, nth_business_day
from ctrecords.law.statute import Statute

YEARS = range(1990, 2041)
# The state act on Juneteenth (P.A. 22-128) was first observed in 2023; the package dates it from the
# federal act of 2021 everywhere.
JUNETEENTH_TOO_EARLY = {date(2021, 6, 18), date(2022, 6, 20)}
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def closed_weekdays(calendar: Calendar) -> set[date]:
    day, found = date(YEARS[0], 1, 1), set[date]()
    while day.year <= YEARS[-1]:
        if day.weekday() < 5 and not calendar.is_open(day):
            found.add(day)
        day += timedelta(days=1)
    return found


def test_connecticut_closes_on_the_days_the_holidays_package_knows(connecticut: Statute) -> None:
    known = {day for day in oracle.country_holidays("US", subdiv="CT", years=YEARS) if day.weekday() < 5}
    known = {day for day in known if day.year in YEARS}
    assert closed_weekdays(Calendar.of(connecticut, "legal")) == known - JUNETEENTH_TOO_EARLY


def test_federal_offices_close_on_the_days_the_holidays_package_knows(federal: Statute) -> None:
    known = {day for day in oracle.country_holidays("US", years=YEARS) if day.weekday() < 5}
    assert closed_weekdays(Calendar.of(federal, "legal")) == {day for day in known if day.year in YEARS}


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (1954, date(1954, 4, 18)),
        (1981, date(1981, 4, 19)),
        (2000, date(2000, 4, 23)),
        (2027, date(2027, 3, 28)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, day: date) -> None:
    assert easter(year) == day


def test_a_year_lists_each_holiday_once_by_its_own_day(connecticut: Statute) -> None:
    found = holidays(connecticut, 2022)
    assert found[0] == HolidayDay(
        date=date(2022, 1, 1), observed=date(2021, 12, 31), name="New Year's Day", optional_for=()
    )
    assert [entry.name for entry in found if entry.optional_for] == ["Lincoln Day", "Good Friday"]
    assert "Juneteenth Independence Day" not in {entry.name for entry in found}
    assert len(found) == 12
    assert len(holidays(connecticut, 2023)) == 13


def test_new_years_day_on_a_saturday_closes_the_last_day_of_the_year_before(connecticut: Statute) -> None:
    calendar = Calendar.of(connecticut, "legal")
    assert calendar.why_closed(date(2021, 12, 31)) == "New Year's Day observed"
    assert calendar.why_closed(date(2022, 1, 1)) == "Weekend"
    assert calendar.is_open(date(2022, 1, 3))


def test_a_closed_day_says_why(connecticut: Statute) -> None:
    closed = frozenset({date(2026, 11, 27)})
    calendar = Calendar.of(connecticut, "municipal", frozenset({"Lincoln Day"}), closed)
    assert calendar.why_closed(date(2026, 11, 11)) == "Veterans' Day"
    assert calendar.why_closed(date(2026, 11, 14)) == "Weekend"
    assert calendar.why_closed(date(2026, 11, 27)) == "Closed that day"
    assert calendar.why_closed(date(2026, 7, 3)) == "Independence Day observed"
    assert not calendar.why_closed(date(2026, 2, 12))
    assert calendar.next_open(date(2026, 11, 26)) == date(2026, 11, 30)
    assert calendar.next_open(date(2026, 11, 30)) == date(2026, 11, 30)
    assert calendar.previous_open(date(2026, 11, 29)) == date(2026, 11, 25)


def test_a_worked_holiday_is_open_on_its_observed_day_too(connecticut: Statute) -> None:
    calendar = Calendar.of(connecticut, "municipal", frozenset({"lincoln day"}))
    assert calendar.is_open(date(2011, 2, 11))
    assert not Calendar.of(connecticut, "municipal").is_open(date(2011, 2, 11))


def test_an_apostrophe_of_either_shape_names_the_holiday(connecticut: Statute) -> None:
    curly = "Veterans\N{RIGHT SINGLE QUOTATION MARK} Day"
    assert Calendar.of(connecticut, "legal", frozenset({curly})).is_open(date(2026, 11, 11))


def test_an_unknown_holiday_or_calendar_is_refused_with_the_known_ones(connecticut: Statute) -> None:
    with pytest.raises(UnknownNameError) as holiday:
        Calendar.of(connecticut, "legal", frozenset({"Lincon Day"}))
    assert holiday.value.what == "“Lincon Day” is no holiday of us-ct."
    assert "Lincoln Day" in holiday.value.remedy
    with pytest.raises(UnknownNameError) as calendar:
        Calendar.of(connecticut, "lunar")
    assert calendar.value.what == "“lunar” is no calendar of us-ct.toml."
    assert calendar.value.remedy == "Use one of these: weekends, legal, municipal."


def test_the_weekends_calendar_keeps_no_holiday(connecticut: Statute) -> None:
    assert Calendar.of(connecticut, "weekends").is_open(date(2026, 12, 25))


def test_years_out_of_reach_are_refused(connecticut: Statute) -> None:
    for year in (1899, 2201):
        with pytest.raises(CtrecordsError) as error:
            holidays(connecticut, year)
        assert error.value.what == f"{year} is outside the years 1900 to 2200."
        assert error.value.remedy == "Check the year."
    with pytest.raises(CtrecordsError) as day:
        in_range(date(26, 11, 10))
    assert day.value.what == "0026-11-10 is outside the years 1900 to 2200."
    assert day.value.remedy == "Check the year of the date."
    assert holidays(connecticut, 1900)
    assert holidays(connecticut, 2200)


def test_there_is_no_business_day_before_the_first(connecticut: Statute) -> None:
    with pytest.raises(CtrecordsError) as error:
        nth_business_day(Calendar.of(connecticut, "legal"), date(2026, 1, 1), 0)
    assert error.value.what == "There is no business day number 0."
    assert error.value.remedy == "Count from one."


@given(DAYS, st.integers(1, 100))
def test_the_nth_business_day_is_open_and_has_n_open_days_up_to_it(day: date, n: int) -> None:
    calendar = Calendar.of(library.load("us-ct"), "legal")
    end = nth_business_day(calendar, day, n)
    between = (day + timedelta(days=k) for k in range(1, (end - day).days + 1))
    assert calendar.is_open(end)
    assert sum(calendar.is_open(other) for other in between) == n


@given(DAYS)
def test_next_and_previous_open_days_enclose_a_closed_one(day: date) -> None:
    calendar = Calendar.of(library.load("us-ct"), "legal")
    before, after = calendar.previous_open(day), calendar.next_open(day)
    assert before <= day <= after
    assert (before == day) == calendar.is_open(day) == (after == day)
    assert calendar.is_open(before)
    assert calendar.is_open(after)
