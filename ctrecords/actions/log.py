"""Logging what happened: one event, many effects, its files kept in the vault."""

import mimetypes
from dataclasses import dataclass, replace
from datetime import date

from ctrecords.actions import reminders
from ctrecords.actions.blobs import keep
from ctrecords.actions.effects import (
    BARE,
    EXPEDITION_DECIDED,
    Entry,
    certainty,
    channel,
    check_options,
    direction,
    effect_kind,
    effects,
    new_texts,
)
from ctrecords.actions.entry import check_past, clean_time
from ctrecords.actions.requests import show
from ctrecords.actions.tracking import clean_number
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.calendar import in_range
from ctrecords.law.standing import Standing
from ctrecords.model.directory import Contact
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import EventId, RequestId, ref
from ctrecords.model.kinds import Direction, EffectKind, TrackingKind
from ctrecords.model.request import Reminder, Tracking, Wording
from ctrecords.store.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The event that was written and where the request stands after it."""

    event: EventId
    standing: Standing


def find(book: Casebook, event: EventId) -> Event:
    """What was logged under a number.

    Raises:
        CtrecordsError: it is not in this casebook.
    """
    return book.store.get(Event, event)


def log(book: Casebook, request: RequestId, entry: Entry) -> Logged:
    """Write down what happened on a request, whole or not at all.

    Raises:
        CtrecordsError: a date cannot be, the request was not sent yet, or an item or option does not fit.
    """
    before = show(book, request)
    kind = effect_kind(entry.kind)
    _check(book, before, entry, kind)
    found = effects(before, entry, kind, book.statute(before.thread.agency.law))
    texts = new_texts(before, entry.wordings)
    bounced = _bounced(book, before, entry)
    stored = [(path.name, book.vault.put(path.expanduser(), name=path.name)) for path in entry.files]
    side = direction(entry, kind)
    with book.store.transaction(f"Log {_title(entry.kind)}", face=book.face) as step:
        event = step.add(
            Event(
                request=request,
                direction=side,
                channel=channel(entry),
                happened_on=entry.on,
                happened_until=entry.until,
                happened_at=clean_time(entry.at),
                logged_at=book.now(),
                person=entry.person.strip(),
                summary=entry.summary.strip(),
                voicemail=entry.voicemail,
                certainty=certainty(entry),
            )
        )
        _add_effects(step, event.id, found)
        step.add_all([Wording(item=item, event=event.id, text=text) for item, text in texts.items()])
        if entry.number.strip():
            step.add(_tracking(request, entry, kind))
        if bounced is not None:
            step.put(bounced)
        if entry.settles is not None:
            step.put(replace(book.store.get(Reminder, entry.settles), done_on=book.today()))
        if entry.remind_on is not None:
            step.add(reminders.made(book, request, entry.remind_on, entry.next_step))
        for name, file in stored:
            blob = keep(book, step, file, mimetypes.guess_type(name)[0] or "application/octet-stream")
            received = entry.on if side is Direction.IN else None
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
    kind = effect_kind(entry.kind)
    check_options(entry, kind)
    found = effects(before, entry, kind, book.statute(before.thread.agency.law))
    if not found:
        raise CtrecordsError(
            "Nothing was said of any item.", remedy="Choose an outcome or say it acknowledges."
        )
    with book.store.transaction("Read a reply", face=book.face) as step:
        _add_effects(step, event, found)
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


def _check(book: Casebook, before: Standing, entry: Entry, kind: EffectKind | None) -> None:
    today = book.today()
    check_past(entry.on, today, "An event")
    if entry.until is not None and check_past(entry.until, today, "The last day") < entry.on:
        raise CtrecordsError("The last day lies before the first.", remedy="Check --date and --until.")
    if entry.promised is not None:
        in_range(entry.promised)
    sent = before.clocks.sent
    name = ref("R", before.thread.request.id)
    check_options(entry, kind)
    if sent is None and entry.answers and kind is not EffectKind.WITHDRAWN:
        raise CtrecordsError(
            f"{name} has not been marked sent, so nothing can have come of it.",
            remedy=f"Mark it sent first: ctrecords sent {name} --date … --by …",
        )
    if sent is not None and entry.on < sent and entry.answers:
        raise CtrecordsError(
            f"That is before {name} was sent on {book.days().full(sent)}.",
            remedy="Check the date; if the sent date is wrong, undo it and mark it again.",
        )
    if kind is EffectKind.APPEAL_FILED and not entry.summary.strip():
        check_window(book, before, entry.on)


def check_window(book: Casebook, before: Standing, on: date) -> None:
    """Ask for a reason when a complaint is filed where a reading of the law has it too early or too late.

    Raises:
        CtrecordsError: it is, or nothing is denied yet.
    """
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


def _bounced(book: Casebook, before: Standing, entry: Entry) -> Contact | None:
    """The contact from which something came back, marked so from that day on."""
    if entry.bounced is None:
        return None
    contact, agency = book.store.get(Contact, entry.bounced), before.thread.agency
    if contact.agency != agency.id:
        raise CtrecordsError(
            f"{contact.value} is no contact of {agency.name}.", remedy="Choose one of that agency."
        )
    return replace(contact, bounced_on=entry.on)


def _add_effects(step: Transaction, event: EventId, found: list[Effect]) -> None:
    step.add_all([replace(effect, event=event) for effect in found])


def _tracking(request: RequestId, entry: Entry, kind: EffectKind | None) -> Tracking:
    """The number that came with an event: the forum's own once it is docketed, else the agency's."""
    whose = TrackingKind.FORUM if kind is EffectKind.DOCKETED else TrackingKind.AGENCY
    return Tracking(request=request, kind=whose, number=clean_number(entry.number), since=entry.on)


def _title(kind: str) -> str:
    words = kind.replace("_", " ")
    titles = {
        "denied": "a denial",
        "message": "a message",
        "withdrawn": "a withdrawal",
        "delivery_failed": "a failed delivery",
        "expedited_requested": "that expedited handling was asked",
        EXPEDITION_DECIDED: "a decision on expedited handling",
    }
    return titles.get(kind, f"a {words}" if kind in BARE else words)
