"""What is known of one document, gathered in one read: custody, tags, citations, withheld parts, notes, its files.

It must not know the widgets that show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ctrecords.actions import cited_rows, citing, documents, notes, withholding, writing
from ctrecords.actions.citing import Resolved
from ctrecords.actions.documents import Custody
from ctrecords.actions.notes import Subject
from ctrecords.actions.rows import Sheet
from ctrecords.casebook import Casebook, legal_moment
from ctrecords.extract.page import Kind
from ctrecords.gui.looks import size_words
from ctrecords.model.days import Days, clock_time
from ctrecords.model.event import Document
from ctrecords.model.ids import DocumentId, RequestId, ref
from ctrecords.model.note import Note
from ctrecords.model.record import Withholding

CITE = "cite-redactions"
"""The letter that asks for the exemptions redactions rest on."""
HEALTH = {
    "ok": ("Unchanged", "good", "Its bytes have the SHA-256 they were filed under."),
    "changed": ("Changed", "danger", "Its bytes are not what was filed. Bring the file back from a backup."),
    "missing": ("Missing", "danger", "Its file is not there. Bring it back from a backup."),
}
"""A word, its color, and what to say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One document with everything beside it."""

    custody: Custody
    tags: tuple[str, ...]
    citations: tuple[Resolved, ...]
    withheld: tuple[Withholding, ...]
    notes: tuple[Note, ...]
    parts: tuple[Document, ...]
    days: Days
    checked: str
    sheets: tuple[Sheet, ...] = ()
    """The sheets of a table, to say on which one rows stand."""
    no_letter: str = ""
    """Why the letter that asks for the missing exemptions cannot be written; empty when it fits."""

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.custody.listed.document

    def place_of(self, note: Note) -> str:
        """Where in the file a note is about; empty for all of it."""
        cited = next((one.citation for one in self.citations if one.citation.id == note.citation), None)
        return "" if cited is None else self.spot_words(cited.page, cited.rows)

    def spot_words(self, page: int | None, rows: str) -> str:
        """A place in the inspector's words: p. 14, row 37, row 37 of Log; pages that are only ours are left out."""
        if rows:
            sheet = next((one.name for one in self.sheets if page in one.pages), "")
            of = f" of {sheet}" if sheet and len(self.sheets) > 1 else ""
            return f"row{'s' if '-' in rows else ''} {rows}{of}"
        return f"p. {page}" if page and self.paged else ""

    @property
    def paged(self) -> bool:
        """Whether its pages are pages to anyone: not those of tables, messages and plain text."""
        held = self.custody.listed.reading
        return held is None or held.look.kind not in citing.UNPAGED

    def facts(self) -> list[tuple[str, str]]:
        """What stands under custody."""
        listed, row = self.custody.listed, self.document
        filed, message = legal_moment(self.custody.filed_at), self.custody.message
        sha = listed.blob.sha256
        received = f"{self.days.full(row.received_on)}" if row.received_on else ""
        told = (
            ("SHA-256", " ".join(sha[at : at + 8] for at in range(0, len(sha), 8))),
            ("Size", _size(listed.blob.size)),
            ("Folder", row.folder),
            ("Came on", row.medium.value.replace("email", "e-mail")),
            ("From", row.source or (message.sender if message else "")),
            ("Subject", message.subject if message else ""),
            ("Received", received),
            ("Sent", "" if documents.received(listed) else self.days.full(listed.day)),
            ("Download ends", self.days.full(row.expires_on) if row.expires_on else ""),
            ("Filed", f"{self.days.full(filed.date())}, {clock_time(filed.strftime('%H:%M'))}"),
            ("Last checked", self.checked),
        )
        return [(name, value) for name, value in told if value]


def gather(book: Casebook, document: DocumentId) -> Seen:
    """Read one document whole; its file is hashed when that was not done within the last day."""
    custody = documents.custody(book, document, fresh=False)
    about = Subject(document=document)
    withheld = [one.withholding for one in withholding.withheld(book, about)]
    days, now, checked = book.days(), legal_moment(book.now()), legal_moment(custody.checked_at)
    on = "today" if checked.date() == now.date() else days.full(checked.date())
    held = custody.listed.reading
    cites_rows = held is not None and held.look.kind is Kind.SHEET
    return Seen(
        custody=custody,
        tags=tuple(notes.tags(book, about)),
        citations=tuple(citing.citations_of(book, document, custody.health)),
        withheld=tuple(withheld),
        sheets=cited_rows.sheets(book, custody.listed.blob.sha256) if cites_rows else (),
        notes=tuple(notes.notes(book, about)),
        parts=tuple(documents.parts(book, document)),
        days=days,
        no_letter=_no_letter(book, custody.listed.request)
        if any(not one.section for one in withheld)
        else "",
        checked=f"{on}, {clock_time(checked.strftime('%H:%M'))}",
    )


def _no_letter(book: Casebook, request: RequestId | None) -> str:
    """Why the agency cannot be asked to cite its redactions."""
    if request is None:
        return "It is on no request yet."
    found = {one.kind.name: one.why for one in writing.fits(book, request)}
    return found.get(CITE, "The law of its agency has no such letter.")


def belongs(seen: Seen) -> str:
    """Agency, request and case of a document, in one line."""
    one = seen.custody.listed
    parts: Sequence[str] = (
        one.agency,
        f"request {ref('R', one.request)}" if one.request else "",
        one.case_title,
    )
    return ", ".join(part for part in parts if part) or "Inbox"


def _size(size: int) -> str:
    """A size as everywhere, with the bytes a proof needs."""
    words, exact = size_words(size), f"{size:,} bytes"
    return exact if words == f"{size} bytes" else f"{words} ({exact})"
