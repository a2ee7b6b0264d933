"""What is due: each request once, in its most urgent group, with why, by which section, and the one act.

Groups in order: appeal windows closing, deemed denied, promises broken, fees to answer, reminders,
replies to read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from ctrecords.law.clocks import Running, forum_calendar
from ctrecords.law.fees import cap, implied_pages
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.law.wording import CHANNELS, safe, silent
from ctrecords.model.days import clock_time, dollars, items_named, plural
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Clock, EffectKind, Fee, Outcome, Stage
from ctrecords.model.request import Reminder

CLOSING_DAYS = 7
LAST_DAY = "last day"
REMINDER = "reminder"


class Group(StrEnum):
    """Why a request is on the list, most urgent first."""

    CLOSING = "Appeal windows closing"
    DEEMED = "Deemed denied"
    PROMISE = "Promises broken"
    FEE = "Fees to answer"
    REMINDER = "Reminders"
    REPLY = "Replies to read"


class Act(StrEnum):
    """The one next act of a row."""

    COMPLAINT = "Start complaint"
    FOLLOW_UP = "Write follow-up"
    PROMISE_LETTER = "Write letter"
    ANSWER_FEE = "Answer fee"
    LOG_CALL = "Log call"
    DONE = "Mark done"
    READ = "Read reply"
    MARK_SENT = "Mark sent"
    MAKE_LETTER = "Make letter"
    LOG = "Log reply"
    FRESH = "Send a fresh request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One row of Today: its day, how far that is in words, why, by which section, and the act.

    ``days`` counts from today to ``on`` (negative when past); ``urgent`` rows show their day in red.
    """

    standing: Standing
    group: Group
    on: date
    when: str
    why: str
    section: str
    act: Act
    days: int
    urgent: bool = False
    reminder: Reminder | None = None

    @property
    def request(self) -> RequestId:
        """The request the row is about."""
        return self.standing.thread.request.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day in the calendar: whose, what is then, and how it is drawn (agency, closing, soon, later, reminder)."""

    request: RequestId
    on: date
    agency: str
    what: str
    kind: str


def docket(standings: Iterable[Standing], statutes: dict[str, Statute]) -> tuple[Due, ...]:
    """List what is due today, most urgent group first and soonest first within it."""
    dues = (most_urgent(each, statutes[each.thread.agency.law]) for each in standings)
    return ordered(due for due in dues if due is not None)


def ordered(dues: Iterable[Due]) -> tuple[Due, ...]:
    """Rows as they stand in the list: most urgent group first, soonest first within it."""
    return tuple(sorted(dues, key=_urgency))


def most_urgent(standing: Standing, statute: Statute) -> Due | None:
    """The most urgent thing about one request; None when nothing is due.

    A reminder that has come is said whatever is more urgent.
    """
    dues = tuple(_dues(standing, statute))
    if not dues:
        return None
    told = (f"Reminder: {due.why}" for due in dues[1:] if due.group is Group.REMINDER)
    return replace(dues[0], why=" ".join((dues[0].why, *told)))


def _urgency(due: Due) -> tuple[int, int, str]:
    """Groups in their order, the soonest first within one; of replies the newest first."""
    day = due.on.toordinal()
    group = list(Group).index(due.group)
    return (group, -day if due.group is Group.REPLY else day, due.standing.thread.agency.name)


def next_act(standing: Standing, statute: Statute) -> Act | None:
    """The one act a request asks for now, due or not; None when it is the agency's or nobody's."""
    due = most_urgent(standing, statute)
    if due is not None:
        return due.act
    match standing.stage:
        case Stage.DRAFT:
            return Act.MAKE_LETTER
        case Stage.READY:
            return Act.MARK_SENT
        case _:
            pass
    match standing.clock:
        case Clock.DEEMED_DENIED:
            return Act.FOLLOW_UP
        case Clock.WINDOW_OPEN:
            return Act.COMPLAINT
        case Clock.WINDOW_CLOSED if standing.stage is not Stage.CLOSED:
            return Act.FRESH
        case Clock.RUNNING:
            return Act.LOG
        case _:
            return None


def marks(standings: Iterable[Standing], until: date) -> tuple[Mark, ...]:
    """The days to come up to a day: ends of the agency's time, last days to appeal, own reminders."""
    found: list[Mark] = []
    for each in standings:
        agency, today = each.thread.agency.name, each.days.today
        response, appeal = each.clocks.response, each.appeal
        if each.clock is Clock.RUNNING and response is not None and response.deadline.date <= until:
            total = sum(day.counted for day in response.deadline.days)
            found.append(
                Mark(
                    request=each.thread.request.id,
                    on=response.deadline.date,
                    agency=agency,
                    what=f"day {total} of {total}",
                    kind="agency",
                )
            )
        if (
            appeal is not None
            and each.clock in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN)
            and today <= appeal.file_by <= until
        ):
            left = (appeal.file_by - today).days
            kind = "closing" if left <= CLOSING_DAYS else "soon" if left <= 2 * CLOSING_DAYS else "later"
            found.append(
                Mark(
                    request=each.thread.request.id,
                    on=appeal.file_by,
                    agency=agency,
                    what=LAST_DAY,
                    kind=kind,
                )
            )
        # One of today stands among the rows.
        found += [
            Mark(request=row.request, on=row.on, agency=agency, what=f"reminder: {row.text}", kind=REMINDER)
            for row in each.thread.reminders
            if row.done_on is None and today < row.on <= until
        ]
    return tuple(sorted(found, key=by_day))


def by_day(mark: Mark) -> tuple[date, str]:
    """The order of days in a calendar: the soonest first, then by agency."""
    return (mark.on, mark.agency)


def _dues(standing: Standing, statute: Statute) -> Iterator[Due]:
    if standing.stage not in (Stage.DRAFT, Stage.READY):
        yield from _closing(standing, statute)
        if standing.happened.answered() is None:
            yield from _deemed(standing)
        yield from _promises(standing)
        yield from _fees(standing, statute)
    yield from _reminders(standing)
    yield from _replies(standing)
    # An answer in part leaves the rest deemed denied; it is said only when nothing else about it is due.
    if standing.happened.answered() is not None:
        yield from _deemed(standing)


def _closing(standing: Standing, statute: Statute) -> Iterator[Due]:
    appeal, left = standing.appeal, standing.days_left
    if standing.clock not in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN) or appeal is None or left is None:
        return
    if left > CLOSING_DAYS:
        return
    days = standing.days
    if left < 0:
        when = f"day 30 was {days.short(appeal.deadline.unrolled)}"
        why = f"{_denial(standing, appeal)} The last resort is {days.full(appeal.last_day)}."
    else:
        when = days.left(appeal.file_by)
        why = f"{_denial(standing, appeal)} {_working(standing, statute)} {safe(standing)}".replace("  ", " ")
    yield Due(
        standing=standing,
        group=Group.CLOSING,
        on=appeal.file_by,
        when=when,
        why=why.strip(),
        section=appeal.deadline.citation,
        act=Act.COMPLAINT,
        days=left,
        urgent=True,
    )


def _denial(standing: Standing, appeal: Running) -> str:
    days, started = standing.days, appeal.deadline.starts
    if started == standing.clocks.silence:
        sent = standing.clocks.sent
        silence = standing.happened.answered() is None and sent is not None
        said = f"No reply in {plural((days.today - sent).days, 'day')}. " if silence and sent else ""
        return f"{said}Deemed denied {days.full(started)}."
    every = len(appeal.items) == len(standing.items)
    number = len(appeal.items)
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    if every and number > 1:
        counted = words[number] if number < len(words) else str(number)
        return f"All {counted} items denied in writing {days.full(started)}."
    return f"{items_named(appeal.items).capitalize()} denied in writing {days.full(started)}."


def _working(standing: Standing, statute: Statute) -> str:
    """Working days to the last day, said when under a week is left."""
    left = standing.days_left
    if not left or left >= CLOSING_DAYS:
        return ""
    offices = forum_calendar(statute)
    ahead = (standing.days.today + timedelta(n) for n in range(1, left + 1))
    return f"{plural(sum(offices.is_open(day) for day in ahead), 'working day')} left."


def _deemed(standing: Standing) -> Iterator[Due]:
    silence, appeal, response = standing.clocks.silence, standing.appeal, standing.clocks.response
    if standing.clock not in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN) or not standing.open_items:
        return
    if silence is None or appeal is None or response is None:
        return
    days = standing.days
    yield Due(
        standing=standing,
        group=Group.DEEMED,
        on=silence,
        when=days.ago(silence),
        why=f"{_silence(standing)} {_appeal_by(standing, appeal)}",
        section=response.deadline.citation,
        act=Act.FOLLOW_UP,
        days=(silence - days.today).days,
    )


def _silence(standing: Standing) -> str:
    """What has no answer: "No reply to 3 items.", "Items 5 and 6 have no answer."."""
    if standing.happened.answered() is not None:
        open_items = standing.open_items
        return f"{items_named(open_items).capitalize()} {'have' if len(open_items) > 1 else 'has'} no answer."
    quiet = silent(standing)
    if quiet.startswith("Silent"):
        return f"No reply to {plural(len(standing.open_items), 'item')}."
    return f"{quiet}, then silence."


def _appeal_by(standing: Standing, appeal: Running) -> str:
    """When to appeal: "Appeal by Fri, Dec 18, 25 days left. File by Dec 11 to be safe."."""
    days, on = standing.days, appeal.file_by
    return f"Appeal by {days.full(on)}, {days.left(on)}. {safe(standing)}".strip()


def _promises(standing: Standing) -> Iterator[Due]:
    days, appeal = standing.days, standing.appeal
    for claim in standing.clocks.claims:
        if not claim.broken:
            continue
        ahead = standing.clock in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN) and appeal is not None
        law = f" {_appeal_by(standing, appeal)}" if ahead and appeal else ""
        yield Due(
            standing=standing,
            group=Group.PROMISE,
            on=claim.on,
            when=days.ago(claim.on),
            why=f"“{claim.words.strip('“”')}” Nothing came.{law}",
            section=f"{CHANNELS[claim.channel]} of {days.short(claim.said_on)}",
            act=Act.PROMISE_LETTER,
            days=(claim.on - days.today).days,
        )


def _fees(standing: Standing, statute: Statute) -> Iterator[Due]:
    asked = standing.happened.last(EffectKind.FEE_ESTIMATED)
    if standing.fee is not Fee.ESTIMATE or asked is None or standing.stage is Stage.CLOSED:
        return
    days, limit = standing.days, cap(statute, standing.thread.agency.agency_class)
    pages = implied_pages(standing.asked, limit) if limit else None
    implied = f", that is {pages:,} pages at {limit.words}" if limit and pages else ""
    waiting = (days.today - asked.on).days
    yield Due(
        standing=standing,
        group=Group.FEE,
        on=asked.on,
        when=f"{plural(waiting, 'day')} waiting" if waiting else "today",
        why=f"Asks {dollars(standing.asked)}{implied}.",
        section=limit.citation if limit else "",
        act=Act.ANSWER_FEE,
        days=-waiting,
    )


def _reminders(standing: Standing) -> Iterator[Due]:
    days = standing.days
    ready = [r for r in standing.thread.reminders if r.done_on is None and r.on <= days.today]
    for reminder in sorted(ready, key=lambda r: (r.on, r.at)):
        call = reminder.text.casefold().startswith("call")
        yield Due(
            standing=standing,
            group=Group.REMINDER,
            on=reminder.on,
            when=(clock_time(reminder.at) or "today") if reminder.on == days.today else days.ago(reminder.on),
            why=reminder.text if reminder.text.endswith(".") else f"{reminder.text}.",
            section=f"Set by you {days.short(reminder.set_on)}",
            act=Act.LOG_CALL if call else Act.DONE,
            days=(reminder.on - days.today).days,
            reminder=reminder,
        )


def _replies(standing: Standing) -> Iterator[Due]:
    for entry in standing.happened.unread():
        event, days = entry.event, standing.days
        files = len(entry.documents)
        attached = f" with {plural(files, 'file')}" if files else ""
        said = f" {event.summary.rstrip('.')}." if event.summary else ""
        waiting = sum(state.outcome is Outcome.AWAITING for state in standing.items)
        asked = f" Say what was answered for each of {plural(waiting, 'item')}." if waiting else ""
        today = event.happened_on == days.today
        yield Due(
            standing=standing,
            group=Group.REPLY,
            on=event.happened_on,
            when=f"filed {clock_time(event.happened_at)}"
            if today and event.happened_at
            else days.ago(event.happened_on),
            why=f"{CHANNELS[event.channel]}{attached}.{said}{asked}",
            section="",
            act=Act.READ,
            days=(event.happened_on - days.today).days,
        )
