"""Marking letters sent: the clock starts on the day really sent, and what went out is kept."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from ctrecords.actions import directory
from ctrecords.actions.blobs import keep
from ctrecords.actions.entry import check_past
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.standing import Standing
from ctrecords.model.event import Blob, Document, Effect, Event
from ctrecords.model.ids import EventId, RequestId, ref
from ctrecords.model.kinds import Channel, Direction, EffectKind
from ctrecords.model.request import Letter
from ctrecords.vault import Stored

CHANNELS = {name: Channel(name) for name in ("email", "mail", "hand", "fax", "portal")}
_CONTACT = {Channel.EMAIL: "email", Channel.MAIL: "address", Channel.HAND: "address", Channel.PORTAL: "web"}


class Version(StrEnum):
    """Which version of a letter went out, when it was changed in Word after it was made."""

    AS_MADE = "as made"
    AS_CHANGED = "as changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One request marked sent, with the event that says so and anything to warn of."""

    request: RequestId
    event: EventId
    warning: str = ""


def doubts(book: Casebook, requests: list[RequestId], on: date) -> list[str]:
    """A sentence for each letter that is missing or dated after the day it is said to have gone out."""
    return [sentence for request in requests if (sentence := _doubt(book, request, on))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outgoing:
    standing: Standing
    letter: Letter | None
    name: str
    file: Stored | None


def changed_letters(book: Casebook, requests: list[RequestId]) -> list[Letter]:
    """Letters that were changed in Word, or went missing, since they were made."""
    found = [_letter(book, request) for request in requests]
    return [letter for letter in found if letter and _state(book, letter) == "changed"]


def missing_contacts(book: Casebook, requests: list[RequestId], by: Channel) -> list[str]:
    """A sentence for each agency of which nothing is on file to reach it that way."""
    warned = [_warning(book, show(book, request), by) for request in requests]
    return [sentence for sentence in warned if sentence]


def likely_way(book: Casebook, requests: list[RequestId]) -> Channel:
    """The way most of the agencies can be reached, for all that is on file: e-mail, or else the post."""
    unreached = {by: len(missing_contacts(book, requests, by)) for by in (Channel.EMAIL, Channel.MAIL)}
    by_email = unreached[Channel.EMAIL]
    return Channel.EMAIL if by_email <= unreached[Channel.MAIL] and by_email < len(requests) else Channel.MAIL


def mark_sent(
    book: Casebook,
    requests: list[RequestId],
    on: date,
    by: Channel,
    *,
    received: date | None = None,
    letter_file: Path | None = None,
    version: Version | None = None,
    at: str = "",
) -> list[Sent]:
    """Mark requests sent on a day, all or none, and keep the letter that went out.

    ``received`` is the day the agency got it, only when known. A letter changed in Word since it was
    made needs ``version`` or, for a single request, ``letter_file``.

    Raises:
        CtrecordsError: a date cannot be, a request was sent before, or it is not said which version went out.
    """
    today = book.today()
    check_past(on, today, "A letter")
    if received is not None:
        check_past(received, today, "Its receipt")
        if received < on:
            raise CtrecordsError(
                "A letter cannot be received before it was sent.", remedy="Check the two dates."
            )
    if letter_file is not None and len(requests) != 1:
        raise CtrecordsError(
            "One letter file belongs to one request.", remedy="Mark that request sent by itself."
        )
    if len(set(requests)) != len(requests):
        raise CtrecordsError("A request is named twice.", remedy="Name each request once.")
    outgoing = [_outgoing(book, request, letter_file, version) for request in requests]
    label = "Mark a request sent" if len(requests) == 1 else f"Mark {len(requests)} requests sent"
    sent: list[Sent] = []
    with book.store.transaction(label, face=book.face) as step:
        for each in outgoing:
            request = each.standing.thread.request.id
            event = step.add(
                Event(
                    request=request,
                    direction=Direction.OUT,
                    channel=by,
                    happened_on=on,
                    happened_at=at,
                    logged_at=book.now(),
                    summary="Text kept as sent." if each.file else "",
                )
            )
            step.add(Effect(event=event.id, kind=EffectKind.SENT))
            if received is not None:
                step.add(Effect(event=event.id, kind=EffectKind.RECEIVED, on=received))
            if each.file is not None:
                step.add(Document(event=event.id, blob=keep(book, step, each.file).id, name=each.name))
            doubts = (_warning(book, each.standing, by), _doubt(book, request, on))
            sent.append(Sent(request=request, event=event.id, warning=" ".join(filter(None, doubts))))
    return sent


def _outgoing(
    book: Casebook, request: RequestId, letter_file: Path | None, version: Version | None
) -> _Outgoing:
    standing = show(book, request)
    if standing.clocks.sent is not None:
        raise CtrecordsError(
            f"{ref('R', request)} was marked sent already, on {book.days().full(standing.clocks.sent)}.",
            remedy="If the day is wrong, correct that event in the window, or undo it if it was the last act.",
        )
    letter = _letter(book, request)
    if letter_file is not None:
        stored = book.vault.put(letter_file.expanduser(), name=letter_file.name)
        return _Outgoing(standing=standing, letter=letter, name=letter_file.name, file=stored)
    if letter is None:
        return _Outgoing(standing=standing, letter=None, name="", file=None)
    made = book.store.get(Blob, letter.blob)
    if _state(book, letter) != "changed" or version is Version.AS_MADE:
        kept = Stored(sha256=made.sha256, size=made.size)
        return _Outgoing(standing=standing, letter=letter, name=letter.name, file=kept)
    if version is None:
        raise CtrecordsError(
            f"The letter of {ref('R', request)} was changed since it was made: {letter.path}.",
            remedy=f"Say which version went out: --letter-file “{letter.path}” for the changed one.",
        )
    stored = book.vault.put(Path(letter.path), name=letter.name)
    return _Outgoing(standing=standing, letter=letter, name=letter.name, file=stored)


def _letter(book: Casebook, request: RequestId) -> Letter | None:
    letters = book.store.find(Letter, request=request)
    return letters[-1] if letters else None


def _state(book: Casebook, letter: Letter) -> str:
    """Whether the file of a letter is the one made: same, changed, or gone."""
    path = Path(letter.path)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "gone"
    return "same" if digest == book.store.get(Blob, letter.blob).sha256 else "changed"


def _doubt(book: Casebook, request: RequestId, on: date) -> str:
    letter = _letter(book, request)
    if letter is None:
        return f"{ref('R', request)} has no letter here, so nothing is kept of what went out."
    if letter.dated > on:
        return (
            f"The letter of {ref('R', request)} is dated {book.days().short(letter.dated)}, after that day."
        )
    return ""


def _warning(book: Casebook, standing: Standing, by: Channel) -> str:
    kind = _CONTACT.get(by)
    agency = standing.thread.agency
    if kind is None or directory.show(book, agency.id).contact(kind) is not None:
        return ""
    words = {"email": "e-mail address", "address": "postal address", "web": "web address"}[kind]
    return f"No {words} of {agency.name} is on file."
