"""Rows of an imported spreadsheet as facts: events that say where they come from, and what they did."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from ctrecords.actions.sheet_rows import Tracked
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Certainty, Direction, EffectKind, Outcome, TrackingKind
from ctrecords.model.note import Note
from ctrecords.model.request import Item, Tracking

_KIND = {
    Outcome.DENIED: EffectKind.DENIED,
    Outcome.REFERRED: EffectKind.REFERRED,
    Outcome.WITHDRAWN: EffectKind.WITHDRAWN,
}


def basis(row: Tracked, file: str) -> str:
    """Where a fact comes from: "imported from FILE row 7"."""
    return f"imported from {file} row {row.row}"


def events(row: Tracked, request: RequestId, file: str, now: datetime) -> Iterator[Event]:
    """The sending and the answer of a row, each when its day is known."""
    ours = row.meaning is not None and row.meaning.outcome is Outcome.WITHDRAWN
    sent = Event(
        request=request,
        direction=Direction.OUT,
        channel=row.by,
        happened_on=row.sent or date.min,
        logged_at=now,
        basis=basis(row, file),
        certainty=Certainty.STATED,
    )
    if row.sent is not None:
        yield sent
    if row.answered is not None:
        yield replace(
            sent,
            direction=Direction.OUT if ours else Direction.IN,
            happened_on=row.answered,
            person=row.person,
            summary=row.status,
        )


def effects(row: Tracked, event: Event, asked: Sequence[Item]) -> Iterator[Effect]:
    """What the sending or the answer of a row did."""
    if event.direction is Direction.OUT and event.happened_on == row.sent and not event.summary:
        yield Effect(event=event.id, kind=EffectKind.SENT)
        if row.received is not None:
            yield Effect(event=event.id, kind=EffectKind.RECEIVED, on=row.received)
        return
    outcome = row.meaning.outcome if row.meaning is not None else None
    if outcome is not None:
        kind = _KIND.get(outcome, EffectKind.OUTCOME)
        for item in asked:
            own = outcome if kind is EffectKind.OUTCOME else None
            yield Effect(event=event.id, kind=kind, item=item.id, outcome=own)
    elif row.meaning is not None and row.meaning.effect is not None:
        yield Effect(event=event.id, kind=row.meaning.effect)
    if row.cents is not None:
        yield Effect(event=event.id, kind=EffectKind.FEE_ESTIMATED, cents=row.cents)


def items(row: Tracked, request: RequestId) -> Iterator[Item]:
    """What a row asks for."""
    for number, text in enumerate(row.items, start=1):
        yield Item(request=request, number=number, text=text)


def tracking(row: Tracked, request: RequestId, today: date) -> Iterator[Tracking]:
    """The number the agency gave, if the row has one."""
    if row.tracking:
        yield Tracking(
            request=request, kind=TrackingKind.AGENCY, number=row.tracking, since=row.sent or today
        )


def notes(row: Tracked, request: RequestId, file: str, now: datetime) -> Iterator[Note]:
    """The researcher's own notes and what had no day, kept private."""
    if row.note:
        yield Note(request=request, text=f"{row.note}\n({basis(row, file)})", written_at=now)
