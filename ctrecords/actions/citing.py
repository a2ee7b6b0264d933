"""Citing a place in a document: its page, rows or passage, the words that stand there, and whether it still holds.

A citation keeps the hash of the file as it was cited. Later it resolves, or says why not. It must not know what a
citation is used for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ctrecords.actions import cited_rows, notes
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import Kind
from ctrecords.index import folding, leaves
from ctrecords.index.schema import MOST_PAGES
from ctrecords.model.directory import Agency
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import CitationId, DocumentId, ref
from ctrecords.model.kinds import Direction, NoteKind
from ctrecords.model.note import Note
from ctrecords.model.record import Citation, Forgotten
from ctrecords.model.request import Request
from ctrecords.vault import Health

_LONGEST = 20_000
_EDGE = 1000
_ROWS = re.compile(r"(?:rows?)?\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9}))?", re.IGNORECASE)  # noqa: RUF001 a typed dash
_ROWS_OF = re.compile(r"(rows?\s.*?\d)\s+of\s+(\S.*)", re.IGNORECASE)
_SHEET_ROWS = re.compile(r"(\S.*?)\s+(rows?\s[^a-z]*)", re.IGNORECASE)
UNPAGED = (Kind.MESSAGE, Kind.TEXT, Kind.SHEET)
"""Kinds of files whose pages are only ours: nobody else could find one again by its number."""
_SHORT = (" Police Department", " Department of Police")


class State(StrEnum):
    """Whether the file a citation speaks of is as it was."""

    WHOLE = "whole"
    CHANGED = "changed"
    MISSING = "missing"
    FORGOTTEN = "forgotten"


class Quoted(StrEnum):
    """Whether the quoted words stand where the citation says; ``unread`` where no text is known."""

    NOTHING = "nothing"
    STANDS = "stands"
    ABSENT = "absent"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place in a file: a page from 1, rows such as ``88-90``, a region in thousandths, and the words there.

    ``sheet`` names the sheet of the rows; as it is kept, any page of that sheet stands for it.
    """

    page: int | None = None
    rows: str = ""
    region: str = ""
    quotation: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A citation as it stands now: its words, whether its file is whole, and whether its quotation stands there."""

    citation: Citation
    document: Document
    state: State
    quoted: Quoted
    words: str

    @property
    def broken(self) -> str:
        """Why it can no longer be relied on; empty when it can."""
        match self.state:
            case State.CHANGED:
                return "Broken: the file changed since it was cited."
            case State.MISSING:
                return "Broken: the file is missing."
            case State.FORGOTTEN:
                return "Broken: the file was forgotten."
            case State.WHOLE:
                return ""

    @property
    def doubt(self) -> str:
        """What to say of its quotation; empty when it stands there or nothing is quoted."""
        match self.quoted:
            case Quoted.ABSENT:
                return "These words were not found there."
            case Quoted.UNREAD:
                return "There is no text there to compare these words with."
            case Quoted.NOTHING | Quoted.STANDS:
                return ""


def cite(book: Casebook, document: DocumentId, passage: Passage) -> Citation:
    """Keep a citation of a place in a document; the same place and words are kept once.

    Words that do not stand there are kept all the same: ``resolve`` says so.

    Raises:
        CtrecordsError: there is no such document, page, row or region.
    """
    made = _made(book, document, passage)
    if made.id:
        return made
    with book.store.transaction(f"Cite {ref('D', document)}{_at(made)}", face=book.face) as step:
        return step.add(made)


def annotate(
    book: Casebook,
    document: DocumentId,
    passage: Passage,
    text: str,
    *,
    kind: NoteKind = NoteKind.OBSERVATION,
    private: bool = True,
) -> Citation:
    """Cite a place in a document and write a note that speaks of it, in one step.

    Raises:
        CtrecordsError: there is no such place, or nothing is written.
    """
    made = _made(book, document, passage)
    note = notes.noted(book, notes.Subject(document=document), text, kind=kind, private=private)
    label = f"Write a note on {ref('D', document)}{_at(made)}"
    with book.store.transaction(label, face=book.face) as step:
        kept = made if made.id else step.add(made)
        step.add(replace(note, citation=kept.id))
    return kept


def remove(book: Casebook, citation: CitationId) -> Citation:
    """Take a citation away; notes that rested on it stay.

    Raises:
        CtrecordsError: there is no such citation.
    """
    row = book.store.get(Citation, citation)
    rested = book.store.find(Note, citation=citation)
    with book.store.transaction(f"Remove a citation of {ref('D', row.document)}", face=book.face) as step:
        step.put_all([replace(note, citation=None) for note in rested])
        step.remove(row)
    return row


def resolve(book: Casebook, citation: CitationId) -> Resolved:
    """A citation as it stands now; its file is read again and its hash compared.

    Raises:
        CtrecordsError: there is no such citation.
    """
    return _resolved(book, [book.store.get(Citation, citation)])[0]


def citations_of(book: Casebook, document: DocumentId, health: Health | None = None) -> list[Resolved]:
    """The citations of a document in page order, each as it stands now; its file is read unless *health* is known."""
    rows = book.store.find(Citation, document=document)
    return _resolved(book, sorted(rows, key=lambda row: (row.page or 0, _first(row.rows), row.id)), health)


def counts(book: Casebook) -> dict[DocumentId, int]:
    """How many citations each document has; documents without any are left out."""
    found: dict[DocumentId, int] = {}
    for row in book.store.find(Citation):
        found[row.document] = found.get(row.document, 0) + 1
    return found


def words(book: Casebook, document: DocumentId, passage: Passage | Citation) -> str:
    """How a place is cited: Elm PD, rec'd Dec 3, 2026, Report.pdf at 2."""
    row = book.store.get(Document, document)
    event = book.store.get(Event, row.event)
    request = book.store.get(Request, event.request) if event.request is not None else None
    agency = book.store.get(Agency, request.agency).name if request else row.source
    at = _at(named(book, document, passage))
    way = "rec'd" if event.direction is Direction.IN else "sent"
    day = book.days().dated(row.received_on or event.happened_on)
    name = row.name or "a file that was forgotten"
    return ", ".join(part for part in (short_name(agency), f"{way} {day}", f"{name}{at}") if part)


def named(book: Casebook, document: DocumentId, place: Passage | Citation) -> Passage:
    """A place as it is told: rows name their sheet where there are several; pages that are only ours are left out."""
    sha256 = book.store.get(Blob, book.store.get(Document, document).blob).sha256
    held = book.index.reading(sha256)
    kind = held.look.kind if held else Kind.OTHER
    sheet = place.sheet if isinstance(place, Passage) else ""
    if kind is Kind.SHEET and place.rows and not sheet:
        sheet = cited_rows.sheet_of(book, sha256, place.page)
    return Passage(
        page=None if kind in UNPAGED and not place.rows else place.page,
        rows=place.rows,
        region=place.region,
        quotation=place.quotation,
        sheet=sheet,
    )


def short_name(agency: str) -> str:
    """An agency's name as citations write it: Elm Police Department is Elm PD."""
    for ending in _SHORT:
        if agency.endswith(ending):
            return f"{agency.removesuffix(ending)} PD"
    return agency


def passage(text: str, quotation: str = "") -> Passage:
    """Read a place as it is typed: ``14`` is a page, ``row 88``, ``rows 88-90`` and ``row 88 of Log`` are rows.

    Raises:
        CtrecordsError: it is neither.
    """
    given = " ".join(text.split())
    if not given:
        return Passage(quotation=quotation)
    if given.isdecimal():
        return Passage(page=int(given), quotation=quotation)
    if _ROWS.fullmatch(given):
        return Passage(rows=rows(given), quotation=quotation)
    if match := _ROWS_OF.fullmatch(given):
        return Passage(rows=rows(match[1]), sheet=match[2], quotation=quotation)
    if match := _SHEET_ROWS.fullmatch(given):
        return Passage(rows=rows(match[2]), sheet=match[1], quotation=quotation)
    raise CtrecordsError(
        f"“{given}” is neither a page nor rows.",
        remedy="Give a page such as 14, or rows such as “rows 88-90”.",
    )


def placed(book: Casebook, document: DocumentId, given: Passage) -> Passage:
    """A place in a document as it is kept: rows know their page, and what the file does not have is refused.

    Raises:
        CtrecordsError: there is no such document, page, row or region, or the file was forgotten.
    """
    row = book.store.get(Document, document)
    sha256, name = book.store.get(Blob, row.blob).sha256, row.name
    _refuse_forgotten(book, row)
    quotation = given.quotation.strip()
    if len(quotation) > _LONGEST:
        raise CtrecordsError(
            f"A quotation of {len(quotation):,} characters is too long.",
            remedy=f"Quote at most {_LONGEST:,}, or cite the page.",
        )
    kept = replace(given, rows=rows(given.rows), region=_region(given.region), quotation=quotation)
    held = book.index.reading(sha256)
    last = held.look.pages if held else 0
    if kept.page is not None and not 0 < kept.page <= (last or MOST_PAGES):
        raise CtrecordsError(
            f"“{name}” has no page {kept.page}: its pages are 1 to {last}."
            if last
            else f"“{name}” has no page {kept.page}: pages are counted from 1 to {MOST_PAGES:,} at most.",
            remedy="Look the page up in the file and give its number.",
        )
    if not kept.rows and kept.sheet:
        raise CtrecordsError(
            f"A sheet is cited by its rows, and none are named of “{kept.sheet}”.",
            remedy=f"Give them too, such as “row 20 of {kept.sheet}”.",
        )
    if not kept.rows:
        return kept
    if held is not None and held.look.pages and held.look.kind is not Kind.SHEET:
        raise CtrecordsError(f"“{name}” has no rows.", remedy="Give the page, such as 14.")
    if not last and kept.sheet:
        raise CtrecordsError(
            f"“{name}” was not read, so its sheets are not known.",
            remedy="Have it read first, then cite the row.",
        )
    if not last:
        return kept
    first = _first(kept.rows)
    page = cited_rows.page_of(book, sha256, name, first, page=kept.page, sheet=kept.sheet.strip())
    return replace(kept, page=page, sheet="")


def rows(text: str) -> str:
    """Rows as they are kept: ``88`` or ``88-90``; empty for none.

    Raises:
        CtrecordsError: they cannot be read, or the last comes before the first.
    """
    if not text.strip():
        return ""
    match = _ROWS.fullmatch(text.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 0 < first <= last:
        raise CtrecordsError(f"“{text.strip()}” names no rows.", remedy="Give them as 88 or 88-90.")
    return str(first) if first == last else f"{first}-{last}"


def _made(book: Casebook, document: DocumentId, passage: Passage) -> Citation:
    """The citation of a place, the one that is kept already where there is one."""
    place = placed(book, document, passage)
    blob = book.store.get(Blob, book.store.get(Document, document).blob)
    for known in book.store.find(Citation, document=document, sha256=blob.sha256):
        if Passage(page=known.page, rows=known.rows, region=known.region, quotation=known.quotation) == place:
            return known
    return Citation(
        document=document,
        sha256=blob.sha256,
        page=place.page,
        rows=place.rows,
        region=place.region,
        quotation=place.quotation,
        made_at=book.now(),
    )


def _at(place: Passage | Citation) -> str:
    """Where in the file, as citations write it: `` at 2``, `` at rows 88-90``; empty for the whole file."""
    if place.rows:
        first, dash, last = place.rows.partition("-")
        of = f" of {place.sheet}" if isinstance(place, Passage) and place.sheet else ""
        return f" at rows {first}–{last}{of}" if dash else f" at row {first}{of}"  # noqa: RUF001 the dash of ranges
    return f" at {place.page}" if place.page is not None else ""


def _region(text: str) -> str:
    if not text.strip():
        return ""
    try:
        left, top, right, bottom = (int(edge) for edge in text.split(","))
    except ValueError:
        left = top = right = bottom = -1
    if not (0 <= left < right <= _EDGE and 0 <= top < bottom <= _EDGE):
        raise CtrecordsError(
            f"“{text}” is no region of a page.",
            remedy="Give left, top, right and bottom in thousandths, such as 100,200,900,250.",
        )
    return f"{left},{top},{right},{bottom}"


def _first(rows_of: str) -> int:
    return int(rows_of.partition("-")[0] or 0)


def _text(book: Casebook, sha256: str, row: Citation) -> str:
    """The text at a citation's place; empty where none is known."""
    if row.rows:
        first, _, last = row.rows.partition("-")
        return cited_rows.text(book, sha256, row.page, int(first), int(last or first))
    # A passage may run over the end of its page.
    first, last = row.page or 1, (row.page or MOST_PAGES) + 1
    return "\n".join(text for _, text in leaves.texts(book.index, sha256, first, last))


def _resolved(book: Casebook, rows_of: Sequence[Citation], known: Health | None = None) -> list[Resolved]:
    gone = {row.document for row in book.store.find(Forgotten)}
    health: dict[str, str] = {}
    found: list[Resolved] = []
    for row in rows_of:
        document = book.store.get(Document, row.document)
        now = book.store.get(Blob, document.blob).sha256
        if document.id in gone:
            state = State.FORGOTTEN
        elif now != row.sha256:
            state = State.CHANGED
        else:
            if now not in health:
                health[now] = known or book.vault.verify(now)
            state = State.WHOLE if health[now] == "ok" else State(health[now])
        found.append(
            Resolved(
                citation=row,
                document=document,
                state=state,
                quoted=_quoted(book, now, row),
                words=words(book, row.document, row),
            )
        )
    return found


def _quoted(book: Casebook, sha256: str, row: Citation) -> Quoted:
    if not row.quotation:
        return Quoted.NOTHING
    text = _text(book, sha256, row)
    if not text.strip():
        return Quoted.UNREAD
    return Quoted.STANDS if folding.stands(text, row.quotation) else Quoted.ABSENT


def _refuse_forgotten(book: Casebook, row: Document) -> None:
    if book.store.first(Forgotten, document=row.id) is not None:
        raise CtrecordsError(
            f"{ref('D', row.id)} was forgotten; there is nothing left to cite.", remedy="Cite another file."
        )
