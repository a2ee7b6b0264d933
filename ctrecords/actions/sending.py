"""Marking letters sent, first ones and later ones: the day really sent counts, and what went out is kept."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from ctrecords.actions import directory, outgoing
from ctrecords.actions.outgoing import Going
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.standing import Standing
from ctrecords.model.event import Blob
from ctrecords.model.ids import EventId, RequestId, ref
from ctrecords.model.kinds import Channel
from ctrecords.model.request import Letter
from ctrecords.model.thread import waiting_letters
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outgoing:
    standing: Standing
    letter: Letter | None
    file: tuple[str, Stored] | None


def waiting(book: Casebook, request: RequestId) -> Letter | None:
    """The letter that would be marked sent now: a first one not sent yet, or the newest later one."""
    return _waiting(show(book, request))


def give_up(book: Casebook, request: RequestId) -> Letter:
    """Take a letter off the record that was made and never sent, the newest of a request; its file stays.

    Raises:
        CtrecordsError: no letter of the request waits to be sent.
    """
    letter = waiting(book, request)
    if letter is None:
        raise CtrecordsError(
            f"No letter of {ref('R', request)} waits to be sent.", remedy="A letter that was sent stays."
        )
    with book.store.transaction("Give up a letter that was not sent", face=book.face) as step:
        step.remove(letter)
    return letter


def doubts(book: Casebook, requests: list[RequestId], on: date) -> list[str]:
    """A sentence for each letter that is missing or dated after the day it is said to have gone out."""
    found = [_doubt(book, request, waiting(book, request), on) for request in requests]
    return [sentence for sentence in found if sentence]


def changed_letters(book: Casebook, requests: list[RequestId]) -> list[Letter]:
    """Letters that were changed in Word since they were made."""
    found = [waiting(book, request) for request in requests]
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
    note: str = "",
    certified: str = "",
) -> list[Sent]:
    """Mark what waits sent on a day, all or none, and keep the letters that went out.

    What waits is a request not sent yet, or the newest later letter of one that was. ``received`` is the day
    the agency got it, only when known. A letter changed in Word since it was made needs ``version`` or, for a
    single request, ``letter_file``. ``note`` is kept with the event, such as why a complaint was filed late.
    ``certified`` is the number of certified mail of a single letter that went by mail.

    Raises:
        CtrecordsError: a date cannot be, nothing waits, or it is not said which version went out.
    """
    going = Going(on=on, by=by, at=at, received=received, note=note, certified=certified)
    outgoing.check_days(book, going)
    if certified.strip() and len(requests) != 1:
        raise CtrecordsError(
            "One number of certified mail belongs to one letter.", remedy="Mark that request sent by itself."
        )
    if letter_file is not None and len(requests) != 1:
        raise CtrecordsError(
            "One letter file belongs to one request.", remedy="Mark that request sent by itself."
        )
    if len(set(requests)) != len(requests):
        raise CtrecordsError("A request is named twice.", remedy="Name each request once.")
    found = [_outgoing(book, request, going, letter_file, version) for request in requests]
    sent: list[Sent] = []
    with book.store.transaction(_label(found), face=book.face) as step:
        for each in found:
            request = each.standing.thread.request.id
            event = outgoing.record(book, step, each.standing, each.letter, going, file=each.file)
            doubts = (_warning(book, each.standing, by), _doubt(book, request, each.letter, on))
            sent.append(Sent(request=request, event=event, warning=" ".join(filter(None, doubts))))
    return sent


def _label(found: list[_Outgoing]) -> str:
    later = [each.letter for each in found if each.letter and not outgoing.starts(each.letter)]
    what = "letter" if len(later) == len(found) else "request"
    return f"Mark a {what} sent" if len(found) == 1 else f"Mark {len(found)} {what}s sent"


def _outgoing(
    book: Casebook, request: RequestId, going: Going, letter_file: Path | None, version: Version | None
) -> _Outgoing:
    standing = show(book, request)
    letter = _waiting(standing)
    if standing.clocks.sent is not None and letter is None:
        raise CtrecordsError(
            f"{ref('R', request)} was marked sent already, on {book.days().full(standing.clocks.sent)}.",
            remedy="If the day is wrong, correct that event, in the window or with: ctrecords correct; or undo it if it was the last act.",
        )
    outgoing.check_fits(book, standing, outgoing.effect_of(letter), going)
    if letter_file is not None:
        stored = book.vault.put(letter_file.expanduser(), name=letter_file.name)
        return _Outgoing(standing=standing, letter=letter, file=(letter_file.name, stored))
    if letter is None:
        return _Outgoing(standing=standing, letter=None, file=None)
    made = book.store.get(Blob, letter.blob)
    if _state(book, letter) != "changed" or version is Version.AS_MADE:
        kept = Stored(sha256=made.sha256, size=made.size)
        return _Outgoing(standing=standing, letter=letter, file=(letter.name, kept))
    if version is None:
        raise CtrecordsError(
            f"The letter of {ref('R', request)} was changed since it was made: {letter.path}.",
            remedy=f"Say which version went out: --letter-file “{letter.path}” for the changed one.",
        )
    stored = book.vault.put(Path(letter.path), name=letter.name)
    return _Outgoing(standing=standing, letter=letter, file=(letter.name, stored))


def _waiting(standing: Standing) -> Letter | None:
    """The newest letter that waits; of a request not sent yet, the newest that starts one."""
    waits = waiting_letters(standing.thread)
    if standing.clocks.sent is None:
        waits = tuple(letter for letter in waits if outgoing.starts(letter))
    return waits[-1] if waits else None


def _state(book: Casebook, letter: Letter) -> str:
    """Whether the file of a letter is the one made: same, changed, or gone."""
    path = Path(letter.path)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "gone"
    return "same" if digest == book.store.get(Blob, letter.blob).sha256 else "changed"


def _doubt(book: Casebook, request: RequestId, letter: Letter | None, on: date) -> str:
    if letter is None:
        return f"{ref('R', request)} has no letter here, so nothing is kept of what went out."
    if letter.dated > on:
        return (
            f"The letter of {ref('R', request)} is dated {book.days().short(letter.dated)}, after that day."
        )
    return ""


def _warning(book: Casebook, standing: Standing, by: Channel) -> str:
    agency = standing.thread.agency
    office = next(
        (one for one in book.statute(agency.law).offices if agency.slug == f"{agency.law}-{one.id}"), None
    )
    if office is not None and office.accepts and by.value not in office.accepts:
        return f"{agency.name} takes requests by {' or '.join(office.accepts)}."
    kind = _CONTACT.get(by)
    if kind is None or directory.show(book, agency.id).contact(kind) is not None:
        return ""
    words = {"email": "e-mail address", "address": "postal address", "web": "web address"}[kind]
    return f"No {words} of {agency.name} is on file."
