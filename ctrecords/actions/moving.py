"""Moving an event that was filed on the wrong request; both threads show it, and the dates follow the facts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.standing import Standing
from ctrecords.model.event import Effect, Event, Moved
from ctrecords.model.ids import EventId, ItemId, RequestId, number, ref
from ctrecords.model.kinds import Channel, EffectKind
from ctrecords.model.request import Item, Wording
from ctrecords.store.store import Transaction

SPOKEN = (Channel.CALL, Channel.VISIT, Channel.NOTE)
"""What can come before anything was sent."""
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The event that was moved, the request it left (None: the inbox) and where its new one stands."""

    event: EventId
    origin: RequestId | None
    standing: Standing


def find_event(book: Casebook, text: str) -> EventId:
    """The event of a number such as E-40.

    Raises:
        CtrecordsError: there is none.
    """
    wanted = number("E", text)
    if wanted is None:
        raise CtrecordsError(f"“{text}” names no event.", remedy="Give its number, such as E-40.")
    return book.store.get(Event, EventId(wanted)).id


def assign(book: Casebook, event: EventId, target: RequestId, reason: str = "") -> Assigned:
    """Put an event on the request it belongs to.

    Items keep their numbers: what was said of item 4 is said of item 4 there.

    Raises:
        CtrecordsError: it is there already, could not have happened there, or speaks of an item not there.
    """
    move = _look(book, event, target)
    with book.store.transaction(f"Move {ref('E', event)} to {ref('R', target)}", face=book.face) as step:
        _move(book, step, move, reason)
    return Assigned(event=event, origin=move.row.request, standing=show(book, target))


def assign_all(book: Casebook, pairs: Sequence[tuple[EventId, RequestId]]) -> int:
    """Put several events on the requests they belong to, all in one step or none; give how many.

    Raises:
        CtrecordsError: one of them is there already, could not have happened there, or speaks of an item not there.
    """
    moves = [_look(book, event, target) for event, target in pairs]
    if not moves:
        return 0
    one = f"{ref('E', pairs[0][0])} to {ref('R', pairs[0][1])}"
    label = f"Move {one}" if len(moves) == 1 else f"Move {len(moves)} events to their requests"
    with book.store.transaction(label, face=book.face) as step:
        for move in moves:
            _move(book, step, move, "")
    return len(moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """An event as it will stand on another request, with what hangs on it."""

    row: Event
    target: RequestId
    effects: list[Effect]
    wordings: list[Wording]


def _look(book: Casebook, event: EventId, target: RequestId) -> _Move:
    row = book.store.get(Event, event)
    after = show(book, target)
    found = book.store.find(Effect, event=event)
    _check(book, row, found, after)
    items = _items(book, [effect.item for effect in found], after)
    wordings = book.store.find(Wording, event=event)
    worded = _items(book, [wording.item for wording in wordings], after)
    return _Move(
        row=row,
        target=target,
        effects=[replace(effect, item=items[effect.item]) for effect in found if effect.item is not None],
        wordings=[replace(wording, item=worded[wording.item]) for wording in wordings],
    )


def _move(book: Casebook, step: Transaction, move: _Move, reason: str) -> None:
    row = move.row
    step.put(replace(row, request=move.target, case=None))
    step.put_all(move.effects)
    step.put_all(move.wordings)
    if row.request is not None:
        why = reason.strip() or "it belongs there"
        step.add(Moved(event=row.id, origin=row.request, target=move.target, at=book.now(), reason=why))


def _check(book: Casebook, row: Event, found: list[Effect], after: Standing) -> None:
    name, there = ref("E", row.id), ref("R", after.thread.request.id)
    if row.request == after.thread.request.id:
        raise CtrecordsError(f"{name} is on {there} already.", remedy="Choose another request.")
    if any(effect.kind is EffectKind.SENT for effect in found):
        raise CtrecordsError(
            f"{name} is how {ref('R', row.request or 0)} was sent.",
            remedy="Undo Mark sent, or mark the other request sent.",
        )
    if row.letter is not None:
        raise CtrecordsError(
            f"{name} is the sending of a letter to {ref('R', row.request or 0)}.",
            remedy="Undo it, or log what the other agency got.",
        )
    if not found and row.channel in SPOKEN:
        return  # a call or a note can come before anything was sent
    sent = after.clocks.sent
    if sent is None:
        raise CtrecordsError(
            f"{there} has not been marked sent, so {_named(row)} cannot have come of it.",
            remedy="Mark that request sent first, or choose another.",
        )
    if row.happened_on < sent:
        days = book.days()
        raise CtrecordsError(
            f"{_named(row)} is of {days.full(row.happened_on)}, before {there} was sent on {days.full(sent)}.",
            remedy="Choose another request, or correct the day first.",
        )


def _named(row: Event) -> str:
    """An event as a person knows it: by the start of its words, else by its number."""
    words = " ".join(row.summary.split())
    return f"“{words[:_MOST]}{'…' * (len(words) > _MOST)}”" if words else ref("E", row.id)


def _items(book: Casebook, items: list[ItemId | None], after: Standing) -> dict[ItemId, ItemId]:
    """The item of the same number on the other request.

    Raises:
        CtrecordsError: it has no item of that number.
    """
    wanted = sorted({item for item in items if item is not None})
    there = {item.number: item.id for item in after.thread.items}
    found: dict[ItemId, ItemId] = {}
    for row in book.store.find(Item, id=wanted) if wanted else []:
        if row.number not in there:
            raise CtrecordsError(
                f"It speaks of item {row.number}, and {ref('R', after.thread.request.id)} has no such item.",
                remedy="Choose another request, or log it there anew.",
            )
        found[row.id] = there[row.number]
    return found
