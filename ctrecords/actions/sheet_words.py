"""The words of a researcher's own spreadsheet: what its headings, ways and statuses mean here.

A status without a known meaning is asked; the researcher's word for it is kept with the casebook.
"""

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import cast

from ctrecords.actions.spreadsheet import Column
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Meta
from ctrecords.model.kinds import Channel, EffectKind, Outcome
from ctrecords.store.store import Transaction

COLUMNS: tuple[Column, ...] = (
    Column(
        name="agency",
        label="Agency",
        words=("agency name", "department", "public body", "sent to", "recipient", "organization", "name"),
        needed=True,
    ),
    Column(
        name="sent",
        label="Day sent",
        words=(
            "sent",
            "date sent",
            "sent date",
            "sent on",
            "date of request",
            "request date",
            "requested",
            "filed",
            "date filed",
            "submitted",
            "date submitted",
            "date",
        ),
    ),
    Column(
        name="how",
        label="How sent",
        words=("how", "method", "via", "sent by", "sent via", "channel", "delivery"),
    ),
    Column(name="received", label="Day received", words=("received", "date received", "received by agency")),
    Column(
        name="items",
        label="What was asked",
        words=(
            "items",
            "item",
            "subject",
            "request",
            "records requested",
            "description",
            "title",
            "topic",
            "summary",
            "what",
        ),
    ),
    Column(
        name="tracking",
        label="Tracking number",
        words=(
            "tracking",
            "tracking no",
            "request no",
            "request number",
            "request #",
            "reference",
            "reference number",
            "ref",
            "number",
            "id",
            "request id",
            "case number",
        ),
    ),
    Column(
        name="status",
        label="Status",
        words=("answer", "outcome", "result", "response", "disposition", "state"),
    ),
    Column(
        name="answered",
        label="Day answered",
        words=(
            "answered",
            "date answered",
            "response date",
            "date of response",
            "date complete",
            "completed",
            "date completed",
            "date closed",
            "closed",
            "replied",
            "date replied",
            "last response",
        ),
    ),
    Column(
        name="fee",
        label="Fee",
        words=("fees", "cost", "invoice", "amount", "invoices total", "price", "charge"),
    ),
    Column(
        name="person", label="Person", words=("contact", "clerk", "officer", "contact person", "handled by")
    ),
    Column(name="notes", label="Notes", words=("note", "comments", "comment", "remarks")),
)
_CHANNELS = {
    Channel.EMAIL: ("email", "emailed"),
    Channel.MAIL: (
        "mail",
        "post",
        "usps",
        "letter",
        "certifiedmail",
        "certified",
        "mailed",
        "firstclassmail",
        "byletter",
        "paper",
    ),
    Channel.FAX: ("fax", "faxed"),
    Channel.HAND: ("hand", "byhand", "inperson", "person", "delivered", "handdelivered", "dropoff"),
    Channel.PORTAL: (
        "portal",
        "web",
        "online",
        "website",
        "webform",
        "form",
        "nextrequest",
        "govqa",
        "onlineportal",
        "webportal",
    ),
}


class Meaning(StrEnum):
    """What a status of the file says: an outcome of every item, or how far the request is."""

    WAITING = "waiting"
    DRAFT = "draft"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    CLOSED = "closed"
    PROVIDED = Outcome.PROVIDED
    REDACTED = Outcome.PROVIDED_WITH_REDACTIONS
    DENIED = Outcome.DENIED
    NO_RECORDS = Outcome.NO_RESPONSIVE_RECORDS
    NOT_ADDRESSED = Outcome.NOT_ADDRESSED
    REFERRED = Outcome.REFERRED
    WITHDRAWN = Outcome.WITHDRAWN

    @property
    def label(self) -> str:
        """The meaning in words a researcher chooses from."""
        return _LABELS[self]

    @property
    def outcome(self) -> Outcome | None:
        """The outcome it gives every item; None when it gives none."""
        return Outcome(self.value) if self.value in set(Outcome) else None

    @property
    def effect(self) -> EffectKind | None:
        """The effect it has on the whole request; None when it has none."""
        return {Meaning.ACKNOWLEDGED: EffectKind.ACKNOWLEDGED, Meaning.CLOSED: EffectKind.CLOSED}.get(self)


_LABELS = {
    Meaning.WAITING: "No answer yet",
    Meaning.DRAFT: "Not sent yet",
    Meaning.ACKNOWLEDGED: "Acknowledged",
    Meaning.ANSWERED: "Answered, to be read item by item",
    Meaning.CLOSED: "Closed by the agency",
    Meaning.PROVIDED: "All provided",
    Meaning.REDACTED: "Provided with redactions",
    Meaning.DENIED: "Denied",
    Meaning.NO_RECORDS: "No responsive records",
    Meaning.NOT_ADDRESSED: "Not addressed",
    Meaning.REFERRED: "Referred to another agency",
    Meaning.WITHDRAWN: "Withdrawn by me",
}
_GUESSES = {
    Meaning.WAITING: (
        "",
        "sent",
        "pending",
        "open",
        "waiting",
        "awaiting",
        "awaitingresponse",
        "noresponse",
        "noanswer",
        "submitted",
        "filed",
        "overdue",
        "late",
        "processing",
        "inprogress",
        "inprocess",
        "requested",
    ),
    Meaning.DRAFT: ("draft", "notsent", "tosend", "todo", "notyetsent"),
    Meaning.ACKNOWLEDGED: ("acknowledged", "ack", "received", "acknowledgement", "acknowledgment"),
    Meaning.ANSWERED: (
        "answered",
        "responded",
        "response",
        "replied",
        "partial",
        "partly",
        "partiallyfulfilled",
        "partiallyprovided",
        "partiallydenied",
        "partlyprovided",
        "yes",
    ),
    Meaning.CLOSED: ("closed", "administrativelyclosed"),
    Meaning.PROVIDED: (
        "provided",
        "fulfilled",
        "complete",
        "completed",
        "granted",
        "allprovided",
        "released",
        "done",
    ),
    Meaning.REDACTED: ("redacted", "providedwithredactions", "releasedwithredactions"),
    Meaning.DENIED: ("denied", "rejected", "refused", "denial", "exempt", "withheld"),
    Meaning.NO_RECORDS: (
        "norecords",
        "noresponsiverecords",
        "noresponsivedocuments",
        "nodocuments",
        "norecordsfound",
    ),
    Meaning.NOT_ADDRESSED: ("notaddressed",),
    Meaning.REFERRED: ("referred", "transferred", "forwarded"),
    Meaning.WITHDRAWN: ("withdrawn", "abandoned", "canceled", "cancelled", "dropped"),
}
_KEPT = "statuses of requests"
_NO_WORDS = re.compile(r"[^a-z0-9]+")


def channel_of(text: str) -> Channel | None:
    """The way a word of the file means; None when it is not known."""
    word = _plain(text)
    return next(
        (channel for channel, words in _CHANNELS.items() if word in words or word == channel.value), None
    )


def meanings(book: Casebook, found: Iterable[str], chosen: Mapping[str, str]) -> dict[str, Meaning | None]:
    """What each status means: as chosen now, as chosen before, or as the word says; None where it must be asked.

    Raises:
        CtrecordsError: a meaning that was chosen is none.
    """
    told = {_plain(status): _meaning(word) for status, word in chosen.items()}
    before = {_plain(status): _meaning(word) for status, word in _kept(book).items()}
    guessed = {word: meaning for meaning, words in _GUESSES.items() for word in words}
    return {
        status: told.get(_plain(status)) or before.get(_plain(status)) or guessed.get(_plain(status))
        for status in dict.fromkeys(found)
    }


def remember(step: Transaction, book: Casebook, meant: Mapping[str, Meaning | None]) -> None:
    """Keep what the statuses mean, so that it is asked once."""
    fresh = {_plain(status): meaning.value for status, meaning in meant.items() if meaning and _plain(status)}
    value = json.dumps(dict(_kept(book)) | fresh, ensure_ascii=False, sort_keys=True)
    row = book.store.first(Meta, name=_KEPT)
    if row is None:
        step.add(Meta(name=_KEPT, value=value))
    elif row.value != value:
        step.put(Meta(id=row.id, name=_KEPT, value=value))


def _kept(book: Casebook) -> Mapping[str, str]:
    row = book.store.first(Meta, name=_KEPT)
    return cast("dict[str, str]", json.loads(row.value)) if row else {}


def _meaning(word: str) -> Meaning:
    if word not in set(Meaning):
        raise CtrecordsError(
            f"“{word}” is nothing a status can mean.", remedy=f"Use one of: {', '.join(Meaning)}."
        )
    return Meaning(word)


def _plain(text: str) -> str:
    return _NO_WORDS.sub("", text.casefold())
