"""What is due today, what comes in the next thirty days, and how fast agencies first answered."""

from dataclasses import dataclass
from datetime import date, timedelta

from ctrecords.actions.requests import standings
from ctrecords.casebook import Casebook
from ctrecords.law.calendar import Calendar
from ctrecords.law.docket import Due, Mark, docket, marks
from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Clock

SPAN_DAYS = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How many days an agency took to a first answer with substance, or has been silent so far."""

    request: RequestId
    agency: str
    days: int
    waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """Today: the rows that are due, the days ahead, the next legal day, the closed days."""

    today: date
    rows: tuple[Due, ...]
    marks: tuple[Mark, ...]
    next: Mark | None
    closed: tuple[date, ...]
    answers: tuple[Answered, ...]
    sent: int


def today(book: Casebook) -> Docket:
    """Work out what is due on the casebook's today."""
    all_standings = standings(book)
    day = book.today()
    statutes = book.statutes()
    ahead = marks(all_standings, day + timedelta(days=365))
    offices = Calendar.of(statutes["us-ct"], statutes["us-ct"].calendar_defaults["forum"])
    until = day + timedelta(days=SPAN_DAYS)
    return Docket(
        today=day,
        rows=docket(all_standings, statutes),
        marks=tuple(mark for mark in ahead if mark.on <= until),
        next=ahead[0] if ahead else None,
        closed=tuple(
            d
            for n in range(SPAN_DAYS + 1)
            if (d := day + timedelta(n)).weekday() < 5 and not offices.is_open(d)  # noqa: PLR2004 (weekdays)
        ),
        answers=answers(all_standings),
        sent=sum(each.clocks.sent is not None for each in all_standings),
    )


def answers(all_standings: list[Standing]) -> tuple[Answered, ...]:
    """Days to each first answer, the quickest first, those still waiting last."""
    found: list[Answered] = []
    for each in all_standings:
        sent, first = each.clocks.sent, each.happened.answered()
        if sent is None or (first is None and each.clock in (Clock.STOPPED, Clock.WINDOW_CLOSED)):
            continue
        found.append(
            Answered(
                request=each.thread.request.id,
                agency=each.thread.agency.name,
                days=((first or each.days.today) - sent).days,
                waiting=first is None,
            )
        )
    return tuple(sorted(found, key=lambda row: (row.waiting, row.days, row.agency)))
