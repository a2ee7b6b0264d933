"""Logging what happened: one event, many effects, its files kept in the vault."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ctrecords.actions import reminders
from ctrecords.actions.blobs import keep
from ctrecords.actions.entry import check_past, clean_time
from ctrecords.actions.requests import items, show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.calendar import in_range
from ctrecords.law.happened import OPEN
from ctrecords.law.standing import Standing
from ctrecords.model.days import listed
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import EventId, ItemId, RequestId, ref
from ctrecords.model.kinds import Certainty, Channel, Direction, EffectKind, Outcome
from ctrecords.store.store import Transaction

BARE = ("message", "call", "visit", "note")
"""Events without an effect of their own; the options add effects."""
PER_ITEM = {
    EffectKind.DENIED: Outcome.DENIED,
    EffectKind.REFERRED: Outcome.REFERRED,
    EffectKind.WITHDRAWN: Outcome.WITHDRAWN,
}
MONEY = (EffectKind.FEE_ESTIMATED, EffectKind.FEE_AGREED, EffectKind.FEE_PAID, EffectKind.FEE_DISPUTED)
OURS = (
    EffectKind.DELIVERED,
    EffectKind.CLARIFICATION_ANSWERED,
    EffectKind.NARROWED,
    EffectKind.FEE_DISPUTED,
    EffectKind.FEE_AGREED,
    EffectKind.FEE_PAID,
    EffectKind.WAIVER_ASKED,
    EffectKind.INSPECTED,
    EffectKind.FOLLOWED_UP,
    EffectKind.WITHDRAWN,
    EffectKind.EXPEDITED_REQUESTED,
    EffectKind.APPEAL_FILED,
    EffectKind.COURT_APPEAL,
)
"""Effects of what the researcher does; every other effect comes in from an agency or a forum."""
_BARE_CHANNEL = {"message": Channel.EMAIL, "call": Channel.CALL, "visit": Channel.VISIT, "note": Channel.NOTE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the researcher says happened; ``kind`` is an effect kind or one of message, call, visit, note.

    ``outcomes`` are by item number; ``exemptions`` are sections for single items, ``exemption`` the one for all
    others; ``cents`` are US cents; ``promised`` is the agency's own date. ``next_step`` becomes a reminder on
    ``remind_on``, set in the same act.
    """

    kind: str
    on: date
    until: date | None = None
    at: str = ""
    by: Channel | None = None
    direction: Direction | None = None
    person: str = ""
    summary: str = ""
    voicemail: bool = False
    certainty: Certainty = Certainty.DOCUMENTED
    outcomes: Mapping[int, Outcome] = field(default_factory=dict[int, Outcome])
    exemption: str = ""
    exemptions: Mapping[int, str] = field(default_factory=dict[int, str])
    quotation: str = ""
    page: int | None = None
    cents: int | None = None
    pages: int | None = None
    promised: date | None = None
    files: tuple[Path, ...] = ()
    next_step: str = ""
    remind_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The event that was written and where the request stands after it."""

    event: EventId
    standing: Standing


def log(book: Casebook, request: RequestId, entry: Entry) -> Logged:
    """Write down what happened on a request, whole or not at all.

    Raises:
        CtrecordsError: a date cannot be, the request was not sent yet, or an item or option does not fit.
    """
    before = show(book, request)
    kind = effect_kind(entry.kind)
    _check(book, before, entry, kind)
    effects = _effects(book, before, entry, kind)
    stored = [(path.name, book.vault.put(path.expanduser(), name=path.name)) for path in entry.files]
    direction = entry.direction or _direction(entry.kind, kind)
    with book.store.transaction(f"Log {_title(entry.kind)}", face=book.face) as step:
        event = step.add(
            Event(
                request=request,
                direction=direction,
                channel=entry.by or _channel(entry.kind),
                happened_on=entry.on,
                happened_until=entry.until,
                happened_at=clean_time(entry.at),
                logged_at=book.now(),
                person=entry.person.strip(),
                summary=entry.summary.strip(),
                voicemail=entry.voicemail,
                certainty=entry.certainty,
            )
        )
        step.add_all([replace(effect, event=event.id) for effect in effects])
        if entry.remind_on is not None:
            step.add(reminders.made(book, request, entry.remind_on, entry.next_step))
        for name, file in stored:
            blob = keep(book, step, file, mimetypes.guess_type(name)[0] or "application/octet-stream")
            received = entry.on if direction is Direction.IN else None
            step.add(Document(event=event.id, blob=blob.id, name=name, received_on=received))
    return Logged(event=event.id, standing=show(book, request))


def read_reply(book: Casebook, event: EventId, entry: Entry) -> Logged:
    """Say what a reply already on file answered: its effects, item by item.

    Raises:
        CtrecordsError: the event is not on a request, or an item or option does not fit.
    """
    row = book.store.get(Event, event)
    if row.request is None:
        raise CtrecordsError(f"{ref('E', event)} is not on a request yet.", remedy="Assign it first.")
    before = show(book, row.request)
    entry = replace(entry, on=row.happened_on)
    effects = _effects(book, before, entry, effect_kind(entry.kind))
    if not effects:
        raise CtrecordsError(
            "Nothing was said of any item.", remedy="Choose an outcome or say it acknowledges."
        )
    with book.store.transaction("Read a reply", face=book.face) as step:
        _add_effects(step, event, effects)
    return Logged(event=event, standing=show(book, row.request))


def edit(book: Casebook, event: EventId, *, on: date | None = None, summary: str | None = None) -> Logged:
    """Correct the researcher's own typing; the journal keeps both versions.

    Raises:
        CtrecordsError: the date cannot be.
    """
    row = book.store.get(Event, event)
    if row.request is None:
        raise CtrecordsError(f"{ref('E', event)} is not on a request yet.", remedy="Assign it first.")
    if on is not None:
        _check_day(book, row.request, event, on)
    changed = replace(
        row,
        happened_on=on or row.happened_on,
        summary=row.summary if summary is None else summary.strip(),
    )
    with book.store.transaction("Correct an event", face=book.face) as step:
        step.put(changed)
    return Logged(event=event, standing=show(book, row.request))


def _check_day(book: Casebook, request: RequestId, corrected: EventId, on: date) -> None:
    """Refuse a corrected day that is to come, or that puts an answer before the request was sent."""
    check_past(on, book.today(), "An event")
    entries = show(book, request).thread.entries
    days = {one.event.id: one.event.happened_on for one in entries} | {corrected: on}
    for one in entries:
        kinds = {effect.kind for effect in one.effects}
        if EffectKind.SENT not in kinds:
            continue
        sent = days[one.event.id]
        received = [e.on for e in one.effects if e.kind is EffectKind.RECEIVED and e.on is not None]
        answers = [days[other.event.id] for other in entries if other is not one and other.effects]
        if min([*received, *answers], default=sent) < sent:
            raise CtrecordsError(
                f"Something would come before {ref('R', request)} was sent, on {book.days().full(sent)}.",
                remedy="Check the date; correct the day of what came of it first.",
            )


def effect_kind(kind: str) -> EffectKind | None:
    """The effect kind of a word; None for an event without effect.

    Raises:
        CtrecordsError: the word is neither, or has a command of its own.
    """
    if kind in BARE:
        return None
    if kind == EffectKind.SENT:
        raise CtrecordsError("Sending has its own command.", remedy="Use: ctrecords sent R-1 --date … --by …")
    if kind == EffectKind.OUTCOME:
        raise CtrecordsError(
            "An outcome belongs to an item.", remedy="Use: ctrecords log R-1 message --item 1=provided"
        )
    if kind not in set(EffectKind):
        raise CtrecordsError(
            f"“{kind}” is not a kind of event.",
            remedy=f"Choose one of: {', '.join((*BARE, *sorted(EffectKind)))}.",
        )
    return EffectKind(kind)


def _check(book: Casebook, before: Standing, entry: Entry, kind: EffectKind | None) -> None:
    today = book.today()
    check_past(entry.on, today, "An event")
    if entry.until is not None and check_past(entry.until, today, "The last day") < entry.on:
        raise CtrecordsError("The last day lies before the first.", remedy="Check --date and --until.")
    if entry.promised is not None:
        in_range(entry.promised)
    sent = before.clocks.sent
    name = ref("R", before.thread.request.id)
    adds = entry.outcomes or entry.promised is not None or entry.cents is not None
    answers = kind is not None or adds or entry.kind == "message"
    if sent is None and answers and kind is not EffectKind.WITHDRAWN:
        raise CtrecordsError(
            f"{name} has not been marked sent, so nothing can have come of it.",
            remedy=f"Mark it sent first: ctrecords sent {name} --date … --by …",
        )
    if sent is not None and entry.on < sent and answers:
        raise CtrecordsError(
            f"That is before {name} was sent on {book.days().full(sent)}.",
            remedy="Check the date; if the sent date is wrong, undo it and mark it again.",
        )
    if entry.pages is not None and entry.pages < 0:
        raise CtrecordsError("Pages cannot be negative.", remedy="Give a number of pages.")
    if kind is EffectKind.APPEAL_FILED and not entry.summary.strip():
        _check_window(book, before, entry.on)


def _check_window(book: Casebook, before: Standing, on: date) -> None:
    """Ask for a reason when a complaint is filed where a reading of the law has it too early or too late."""
    days = book.days()
    windows = [
        running.deadline.window or (running.deadline.starts, running.deadline.date)
        for running in before.clocks.appeals
    ]
    if any(first <= on <= last for first, last in windows):
        return
    if windows:
        first, last = windows[0]
        what = f"{days.full(on)} lies outside {days.short(first)} to {days.short(last)}, when filing is safe."
    else:
        what = f"Nothing of {ref('R', before.thread.request.id)} is denied yet; a complaint may be too early."
    raise CtrecordsError(what, remedy="If it was filed then all the same, say why in the note (--note).")


def _effects(book: Casebook, before: Standing, entry: Entry, kind: EffectKind | None) -> list[Effect]:
    numbers: dict[int, ItemId] = {i.number: i.id for i in items(book, before.thread.request.id)}
    unknown = sorted(set(entry.outcomes) - set(numbers))
    if unknown:
        known = listed(tuple(sorted(numbers)))
        raise CtrecordsError(
            f"{ref('R', before.thread.request.id)} has no item {unknown[0]}.", remedy=f"It has {known}."
        )
    made: list[Effect] = []
    for number, outcome in sorted(entry.outcomes.items()):
        own = replace(entry, exemption=entry.exemptions.get(number, entry.exemption))
        made.append(_item_effect(own, numbers[number], outcome, kind))
    if kind is not None and kind in PER_ITEM and not entry.outcomes:
        still = [s.item.id for s in before.items if s.outcome in OPEN]
        if not still:
            raise CtrecordsError("No item is open any more.", remedy="Name the items with --item N=OUTCOME.")
        made.extend(_item_effect(entry, item, PER_ITEM[kind], kind) for item in still)
    elif kind is not None and kind not in PER_ITEM:
        made.append(_whole(entry, kind))
    if entry.promised is not None and kind not in (
        EffectKind.PROMISE,
        EffectKind.ESTIMATE,
        EffectKind.EXTENSION,
    ):
        made.append(_effect(EffectKind.PROMISE, on=entry.promised, quotation=entry.quotation))
    if entry.cents is not None and kind not in MONEY:
        made.append(_effect(EffectKind.FEE_ESTIMATED, cents=entry.cents, pages=entry.pages))
    if kind in MONEY and entry.cents is None and kind is not EffectKind.FEE_DISPUTED:
        raise CtrecordsError("A fee needs its amount.", remedy="Give --amount, for example --amount 312.50.")
    if kind is EffectKind.PROMISE and entry.promised is None:
        raise CtrecordsError("A promise needs its date.", remedy="Give --promised DATE.")
    return made


def _item_effect(entry: Entry, item: ItemId, outcome: Outcome, kind: EffectKind | None) -> Effect:
    if kind is not None and PER_ITEM.get(kind, outcome) is not outcome:
        raise CtrecordsError(
            f"An item cannot be {outcome} in an event of kind {kind}.",
            remedy=f"Log it as a message, or give the item as {PER_ITEM[kind].value}.",
        )
    own = next((k for k, o in PER_ITEM.items() if o is outcome), EffectKind.OUTCOME)
    section = entry.exemption if outcome in (Outcome.DENIED, Outcome.PROVIDED_WITH_REDACTIONS) else ""
    return _effect(
        own,
        item=item,
        outcome=outcome if own is EffectKind.OUTCOME else None,
        section=section,
        quotation=entry.quotation if own is EffectKind.DENIED else "",
        page=entry.page if own is EffectKind.DENIED else None,
    )


def _whole(entry: Entry, kind: EffectKind) -> Effect:
    if kind is EffectKind.ACKNOWLEDGED:
        return _effect(kind)
    return _effect(
        kind,
        on=entry.promised,
        cents=entry.cents if kind in MONEY else None,
        pages=entry.pages if kind in MONEY else None,
        section=entry.exemption,
        quotation=entry.quotation,
        page=entry.page,
    )


def _effect(kind: EffectKind, **values: object) -> Effect:
    return Effect(event=EventId(0), kind=kind, **values)  # type: ignore[arg-type]


def _add_effects(step: Transaction, event: EventId, effects: list[Effect]) -> None:
    step.add_all([replace(effect, event=event) for effect in effects])


def _channel(kind: str) -> Channel:
    return _BARE_CHANNEL.get(kind, Channel.EMAIL)


def _direction(kind: str, effect: EffectKind | None) -> Direction:
    if effect is None:
        return {"message": Direction.IN, "note": Direction.NONE}.get(kind, Direction.OUT)
    return Direction.OUT if effect in OURS else Direction.IN


def _title(kind: str) -> str:
    words = kind.replace("_", " ")
    titles = {"denied": "a denial", "message": "a message", "withdrawn": "a withdrawal"}
    return titles.get(kind, f"a {words}" if kind in BARE else words)
