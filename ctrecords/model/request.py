"""Cases, the requests in them and their numbered items. No status and no dates: those are derived."""

from dataclasses import dataclass
from datetime import date, datetime

from ctrecords.model.ids import (
    AgencyId,
    BlobId,
    CampaignId,
    CaseId,
    ItemId,
    LetterId,
    OverrideId,
    ReminderId,
    RequestId,
)


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
    """One agency asked for numbered items."""

    id: RequestId = RequestId(0)
    case: CaseId
    agency: AgencyId
    campaign: CampaignId | None = None
    personnel: bool = False
    trashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered thing asked for; ``label`` is its short name on screen, ``text`` stands in the letter."""

    id: ItemId = ItemId(0)
    request: RequestId
    number: int
    text: str
    label: str = ""


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
