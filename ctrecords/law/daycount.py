"""A day count made short for reading: one row a day or a run of days, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctrecords.law.deadlines import CountedDay, Deadline

_LONG = 10
"""More business days than these are drawn together week by week."""
_WEEKEND = "Weekend, skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One row of a count; ``number`` is the counted day's number, 0 for the start, None for skipped days.

    ``last`` is True for the day the time ends on.
    """

    first: date
    until: date
    number: int | None
    why: str
    last: bool = False


def rows(deadline: Deadline) -> tuple[CountRow, ...]:
    """The rows of one deadline's count, the first day to the last, runs of like days drawn together."""
    return tuple(_rows(deadline))


def _rows(deadline: Deadline) -> Iterator[CountRow]:
    days = list(deadline.days)
    number = 0
    position = 0
    long = sum(day.counted for day in days) > _LONG
    while position < len(days):
        until = _weeks(days, position, deadline.date) if long else position
        if until > position:
            span = days[position : until + 1]
            many = sum(day.counted for day in span)
            weekends = ", weekends skipped" if many < len(span) else ""
            why = f"Business days {number + 1} to {number + many}{weekends}"
            yield CountRow(first=span[0].date, until=span[-1].date, number=None, why=why)
            number, position = number + many, until + 1
            continue
        run = _run(days, position, deadline.date)
        first, last_one = days[position], days[run]
        counted = first.counted
        before = number
        number += sum(day.counted for day in days[position : run + 1])
        last = last_one.date == deadline.date
        if counted and run > position:
            why = f"Calendar days {before + 1} to {number}, nothing skipped"
            yield CountRow(first=first.date, until=last_one.date, number=None, why=why)
        else:
            yield CountRow(
                first=first.date,
                until=last_one.date,
                number=number if counted else (0 if position == 0 else None),
                why=first.why,
                last=last,
            )
        position = run + 1


def _weeks(days: list[CountedDay], position: int, end: date) -> int:
    """The index of the last day of a run of business days and weekends; holidays and the end stand alone."""
    last, found = position, False
    for index in range(position, len(days)):
        day = days[index]
        business = day.counted and day.why.startswith("Business day")
        if day.date == end or not (business or day.why == _WEEKEND):
            break
        last, found = index, found or business
    return last if found else position


def _run(days: list[CountedDay], position: int, end: date) -> int:
    """The index of the last day that reads like the one at *position*; the end always stands alone."""
    run = position
    while run + 1 < len(days) and days[run + 1].date != end and _alike(days[run], days[run + 1]):
        run += 1
    return run


def _alike(one: CountedDay, other: CountedDay) -> bool:
    if one.counted and other.counted:
        return one.why.startswith("Calendar day") and other.why.startswith("Calendar day")
    return one.why == other.why and not one.counted and not other.counted
