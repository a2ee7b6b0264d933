"""What happened, and what it did: one event, many effects. Files received or sent with it."""

from dataclasses import dataclass
from datetime import date, datetime

from ctrecords.model.ids import (
    BlobId,
    CaseId,
    DocumentId,
    EffectId,
    EventId,
    ItemId,
    LawUsedId,
    LetterId,
    MetaId,
    MovedId,
    RequestId,
)
from ctrecords.model.kinds import Certainty, Channel, Direction, EffectKind, Medium, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened; ``happened_on`` is a legal day, ``logged_at`` the moment it was written (UTC).

    ``letter`` is the letter that went out by it, if one was written here. Without a ``request`` it lies in the
    inbox, or belongs to a ``case`` as a whole.
    """

    id: EventId = EventId(0)
    request: RequestId | None
    direction: Direction
    channel: Channel
    happened_on: date
    happened_until: date | None = None
    happened_at: str = ""
    logged_at: datetime
    person: str = ""
    summary: str = ""
    voicemail: bool = False
    basis: str = ""
    certainty: Certainty = Certainty.DOCUMENTED
    letter: LetterId | None = None
    case: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an event did: its kind and the item, day, money or section it concerns.

    ``item`` None means the whole request; ``on`` is a promised or claimed day; ``cents`` are US cents;
    ``granted`` says how a waiver, an expedition or an extension was decided, None where nothing was.
    """

    id: EffectId = EffectId(0)
    event: EventId
    kind: EffectKind
    item: ItemId | None = None
    outcome: Outcome | None = None
    on: date | None = None
    cents: int | None = None
    pages: int | None = None
    section: str = ""
    quotation: str = ""
    page: int | None = None
    granted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An event that was filed on the wrong request and moved; both threads show it (``at`` is UTC)."""

    id: MovedId = MovedId(0)
    event: EventId
    origin: RequestId
    target: RequestId
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """The bytes of one file in the vault, named by their SHA-256 (hex); size in bytes."""

    id: BlobId = BlobId(0)
    sha256: str
    size: int
    media: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One receipt (or sending) of one blob under its original name.

    ``parent`` is the message or archive it came in; ``folder`` its path there or on the medium, with ``/``;
    ``medium`` and ``source`` say how and from whom it came; ``expires_on`` is the last day of a download;
    ``trashed_on`` the day it was put in the trash (None: it is not there).
    """

    id: DocumentId = DocumentId(0)
    event: EventId
    blob: BlobId
    name: str
    received_on: date | None = None
    parent: DocumentId | None = None
    folder: str = ""
    medium: Medium = Medium.UNSAID
    source: str = ""
    expires_on: date | None = None
    filed_at: datetime | None = None
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawUsed:
    """A law file as this casebook used it: its id, text and the text's SHA-256."""

    id: LawUsedId = LawUsedId(0)
    law: str
    sha256: str
    text: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """One named fact of the casebook itself, such as its name or a practice casebook's own today."""

    id: MetaId = MetaId(0)
    name: str
    value: str
