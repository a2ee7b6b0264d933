"""The days to come in the calendar: ends of the agency's time, last days of one's own, reminders.

One request's days at a time, so that a changed one can be marked again alone. It must not know what is due today.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ctrecords.law.due import CLOSING_DAYS, LAST_DAY, REMINDER, Mark
from ctrecords.law.standing import Standing
from ctrecords.law.wording import own_day
from ctrecords.model.kinds import Clock

_RUNS = (Clock.RUNNING, Clock.ESTIMATE_GIVEN, Clock.PAUSED)
LAST_ANSWER = "last day to answer"


def marks(standings: Iterable[Standing], until: date) -> tuple[Mark, ...]:
    """The days to come up to a day: ends of the agency's time, last days to appeal, own reminders."""
    return tuple(sorted((mark for each in standings for mark in marks_of(each, until)), key=by_day))


def by_day(mark: Mark) -> tuple[date, str]:
    """The order of days in a calendar: the soonest first, then by agency."""
    return (mark.on, mark.agency)


def marks_of(standing: Standing, until: date) -> tuple[Mark, ...]:
    """The days to come of one request up to a day."""
    return tuple(
        mark for mark in (*_agency(standing), *_mine(standing), *_reminders(standing)) if mark.on <= until
    )


def _agency(standing: Standing) -> Iterator[Mark]:
    """The end of the agency's time by the law, then by its own count."""
    limit, today = standing.limit, standing.days.today
    if limit is None or standing.clock not in _RUNS:
        return
    deadline = limit.running.deadline
    if deadline.date >= today:
        total = sum(day.counted for day in deadline.days)
        yield _mark(standing, deadline.date, f"day {total} of {total}", "agency")
    own = own_day(standing) if standing.federal else None
    if own is not None and own[1] >= today:
        yield _mark(standing, own[1], "as the agency says", "agency")


def _mine(standing: Standing) -> Iterator[Mark]:
    """The last day to appeal, and the last day to answer a question."""
    today, appeal = standing.days.today, standing.window
    if appeal is not None and today <= appeal.file_by:
        yield _mark(standing, appeal.file_by, LAST_DAY, _near((appeal.file_by - today).days))
    answer = answer_by(standing)
    if answer is not None and today <= answer:
        yield _mark(standing, answer, LAST_ANSWER, _near((answer - today).days))


def answer_by(standing: Standing) -> date | None:
    """The last day to answer the agency's question: its own day where it named one, else the law file's."""
    question = standing.question
    if question is None:
        return None
    counted = (one.file_by for one in standing.clocks.others if one.deadline.trigger == "clarification_asked")
    return question.by or next(counted, None)


def _reminders(standing: Standing) -> Iterator[Mark]:
    # One of today stands among the rows.
    for row in standing.thread.reminders:
        if row.done_on is None and row.on > standing.days.today:
            yield _mark(standing, row.on, f"reminder: {row.text}", REMINDER)


def _near(left: int) -> str:
    return "closing" if left <= CLOSING_DAYS else "soon" if left <= 2 * CLOSING_DAYS else "later"


def _mark(standing: Standing, on: date, what: str, kind: str) -> Mark:
    thread = standing.thread
    return Mark(request=thread.request.id, on=on, agency=thread.agency.name, what=what, kind=kind)
