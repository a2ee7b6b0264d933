"""Count a time limit on a calendar, day by day, with the reason for each day.

This file gives one count and the rows that explain it. It must not know of chains or of readings.
"""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta

from ctrecords.law.calendar import Calendar, nth_business_day
from ctrecords.law.entries import DeadlineRule, Roll, Unit

Day = date
_DAY = timedelta(days=1)
_ENDINGS = {
    "deemed_denied": "deemed denied",
    "constructive_exhaustion": "the time limit passes",
    "agency_must_disclose": "last day to object",
    "administratively_closed": "last day to reply",
}
_LAST_DAYS = {
    "requester_appeal": "last day to appeal",
    "requester_reply": "last day to reply",
    "court_action": "last day to go to court",
    "forum_motion": "last day to ask",
    "forum_decision": "decision due",
    "expedited_decision": "decision due",
    "acknowledgment": "tracking number due",
    "internal_routing": "counts as received",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """One row of a count: the day, whether it was counted, and why or why not."""

    date: Day
    counted: bool
    why: str


def unrolled(rule: DeadlineRule, start: date, calendar: Calendar) -> date:
    """The last day by the bare count, before any roll to an open day."""
    if rule.unit is Unit.YEAR:
        return _anniversary(start, rule.amount)
    amount = rule.amount if rule.exclude_trigger_day else rule.amount - 1
    if rule.unit is Unit.CALENDAR_DAY:
        return start + timedelta(days=amount)
    if rule.exclude_trigger_day:
        return nth_business_day(calendar, start, amount)
    first = calendar.next_open(start)
    return nth_business_day(calendar, first, amount) if amount else first


def rolled(rule: DeadlineRule, day: date, calendar: Calendar) -> date:
    """The day a limit ends on: the next open day where the law rolls it, otherwise the same day."""
    return calendar.next_open(day) if rule.roll is Roll.NEXT_BUSINESS_DAY else day


def _anniversary(start: date, years: int) -> date:
    year = start.year + years
    leap_day = (start.month, start.day) == (2, 29)
    # The day before is the cautious reading: the count never ends later than another reader would say.
    return date(year, 2, 28) if leap_day and not isleap(year) else start.replace(year=year)


def rows(rule: DeadlineRule, start: date, opening: str, calendar: Calendar) -> tuple[CountedDay, ...]:
    """Every day of the count from the one it starts on to the one it ends on; *opening* names the start.

    Years are counted by anniversary, a row each.
    """
    found: list[CountedDay] = []
    if rule.exclude_trigger_day:
        found.append(CountedDay(date=start, counted=False, why=f"{opening}, this day is not counted"))
    if rule.unit is Unit.YEAR:
        for year in range(1, rule.amount):
            why = f"Year {year}"
            found.append(CountedDay(date=_anniversary(start, year), counted=True, why=why))
        end = _anniversary(start, rule.amount)
        found.append(CountedDay(date=end, counted=True, why=f"Year {rule.amount}, {_ending(rule)}"))
        return tuple(found)
    day = start + _DAY if rule.exclude_trigger_day else start
    number = 0
    while number < rule.amount:
        closed = calendar.why_closed(day)
        if rule.unit is Unit.BUSINESS_DAY and closed:
            found.append(CountedDay(date=day, counted=False, why=_skipped(closed)))
        else:
            number += 1
            why = _why(rule, number, closed)
            found.append(CountedDay(date=day, counted=True, why=why))
        day += _DAY
    found.extend(_roll_rows(rule, day, calendar))
    return tuple(found)


def _roll_rows(rule: DeadlineRule, day: date, calendar: Calendar) -> list[CountedDay]:
    """The closed days after the last counted one, and the open day the limit rolls to."""
    last = day - _DAY
    end = rolled(rule, last, calendar)
    found: list[CountedDay] = []
    while day < end:
        found.append(CountedDay(date=day, counted=False, why=_skipped(calendar.why_closed(day))))
        day += _DAY
    if end != last:
        why = f"Next open day, {_ending(rule)}"
        found.append(CountedDay(date=end, counted=False, why=why))
    return found


def _skipped(closed: str) -> str:
    return f"{closed}, skipped" if closed != "Closed that day" else "Agency closed, skipped"


def _ending(rule: DeadlineRule) -> str:
    return _ENDINGS.get(rule.on_expiry) or _LAST_DAYS.get(rule.kind, "last day")


def _why(rule: DeadlineRule, number: int, closed: str) -> str:
    if rule.unit is Unit.BUSINESS_DAY:
        return f"Business day {number}" if number < rule.amount else f"Business day {number}, {_ending(rule)}"
    if number < rule.amount:
        return f"Calendar day {number}"
    if closed and rule.roll is Roll.NEXT_BUSINESS_DAY:
        return f"Day {number}, a closed day: {closed}"
    if closed:
        return f"Day {number}, {_ending(rule)}; closed that day ({closed}), and it does not roll"
    return f"Day {number}, {_ending(rule)}"
