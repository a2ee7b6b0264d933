"""Cases, the requests in them and their numbered items. No status and no dates: those are derived."""

from dataclasses import dataclass
from datetime import date, datetime

from ctrecords.model.ids import (
    AgencyId,
    BlobId,
    CampaignId,
    CaseId,
    EventId,
    ItemId,
    LetterId,
    OverrideId,
    ReminderId,
    RequestId,
    TemplateId,
    TrackingId,
    WordingId,
)
from ctrecords.model.kinds import TrackingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One investigation."""

    id: CaseId = CaseId(0)
    title: str
    purpose: str = ""
    opened_on: date
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One letter's items, asked of several agencies in one act."""

    id: CampaignId = CampaignId(0)
    case: CaseId
    title: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One agency asked for numbered items; ``origin`` is the request it was transferred from."""

    id: RequestId = RequestId(0)
    case: CaseId
    agency: AgencyId
    campaign: CampaignId | None = None
    personnel: bool = False
    trashed: bool = False
    origin: RequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered thing asked for, as first asked; ``label`` is its short name on screen."""

    id: ItemId = ItemId(0)
    request: RequestId
    number: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A later wording of an item, from the event that narrowed or clarified it."""

    id: WordingId = WordingId(0)
    item: ItemId
    event: EventId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracking:
    """A number a request also goes by; several may be live at once, an ended one stays known."""

    id: TrackingId = TrackingId(0)
    request: RequestId
    kind: TrackingKind
    number: str
    since: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One Word letter as it was made; what went out is a document of the sent event.

    ``fields`` is JSON of the merge fields, kept so the letter can be explained, never re-rendered;
    letters made in one act share their ``batch``.
    """

    id: LetterId = LetterId(0)
    request: RequestId
    kind: str
    dated: date
    made_at: datetime
    blob: BlobId
    name: str
    path: str
    fields: str
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The researcher's own date for a computed deadline, with the reason; the computed one stays beside it."""

    id: OverrideId = OverrideId(0)
    request: RequestId
    deadline: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something to do on a date, whatever the request's status; ``at`` is HH:MM or empty."""

    id: ReminderId = ReminderId(0)
    request: RequestId
    on: date
    at: str = ""
    text: str
    set_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The researcher's own Word template for one kind of letter, used instead of the one shipped."""

    id: TemplateId = TemplateId(0)
    letter: str
    blob: BlobId
    name: str
    since: datetime
