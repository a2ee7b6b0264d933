"""An agency refers items to another: a linked request to that agency, the old items marked referred, as one act.

The new request is a draft one has to send, unless the agency forwarded it itself. A day the other agency got it
is never guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ctrecords.actions.effects import Entry, effects, numbered
from ctrecords.actions.entry import check_past
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.happened import OPEN
from ctrecords.law.standing import Standing
from ctrecords.model.days import items_named
from ctrecords.model.directory import Agency
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import AgencyId, EventId, RequestId, ref
from ctrecords.model.kinds import Certainty, Channel, Direction, EffectKind, Outcome
from ctrecords.model.request import Item, Request
from ctrecords.store.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What the agency said: to whom, which items (none named: every open one), when and how.

    ``forwarded`` when it sent the request on itself, so that the other agency's time runs from that day.
    """

    to: AgencyId
    on: date
    items: tuple[int, ...] = ()
    by: Channel = Channel.UNSAID
    summary: str = ""
    forwarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred:
    """The event on the old request and the request that was made from it."""

    event: EventId
    request: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The requests a request belongs to by transfer: where it came from, and where it went on to."""

    origin: Standing | None = None
    onward: tuple[Standing, ...] = ()


def transfer(book: Casebook, request: RequestId, referral: Referral) -> Transferred:
    """Follow a referral: the items are referred here and asked for there, in one step.

    Raises:
        CtrecordsError: the request was not sent by then, an item is not open, or the agency cannot be asked.
    """
    before = show(book, request)
    _check(book, before, referral)
    agency = _agency(book, before, referral.to)
    numbers = referral.items or tuple(s.item.number for s in before.items if s.outcome in OPEN)
    if not numbers:
        raise CtrecordsError("No item is open any more.", remedy="Name the items that were referred.")
    numbered(before, numbers)
    taken = [state for state in before.items if state.item.number in numbers]
    gone = tuple(
        state.item.number for state in taken if state.outcome in (Outcome.WITHDRAWN, Outcome.REFERRED)
    )
    if gone:
        raise CtrecordsError(
            f"{items_named(gone).capitalize()} of {ref('R', request)} is not asked for any more.",
            remedy="Name only items that are still with this agency.",
        )
    said = Entry(kind="message", on=referral.on, outcomes=dict.fromkeys(numbers, Outcome.REFERRED))
    found = effects(before, said, None, book.statute(before.thread.agency.law))
    old = before.thread.request
    with book.store.transaction(f"Transfer {items_named(numbers)} to {agency.name}", face=book.face) as step:
        event = step.add(_event(book, request, referral, f"Referred to {agency.name}. {referral.summary}"))
        step.add_all([replace(effect, event=event.id) for effect in found])
        new = step.add(Request(case=old.case, agency=agency.id, personnel=old.personnel, origin=old.id))
        step.add_all(
            [
                Item(request=new.id, number=at, text=state.text, label=state.item.label)
                for at, state in enumerate(taken, start=1)
            ]
        )
        if referral.forwarded:
            _forward(book, step, before, new, referral)
    return Transferred(event=event.id, request=new.id)


def linked(book: Casebook, standing: Standing) -> Linked:
    """The requests this one came from and went on to; those in the trash are left out."""
    request = standing.thread.request
    origin = book.store.get(Request, request.origin) if request.origin is not None else None
    onward = book.store.find(Request, origin=request.id, trashed=False)
    return Linked(
        origin=show(book, origin.id) if origin is not None and not origin.trashed else None,
        onward=tuple(show(book, row.id) for row in onward),
    )


def linked_lines(found: Linked) -> Iterator[tuple[RequestId, str]]:
    """Each linked request with a line about it: "Transferred from R-7, Alder Police Department"."""
    rows = [("from", found.origin)] if found.origin is not None else []
    for word, each in [*rows, *(("to", each) for each in found.onward)]:
        thread = each.thread
        yield thread.request.id, f"Transferred {word} {ref('R', thread.request.id)}, {thread.agency.name}"


def _check(book: Casebook, before: Standing, referral: Referral) -> None:
    check_past(referral.on, book.today(), "A referral")
    sent, name = before.clocks.sent, ref("R", before.thread.request.id)
    if sent is None:
        raise CtrecordsError(
            f"{name} has not been marked sent, so nothing of it can be referred.",
            remedy="Mark it sent first.",
        )
    if referral.on < sent:
        raise CtrecordsError(
            f"That is before {name} was sent on {book.days().full(sent)}.", remedy="Check the date."
        )


def _agency(book: Casebook, before: Standing, number: AgencyId) -> Agency:
    agency = book.store.get(Agency, number)
    if agency.id == before.thread.agency.id:
        raise CtrecordsError(
            f"{agency.name} is the agency that was asked.", remedy="Choose the agency it referred you to."
        )
    if agency.law not in book.statutes():
        raise CtrecordsError(
            f"No law is built in for {agency.name}.",
            remedy="Choose an agency that answers under the Connecticut Act or the federal one.",
        )
    if agency.practice is not before.thread.agency.practice:
        raise CtrecordsError(
            "Invented and real agencies are never mixed.", remedy="Choose an agency of the same kind."
        )
    return agency


def _event(book: Casebook, request: RequestId, referral: Referral, summary: str) -> Event:
    return Event(
        request=request,
        direction=Direction.IN,
        channel=referral.by,
        happened_on=referral.on,
        logged_at=book.now(),
        summary=summary.strip(),
        certainty=Certainty.STATED,
    )


def _forward(book: Casebook, step: Transaction, before: Standing, new: Request, referral: Referral) -> None:
    """The agency itself sent the request on: that is how the new one was sent."""
    agency, old = before.thread.agency.name, ref("R", before.thread.request.id)
    sent = step.add(
        replace(
            _event(book, new.id, referral, f"Forwarded by {agency} ({old})."),
            direction=Direction.OUT,
            basis=f"{agency} said so",
        )
    )
    step.add(Effect(event=sent.id, kind=EffectKind.SENT))
