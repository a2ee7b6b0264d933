"""What is due today, what comes in the next thirty days, and how fast agencies first answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ctrecords.actions import kept
from ctrecords.casebook import Casebook
from ctrecords.law.calendar import Calendar
from ctrecords.law.docket import REMINDER, Due, Mark, by_day, marks, most_urgent, ordered
from ctrecords.law.standing import Standing
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import Clock, Stage

SPAN_DAYS = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How many days an agency took to a first answer with substance, or has been silent so far."""

    request: RequestId
    case: CaseId
    agency: str
    days: int
    waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What one case has waiting before any clock starts: drafts without a letter, letters not sent."""

    case: CaseId
    drafts: tuple[RequestId, ...]
    ready: tuple[RequestId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """Today: the rows that are due, the days ahead, the next legal day, the closed days with their names.

    ``prepared`` is the first case with requests that still have to go out.
    """

    today: date
    rows: tuple[Due, ...]
    marks: tuple[Mark, ...]
    next: Mark | None
    holidays: tuple[tuple[date, str], ...]
    answers: tuple[Answered, ...]
    sent: int
    prepared: Prepared | None = None

    @property
    def closed(self) -> tuple[date, ...]:
        """The weekdays on which offices are closed."""
        return tuple(day for day, _name in self.holidays)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What Today says of one request, worked out again only when the request changed."""

    standing: Standing
    due: Due | None
    marks: tuple[Mark, ...]
    answered: Answered | None


def today(book: Casebook) -> Docket:
    """Work out what is due on the casebook's today."""
    day, statutes = book.today(), book.statutes()
    year = day + timedelta(days=365)

    def line(standing: Standing) -> _Line:
        statute = statutes[standing.thread.agency.law]
        due = most_urgent(standing, statute)
        answered = _answered(standing)
        return _Line(standing=standing, due=due, marks=marks((standing,), year), answered=answered)

    lines = kept.lines(book, line)
    all_standings = [each.standing for each in lines]
    ahead = sorted((mark for each in lines for mark in each.marks), key=by_day)
    offices = Calendar.of(statutes["us-ct"], statutes["us-ct"].calendar_defaults["forum"])
    until = day + timedelta(days=SPAN_DAYS)
    return Docket(
        today=day,
        rows=ordered(each.due for each in lines if each.due is not None),
        marks=tuple(mark for mark in ahead if mark.on <= until),
        next=next((mark for mark in ahead if mark.kind != REMINDER), None),
        holidays=tuple(
            (d, offices.why_closed(d))
            for n in range(SPAN_DAYS + 1)
            if (d := day + timedelta(n)).weekday() < 5 and not offices.is_open(d)  # noqa: PLR2004 (weekdays)
        ),
        answers=answers(each.answered for each in lines),
        sent=sum(each.clocks.sent is not None for each in all_standings),
        prepared=prepared(all_standings),
    )


def answers(found: Iterable[Answered | None]) -> tuple[Answered, ...]:
    """Days to each first answer, the quickest first, those still waiting last."""
    some = (row for row in found if row is not None)
    return tuple(sorted(some, key=lambda row: (row.waiting, row.days, row.agency)))


def _answered(each: Standing) -> Answered | None:
    sent, first = each.clocks.sent, each.happened.answered()
    if sent is None or (first is None and each.clock in (Clock.STOPPED, Clock.WINDOW_CLOSED)):
        return None
    return Answered(
        request=each.thread.request.id,
        case=each.thread.case.id,
        agency=each.thread.agency.name,
        days=((first or each.days.today) - sent).days,
        waiting=first is None,
    )


def prepared(all_standings: list[Standing]) -> Prepared | None:
    """The first case with drafts or unsent letters; None when everything has gone out."""
    waiting = [each for each in all_standings if each.stage in (Stage.DRAFT, Stage.READY)]
    if not waiting:
        return None
    case = min(each.thread.case.id for each in waiting)
    mine = [each for each in waiting if each.thread.case.id == case]
    return Prepared(
        case=case,
        drafts=tuple(each.thread.request.id for each in mine if each.stage is Stage.DRAFT),
        ready=tuple(each.thread.request.id for each in mine if each.stage is Stage.READY),
    )
