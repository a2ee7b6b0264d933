"""The documents of a casebook: what came and went, where each belongs, how far its text is read, its custody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ctrecords.actions import citing, notes, withholding
from ctrecords.actions.withholding import Count
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import Kind, Page
from ctrecords.index import measuring
from ctrecords.index.index import Reading, State
from ctrecords.index.measuring import Measure
from ctrecords.model.days import plural
from ctrecords.model.directory import Agency
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import AgencyId, CaseId, DocumentId, RequestId, number, ref
from ctrecords.model.kinds import Direction
from ctrecords.model.record import Forgotten, Message
from ctrecords.model.request import Case, Request
from ctrecords.upkeep import proving
from ctrecords.vault import Health

_FEW = 20
"""So many files are asked for one by one; of more, all are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One document with where it belongs and what is known of its text."""

    document: Document
    blob: Blob
    event: Event
    agency: str
    case_title: str
    request: RequestId | None
    case: CaseId | None
    agency_id: AgencyId | None
    reading: Reading | None
    measure: Measure = Measure()
    parts: int = 0
    """How many files came in it."""
    sender: str = ""
    tags: tuple[str, ...] = ()
    cited: int = 0
    withheld: Count = Count()
    forgotten: bool = False

    @property
    def day(self) -> date:
        """The day it was received or sent."""
        return self.document.received_on or self.event.happened_on

    @property
    def kind(self) -> Kind:
        """What the file is; OTHER before it was looked at."""
        return self.reading.look.kind if self.reading else Kind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """How one document came here and whether its file is as it came."""

    listed: Listed
    came_in: Document | None
    message: Message | None
    filed_at: datetime
    health: Health
    checked_at: datetime
    """When its file was last read whole and its hash compared."""


def names(book: Casebook) -> list[tuple[DocumentId, str]]:
    """The number and name of every document that is not in the trash, the newest first."""
    rows = book.store.find(Document, trashed_on=None)
    return [(row.id, row.name) for row in sorted(rows, key=lambda row: -row.id)]


def listing(book: Casebook, *, trashed: bool = False) -> list[Listed]:
    """Every document that is not in the trash (or only those that are), the newest first.

    One that was forgotten is in neither.
    """
    found = _listed(book, book.store.find(Document))
    return [one for one in found if (one.document.trashed_on is not None) == trashed and not one.forgotten]


def _listed(book: Casebook, chosen: Sequence[Document]) -> list[Listed]:
    store = book.store
    blobs = {row.id: row for row in store.find(Blob, id=sorted({row.blob for row in chosen}))}
    events = {row.id: row for row in store.find(Event, id=sorted({row.event for row in chosen}))}
    requests = {row.id: row for row in store.find(Request)}
    agencies = {row.id: row for row in store.find(Agency)}
    cases = {row.id: row for row in store.find(Case)}
    few = [blobs[row.blob].sha256 for row in chosen] if len(chosen) <= _FEW else None
    readings = {one.source: one for one in book.index.readings(few)}
    measured = measuring.measures(book.index)
    parts = Counter(row.parent for row in store.find(Document) if row.parent is not None)
    senders = {row.document: row.sender for row in store.find(Message)}
    tags = notes.worn(book).documents
    cited = citing.counts(book)
    withheld = withholding.counts(book)
    gone = {row.document for row in store.find(Forgotten)}
    found: list[Listed] = []
    for row in chosen:
        event = events[row.event]
        request = requests.get(event.request) if event.request is not None else None
        case = request.case if request else event.case
        blob = blobs[row.blob]
        found.append(
            Listed(
                document=row,
                blob=blob,
                event=event,
                agency=agencies[request.agency].name if request else "",
                case_title=cases[case].title if case is not None else "",
                request=request.id if request else None,
                case=case,
                agency_id=request.agency if request else None,
                reading=readings.get(blob.sha256),
                measure=measured.get(blob.sha256, Measure()),
                parts=parts[row.id],
                sender=senders.get(row.id, "") or row.source,
                tags=tags.get(row.id, ()),
                cited=cited.get(row.id, 0),
                withheld=withheld.get(row.id, Count()),
                forgotten=row.id in gone,
            )
        )
    return sorted(found, key=lambda one: (one.day, one.document.id), reverse=True)


def content(book: Casebook, listed: Listed) -> bytes:
    """The bytes of a document, proved against its hash.

    Raises:
        CtrecordsError: the file is missing or is not what was filed.
    """
    return book.vault.read(listed.blob.sha256)


def page(book: Casebook, sha256: str, number: int) -> Page | None:
    """One page of a file as it was read, with the places of its words; None when it was not."""
    return book.index.page(sha256, number)


def sizes(book: Casebook, sha256: str) -> dict[int, tuple[float, float]]:
    """The width and height in points of the pages of a file that were read, by number."""
    return book.index.sizes(sha256)


def count(book: Casebook) -> int:
    """How many documents there are, those in the trash left out."""
    return book.store.count(Document, trashed_on=None)


def find(book: Casebook, text: str) -> Listed:
    """The document of a number such as D-12.

    Raises:
        CtrecordsError: there is none.
    """
    wanted = number("D", text)
    row = book.store.first(Document, id=DocumentId(wanted)) if wanted is not None else None
    if row is not None:
        return _listed(book, [row])[0]
    raise CtrecordsError(f"“{text}” names no document.", remedy="Give its number, such as D-12.")


def custody(book: Casebook, document: DocumentId, *, fresh: bool = True) -> Custody:
    """How a document came, and whether its file still has the hash it was filed under.

    Without *fresh* a file that was proved within the last day and not touched since is not read again.

    Raises:
        CtrecordsError: there is no such document.
    """
    listed = find(book, ref("D", document))
    row, sha256 = listed.document, listed.blob.sha256
    found = proving.prove(book, sha256) if fresh else proving.proof(book, sha256)
    return Custody(
        listed=listed,
        came_in=book.store.get(Document, row.parent) if row.parent is not None else None,
        message=book.store.first(Message, document=row.parent or row.id),
        filed_at=row.filed_at or listed.event.logged_at,
        health=found.health,
        checked_at=found.at,
    )


def parts(book: Casebook, document: DocumentId) -> list[Document]:
    """The files that came in a message or an archive, as they stand there."""
    return sorted(book.store.find(Document, parent=document), key=lambda row: row.id)


def text_state(listed: Listed) -> str:
    """How far its text is read, in words: ``22 p., text``, ``1 p., OCR 96%``, ``3 p., not read``, ``2,310 rows``."""
    held = listed.reading
    if held is None:
        return "not read"
    if held.state is State.REFUSED and not held.look.pages:
        return "cannot be read"
    pages = f"{held.look.pages:,} p."
    if held.waiting:
        return (
            f"{pages}, not read" if held.waiting == held.look.pages else f"{pages}, {held.waiting} not read"
        )
    if held.look.kind is Kind.SHEET:
        return plural(listed.measure.rows, "row").replace(
            str(listed.measure.rows), f"{listed.measure.rows:,}"
        )
    if held.look.kind is Kind.MESSAGE and listed.parts:
        return plural(listed.parts, "file")
    if listed.measure.confidence is not None:
        all_of_it = listed.measure.scanned + held.silent >= held.look.pages
        return f"{pages}, {'' if all_of_it else 'text, '}OCR {listed.measure.confidence}%"
    return f"{pages}, no words" if held.silent >= held.look.pages else f"{pages}, text"


def received(listed: Listed) -> bool:
    """Whether it came in; letters of ours went out."""
    return listed.event.direction is Direction.IN
