"""What happened on a request, said in words: the title of an event, when it was, what it did.

It must not know the window; the thread on screen, in print and on the command line say the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ctrecords.law import thread_changes as changes
from ctrecords.law.happened import WRITTEN, is_part, outcome_of
from ctrecords.law.standing import Standing
from ctrecords.law.wording import CHANNELS
from ctrecords.model.days import Days, clock_time, dollars, items_named, plural
from ctrecords.model.event import Effect, Event
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry, Thread

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
BY = {
    Channel.EMAIL: "by e-mail",
    Channel.MAIL: "by mail",
    Channel.HAND: "by hand",
    Channel.FAX: "by fax",
    Channel.PORTAL: "through the portal",
    Channel.CALL: "in a call",
    Channel.VISIT: "in a visit",
    Channel.NOTE: "in a note",
    Channel.UNSAID: "",
}
"""How something was sent, at the end of a sentence."""
_ROLES = frozenset(
    {
        "clerk",
        "officer",
        "chief",
        "attorney",
        "counsel",
        "coordinator",
        "sergeant",
        "lieutenant",
        "captain",
        "records",
        "secretary",
        "supervisor",
        "administrator",
        "assistant",
        "desk",
        "division",
        "office",
        "unit",
        "custodian",
    }
)
_GIVEN = {
    Outcome.AWAITING: "still awaited",
    Outcome.PROVIDED: "provided",
    Outcome.PROVIDED_WITH_REDACTIONS: "provided with redactions",
    Outcome.DENIED: "denied",
    Outcome.NO_RESPONSIVE_RECORDS: "answered with no responsive records",
    Outcome.NOT_ADDRESSED: "not addressed",
    Outcome.REFERRED: "referred elsewhere",
    Outcome.WITHDRAWN: "withdrawn",
}
_TITLES = {
    EffectKind.DELIVERED: "Delivered",
    EffectKind.DELIVERY_FAILED: "Delivery failed",
    EffectKind.RECEIVED: "Received by the agency",
    EffectKind.CLARIFICATION_ASKED: "Clarification asked",
    EffectKind.CLARIFICATION_ANSWERED: "Clarification answered",
    EffectKind.NARROWED: "Request narrowed",
    EffectKind.FEE_ESTIMATED: "Fee estimate",
    EffectKind.FEE_DISPUTED: "Fee disputed",
    EffectKind.FEE_AGREED: "Fee agreed",
    EffectKind.FEE_PAID: "Fee paid",
    EffectKind.WAIVER_ASKED: "Fee waiver asked",
    EffectKind.WAIVER_DECIDED: "Fee waiver decided",
    EffectKind.INSPECTION_OFFERED: "Inspection offered",
    EffectKind.INSPECTED: "Records inspected",
    EffectKind.REFERRED: "Referred elsewhere",
    EffectKind.FOLLOWED_UP: "Follow-up sent",
    EffectKind.WITHDRAWN: "Withdrawn",
    EffectKind.CONSOLIDATED: "Consolidated with another request",
    EffectKind.CLOSED: "Closed by the agency",
    EffectKind.REOPENED: "Reopened",
    EffectKind.EXPEDITED_REQUESTED: "Expedited handling asked",
    EffectKind.APPEAL_FILED: "Complaint filed",
    EffectKind.DOCKETED: "Complaint docketed",
    EffectKind.OMBUDSMAN: "With the ombudsman",
    EffectKind.HEARING_SET: "Hearing set",
    EffectKind.HEARING_HELD: "Hearing held",
    EffectKind.PROPOSED_DECISION: "Proposed decision",
    EffectKind.FINAL_DECISION: "Final decision",
    EffectKind.APPEAL_RECEIVED: "Complaint received",
    EffectKind.EMPLOYEE_NOTICE_SENT: "Notice sent to the employee",
    EffectKind.EMPLOYEE_NOTICE_RECEIVED: "Notice received by the employee",
    EffectKind.COMPLIED: "Order complied with",
    EffectKind.COURT_APPEAL: "Appeal to court",
    EffectKind.SETTLED: "Settled",
    EffectKind.ASSERTED: "Noted by you",
}
_DECIDED: Mapping[EffectKind, Mapping[bool | None, str]] = {
    EffectKind.WAIVER_DECIDED: {True: "Fee waiver granted", False: "Fee waiver refused"},
    EffectKind.EXPEDITED_REQUESTED: {
        True: "Expedited handling granted",
        False: "Expedited handling refused",
    },
    EffectKind.EXTENSION: {False: "Extension refused"},
}
_BY_LAW: Mapping[str, Mapping[EffectKind, str]] = {
    "us": {
        EffectKind.APPEAL_FILED: "Appeal filed",
        EffectKind.APPEAL_RECEIVED: "Appeal received",
        EffectKind.DOCKETED: "Appeal numbered",
        EffectKind.OMBUDSMAN: "With OGIS",
        EffectKind.FINAL_DECISION: "Appeal decided",
        EffectKind.COURT_APPEAL: "Suit filed",
    }
}
"""Where an appeal goes to the agency itself and not to a commission, the same events have other names."""
_LISTED: Mapping[EffectKind, str] = {
    EffectKind.ACKNOWLEDGED: "Acknowledged",
    EffectKind.PROMISE: "Date promised",
    EffectKind.ESTIMATE: "Date estimated",
    EffectKind.EXTENSION: "More time taken",
}
CLAIMS = {
    EffectKind.PROMISE: "Promised",
    EffectKind.ESTIMATE: "Estimated",
    EffectKind.EXTENSION: "Extended by the agency",
}
"""Dates the agency gives; they are claims beside the law's dates."""
_LESSER = (EffectKind.RECEIVED, EffectKind.EXEMPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a thread: its title, when it was, its sentences.

    ``event`` is None for what the app counted, and for what was ``moved`` to another request.
    """

    title: str
    when: str
    lines: tuple[str, ...]
    event: Event | None = None
    entry: Entry | None = None
    moved: bool = False


def told(standing: Standing) -> tuple[Told, ...]:
    """Tell everything that happened, oldest first, with the deemed denial and what was moved away at its place."""
    rows = [(entry.event.happened_on, _told(entry, standing)) for entry in standing.thread.entries]
    days = standing.days
    for on, name, line in changes.moved_away(standing.thread):
        rows.append((on, Told(title=name, when=days.full(on), lines=(line,), moved=True)))
    rows.sort(key=lambda row: row[0])
    denial = deemed(standing) or lapsed(standing)
    if denial is None:
        return tuple(row for _day, row in rows)
    silence = standing.clocks.silence or standing.clocks.passed or standing.days.today
    before = [row for day, row in rows if day <= silence]
    return (*before, denial, *(row for day, row in rows if day > silence))


def deemed(standing: Standing) -> Told | None:
    """The app's own entry for silence that became a denial; None where there is none."""
    silence, response = standing.clocks.silence, standing.clocks.response
    if silence is None or response is None:
        return None
    count = sum(day.counted for day in response.deadline.days)
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    words = f"{number} business {'day' if count == 1 else 'days'} ended without a written denial."
    line = f"{words} {response.deadline.citation}. Counted by the app."
    return Told(title="Deemed denied", when=f"end of {standing.days.full(silence)}", lines=(line,))


def lapsed(standing: Standing) -> Told | None:
    """The app's own entry for a federal limit that ran out, which denies nothing; None where there is none."""
    passed, response = standing.clocks.passed, standing.clocks.response
    if passed is None or response is None:
        return None
    count = sum(day.counted for day in response.deadline.days)
    words = f"{plural(count, 'business day')} ended without a determination{_own_count(standing, passed)}."
    line = f"{words} {response.deadline.citation}. Counted by the app."
    return Told(title="Time limit passed", when=f"end of {standing.days.full(passed)}", lines=(line,))


def _own_count(standing: Standing, passed: date) -> str:
    """What the agency counts instead; without claims of its own, the right to sue."""
    counted = standing.clocks.answer.count if standing.clocks.answer else None
    if counted is None or (counted.ends is not None and counted.ends <= passed):
        return "; you may sue"
    if counted.ends is None:
        return "; the agency may count it as paused"
    return f"; the agency may count to {standing.days.full(counted.ends)}"


def kind_name(kind: EffectKind, law: str) -> str:
    """What a kind of event is called in a list, under a law: "Fee paid", "Complaint docketed"."""
    return _BY_LAW.get(law, {}).get(kind) or _LISTED.get(kind) or _TITLES[kind]


def came(event: Event, days: Days) -> str:
    """How and when an event came, as one line: "E-mail of Mon, Nov 23, 8:47 am"."""
    at = f", {clock_time(event.happened_at)}" if event.happened_at else ""
    return f"{CHANNELS[event.channel]} of {days.full(event.happened_on)}{at}"


def title(entry: Entry, thread: Thread) -> str:
    """The title of an event: "Request sent by e-mail", "Written denial of item 4", "E-mail with 3 files"."""
    event = entry.event
    kinds = {effect.kind: effect for effect in entry.effects}
    if EffectKind.SENT in kinds:
        return f"Request sent {BY[event.channel]}".strip()
    if EffectKind.DENIED in kinds:
        said = "Written denial" if event.channel in WRITTEN else "Denial"
        return f"{said} of {_which(entry, thread, Outcome.DENIED)}"
    for kind, usual in _TITLES.items():
        if kind in kinds and kind not in _LESSER:
            decided = _DECIDED.get(kind, {}).get(kinds[kind].granted)
            if decided:
                return decided
            words = _BY_LAW.get(thread.agency.law, {}).get(kind, usual)
            cents = kinds[kind].cents
            return f"{words}, {dollars(cents)}" if cents is not None else words
    dated = any(kind in CLAIMS and effect.on is not None for kind, effect in kinds.items())
    if EffectKind.ACKNOWLEDGED in kinds and EffectKind.OUTCOME not in kinds and not dated:
        return "Acknowledged"
    return _bare(entry)


def when(event: Event, days: Days, *, channel: bool) -> str:
    """The day with its time, or with the way it came: "Thu, Nov 12, 3:40 pm", "Tue, Nov 17, letter"."""
    day = days.full(event.happened_on)
    if event.happened_until is not None:
        day = f"{day} to {days.full(event.happened_until)}"
    if event.happened_at:
        return f"{day}, {clock_time(event.happened_at)}"
    way = "not said how" if event.channel is Channel.UNSAID else CHANNELS[event.channel].lower()
    return f"{day}, {way}" if channel else day


def did(entry: Entry, standing: Standing) -> Iterator[str]:
    """Say what an event did that its title does not: words of a denial, dates claimed, money beside."""
    days, thread = standing.days, standing.thread
    for effect in _different(entry.effects):
        if effect.kind is EffectKind.DENIED:
            yield _quoted(effect)
        elif effect.kind in CLAIMS and effect.on is not None:
            own = f" “{effect.quotation.strip('“”')}”" if effect.quotation else ""
            yield f"{CLAIMS[effect.kind]} by {days.full(effect.on)}, as the agency says.{own}"
        elif effect.kind is EffectKind.EXTENSION and effect.granted is not False:
            yield "Takes more time for unusual circumstances, as the agency says."
        elif effect.kind is EffectKind.RECEIVED and effect.on not in (None, entry.event.happened_on):
            yield f"Received {days.full(effect.on or entry.event.happened_on)}."
        elif effect.kind is EffectKind.FEE_ESTIMATED and not title(entry, thread).startswith("Fee estimate"):
            yield f"Asks {dollars(effect.cents or 0)}."
    if not entry.event.summary:
        yield from _outcomes(entry, thread)
    yield from changes.parts(entry, thread, days)
    yield from changes.reworded(entry, thread)
    yield from changes.moved_here(entry, thread)


def _told(entry: Entry, standing: Standing) -> Told:
    event = entry.event
    name = title(entry, standing.thread)
    named = name.startswith((CHANNELS[event.channel], "Request sent")) or received(entry)
    effects = [line for line in did(entry, standing) if line]
    chips = {file.name for file in entry.files} if received(entry) else set[str]()
    summary = [event.summary] if event.summary and event.summary not in chips else []
    first = effects if EffectKind.DENIED in {effect.kind for effect in entry.effects} else summary
    lines = (*first, *(summary if first is effects else effects))
    if any(effect.kind is EffectKind.SENT for effect in entry.effects):
        lines = (f"{plural(len(standing.thread.items), 'item')}. {event.summary}".strip(), *effects)
    return Told(
        title=name,
        when=when(event, standing.days, channel=not named),
        lines=tuple(lines),
        event=event,
        entry=entry,
    )


def received(entry: Entry) -> bool:
    """Whether files came and nothing is said of how: they are records, not a note."""
    event = entry.event
    return bool(entry.files) and event.channel is Channel.NOTE and event.direction is Direction.IN


def spoken(event: Event) -> str:
    """What a call or visit is called: "Call with the Records Clerk", "Voicemail from the Records Clerk"."""
    if event.voicemail:
        return f"Voicemail {_person('for' if event.direction is Direction.OUT else 'from', event.person)}".strip()
    return f"{CHANNELS[event.channel]} {_person('with', event.person)}".strip()


def _bare(entry: Entry) -> str:
    event = entry.event
    files = f" with {plural(len(entry.files), 'file')}" if entry.files else ""
    if event.voicemail or event.channel in {Channel.CALL, Channel.VISIT}:
        return spoken(event) + ("" if event.voicemail else files)
    if received(entry):
        return f"{plural(len(entry.files), 'file')} received" if len(entry.files) > 1 else "File received"
    if event.channel is Channel.NOTE:
        return f"Note{files}"
    if event.direction is Direction.OUT:
        return f"{CHANNELS[event.channel]} to the agency{files}"
    unread = "" if entry.effects else ", not read"
    return f"{CHANNELS[event.channel]}{files}{unread}"


def _person(joined: str, person: str) -> str:
    """Names stand bare, roles with their article: "with the Records Clerk"."""
    if not person:
        return ""
    role = person.rsplit(maxsplit=1)[-1].casefold() in _ROLES and not person.casefold().startswith("the ")
    return f"{joined} the {person}" if role else f"{joined} {person}"


def _which(entry: Entry, thread: Thread, outcome: Outcome) -> str:
    numbers = _numbers(entry, thread, outcome)
    if len(numbers) == len(thread.items) > 1:
        return f"all {NUMBERS[len(numbers)].lower() if len(numbers) < len(NUMBERS) else len(numbers)} items"
    return items_named(numbers) if numbers else "the request"


def _numbers(entry: Entry, thread: Thread, outcome: Outcome) -> tuple[int, ...]:
    known = {item.id: item.number for item in thread.items}
    told = (effect for effect in entry.effects if outcome_of(effect) is outcome and not is_part(effect))
    found = {known[effect.item] for effect in told if effect.item and effect.item in known}
    return tuple(sorted(found))


def _outcomes(entry: Entry, thread: Thread) -> Iterator[str]:
    for outcome, words in _GIVEN.items():
        numbers = _numbers(entry, thread, outcome)
        if numbers and outcome is not Outcome.DENIED:
            yield f"{items_named(numbers).capitalize()} {words}."


def _quoted(effect: Effect) -> str:
    own = f"“{effect.quotation.strip('“”')}” " if effect.quotation else ""
    if effect.section:
        return f"{own}§ {effect.section.removeprefix('§ ')}."
    return f"{own}No exemption cited."


def _different(effects: tuple[Effect, ...]) -> Iterator[Effect]:
    """Effects that would be said in the same words are said once."""
    seen: set[tuple[EffectKind, str, str, date | None]] = set()
    for effect in effects:
        key = (effect.kind, effect.section, effect.quotation, effect.on)
        if key not in seen:
            seen.add(key)
            yield effect
