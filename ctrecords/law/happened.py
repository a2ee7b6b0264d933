"""What happened on a request up to today, read from its thread.

The one reader of events and effects for the clocks and the standing; it knows no dates of law.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import ItemId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Item
from ctrecords.model.thread import Entry, Thread

WRITTEN = (Channel.EMAIL, Channel.MAIL, Channel.HAND, Channel.FAX, Channel.PORTAL)
OPEN = (Outcome.AWAITING, Outcome.NOT_ADDRESSED)
_BY_KIND = {
    EffectKind.DENIED: Outcome.DENIED,
    EffectKind.REFERRED: Outcome.REFERRED,
    EffectKind.WITHDRAWN: Outcome.WITHDRAWN,
}


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
class ItemState:
    """One item with what was last done with it; ``on`` is the day of that, None while awaiting."""

    item: Item
    outcome: Outcome
    on: date | None = None
    section: str = ""
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """A thread's entries up to and including a day."""

    thread: Thread
    today: date
    _seen: tuple[Entry, ...] = field(init=False, repr=False, compare=False)
    _done: tuple[Done, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look through the thread once; every clock asks of it again and again."""
        seen = tuple(entry for entry in self.thread.entries if entry.event.happened_on <= self.today)
        done = tuple(Done(event=entry.event, effect=effect) for entry in seen for effect in entry.effects)
        object.__setattr__(self, "_seen", seen)
        object.__setattr__(self, "_done", done)

    def entries(self) -> tuple[Entry, ...]:
        """The entries that had happened by today, oldest first."""
        return self._seen

    def done(self, *kinds: EffectKind) -> Iterator[Done]:
        """Every effect of these kinds, oldest first."""
        return (done for done in self._done if done.effect.kind in kinds)

    def last(self, *kinds: EffectKind) -> Done | None:
        """The newest effect of these kinds."""
        return next((done for done in reversed(self._done) if done.effect.kind in kinds), None)

    def first(self, *kinds: EffectKind) -> Done | None:
        """The oldest effect of these kinds."""
        return next(self.done(*kinds), None)

    def unread(self) -> tuple[Entry, ...]:
        """Written replies that came in and carry no effect yet."""
        return tuple(
            entry
            for entry in self.entries()
            if entry.event.direction is Direction.IN and entry.event.channel in WRITTEN and not entry.effects
        )

    def items(self, by: date | None = None) -> tuple[ItemState, ...]:
        """Each item's outcome as it stood at the end of a day (today when not given)."""
        latest: dict[ItemId, Done] = {}
        for done in self.done(EffectKind.OUTCOME, *_BY_KIND):
            if by is not None and done.on > by:
                continue
            for item in self.thread.items:
                if done.effect.item in (None, item.id):
                    latest[item.id] = done
        unread = bool(self.unread())
        return tuple(_state(item, latest.get(item.id), unread=unread) for item in self.thread.items)

    def answered(self) -> date | None:
        """The day of the first reply with substance: an outcome, a denial, or a reply not read yet."""
        unread = self.unread()
        days = [entry.event.happened_on for entry in unread[:1]]
        outcome = self.first(EffectKind.OUTCOME, EffectKind.DENIED, EffectKind.REFERRED)
        if outcome is not None:
            days.append(outcome.on)
        return min(days, default=None)


def outcome_of(effect: Effect) -> Outcome | None:
    """The outcome an effect gives its item; None when it gives none."""
    return effect.outcome if effect.kind is EffectKind.OUTCOME else _BY_KIND.get(effect.kind)


def _state(item: Item, done: Done | None, *, unread: bool) -> ItemState:
    outcome = outcome_of(done.effect) if done else None
    if done is None or outcome is None:
        return ItemState(item=item, outcome=Outcome.AWAITING, unread=unread)
    return ItemState(
        item=item,
        outcome=outcome,
        on=done.on,
        section=done.effect.section,
        unread=unread and outcome is Outcome.AWAITING,
    )
