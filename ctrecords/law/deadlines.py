"""From one event to the law's dates: each time limit, what silence brings, and the limits that follow.

Pure: law and facts in, dates with their reasons out. A date is given in three readings where the law can be
read in more than one way (§ 1-206(a): counted from sending or from receipt; Bridgeport v. FOIC left it open).
It must not know what an agency claimed: a promise, an extension or a pause never moves a date of the law.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ctrecords.errors import UnknownNameError
from ctrecords.law import counting
from ctrecords.law.calendar import Calendar, in_range
from ctrecords.law.coherence import CLASS_CONDITION, PERSONNEL, starts_next
from ctrecords.law.counting import CountedDay
from ctrecords.law.entries import Bounds, DeadlineRule, Roll, Unit
from ctrecords.law.readings import Circumstances, Offices, Start, first_start, next_start
from ctrecords.law.receipts import expected_receipt
from ctrecords.law.statute import Statute

__all__ = ["Circumstances", "CountedDay", "Deadline", "clock", "expected_receipt"]

SENT = "request_sent"
"""Sending starts the clock of receipt by the rule of its channel, whether or not a law names the event."""
Day = date
_DAY = timedelta(days=1)
_NO_WINDOW = (
    "The two readings leave no day on which filing is safe: counted from sending the time to appeal is over "
    "before silence, counted from receipt, is a denial."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One time limit on the calendar.

    ``date`` is the expected last day (rolled where the law rolls), ``unrolled`` the bare count, ``file_by`` the
    last working day on or before it; ``earliest`` and ``latest`` are the other readings. ``window`` is the first
    and last day on which filing is safe under every reading. ``target`` is an earlier day worth aiming for.
    ``guess`` says what was assumed of receipt where nobody knows it and the channel does not tell; else empty.
    """

    id: str
    label: str
    actor: str
    kind: str
    trigger: str
    starts: Day
    date: Day
    unrolled: Day
    file_by: Day
    earliest: Day
    latest: Day
    citation: str
    confidence: str
    source_as_of: Day | None
    days: tuple[CountedDay, ...]
    on_expiry: str
    jurisdictional: bool
    roll: str
    forum: str
    note: str
    warn_days_before: tuple[int, ...]
    window: tuple[Day, Day] | None
    target: Day | None
    notes: tuple[str, ...]
    guess: str


def clock(statute: Statute, trigger: str, on: date, circumstances: Circumstances) -> tuple[Deadline, ...]:
    """Every date that follows from one event, the chain of silence included; each time limit once.

    A ``trigger`` of ``request_sent`` starts the clock by the rule of receipt of the channel. Conditional limits
    are given only for their class of agency, or with ``personnel``.

    Raises:
        UnknownNameError: The law knows no such event, class of agency or holiday.
        CtrecordsError: A date lies outside 1900 to 2200.
    """
    given = (on, circumstances.sent, circumstances.received)
    for day in given:
        if day is not None:
            in_range(day)
    if trigger != SENT and trigger not in statute.triggers():
        raise UnknownNameError("event", trigger, statute.triggers(), where=statute.meta.id)
    offices = Offices.of(statute, circumstances)
    in_force = circumstances.sent or on
    waiting = [first_start(statute, trigger, on, circumstances)]
    found: dict[str, Deadline] = {}
    while waiting:
        start = waiting.pop(0)
        rules = _rules(statute, start.trigger, in_force, circumstances)
        for rule in rules:
            if rule.id not in found:
                found[rule.id] = _deadline(statute, rule, start, offices)
        for event in dict.fromkeys(filter(None, (starts_next(rule) for rule in rules))):
            ending = [rule for rule in rules if starts_next(rule) == event]
            spans = [(found[rule.id].date, found[rule.id].earliest, found[rule.id].latest) for rule in ending]
            waiting.append(next_start(event, ending, spans))
    return tuple(found.values())


def _rules(
    statute: Statute, trigger: str, in_force: date, circumstances: Circumstances
) -> list[DeadlineRule]:
    fitting = [
        rule
        for rule in statute.deadlines
        if rule.trigger == trigger and rule.in_force(in_force) and _applies(rule, circumstances)
    ]
    replaced = {rule.replaces for rule in fitting}
    return [rule for rule in fitting if rule.id not in replaced]


def _applies(rule: DeadlineRule, circumstances: Circumstances) -> bool:
    if rule.applies_if == PERSONNEL:
        return circumstances.personnel
    if rule.applies_if:
        return rule.applies_if == f"{CLASS_CONDITION}{circumstances.agency_class}"
    return True


def _deadline(statute: Statute, rule: DeadlineRule, start: Start, offices: Offices) -> Deadline:
    calendar = offices.for_role(rule.calendar)
    unrolled = counting.unrolled(rule, start.expected, calendar)
    expected = counting.rolled(rule, unrolled, calendar)
    earliest, latest = _readings(rule, start, offices, expected)
    source = statute.source(rule.source)
    window, advice = _window(statute, rule, start, offices)
    return Deadline(
        id=rule.id,
        label=rule.label,
        actor=rule.actor,
        kind=rule.kind,
        trigger=rule.trigger,
        starts=start.expected,
        date=expected,
        unrolled=unrolled,
        file_by=calendar.previous_open(unrolled),
        earliest=min(earliest, expected),
        latest=max(latest, expected),
        citation=statute.citation_of(rule),
        confidence=rule.confidence.value,
        source_as_of=None if source is None else source.as_of,
        days=counting.rows(rule, start.expected, start.opening, calendar),
        on_expiry=rule.on_expiry,
        jurisdictional=rule.jurisdictional,
        roll=rule.roll.value,
        forum=rule.forum,
        note=rule.note,
        warn_days_before=rule.warn_days_before,
        window=window,
        target=_target(statute, rule, start, calendar),
        notes=(*start.notes, *offices.notes, *_closed_note(rule, unrolled, calendar), *advice),
        guess=start.guess,
    )


def _readings(rule: DeadlineRule, start: Start, offices: Offices, expected: date) -> tuple[date, date]:
    if rule.bounds is not None:
        return _bounded(rule, rule.bounds, start, offices)
    if not start.after_silence:
        return expected, expected
    calendar = offices.for_role(rule.calendar)
    earliest = counting.unrolled(rule, start.earliest, calendar)
    latest = counting.unrolled(rule, start.latest, calendar)
    return counting.rolled(rule, earliest, calendar), counting.rolled(rule, latest, calendar)


def _bounded(rule: DeadlineRule, bounds: Bounds, start: Start, offices: Offices) -> tuple[date, date]:
    early = offices.widest_open(bounds.earliest_calendar)
    late = offices.narrowest_open(bounds.latest_calendar)
    first = start.earliest if bounds.earliest_trigger == "request_sent" else start.expected
    last = start.latest if bounds.latest_trigger == "request_received" else start.earliest
    if bounds.latest_start == "next_business_day":
        last = (
            late.next_open(last + _DAY) if start.late_in_day and late.is_open(last) else late.next_open(last)
        )
    earliest = counting.unrolled(rule, first, early)
    latest = counting.unrolled(rule, last, late)
    return counting.rolled(rule, earliest, early), counting.rolled(rule, latest, late)


def _window(
    statute: Statute, rule: DeadlineRule, start: Start, offices: Offices
) -> tuple[tuple[date, date] | None, tuple[str, ...]]:
    """After the latest day silence is a denial, up to the earliest last day, unrolled; on open days."""
    for window in statute.windows:
        if window.appeal == rule.id and window.response in start.ended:
            forum = offices.forum
            first = forum.next_open(start.latest + _DAY)
            last = forum.previous_open(counting.unrolled(rule, start.earliest, forum))
            if first > last:
                return None, (_NO_WINDOW,)
            return (first, last), tuple(filter(None, (window.advice,)))
    return None, ()


def _target(statute: Statute, rule: DeadlineRule, start: Start, calendar: Calendar) -> date | None:
    """The day the replaced rule would give, when it comes sooner: 90 calendar days before 90 working days."""
    if not rule.replaces:
        return None
    usual = counting.unrolled(statute.deadline(rule.replaces), start.expected, calendar)
    return usual if usual < counting.unrolled(rule, start.expected, calendar) else None


def _closed_note(rule: DeadlineRule, unrolled: date, calendar: Calendar) -> tuple[str, ...]:
    if rule.unit is Unit.BUSINESS_DAY or calendar.is_open(unrolled):
        return ()
    last = "The last day" if rule.unit is Unit.YEAR else f"Day {rule.amount}"
    closed = f"{last} is a closed day ({calendar.why_closed(unrolled)})."
    if rule.roll is Roll.NEXT_BUSINESS_DAY:
        return (f"{closed} The law rolls it to the next open day; do not rely on that.",)
    return (f"{closed} It does not roll: act by the working day before.",)
