"""A request's own clocks: which legal dates its events started, met or left running.

Joins what happened to the law's dates; a promise or an estimate is kept beside them as claimed
and never moves one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ctrecords.law.calendar import Calendar
from ctrecords.law.deadlines import Circumstances, Deadline, clock
from ctrecords.law.happened import OPEN, Happened
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import Channel, EffectKind, Outcome
from ctrecords.model.request import Override
from ctrecords.model.thread import Thread

_TRIGGERS = {
    EffectKind.APPEAL_FILED: "appeal_filed",
    EffectKind.FINAL_DECISION: "final_decision_mailed",
    EffectKind.EMPLOYEE_NOTICE_SENT: "employee_notice_sent",
    EffectKind.EMPLOYEE_NOTICE_RECEIVED: "employee_notice_received",
}
_ANSWERS = (EffectKind.OUTCOME, EffectKind.DENIED, EffectKind.REFERRED, EffectKind.CLOSED)
_law = lru_cache(maxsize=8192)(clock)
"""The law's dates, kept: in a long list many requests were sent on the same day to the same kind of office."""
_CLAIMS = (EffectKind.PROMISE, EffectKind.ESTIMATE, EffectKind.EXTENSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """One legal date of a request: the computed deadline, its items, and what the researcher says of it.

    ``items`` are numbers (empty: the whole request); ``met`` is the day it was met; ``override``
    stands beside the computed date and never replaces it.
    """

    deadline: Deadline
    items: tuple[int, ...] = ()
    met: date | None = None
    override: Override | None = None

    @property
    def file_by(self) -> date:
        """The day to count to: the researcher's own date when given, else the last working day."""
        return self.override.on if self.override else self.deadline.file_by

    @property
    def last_day(self) -> date:
        """The last day by the law's count, rolled past closed days where the law says so."""
        return self.override.on if self.override else self.deadline.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A date the agency gave; it is shown beside the law's date and moves nothing."""

    kind: EffectKind
    on: date
    said_on: date
    words: str
    channel: Channel
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """All dates of one request."""

    sent: date | None
    received: date | None
    response: Running | None
    silence: date | None
    appeals: tuple[Running, ...]
    others: tuple[Running, ...]
    claims: tuple[Claimed, ...]

    def running(self) -> tuple[Running, ...]:
        """Every legal date, the response first."""
        first = (self.response,) if self.response else ()
        return (*first, *self.appeals, *self.others)

    def appeal(self, today: date) -> Running | None:
        """The appeal to watch: the next day to file by, or the last one that passed."""
        unmet = [running for running in self.appeals if running.met is None]
        ahead = [running for running in unmet if running.last_day >= today]
        if ahead:
            return min(ahead, key=lambda running: running.file_by)
        return max(unmet, key=lambda running: running.file_by, default=None)


def clocks(happened: Happened, statute: Statute) -> Clocks:
    """Work out every legal date of a request as of today; draft requests have none."""
    sent = happened.first(EffectKind.SENT)
    if sent is None:
        return Clocks(sent=None, received=None, response=None, silence=None, appeals=(), others=(), claims=())
    known = happened.last(EffectKind.RECEIVED)
    received = (known.effect.on or known.on) if known else None
    around = circumstances(happened.thread, happened, received)
    chain = {d.id: d for d in _law(statute, "request_sent", sent.on, around)}
    response = chain["personnel_response" if "personnel_response" in chain else "response"]
    silence = _silence(happened, response)
    return Clocks(
        sent=sent.on,
        received=received,
        response=_with_override(Running(deadline=response, met=_met(happened, response)), happened.thread),
        silence=silence,
        appeals=tuple(_appeals(happened, statute, around, chain, silence)),
        others=tuple(_others(happened, statute, around)),
        claims=tuple(_claims(happened)),
    )


def circumstances(thread: Thread, happened: Happened, received: date | None) -> Circumstances:
    """What the clock must know of this request beside the day: class, channel, closures."""
    sent = happened.first(EffectKind.SENT)
    return Circumstances(
        agency_class=thread.agency.agency_class,
        sent=sent.on if sent else None,
        received=received,
        channel=sent.event.channel if sent else None,
        personnel=thread.request.personnel,
        open_on=frozenset(c.open_on for c in thread.closures if c.open_on),
        closed=frozenset(c.on for c in thread.closures if c.on),
    )


def forum_calendar(statute: Statute) -> Calendar:
    """The calendar of the office an appeal is filed with."""
    return Calendar.of(statute, statute.calendar_defaults["forum"])


def _met(happened: Happened, response: Deadline) -> date | None:
    """The first day on which no item was without an answer, when that was in time."""
    for day in sorted({entry.event.happened_on for entry in happened.entries()}):
        if day > response.date:
            return None
        states = happened.items(by=day)
        if states and all(state.outcome is not Outcome.AWAITING for state in states):
            return day
    return None


def _silence(happened: Happened, response: Deadline) -> date | None:
    """The day of the deemed denial: the limit passed and an item had no answer at its end."""
    if happened.today <= response.date:
        return None
    ended = happened.first(EffectKind.WITHDRAWN, EffectKind.CONSOLIDATED)
    unanswered = any(s.outcome is Outcome.AWAITING for s in happened.items(by=response.date))
    over = ended is not None and ended.effect.item is None and ended.on <= response.date
    return response.date if unanswered and not over else None


def _appeals(
    happened: Happened,
    statute: Statute,
    around: Circumstances,
    chain: dict[str, Deadline],
    silence: date | None,
) -> Iterator[Running]:
    now = {state.item.id: state for state in happened.items()}
    filed = happened.first(EffectKind.APPEAL_FILED)
    if silence is not None:
        early = {s.item.id for s in happened.items(by=silence) if s.outcome is not Outcome.AWAITING}
        still = tuple(
            s.item.number
            for s in now.values()
            if s.item.id not in early and s.outcome in (*OPEN, Outcome.DENIED)
        )
        running = Running(
            deadline=chain["appeal"], items=still, met=_settled(happened, still, filed.on if filed else None)
        )
        yield _with_override(running, happened.thread)
    for day, numbers in _denials(happened).items():
        open_numbers = tuple(
            n
            for n in numbers
            if any(s.item.number == n and s.outcome is Outcome.DENIED for s in now.values())
        )
        deadline = next(d for d in _law(statute, "denied", day, around) if d.id == "appeal")
        met = filed.on if filed and filed.on >= day else None
        if not open_numbers:
            met = met or happened.today
        yield _with_override(Running(deadline=deadline, items=numbers, met=met), happened.thread)


def _settled(happened: Happened, still: tuple[int, ...], filed: date | None) -> date | None:
    """The day nothing was left to appeal, or the appeal was filed."""
    if filed is not None:
        return filed
    if still:
        return None
    return max((state.on for state in happened.items() if state.on), default=None)


def _denials(happened: Happened) -> dict[date, tuple[int, ...]]:
    """Item numbers by the day they were denied in writing; the first denial of an item counts."""
    numbers = {item.id: item.number for item in happened.thread.items}
    first: dict[int, date] = {}
    for done in happened.done(EffectKind.DENIED):
        number = numbers.get(done.effect.item) if done.effect.item else None
        if number is not None:
            first.setdefault(number, done.on)
    days: dict[date, tuple[int, ...]] = {}
    for number, day in sorted(first.items()):
        days[day] = (*days.get(day, ()), number)
    return dict(sorted(days.items()))


def _others(happened: Happened, statute: Statute, around: Circumstances) -> Iterator[Running]:
    seen: set[str] = set()
    for kind, trigger in _TRIGGERS.items():
        done = happened.last(kind)
        if done is None:
            continue
        for deadline in _law(statute, trigger, done.effect.on or done.on, around):
            if deadline.id not in seen and deadline.id != "appeal":
                seen.add(deadline.id)
                yield _with_override(Running(deadline=deadline), happened.thread)


def _claims(happened: Happened) -> Iterator[Claimed]:
    awaiting = any(state.outcome is Outcome.AWAITING for state in happened.items())
    for done in happened.done(*_CLAIMS):
        if done.effect.on is None:
            continue
        # What came early keeps the promise only when nothing is awaited any more.
        came = any(
            later.on >= (done.effect.on if awaiting else done.on) and later.event.id != done.event.id
            for later in happened.done(*_ANSWERS)
        )
        yield Claimed(
            kind=done.effect.kind,
            on=done.effect.on,
            said_on=done.on,
            words=done.effect.quotation or done.event.summary,
            channel=done.event.channel,
            broken=done.effect.kind is EffectKind.PROMISE and done.effect.on < happened.today and not came,
        )


def _with_override(running: Running, thread: Thread) -> Running:
    mine = [o for o in thread.overrides if o.deadline == running.deadline.id]
    if not mine:
        return running
    return Running(deadline=running.deadline, items=running.items, met=running.met, override=mine[-1])
