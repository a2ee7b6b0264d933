"""What time alone did between two days: what fell due while nobody looked.

It compares where one request stood on the earlier day, by the facts known now, with where it stands today; so
it tells of days that came, never of what somebody logged. It must not know the window.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctrecords.law.docket import CLOSING_DAYS
from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Clock

_OPEN = (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN)


class Fell(StrEnum):
    """What came with a day, the weightiest first."""

    CLOSED = "Appeal window closed"
    CLOSING = "Last day to appeal is near"
    DEEMED = "Deemed denied"
    PASSED = "Time limit passed"
    PROMISE = "Promise broken"
    REMINDER = "Reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that came: what, on which day, for whose request, and as a line."""

    kind: Fell
    on: date
    request: RequestId
    agency: str
    line: str


def fell_due(pairs: Iterable[tuple[Standing, Standing]]) -> tuple[Change, ...]:
    """What came between the earlier and the later standing of each request, the weightiest first."""
    found = [change for then, now in pairs for change in _changes(then, now)]
    order = list(Fell)
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), change.on, change.agency)))


def _changes(then: Standing, now: Standing) -> Iterator[Change]:
    first, last = then.days.today, now.days.today
    yield from _windows(then, now)
    silence, passed = now.clocks.silence, now.clocks.passed
    if silence is not None and then.clocks.silence is None and now.clock in _OPEN and now.open_items:
        yield _change(now, Fell.DEEMED, silence, f"Deemed denied {now.days.full(silence)}")
    if passed is not None and then.clocks.passed is None and now.clock is Clock.TIME_PASSED:
        yield _change(now, Fell.PASSED, passed, f"The time limit passed {now.days.full(passed)}")
    known = {(claim.on, claim.said_on) for claim in then.clocks.claims if claim.broken}
    for claim in now.clocks.claims:
        if claim.broken and (claim.on, claim.said_on) not in known:
            yield _change(now, Fell.PROMISE, claim.on, f"Promise of {now.days.full(claim.on)} broken")
    for reminder in now.thread.reminders:
        if reminder.done_on is None and first < reminder.on <= last:
            words = f"Reminder of {now.days.full(reminder.on)}: {reminder.text}"
            yield _change(now, Fell.REMINDER, reminder.on, words)


def _windows(then: Standing, now: Standing) -> Iterator[Change]:
    """An appeal window that closed, or whose last day came near."""
    appeal, left = now.appeal, now.days_left
    if appeal is None:
        return
    if now.clock is Clock.WINDOW_CLOSED and then.clock is not Clock.WINDOW_CLOSED:
        yield _change(
            now, Fell.CLOSED, appeal.file_by, f"Appeal window closed {now.days.full(appeal.file_by)}"
        )
    elif now.clock in _OPEN and left is not None and left <= CLOSING_DAYS:
        before = then.days_left if then.clock in _OPEN else None
        if before is None or before > CLOSING_DAYS:
            words = f"Last day to appeal {now.days.full(appeal.file_by)}, {now.days.left(appeal.file_by)}"
            yield _change(now, Fell.CLOSING, appeal.file_by, words)


def _change(now: Standing, kind: Fell, on: date, line: str) -> Change:
    thread = now.thread
    return Change(kind=kind, on=on, request=thread.request.id, agency=thread.agency.name, line=line)
