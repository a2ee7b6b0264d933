"""The days ahead in words: short names, one line for each day that matters, what the Today header says.

It must not know the window; it is given marks of the docket.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ctrecords.law.docket import LAST_DAY, Mark
from ctrecords.model.days import Days, plural

_ENDINGS = (" Police Department", " Department of Police", " State University")
_STATE = "State "
_NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadLine:
    """One line of the days ahead: its day in words, how it is drawn, whose day it is and what ends."""

    on: date
    day: str
    kind: str
    text: str


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Short names of agencies for narrow places; a name stays whole where two would read alike."""
    whole = sorted(set(names))
    short = {name: _short(name) for name in whole}
    taken = list(short.values())
    return {name: name if taken.count(short[name]) > 1 else short[name] for name in whole}


def lines(marks: Sequence[Mark], days: Days) -> tuple[AheadLine, ...]:
    """The days ahead, a line each; agencies whose same time ends on the same day share one."""
    short = short_names(mark.agency for mark in marks)
    found: list[AheadLine] = []
    for (on, kind, what), group in groupby(
        sorted(marks, key=_place), key=lambda mark: (mark.on, mark.kind, mark.what)
    ):
        names = [short[mark.agency] for mark in group]
        text = f"{names[0]}, {what}" if len(names) == 1 else _joined(names)
        found.append(AheadLine(on=on, day=days.name(on), kind=kind, text=text))
    return tuple(found)


def summary(count: int, marks: Sequence[Mark], days: Days) -> str:
    """The second line of Today: the date, how much there is to do, the nearest last day to appeal."""
    things = f"{plural(count, 'thing')} to do" if count else "Nothing due"
    last = [mark for mark in marks if mark.what == LAST_DAY]
    if not last:
        return f"{days.header(days.today)}. {things}"
    nearest = min(last, key=lambda mark: mark.on)
    name = short_names(mark.agency for mark in marks)[nearest.agency]
    return f"{days.header(days.today)}. {things}. Nearest last day: {days.full(nearest.on)}, {name}"


def next_date(mark: Mark, days: Days) -> str:
    """The next legal day as a sentence: "The next date is Wed, Dec 2: last day to appeal, Elm Police Department."."""
    what = "last day to appeal" if mark.what == LAST_DAY else mark.what
    return f"The next date is {days.full(mark.on)}: {what}, {mark.agency}."


def closed_words(closed: Sequence[date], days: Days) -> str:
    """The closed days of the calendar: "Nov 26, Dec 25 closed"; empty when there are none."""
    return f"{', '.join(days.short(day) for day in closed)} closed" if closed else ""


def _place(mark: Mark) -> tuple[date, bool, str, str, str]:
    return (mark.on, mark.kind == "agency", mark.kind, mark.what, mark.agency)


def _short(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name.removeprefix(_STATE)


def _joined(names: list[str]) -> str:
    if len(names) == _NAMED:
        return f"{names[0]} and {names[1]}"
    rest = len(names) - _NAMED
    return f"{names[0]}, {names[1]} and {rest} more"
