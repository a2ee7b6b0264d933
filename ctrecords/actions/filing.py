"""Filing what came: every file whole in the vault first, then one step of the journal for all of it.

A message becomes one event with its parts as documents. What is not said to belong to a request lies in the
inbox. The source is never changed. It must not read any file's text: reading.py does, and its failure never
undoes the filing.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ctrecords.actions import blobs, requests
from ctrecords.actions.coming import Came, came_on, delivery, letter, message
from ctrecords.actions.duplicates import Again, Known
from ctrecords.actions.gathering import Found, Gathered, Refused, gather
from ctrecords.actions.moving import SPOKEN
from ctrecords.actions.parcels import Parcel, Piece, pack
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError, SourceError
from ctrecords.extract.unpacking import Unpacker
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import CaseId, DocumentId, EventId, RequestId, ref
from ctrecords.model.kinds import Direction, Medium
from ctrecords.model.record import Message
from ctrecords.progress import Progress, Silent
from ctrecords.store.store import Transaction
from ctrecords.vault import Stored

__all__ = ["Came", "Filed", "Taken", "file", "keep", "take"]
_SILENT = Silent()
_LETTERS = (Medium.UNSAID, Medium.EMAIL)
"""A message that came on anything else is a record handed over, not a letter to the researcher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One document as it was filed; ``duplicate_of`` is an earlier document of the same bytes or message."""

    document: DocumentId
    event: EventId
    sha256: str
    size: int
    name: str
    message: bool = False
    duplicate_of: DocumentId | None = None
    known: bool = False
    """Whether nothing new was written: the very same was filed before."""
    trashed: bool = False
    """Whether the one that is here lies in the trash."""
    request: RequestId | None = None
    case: CaseId | None = None
    """Where it lies; in the inbox when both are None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a filing: documents, files refused and why, system files left out, and what stays whole.

    ``before`` are the files that were filed before, each with the document it is here.
    """

    filed: tuple[Filed, ...] = ()
    refused: tuple[Refused, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    before: tuple[tuple[Path, DocumentId], ...] = ()


def file(
    book: Casebook, paths: Sequence[Path], came: Came | None = None, *, progress: Progress = _SILENT
) -> list[Filed]:
    """File files and folders: all of them in one step, or nothing.

    Raises:
        CtrecordsError: one cannot be read, or the disk is full; nothing is filed then.
        CancelledError: cancel was pressed; nothing is filed.
    """
    return list(_take(book, gather(paths), came or Came(), Again.SKIP, progress, whole=True).filed)


def take(
    book: Casebook,
    paths: Sequence[Path],
    came: Came | None = None,
    *,
    again: Again = Again.SKIP,
    progress: Progress = _SILENT,
) -> Taken:
    """File what can be filed of files and folders in one step, and tell of each that cannot, and why.

    Raises:
        CtrecordsError: none can be filed, or the disk is full; nothing is filed then.
        CancelledError: cancel was pressed; nothing is filed.
    """
    return _take(book, gather(paths), came or Came(), again, progress, whole=False)


def keep(
    book: Casebook,
    name: str,
    data: bytes,
    came: Came | None = None,
    *,
    again: Again = Again.SKIP,
    progress: Progress = _SILENT,
) -> Taken:
    """File bytes that are no file, such as a picture that was pasted, under a name.

    Raises:
        CtrecordsError: the disk is full.
        CancelledError: cancel was pressed; nothing is filed.
    """
    gathered = Gathered(found=[Found(path=Path(name), data=data)])
    return _take(book, gathered, came or Came(), again, progress, whole=False)


def _take(
    book: Casebook, gathered: Gathered, came: Came, again: Again, progress: Progress, *, whole: bool
) -> Taken:
    came = _dated(book, came)
    sent = _sent(book, came)
    unpacker = Unpacker()
    parcels: list[Parcel] = []
    packed: list[Path] = []
    put: list[Stored] = []
    try:
        for number, found in enumerate(gathered.found):
            progress.check()
            progress.step(number, len(gathered.found), found.name)
            try:
                parcels.append(pack(book, found, unpacker, put, progress=progress))
                packed.append(found.path)
            except SourceError as error:
                gathered.refuse(found.name, error)
            if whole and gathered.refused:
                break
        if gathered.refused and (whole or not parcels):
            first = gathered.refused[0]
            more = len(gathered.refused) - 1
            others = f" {more} more cannot be filed either." if more else ""
            raise CtrecordsError(f"{first.what}{others}", remedy=first.remedy)
        progress.check()
        known = Known(book, unpacker)
        before = [known.same(parcel) for parcel in parcels]
        plan = _Plan(book=book, came=came, again=again, known=known, sent=sent)
        filed = _placed(book, _write(plan, parcels, before))
    finally:
        unpacker.close()
        _take_back(book, put)
    return Taken(
        filed=tuple(filed),
        refused=tuple(gathered.refused),
        left_out=tuple(gathered.left_out),
        notes=(*(note for parcel in parcels for note in parcel.notes), *_early(plan, parcels, before)),
        before=tuple((path, one) for path, one in zip(packed, before, strict=True) if one is not None),
    )


def _take_back(book: Casebook, put: Sequence[Stored]) -> None:
    """Remove copies no row came to speak of, as after Cancel: the sources are untouched, and nobody asked for them."""
    for stored in put:
        if stored.fresh and book.store.first(Blob, sha256=stored.sha256) is None:
            with suppress(CtrecordsError):
                book.vault.take_back(stored.sha256)


def _dated(book: Casebook, came: Came) -> Came:
    """What is added to an event was received on its day, whenever it is added."""
    if came.event is None:
        return came
    row = book.store.get(Event, came.event)
    day = row.happened_on if row.direction is Direction.IN else None
    return replace(came, request=row.request, case=row.case, received=came.received or day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What every row of one filing shares."""

    book: Casebook
    came: Came
    again: Again
    known: Known
    sent: date | None
    """When the request they are filed on was sent; None for no request, or one not sent yet."""


def _sent(book: Casebook, came: Came) -> date | None:
    """When the request was sent that files are said to belong to.

    Raises:
        CtrecordsError: they are said to have come before it.
    """
    if came.request is None or came.event is not None:
        return None
    sent = requests.standings(book, [came.request])[0].clocks.sent
    if sent is not None and came.received is not None and came.received < sent:
        days = book.days()
        raise CtrecordsError(
            f"Nothing can have come of {ref('R', came.request)} on {days.full(came.received)}:"
            f" it was sent on {days.full(sent)}.",
            remedy="Correct the day, or file without the request: then it lies in the inbox.",
        )
    return sent


def _early(plan: _Plan, parcels: Sequence[Parcel], before: Sequence[DocumentId | None]) -> Iterator[str]:
    """Say which messages were no replies to the request they were filed on: they were written before it was sent."""
    fresh = [one for one, known in zip(parcels, before, strict=True) if known is None]
    early = [one.whole.name for one in fresh if _is_early(plan, one)]
    if not early:
        return
    one, number = (
        f"“{early[0]}”" if len(early) == 1 else f"{len(early)} messages",
        ref("R", plan.came.request or 0),
    )
    like = "it is filed there as a record, not as a reply"
    if len(early) > 1:
        like = "they are filed there as records, not as replies"
    if plan.sent is None:
        yield f"{number} is not marked sent; what was given to it holds {one}: {like}."
    else:
        older = "is" if len(early) == 1 else "are"
        yield f"{one} {older} older than {number}, sent on {plan.book.days().full(plan.sent)}: {like}."


def _is_early(plan: _Plan, parcel: Parcel) -> bool:
    """Whether a message was written before the request was sent that it is filed on."""
    said = parcel.whole.mail
    if (
        said is None
        or plan.came.request is None
        or plan.came.event is not None
        or plan.came.medium not in _LETTERS
    ):
        return False
    return plan.sent is None or came_on(plan.book, plan.came, said) < plan.sent


def _placed(book: Casebook, filed: Sequence[Filed]) -> list[Filed]:
    """The same with where each lies now."""
    events = {row.id: row for row in book.store.find(Event, id=sorted({one.event for one in filed}))}
    return [replace(one, request=events[one.event].request, case=events[one.event].case) for one in filed]


def _write(plan: _Plan, parcels: Sequence[Parcel], before: Sequence[DocumentId | None]) -> list[Filed]:
    """Write all rows in one step, in the order of the files."""
    keeps = plan.again is Again.KEEP
    fresh = [parcel for parcel, one in zip(parcels, before, strict=True) if one is None or keeps]
    links = [one for one in before if one is not None and plan.again is Again.LINK and _moves(plan, one)]
    if not fresh and not links:
        return [row for one in before if one is not None for row in _again(plan, one)]
    with plan.book.store.transaction(_label(fresh, links), face=plan.book.face) as step:
        event = plan.came.event
        writing = _Writing(
            plan=plan, step=step, event=event, loose=[one for one in fresh if not _is_letter(plan, one)]
        )
        made: list[Filed] = []
        for parcel, one in zip(parcels, before, strict=True):
            if one is None or keeps:
                made += writing.parcel(parcel)
                continue
            if one in links:
                writing.link(one)
            made += _again(plan, one)
    return made


def _label(fresh: Sequence[Parcel], links: Sequence[DocumentId]) -> str:
    if not fresh:
        return "Use a file that was here" if len(links) == 1 else f"Use {len(links)} files that were here"
    # Never its name: a file that is forgotten leaves none in the history.
    one = "a message" if fresh[0].whole.mail is not None else "a file"
    return f"File {one}" if len(fresh) == 1 else f"File {len(fresh)} files"


def _is_letter(plan: _Plan, parcel: Parcel) -> bool:
    letters = plan.came.medium in _LETTERS and plan.came.event is None
    return parcel.whole.mail is not None and letters and not _is_early(plan, parcel)


def _moves(plan: _Plan, document: DocumentId) -> bool:
    """Whether linking changes anything: it is in the trash, or in the inbox and a place was named."""
    row = plan.book.store.get(Document, document)
    return row.trashed_on is not None or _placeable(plan, plan.book.store.get(Event, row.event))


def _placeable(plan: _Plan, event: Event) -> bool:
    came = plan.came
    named = came.request is not None or came.case is not None or came.event is not None
    early = plan.sent is not None and event.happened_on < plan.sent and event.channel not in SPOKEN
    return named and event.request is None and event.case is None and event.id != came.event and not early


def _again(plan: _Plan, document: DocumentId) -> Iterator[Filed]:
    """The rows of a file that was filed before, and of what was in it."""
    for row in plan.known.below(document):
        blob = plan.book.store.get(Blob, row.blob)
        stored = Stored(sha256=blob.sha256, size=blob.size)
        message = plan.book.store.count(Message, document=row.id) > 0
        yield _filed(row, stored, message=message, before=row.id, known=True)


@dataclass(slots=True, kw_only=True)
class _Writing:
    """The rows of one step: an event for each message, one for all other files together."""

    plan: _Plan
    step: Transaction
    loose: list[Parcel]
    event: EventId | None = None
    letters: dict[str, list[Filed]] = field(default_factory=dict[str, list[Filed]])

    def parcel(self, parcel: Parcel) -> list[Filed]:
        """The documents of a file and of what was in it; a message that came twice at once is one."""
        said = parcel.whole.mail
        if said is None or not _is_letter(self.plan, parcel):
            self.event = self.event or self.step.add(delivery(self.plan.book, self.plan.came, self.loose)).id
            return self._rows(parcel, self.event)
        digest = parcel.whole.stored.sha256
        if digest in self.letters:
            return [replace(one, known=True, duplicate_of=one.document) for one in self.letters[digest]]
        self.letters[digest] = self._rows(
            parcel, self.step.add(letter(self.plan.book, self.plan.came, said)).id, Medium.EMAIL
        )
        return self.letters[digest]

    def link(self, document: DocumentId) -> None:
        """Use a document that is here: out of the trash, and out of the inbox to where it was said to belong."""
        rows = self.plan.known.below(document)
        self.step.put_all([replace(row, trashed_on=None) for row in rows if row.trashed_on is not None])
        event, came = self.plan.book.store.get(Event, rows[0].event), self.plan.came
        if not _placeable(self.plan, event):
            return
        if came.event is not None:
            to = came.event
            self.step.put_all([replace(row, event=to, trashed_on=None) for row in rows])
        else:
            case = came.case if came.request is None else None
            self.step.put(replace(event, request=came.request, case=case))

    def _rows(self, parcel: Parcel, event: EventId, medium: Medium | None = None) -> list[Filed]:
        made: list[Filed] = []
        for piece in (parcel.whole, *parcel.parts):
            parent = None if piece is parcel.whole else made[piece.within + 1].document
            made.append(self._one(piece, event, parent, medium or self.plan.came.medium))
        return made

    def _one(self, piece: Piece, event: EventId, parent: DocumentId | None, medium: Medium) -> Filed:
        plan, came = self.plan, self.plan.came
        before = plan.known.of(piece.stored.sha256)
        row = self.step.add(
            Document(
                event=event,
                blob=blobs.keep(plan.book, self.step, piece.stored, piece.media).id,
                name=piece.name,
                received_on=came.received,
                parent=parent,
                folder=piece.folder,
                medium=medium,
                source=came.source,
                expires_on=came.expires,
                filed_at=plan.book.now(),
            )
        )
        plan.known.found.setdefault(piece.stored.sha256, row.id)
        if piece.mail is not None:
            self.step.add(message(row.id, piece.mail))
        return _filed(row, piece.stored, message=piece.mail is not None, before=before)


def _filed(
    row: Document,
    stored: Stored,
    *,
    message: bool = False,
    before: DocumentId | None = None,
    known: bool = False,
) -> Filed:
    return Filed(
        document=row.id,
        event=row.event,
        sha256=stored.sha256,
        size=stored.size,
        name=row.name,
        message=message,
        duplicate_of=before,
        known=known,
        trashed=row.trashed_on is not None,
    )
