"""Open and closed days: weekends, the law's holidays with their observed days, an agency's own closures.

Everything here is computed from the rules of a law file, for any year. It must not know what is due.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ctrecords.errors import CtrecordsError
from ctrecords.law.entries import HolidayRule
from ctrecords.law.statute import Statute

FIRST_YEAR, LAST_YEAR = 1900, 2200
Day = date
_DAY = timedelta(days=1)
_WEEK = 7
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayDay:
    """A holiday in one year: its day by the rule, and the day on which offices close for it."""

    date: Day
    observed: Day
    name: str
    optional_for: tuple[str, ...]


def in_range(day: date) -> date:
    """The day itself, if it lies in the years the calendars are made for (1900 to 2200).

    Raises:
        CtrecordsError: It lies outside.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CtrecordsError(
            f"{day.isoformat()} is outside the years {FIRST_YEAR} to {LAST_YEAR}.",
            remedy="Check the year of the date.",
        )
    return day


def easter(year: int) -> date:
    """Easter Sunday of a year, by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % _WEEK
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - _WEEK * late + 114, 31)
    return date(year, month, day + 1)


def _by_rule(rule: HolidayRule, year: int) -> date:
    if rule.kind == "fixed":
        return date(year, rule.month, rule.day)
    if rule.kind == "easter":
        return easter(year) + timedelta(days=rule.offset_days)
    if rule.kind == "last_weekday":
        last = date(year, rule.month, monthrange(year, rule.month)[1])
        return last - timedelta(days=(last.weekday() - rule.weekday) % _WEEK)
    first = date(year, rule.month, 1)
    return first + timedelta(days=(rule.weekday - first.weekday()) % _WEEK + _WEEK * (rule.nth - 1))


def _observed(rule: HolidayRule, day: date) -> date:
    if rule.moves_off_weekend and day.weekday() == _SATURDAY:
        return day - _DAY
    if rule.moves_off_weekend and day.weekday() == _SUNDAY:
        return day + _DAY
    return day


@lru_cache(maxsize=2048)
def holidays(statute: Statute, year: int) -> tuple[HolidayDay, ...]:
    """The legal holidays whose day by rule falls in a year, in order.

    New Year's Day on a Saturday is observed on 31 December of the year before.

    Raises:
        CtrecordsError: The year is outside 1900 to 2200.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CtrecordsError(
            f"{year} is outside the years {FIRST_YEAR} to {LAST_YEAR}.", remedy="Check the year."
        )
    return _holidays(statute, year)


def _holidays(statute: Statute, year: int) -> tuple[HolidayDay, ...]:
    found: list[HolidayDay] = []
    for rule in statute.holidays:
        if (rule.from_year or year) <= year <= (rule.to_year or year):
            day = _by_rule(rule, year)
            found.append(
                HolidayDay(
                    date=day, observed=_observed(rule, day), name=rule.name, optional_for=rule.optional_for
                )
            )
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.name)))


@lru_cache(maxsize=2048)
def _closed_for_holidays(statute: Statute, year: int) -> Mapping[date, tuple[HolidayDay, ...]]:
    found: dict[date, tuple[HolidayDay, ...]] = {}
    for near in (year - 1, year, year + 1):
        for entry in _holidays(statute, near):
            if entry.observed.year == year:
                found[entry.observed] = (*found.get(entry.observed, ()), entry)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The working days of one office."""

    statute: Statute
    id: str
    weekend: frozenset[int]
    keeps_holidays: bool
    open_on: frozenset[str]
    closed: frozenset[date]

    @classmethod
    def of(
        cls,
        statute: Statute,
        calendar_id: str,
        open_on: frozenset[str] = frozenset(),
        closed: frozenset[date] = frozenset(),
    ) -> "Calendar":
        """A calendar of the law, with the holidays an agency works on and the days it closes by itself.

        Raises:
            UnknownNameError: The law has no such calendar or holiday.
        """
        rule = statute.calendar(calendar_id)
        law_closed = (entry.on for entry in statute.closures if calendar_id in entry.calendars)
        return cls(
            statute=statute,
            id=calendar_id,
            weekend=rule.weekend,
            keeps_holidays=rule.keeps_holidays,
            open_on=frozenset(statute.holiday_named(name).name for name in open_on),
            closed=closed.union(law_closed),
        )

    def why_closed(self, day: date) -> str:
        """Why the office is closed: "Weekend", the holiday's name, "Closed that day"; empty when it is open."""
        if day.weekday() in self.weekend:
            return "Weekend"
        if self.keeps_holidays:
            for entry in _closed_for_holidays(self.statute, day.year).get(day, ()):
                if entry.name not in self.open_on:
                    return entry.name if entry.date == day else f"{entry.name} observed"
        return "Closed that day" if day in self.closed else ""

    def is_open(self, day: date) -> bool:
        """Whether the office works on that day."""
        return not self.why_closed(day)

    def next_open(self, day: date) -> date:
        """The day itself when the office is open, otherwise the next open day."""
        while not self.is_open(day):
            day += _DAY
        return day

    def previous_open(self, day: date) -> date:
        """The day itself when the office is open, otherwise the last open day before it."""
        while not self.is_open(day):
            day -= _DAY
        return day


def nth_business_day(calendar: Calendar, start: date, n: int) -> date:
    """The nth open day after a day, which is itself not counted.

    Raises:
        CtrecordsError: n is below one.
    """
    if n < 1:
        raise CtrecordsError(f"There is no business day number {n}.", remedy="Count from one.")
    day = start
    while n:
        day += _DAY
        n -= calendar.is_open(day)
    return day
