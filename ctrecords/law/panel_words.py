"""What stands beside a request in words: how its date was counted, what may still be filed, exemptions.

It must not know the window; it is given a standing and its law.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ctrecords.law import claim_words
from ctrecords.law.clocks import Running
from ctrecords.law.daycount import CountRow
from ctrecords.law.daycount import rows as counted
from ctrecords.law.deadlines import Deadline
from ctrecords.law.entries import Confidence
from ctrecords.law.happened import Done
from ctrecords.law.standing import GIVEN, Standing
from ctrecords.law.thread_words import BY
from ctrecords.law.wording import CHANNELS
from ctrecords.model.days import LONG_WEEKDAYS, Days, items_named, plural
from ctrecords.model.event import Event
from ctrecords.model.ids import EventId
from ctrecords.model.kinds import Channel, Clock, EffectKind, Outcome

_SURE = {
    Confidence.SECONDARY.value: "a second-hand source",
    Confidence.MEMORY.value: "memory, not checked",
}
_WINDOWS = (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN, Clock.WINDOW_CLOSED)
_NO_ROLL, _MINE = "none", "requester"
_TWO_WAYS = "the law can be read in two ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One line of a count: the number in its circle, the day, why.

    ``kind`` is start, counted, skipped, deadline (the agency's last day) or last (the last day to act).
    """

    mark: str
    day: str
    why: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What was withheld under one section, or under none: ``section`` is empty when none was cited."""

    section: str
    what: str


def count(standing: Standing) -> tuple[CountLine, ...]:
    """The count to show: the agency's time, then the time to appeal, with every skipped day."""
    appeal, response, days = standing.appeal, standing.clocks.response, standing.days
    if standing.federal and standing.clock not in _WINDOWS:
        return _agency_time(standing)
    silent = appeal is not None and appeal.deadline.starts == standing.clocks.silence
    lines: list[CountLine] = []
    if response is not None and (appeal is None or silent):
        lines += _sending(standing, response)
        lines += _lines(response, days, "counted" if response.met else "deadline", silent=silent)
    if appeal is not None:
        found = _lines(appeal, days, "last", silent=True)
        lines += found[1:] if silent else found
    return tuple(lines)


def _agency_time(standing: Standing) -> tuple[CountLine, ...]:
    """A federal agency's time, for the request or for the appeal; silence in it denies nothing."""
    watched = _watched(standing)
    if watched is None:
        return ()
    first = _sending(standing, watched) if watched is standing.clocks.response else ()
    end = "counted" if watched.met else "deadline"
    return (*first, *_lines(watched, standing.days, end, silent=True))


def _watched(standing: Standing) -> Running | None:
    """The date the count is about: the appeal, or the agency's time where that is what runs."""
    if standing.federal and standing.clock not in _WINDOWS:
        return standing.limit.running if standing.limit else standing.clocks.response
    return standing.appeal or standing.clocks.response


def notes(standing: Standing) -> tuple[str, ...]:
    """What must be said beside the count: what is assumed, the safe days, a later denial, how sure the law is."""
    watched = _watched(standing)
    if watched is None:
        return ()
    *first, last, source = ("", *_notes(standing, watched))
    return tuple(filter(None, (*first, f"{last} {source}".strip())))


def claims(standing: Standing) -> tuple[str, ...]:
    """What the agency says of time, with who said it when; it moves no date of the law."""
    return claim_words.claims(standing)


def withheld(standing: Standing, logged: Mapping[EventId, int] | None = None) -> tuple[Withheld, ...]:
    """The sections claimed, with the items, the letter and its page; what was withheld without one comes last.

    ``logged`` are the parts of records logged as withheld without a section, by the event they came with.
    """
    groups: dict[tuple[str, int, int | None], list[Done]] = {}
    for done in standing.happened.done(EffectKind.DENIED, EffectKind.OUTCOME, EffectKind.EXEMPTION):
        redacted = done.effect.outcome is Outcome.PROVIDED_WITH_REDACTIONS
        if done.effect.kind is not EffectKind.OUTCOME or redacted:
            key = (done.effect.section, done.event.id, done.effect.page)
            groups.setdefault(key, []).append(done)
    left = dict(logged or {})
    found = [
        _withheld(key[0], group, standing, 0 if key[0] else left.pop(EventId(key[1]), 0))
        for key, group in groups.items()
    ]
    events = {entry.event.id: entry.event for entry in standing.thread.entries}
    found += [
        Withheld(section="", what=f"{plural(count, 'withholding')}, {_came(events[event], standing)}")
        for event, count in left.items()
        if event in events
    ]
    return tuple(sorted(found, key=lambda one: not one.section))


def given(standing: Standing) -> str:
    """How many items were asked and given: "6 asked, 3 given"."""
    many = sum(state.outcome in GIVEN for state in standing.items)
    return f"{len(standing.items)} asked, {many} given"


def _lines(running: Running, days: Days, end: str, *, silent: bool) -> list[CountLine]:
    return [_line(row, days, end, silent=silent) for row in counted(running.deadline)]


def _line(row: CountRow, days: Days, end: str, *, silent: bool) -> CountLine:
    then = "last day to deny in writing" if end == "counted" else "then deemed denied"
    why = row.why if silent else row.why.replace("deemed denied", then)
    day = _span(row.first, row.until, days)
    if row.last:
        mark = str(row.number) if end != "last" and row.number else ""
        return CountLine(mark=mark, day=day, why=why, kind=end)
    if row.number == 0:
        return CountLine(mark="0", day=day, why=why, kind="start")
    kind = "skipped" if row.number is None else "counted"
    return CountLine(mark="" if row.number is None else str(row.number), day=day, why=why, kind=kind)


def _span(first: date, until: date, days: Days) -> str:
    if first == until:
        return days.full(first)
    if until - first > timedelta(days=1) or until.year != days.today.year:
        return f"to {days.short(until)}"
    if first.month != until.month:
        return f"{days.short(first)}, {days.short(until)}"
    return f"{days.short(first)}, {until.day}" if days.order == "us" else f"{first.day}, {days.short(until)}"


def _notes(standing: Standing, watched: Running) -> Iterator[str]:
    days, deadline = standing.days, watched.deadline
    response = standing.clocks.response
    silent = deadline.starts == standing.clocks.silence
    asked = response.deadline if response is not None and (silent or watched is response) else None
    if asked is not None and asked.guess:
        yield asked.guess
    if watched.override is not None:
        own = watched.override
        yield f"Your date: {days.full(own.on)}. {own.reason.rstrip('.')}. The app counted {days.full(deadline.file_by)}."
    if deadline.window is not None and deadline.earliest != deadline.latest:
        first, last = deadline.window
        yield f"File {days.short(first)} – {days.short(last)} to be safe: {_why_safe(asked)}."  # noqa: RUF001 (a range)
    elif deadline.file_by != deadline.date and deadline.roll == _NO_ROLL:
        if deadline.actor == _MINE:
            closed = f"{_bare(deadline.unrolled, days)} is a closed day and the law does not roll it"
            yield f"{closed}. File by {days.full(deadline.file_by)}."
    elif deadline.file_by != deadline.date:
        yield (
            f"{_bare(deadline.unrolled, days)} is a closed day. File by {days.full(deadline.file_by)}; "
            f"the law rolls it to {days.full(deadline.date)}, which nobody should rely on."
        )
    if watched is standing.clocks.response and watched.met is not None:
        yield f"Answered {days.full(watched.met)}, in time."
    yield from claim_words.notes(standing, watched)
    later = (
        []
        if standing.federal
        else [
            each
            for each in standing.clocks.appeals
            if each.met is None and each is not watched and each.file_by >= watched.file_by and each.items
        ]
    )
    for each in later:
        yield (
            f"The written denial of {days.short(each.deadline.starts)} gives {items_named(each.items)} a later "
            f"date ({_day(each, days)}). Filing by {days.short(watched.file_by)} covers every item."
        )
    yield f"{deadline.citation}{_sure(deadline.confidence)}"


def _why_safe(asked: Deadline | None) -> str:
    """Why not every day to the last one is safe: what nobody knows, what the law leaves open, or both."""
    guessed = asked is not None and bool(asked.guess)
    if asked is None or not guessed:
        return _TWO_WAYS
    # A guessed receipt only makes the time end later; that it may end sooner is another reading of the law.
    return f"receipt is not known, and {_TWO_WAYS}" if asked.earliest < asked.date else "receipt is not known"


def _sending(standing: Standing, response: Running) -> Iterator[CountLine]:
    """The day of sending, where the count starts on a later one."""
    sent = standing.happened.first(EffectKind.SENT)
    if sent is not None and sent.on < response.deadline.starts:
        by = f"Sent {BY[sent.event.channel]}".strip()
        yield CountLine(mark="", day=standing.days.full(sent.on), why=by, kind="skipped")


def _bare(day: date, days: Days) -> str:
    return f"{days.short(day)}, a {LONG_WEEKDAYS[day.weekday()]},"


def _day(running: Running, days: Days) -> str:
    deadline = running.deadline
    if deadline.file_by == deadline.unrolled:
        return days.full(deadline.file_by)
    return f"{days.short(deadline.unrolled)}, a {LONG_WEEKDAYS[deadline.unrolled.weekday()]}"


def _sure(confidence: str) -> str:
    """How well the rule is known, said only where its text was not read."""
    return "" if Confidence(confidence).firm else f". Known from {_SURE[confidence]}."


def _withheld(section: str, group: list[Done], standing: Standing, logged: int) -> Withheld:
    known = {item.id: item.number for item in standing.thread.items}
    numbers = tuple(sorted({known[d.effect.item] for d in group if d.effect.item and d.effect.item in known}))
    event, page = group[0].event, group[0].effect.page
    which = items_named(numbers) if numbers else "the request"
    where = f", p. {page}" if page else ""
    many = f", {plural(logged, 'withholding')}" if logged else ""
    cited = f"§ {section.removeprefix('§ ')}" if section else ""
    return Withheld(section=cited, what=f"{which}{many}, {_came(event, standing)}{where}")


def _came(event: Event, standing: Standing) -> str:
    day = standing.days.short(event.happened_on)
    unsaid = event.channel in {Channel.UNSAID, Channel.NOTE}
    return f"came {day}" if unsaid else f"{CHANNELS[event.channel].lower()} of {day}"
