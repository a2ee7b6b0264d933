"""The appeals of a request: one for silence that is a denial, one for each day something was refused.

Under the Connecticut Act an item is denied once, in writing or by silence (§ 1-206). Federally each determination
against the requester opens its own appeal: a denial, a redaction, a search that found nothing, a fee waiver
refused (5 U.S.C. § 552(a)(6); 6 C.F.R. § 5.8(a)). It must not know of promises or pauses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ctrecords.law.deadlines import Deadline
from ctrecords.law.happened import OPEN, Done, Happened
from ctrecords.law.running import Ground, Running, with_override
from ctrecords.law.statute import Statute
from ctrecords.model.kinds import EffectKind, Outcome

APPEAL = "requester_appeal"
DETERMINED = "adverse_determination_dated"
_DENIED = "denied"
_AGAINST = {
    Outcome.DENIED: Ground.DENIED,
    Outcome.NO_RESPONSIVE_RECORDS: Ground.NO_RECORDS,
    Outcome.PROVIDED_WITH_REDACTIONS: Ground.REDACTED,
}
_REFUSED = {
    EffectKind.WAIVER_DECIDED: Ground.WAIVER,
    EffectKind.EXPEDITED_REQUESTED: Ground.EXPEDITION,
}

Law = Callable[[str, date], tuple[Deadline, ...]]
"""The law's dates for a trigger and its day, in the circumstances of one request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """What was refused on one day: the items by number, none for a refusal that concerns no single item."""

    on: date
    items: tuple[int, ...]
    grounds: tuple[Ground, ...]

    @property
    def ground(self) -> Ground:
        """The one thing it refused, or that it refused several."""
        return self.grounds[0] if len(self.grounds) == 1 else Ground.SEVERAL


def trigger(statute: Statute) -> str:
    """The event from which this law counts an appeal: a denial, or any determination against the requester."""
    appeals = [rule.trigger for rule in statute.deadlines if rule.kind == APPEAL]
    return DETERMINED if DETERMINED in appeals else _DENIED


def appeals(
    happened: Happened, statute: Statute, law: Law, silence: tuple[date, Deadline] | None
) -> Iterator[Running]:
    """Every appeal; *silence* is the day of a deemed denial with the appeal that follows it."""
    filed = [done.on for done in happened.done(EffectKind.APPEAL_FILED)]
    start = trigger(statute)
    if silence is not None:
        yield with_override(_after_silence(happened, *silence, filed), happened.thread)
    found = determinations(happened) if start == DETERMINED else _denials(happened)
    for each in found:
        deadline = next((one for one in law(start, each.on) if one.kind == APPEAL), None)
        if deadline is None:
            continue
        met = min((day for day in filed if day >= each.on), default=None)
        if met is None and not _still_refused(happened, each):
            met = happened.today
        running = Running(deadline=deadline, items=each.items, met=met, ground=each.ground)
        yield with_override(running, happened.thread)


def determinations(happened: Happened) -> tuple[Determination, ...]:
    """What was refused under a law that lets each determination be appealed, a day at a time, oldest first."""
    everything = tuple(item.number for item in happened.thread.items)
    numbers = {item.id: item.number for item in happened.thread.items}
    days: dict[date, tuple[set[int], dict[Ground, None]]] = {}
    for done in happened.done(EffectKind.DENIED, EffectKind.OUTCOME, *_REFUSED):
        ground = _ground(done)
        if ground is None:
            continue
        items, grounds = days.setdefault(done.on, (set[int](), dict[Ground, None]()))
        grounds[ground] = None
        if ground in _REFUSED.values():
            continue
        item = done.effect.item
        items.update(everything if item is None else [numbers[item]] if item in numbers else [])
    return tuple(
        Determination(on=day, items=tuple(sorted(items)), grounds=tuple(grounds))
        for day, (items, grounds) in sorted(days.items())
    )


def refused(happened: Happened, kind: EffectKind) -> Done | None:
    """The refusal of a fee waiver or of expedited handling, unless it was granted later; None where there is none."""
    decided = [done for done in happened.done(kind) if done.effect.granted is not None]
    return decided[-1] if decided and decided[-1].effect.granted is False else None


def _ground(done: Done) -> Ground | None:
    effect = done.effect
    if effect.kind in _REFUSED:
        return _REFUSED[effect.kind] if effect.granted is False else None
    outcome = Outcome.DENIED if effect.kind is EffectKind.DENIED else effect.outcome
    return None if outcome is None else _AGAINST.get(outcome)


def _still_refused(happened: Happened, each: Determination) -> bool:
    against = (Outcome.DENIED,) if each.grounds == (Ground.DENIED,) else tuple(_AGAINST)
    now = {state.item.number: state.outcome for state in happened.items()}
    if any(now[number] in against for number in each.items):
        return True
    return any(ground in each.grounds and refused(happened, kind) for kind, ground in _REFUSED.items())


def _denials(happened: Happened) -> tuple[Determination, ...]:
    """Items by the day they were denied in writing; the first denial of an item counts."""
    numbers = {item.id: item.number for item in happened.thread.items}
    first: dict[int, date] = {}
    for done in happened.done(EffectKind.DENIED):
        item = done.effect.item
        for number in numbers.values() if item is None else [numbers[item]] if item in numbers else []:
            first.setdefault(number, done.on)
    days: dict[date, tuple[int, ...]] = {}
    for number, day in sorted(first.items()):
        days[day] = (*days.get(day, ()), number)
    return tuple(
        Determination(on=day, items=items, grounds=(Ground.DENIED,)) for day, items in sorted(days.items())
    )


def _after_silence(happened: Happened, silence: date, deadline: Deadline, filed: list[date]) -> Running:
    early = {state.item.id for state in happened.items(by=silence) if state.outcome is not Outcome.AWAITING}
    still = tuple(
        state.item.number
        for state in happened.items()
        if state.item.id not in early and state.outcome in (*OPEN, Outcome.DENIED)
    )
    if filed:
        met: date | None = filed[0]
    elif still:
        met = None
    else:
        met = max((state.on for state in happened.items() if state.on), default=None)
    return Running(deadline=deadline, items=still, met=met, ground=Ground.DENIED)
