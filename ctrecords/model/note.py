"""The researcher's own words about anything: notes and tags. They never move a date and never stand in a letter."""

from dataclasses import dataclass
from datetime import datetime

from ctrecords.model.ids import (
    AgencyId,
    CaseId,
    CitationId,
    DocumentId,
    EventId,
    NoteId,
    RequestId,
    TaggingId,
    TagId,
)
from ctrecords.model.kinds import NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on exactly one thing; a private one stays out of every export (``written_at`` is UTC).

    ``citation`` is the page or passage of the document it speaks of.
    """

    id: NoteId = NoteId(0)
    case: CaseId | None = None
    request: RequestId | None = None
    agency: AgencyId | None = None
    event: EventId | None = None
    document: DocumentId | None = None
    kind: NoteKind = NoteKind.OBSERVATION
    private: bool = True
    text: str
    written_at: datetime
    citation: CitationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word the researcher sorts things by."""

    id: TagId = TagId(0)
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """One tag on exactly one thing."""

    id: TaggingId = TaggingId(0)
    tag: TagId
    case: CaseId | None = None
    request: RequestId | None = None
    agency: AgencyId | None = None
    event: EventId | None = None
    document: DocumentId | None = None
