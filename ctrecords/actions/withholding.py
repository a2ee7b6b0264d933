"""What was blacked out or left out of received records: which page, what, and the exemption cited for it, or none.

The log moves no date and sets no outcome; the letter that asks for the missing exemptions is offered from it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ctrecords.actions import citing
from ctrecords.actions.citing import Passage
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import exemptions
from ctrecords.law.exemptions import Claimable
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import AgencyId, CaseId, DocumentId, EventId, RequestId, WithholdingId, ref
from ctrecords.model.record import Withholding
from ctrecords.model.request import Request

K = TypeVar("K")
_LONGEST = 500
_STATE_LAW = "us-ct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One withheld part with the document it is missing from and where that belongs."""

    withholding: Withholding
    document: Document
    request: RequestId | None
    case: CaseId | None
    agency: AgencyId | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many parts are withheld, and for how many of them no exemption is cited."""

    total: int = 0
    uncited: int = 0

    @property
    def words(self) -> str:
        """Write the counts: 12 withheld, 9 without an exemption cited."""
        if not self.total:
            return "Nothing withheld is logged."
        if not self.uncited:
            return f"{self.total:,} withheld, an exemption cited for each"
        return f"{self.total:,} withheld, {self.uncited:,} without an exemption cited"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """The counts for each document, request, agency and case that has something withheld."""

    documents: dict[DocumentId, Count]
    requests: dict[RequestId, Count]
    agencies: dict[AgencyId, Count]
    cases: dict[CaseId, Count]


def log(
    book: Casebook,
    document: DocumentId,
    what: str,
    *,
    place: Passage | None = None,
    section: str = "",
) -> Withholding:
    """Note a part that was withheld; without a section no exemption was cited for it.

    ``place`` says where, its quotation what the agency wrote about it.

    Raises:
        CtrecordsError: nothing is said of it, or there is no such document, page or row.
    """
    at = citing.placed(book, document, place or Passage())
    made = Withholding(
        document=document,
        page=at.page,
        rows=at.rows,
        what=_what(what),
        section=_section(section),
        quotation=at.quotation,
    )
    with book.store.transaction(f"Log a withholding in {ref('D', document)}", face=book.face) as step:
        return step.add(made)


def change(
    book: Casebook,
    withholding: WithholdingId,
    *,
    what: str | None = None,
    place: Passage | None = None,
    section: str | None = None,
) -> Withholding:
    """Correct a withheld part, for example when its exemption is cited later.

    Raises:
        CtrecordsError: there is none of that number, or it would say nothing.
    """
    row = book.store.get(Withholding, withholding)
    at = citing.placed(book, row.document, place) if place is not None else None
    changed = replace(
        row,
        what=row.what if what is None else _what(what),
        section=row.section if section is None else _section(section),
        page=row.page if at is None else at.page,
        rows=row.rows if at is None else at.rows,
        quotation=row.quotation if at is None else at.quotation,
    )
    with book.store.transaction(f"Correct a withholding in {ref('D', row.document)}", face=book.face) as step:
        return step.put(changed)


def remove(book: Casebook, withholding: WithholdingId) -> Withholding:
    """Take a withheld part out of the log; undo brings it back.

    Raises:
        CtrecordsError: there is none of that number.
    """
    row = book.store.get(Withholding, withholding)
    with book.store.transaction(
        f"Remove a withholding from {ref('D', row.document)}", face=book.face
    ) as step:
        step.remove(row)
    return row


def withheld(book: Casebook, about: Subject | None = None) -> list[Logged]:
    """What is withheld from a document, a request, an agency's or a case's records, or from all; in page order.

    What lies in the trash is left out unless it is asked for by its own number.
    """
    rows = book.store.find(Withholding)
    documents = {row.id: row for row in book.store.find(Document, id=sorted({row.document for row in rows}))}
    events = {
        row.id: row for row in book.store.find(Event, id=sorted({row.event for row in documents.values()}))
    }
    requests = {row.id: row for row in book.store.find(Request)}
    found: list[Logged] = []
    for row in rows:
        document = documents[row.document]
        event = events[document.event]
        request = requests.get(event.request) if event.request is not None else None
        one = Logged(
            withholding=row,
            document=document,
            request=event.request,
            case=request.case if request else event.case,
            agency=request.agency if request else None,
        )
        if _meant(one, about):
            found.append(one)
    return sorted(found, key=lambda one: (one.document.id, *order(one.withholding)))


def count(rows: Iterable[Logged | Withholding]) -> Count:
    """Count withheld parts and those without an exemption."""
    each = [row.withholding if isinstance(row, Logged) else row for row in rows]
    return Count(len(each), sum(not row.section for row in each))


def counts(book: Casebook) -> dict[DocumentId, Count]:
    """The counts of each document that has something withheld."""
    return _by((row.document, row) for row in book.store.find(Withholding))


def roll_up(book: Casebook) -> RollUp:
    """The counts by document, request, agency and case; what lies in the trash is not counted."""
    rows = withheld(book)
    return RollUp(
        documents=_by((row.document.id, row) for row in rows),
        requests=_by((row.request, row) for row in rows if row.request is not None),
        agencies=_by((row.agency, row) for row in rows if row.agency is not None),
        cases=_by((row.case, row) for row in rows if row.case is not None),
    )


def uncited(book: Casebook, request: RequestId) -> dict[EventId, int]:
    """How many parts were withheld with no exemption cited, by the event of a request their document came with."""
    rows = withheld(book, Subject(request=request))
    return dict(Counter(row.document.event for row in rows if not row.withholding.section))


def where(row: Withholding) -> str:
    """Where in the file it is missing: p. 14, row 33; empty for the whole file."""
    rows_of = f"row{'s' if '-' in row.rows else ''} {row.rows}" if row.rows else ""
    return ", ".join(part for part in (f"p. {row.page}" if row.page is not None else "", rows_of) if part)


def order(row: Withholding) -> tuple[int, int, int]:
    """What withheld parts of one document are sorted by: page, row, number."""
    return row.page or 0, int(row.rows.partition("-")[0] or 0), row.id


def sections(book: Casebook, document: DocumentId) -> tuple[Claimable, ...]:
    """The exemptions that could be cited for a part of a document, by the law of its agency on its day."""
    law, event = _law(book, document)
    return exemptions.claimable(book.statute(law), event.happened_on)


def unlisted(book: Casebook, row: Withholding) -> str:
    """What to say of a section no law in use lists; empty when it is listed or none is cited."""
    if not row.section:
        return ""
    law, event = _law(book, row.document)
    if exemptions.is_listed(book.statute(law), row.section, event.happened_on):
        return ""
    return f"§ {row.section} is none that {law} lists; it is kept as you gave it."


def _law(book: Casebook, document: DocumentId) -> tuple[str, Event]:
    event = book.store.get(Event, book.store.get(Document, document).event)
    request = book.store.get(Request, event.request) if event.request is not None else None
    return book.store.get(Agency, request.agency).law if request else _STATE_LAW, event


def _meant(one: Logged, about: Subject | None) -> bool:
    if about is None or about.document is None:
        if one.document.trashed_on is not None:
            return False
        if about is None:
            return True
    return (
        (about.document is None or one.document.id == about.document)
        and (about.request is None or one.request == about.request)
        and (about.case is None or one.case == about.case)
        and (about.agency is None or one.agency == about.agency)
        and (about.event is None or one.document.event == about.event)
    )


def _by(rows: Iterable[tuple[K, Logged | Withholding]]) -> dict[K, Count]:
    totals: Counter[K] = Counter()
    without: Counter[K] = Counter()
    for key, row in rows:
        totals[key] += 1
        without[key] += not (row.withholding if isinstance(row, Logged) else row).section
    return {key: Count(total, without[key]) for key, total in totals.items()}


def _what(text: str) -> str:
    kept = " ".join(text.split())
    if not kept:
        raise CtrecordsError(
            "Say what was withheld.", remedy="Type a few words, such as “row 33, agency name”."
        )
    if len(kept) > _LONGEST:
        raise CtrecordsError(
            f"{len(kept):,} characters are too many for what was withheld.",
            remedy=f"Keep it under {_LONGEST}; a note holds more.",
        )
    return kept


def _section(text: str) -> str:
    kept = exemptions.code_of(text)
    if len(kept) > _LONGEST:
        raise CtrecordsError("That is no section of a law.", remedy="Give one such as 1-210(b)(3).")
    return kept
