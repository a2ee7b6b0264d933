"""Threads built in memory for the tests of clocks, standings and the docket."""

from dataclasses import replace
from datetime import UTC, date, datetime

from ctrecords.law import library
from ctrecords.law.standing import Standing, standing
from ctrecords.model.days import Days
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import AgencyId, CaseId, EffectId, EventId, ItemId, RequestId
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Case, Item, Override, Reminder, Request, Tracking
from ctrecords.model.thread import Entry, Thread

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
AGENCY = Agency(
    id=AgencyId(1), slug="alder", name="Alder Police", kind="police", law="us-ct", agency_class="municipal"
)

DHS = Agency(
    id=AgencyId(1),
    slug="office",
    name="Practice Federal Office",
    kind="federal",
    law="us",
    agency_class="dhs",
)
"""An invented office whose class has ninety working days to appeal."""
FEDERAL = replace(DHS, agency_class="federal")


def effect(
    kind: EffectKind, *, item: int | None = None, outcome: Outcome | None = None, **more: object
) -> Effect:
    """One effect; ``item`` is a number."""
    return Effect(
        id=EffectId(1),
        event=EventId(1),
        kind=kind,
        item=ItemId(item) if item else None,
        outcome=outcome,
        **more,  # type: ignore[arg-type]
    )


def entry(
    on: date,
    *effects: Effect,
    direction: Direction = Direction.IN,
    channel: Channel = Channel.EMAIL,
    number: int = 1,
    summary: str = "",
) -> Entry:
    """One event with its effects."""
    event = Event(
        id=EventId(number),
        request=RequestId(1),
        direction=direction,
        channel=channel,
        happened_on=on,
        logged_at=NOW,
        summary=summary,
    )
    return Entry(event=event, effects=effects)


def sent(on: date, received: date | None = None, channel: Channel = Channel.EMAIL) -> Entry:
    """The request going out."""
    effects = [effect(EffectKind.SENT)]
    if received:
        effects.append(effect(EffectKind.RECEIVED, on=received))
    return entry(on, *effects, direction=Direction.OUT, channel=channel)


def thread(
    *entries: Entry,
    items: int = 6,
    overrides: tuple[Override, ...] = (),
    closures: tuple[Closure, ...] = (),
    reminders: tuple[Reminder, ...] = (),
    personnel: bool = False,
    agency: Agency = AGENCY,
    trackings: tuple[Tracking, ...] = (),
) -> Thread:
    """A request with its entries, oldest first; item ids are their numbers."""
    return Thread(
        request=Request(id=RequestId(1), case=CaseId(1), agency=agency.id, personnel=personnel),
        case=Case(id=CaseId(1), title="Tried", opened_on=date(2026, 1, 1)),
        agency=agency,
        trackings=trackings,
        items=tuple(
            Item(id=ItemId(n), request=RequestId(1), number=n, text=f"Record {n}")
            for n in range(1, items + 1)
        ),
        entries=tuple(sorted(entries, key=lambda one: one.event.happened_on)),
        overrides=overrides,
        closures=closures,
        reminders=reminders,
    )


def stand(made: Thread, today: date) -> Standing:
    """Where it stands under the law of its agency."""
    return standing(made, library.load(made.agency.law), Days(today=today))
