"""What happened on a request up to today, read from its thread.

The one reader of events and effects for the clocks and the standing; it knows no dates of law.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import ItemId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Item
from ctrecords.model.thread import Entry, Thread

WRITTEN = (Channel.EMAIL, Channel.MAIL, Channel.HAND, Channel.FAX, Channel.PORTAL, Channel.UNSAID)
"""Ways of what is written; a message that nobody said the way of is one."""
OPEN = (Outcome.AWAITING, Outcome.NOT_ADDRESSED)
WITHHOLDING = (EffectKind.DENIED, EffectKind.OUTCOME, EffectKind.EXEMPTION)
"""Effects whose section is an exemption claimed."""
_BY_KIND = {
    EffectKind.DENIED: Outcome.DENIED,
    EffectKind.REFERRED: Outcome.REFERRED,
    EffectKind.WITHDRAWN: Outcome.WITHDRAWN,
}
_TELLING = (EffectKind.OUTCOME, *_BY_KIND)
_NO_WORD = frozenset({EffectKind.DELIVERED, EffectKind.DELIVERY_FAILED, EffectKind.RECEIVED})
"""Effects that a carrier tells of, not the agency."""
_SPOKEN = frozenset(
    {
        EffectKind.ACKNOWLEDGED,
        EffectKind.CLARIFICATION_ASKED,
        EffectKind.ESTIMATE,
        EffectKind.PROMISE,
        EffectKind.EXTENSION,
        EffectKind.FEE_ESTIMATED,
        EffectKind.WAIVER_DECIDED,
        EffectKind.INSPECTION_OFFERED,
        EffectKind.OUTCOME,
        EffectKind.DENIED,
        EffectKind.EXEMPTION,
        EffectKind.REFERRED,
    }
)
"""Effects that only the agency's own words have, whoever called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One effect with the event that had it."""

    event: Event
    effect: Effect

    @property
    def on(self) -> date:
        """The legal day it happened."""
        return self.event.happened_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of an item: its text, the day it was put so, None for the first."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Part of an item that came while the rest is still awaited: when, how many pages, when the rest is promised."""

    on: date
    pages: int | None = None
    rest_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """One item with what was last done with it; ``on`` is the day of that, None while awaiting.

    ``versions`` are its wordings, the first one first; ``parts`` came before the whole did.
    """

    item: Item
    outcome: Outcome
    on: date | None = None
    section: str = ""
    unread: bool = False
    versions: tuple[Version, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The item as it is asked for now."""
        return self.versions[-1].text if self.versions else self.item.text

    @property
    def reworded(self) -> date | None:
        """The day of its newest wording; None while it is as first asked."""
        return self.versions[-1].on if self.versions else None


@dataclass(frozen=True, slots=True)
class Happened:
    """A thread's entries up to and including a day."""

    thread: Thread
    today: date
    _seen: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    _done: tuple[Done, ...] = field(init=False, repr=False, compare=False)
    _kinds: frozenset[EffectKind] = field(init=False, repr=False, compare=False)
    _unread: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    _telling: tuple[Done, ...] = field(init=False, repr=False, compare=False)
    _told: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _items: dict[date, tuple[ItemState, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look through the thread once; every clock asks of it again and again."""
        seen = tuple(entry for entry in self.thread.entries if entry.event.happened_on <= self.today)
        done = tuple(Done(event=entry.event, effect=effect) for entry in seen for effect in entry.effects)
        reworded = {row.event for row in self.thread.wordings}
        telling = tuple(each for each in done if each.effect.kind in _TELLING)
        told = {each.on for each in telling}
        told |= {entry.event.happened_on for entry in seen if entry.event.id in reworded}
        for name, value in (
            ("_seen", seen),
            ("_done", done),
            ("_kinds", frozenset(each.effect.kind for each in done)),
            ("_unread", tuple(entry for entry in seen if _is_unread(entry))),
            ("_telling", telling),
            ("_told", tuple(sorted(told))),
            ("_items", dict[date, tuple[ItemState, ...]]()),
        ):
            object.__setattr__(self, name, value)

    def entries(self) -> tuple[Entry, ...]:
        """The entries that had happened by today, oldest first."""
        return self._seen

    def done(self, *kinds: EffectKind) -> Iterator[Done]:
        """Every effect of these kinds, oldest first."""
        if self._kinds.isdisjoint(kinds):
            return iter(())
        return (done for done in self._done if done.effect.kind in kinds)

    def last(self, *kinds: EffectKind) -> Done | None:
        """The newest effect of these kinds."""
        if self._kinds.isdisjoint(kinds):
            return None
        return next((done for done in reversed(self._done) if done.effect.kind in kinds), None)

    def first(self, *kinds: EffectKind) -> Done | None:
        """The oldest effect of these kinds."""
        return None if self._kinds.isdisjoint(kinds) else next(self.done(*kinds), None)

    def unread(self) -> tuple[Entry, ...]:
        """Written replies that came in and carry no effect yet."""
        return self._unread

    def heard(self) -> tuple[Entry, ...]:
        """Whatever came from the agency, spoken words included, oldest first."""
        return tuple(entry for entry in self._seen if _is_heard(entry))

    def items(self, by: date | None = None) -> tuple[ItemState, ...]:
        """Each item's outcome as it stood at the end of a day (today when not given)."""
        # Between two days on which something was told of the items they stand as they stood.
        at = bisect_right(self._told, self.today if by is None else by)
        day = self._told[at - 1] if at else date.min
        if day not in self._items:
            self._items[day] = self._items_on(day)
        return self._items[day]

    def _items_on(self, day: date) -> tuple[ItemState, ...]:
        latest: dict[ItemId, Done] = {}
        parts: dict[ItemId, list[Part]] = {}
        known = [item.id for item in self.thread.items]
        for done in self._telling:
            if done.on > day:
                continue
            item = done.effect.item
            for each in known if item is None else (item,):
                latest[each] = done
                if is_part(done.effect):
                    parts.setdefault(each, []).append(_part(done))
        unread, worded = bool(self._unread), self._versions(day)
        return tuple(
            _state(
                item,
                latest.get(item.id),
                unread=unread,
                versions=worded.get(item.id, ()),
                parts=tuple(parts.get(item.id, ())),
            )
            for item in self.thread.items
        )

    def _versions(self, day: date) -> dict[ItemId, tuple[Version, ...]]:
        """The wordings of each item that was ever worded anew, by the day of the event that did it."""
        if not self.thread.wordings:
            return {}
        days = {entry.event.id: entry.event for entry in self._seen}
        texts = {item.id: item.text for item in self.thread.items}
        known = [
            (days[row.event].happened_on, days[row.event].happened_at, row)
            for row in self.thread.wordings
            if row.event in days and row.item in texts
        ]
        found: dict[ItemId, tuple[Version, ...]] = {}
        for on, _at, row in sorted(known, key=lambda one: (one[0], one[1], one[2].id)):
            if on <= day:
                before = found.get(row.item, (Version(text=texts[row.item]),))
                found[row.item] = (*before, Version(text=row.text, on=on))
        return found

    def answered(self) -> date | None:
        """The day of the first reply with substance: an outcome, a denial, or a reply not read yet."""
        unread = self.unread()
        days = [entry.event.happened_on for entry in unread[:1]]
        outcome = self.first(EffectKind.OUTCOME, EffectKind.DENIED, EffectKind.REFERRED)
        if outcome is not None:
            days.append(outcome.on)
        return min(days, default=None)


def _is_heard(entry: Entry) -> bool:
    kinds = {effect.kind for effect in entry.effects}
    came = entry.event.direction is Direction.IN and not (kinds and kinds <= _NO_WORD)
    return came or not _SPOKEN.isdisjoint(kinds)


def _is_unread(entry: Entry) -> bool:
    event = entry.event
    return event.direction is Direction.IN and event.channel in WRITTEN and not entry.effects


def outcome_of(effect: Effect) -> Outcome | None:
    """The outcome an effect gives its item; None when it gives none."""
    return effect.outcome if effect.kind is EffectKind.OUTCOME else _BY_KIND.get(effect.kind)


def is_part(effect: Effect) -> bool:
    """Whether an effect says that part of an item came and the rest is still awaited."""
    waits = effect.kind is EffectKind.OUTCOME and effect.outcome is Outcome.AWAITING
    return waits and (effect.pages is not None or effect.on is not None)


def _part(done: Done) -> Part:
    return Part(on=done.on, pages=done.effect.pages, rest_on=done.effect.on)


def _state(
    item: Item, done: Done | None, *, unread: bool, versions: tuple[Version, ...], parts: tuple[Part, ...]
) -> ItemState:
    outcome = outcome_of(done.effect) if done else None
    if done is None or outcome is None:
        return ItemState(item=item, outcome=Outcome.AWAITING, unread=unread, versions=versions, parts=parts)
    return ItemState(
        item=item,
        outcome=outcome,
        on=done.on,
        section=done.effect.section,
        unread=unread and outcome is Outcome.AWAITING,
        versions=versions,
        parts=parts,
    )
