"""What is said about received records: the message they came in, cited passages, withheld parts, saved searches."""

from dataclasses import dataclass
from datetime import datetime

from ctrecords.model.ids import CitationId, DocumentId, ForgottenId, MessageId, SavedSearchId, WithholdingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The headers of a filed e-mail; ``document`` is the raw message, which stays the original.

    ``message_id`` and ``reply_to`` are its and its forerunner's Message-ID without angle brackets;
    ``sent_at`` is its Date header as a moment, None when it has none that can be read.
    """

    id: MessageId = MessageId(0)
    document: DocumentId
    message_id: str = ""
    reply_to: str = ""
    sender: str = ""
    recipients: str = ""
    subject: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a document and the words that stand there.

    ``sha256`` is the file's hash when it was cited: another one breaks the citation. ``page`` counts from 1
    (None for a file without pages); ``rows`` are the first and last row of a table, such as ``88`` or
    ``88-90``; ``region`` is left, top, right and bottom in thousandths of the page, such as ``100,200,900,250``.
    """

    id: CitationId = CitationId(0)
    document: DocumentId
    sha256: str
    page: int | None = None
    rows: str = ""
    region: str = ""
    quotation: str = ""
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """A part of a document that was blacked out or left out, and the exemption cited for it (none when empty)."""

    id: WithholdingId = WithholdingId(0)
    document: DocumentId
    page: int | None = None
    rows: str = ""
    what: str
    section: str = ""
    quotation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """Words to search for again, under a name."""

    id: SavedSearchId = SavedSearchId(0)
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What stays of a file that was wrongly received and is gone: its number, the reason and the moment (UTC)."""

    id: ForgottenId = ForgottenId(0)
    document: int
    reason: str
    at: datetime
