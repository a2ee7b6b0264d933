"""Filing what came: every file whole in the vault first, then one step of the journal for all of it.

A message becomes one event with its parts as documents. What is not said to belong to a request lies in the
inbox. The source is never changed. It must not read any file's text: reading.py does, and its failure never
undoes the filing.
"""

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ctrecords.actions.blobs import keep
from ctrecords.casebook import LEGAL_ZONE, Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.unpacking import Unpacked, Unpacker
from ctrecords.mail import Mail
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import CaseId, DocumentId, EventId, RequestId
from ctrecords.model.kinds import Certainty, Channel, Direction, Medium
from ctrecords.model.record import Message
from ctrecords.progress import Progress, Silent
from ctrecords.store.store import Transaction
from ctrecords.vault import Stored

_SILENT = Silent()
MESSAGES = (".eml", ".msg")
_CHANNELS = {
    Medium.EMAIL: Channel.EMAIL,
    Medium.PORTAL: Channel.PORTAL,
    Medium.DOWNLOAD: Channel.PORTAL,
    Medium.PAPER: Channel.MAIL,
    Medium.DRIVE: Channel.HAND,
    Medium.DISC: Channel.HAND,
    Medium.HAND: Channel.HAND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How files came: for which request or case (neither: the inbox), when, on what and from whom."""

    request: RequestId | None = None
    case: CaseId | None = None
    received: date | None = None
    medium: Medium = Medium.UNSAID
    source: str = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One document as it was filed; ``duplicate_of`` is an earlier document of the same bytes."""

    document: DocumentId
    event: EventId
    sha256: str
    size: int
    name: str
    message: bool = False
    duplicate_of: DocumentId | None = None
    known: bool = False
    """Whether nothing new was written: the very same was filed before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    stored: Stored
    name: str
    media: str
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parcel:
    """A file with what was in it, all of it safe in the vault."""

    whole: _Piece
    mail: Mail | None = None
    parts: tuple[_Piece, ...] = ()


@dataclass(slots=True)
class _Known:
    """Documents filed before, by the hash of their bytes."""

    book: Casebook
    found: dict[str, DocumentId] = field(default_factory=dict[str, DocumentId])

    def of(self, sha256: str) -> DocumentId | None:
        blob = self.book.store.first(Blob, sha256=sha256)
        rows = self.book.store.find(Document, blob=blob.id) if blob else []
        return self.found.get(sha256) or (rows[0].id if rows else None)


def file(
    book: Casebook, paths: Sequence[Path], came: Came | None = None, *, progress: Progress = _SILENT
) -> list[Filed]:
    """File files and folders: all of them in one step, or nothing.

    Raises:
        CtrecordsError: one cannot be read, or the disk is full; nothing is filed then.
        CancelledError: cancel was pressed; nothing is filed.
    """
    said = came or Came()
    unpacker = Unpacker()
    try:
        found = list(_walk(paths))
        parcels: list[_Parcel] = []
        for done, (path, folder) in enumerate(found):
            progress.check()
            progress.step(done, len(found), path.name)
            parcels.append(_parcel(book, path, folder, unpacker))
    finally:
        unpacker.close()
    progress.check()
    return _write(book, parcels, said)


def _walk(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        given = path.expanduser()
        if given.is_dir():
            for one in sorted(given.rglob("*")):
                if one.is_file() and not one.is_symlink():
                    within = one.parent.relative_to(given.parent)
                    yield one, within.as_posix()
        else:
            yield given, ""


def _parcel(book: Casebook, path: Path, folder: str, unpacker: Unpacker) -> _Parcel:
    stored = book.vault.put(path, name=path.name)
    whole = _Piece(stored=stored, name=path.name, media=_media(path.name), folder=folder)
    if path.suffix.lower() not in MESSAGES:
        return _Parcel(whole=whole)
    inside = _apart(book, whole, unpacker)
    parts = tuple(
        _Piece(
            stored=book.vault.put(part.data, name=part.name),
            name=part.name,
            media=part.media,
            folder=part.folder,
        )
        for part in inside.parts
    )
    return _Parcel(whole=whole, mail=inside.mail, parts=parts)


def _apart(book: Casebook, whole: _Piece, unpacker: Unpacker) -> Unpacked:
    try:
        return unpacker.unpack(book.vault.read(whole.stored.sha256), whole.name)
    except CtrecordsError:
        # It is kept whole; reading it will say why its parts could not be taken out.
        return Unpacked()


def _write(book: Casebook, parcels: Sequence[_Parcel], came: Came) -> list[Filed]:
    known = _Known(book)
    made: list[Filed] = []
    fresh: list[_Parcel] = []
    for parcel in parcels:
        before = known.of(parcel.whole.stored.sha256)
        if before is None:
            fresh.append(parcel)
            continue
        row = book.store.get(Document, before)
        made.append(
            _filed(row, parcel.whole.stored, message=parcel.mail is not None, before=before, known=True)
        )
    if not fresh:
        return made
    label = f"File “{fresh[0].whole.name}”" if len(fresh) == 1 else f"File {len(fresh)} files"
    with book.store.transaction(label, face=book.face) as step:
        writing = _Writing(book=book, step=step, came=came, known=known)
        loose: EventId | None = None
        for parcel in fresh:
            if parcel.mail is not None:
                event = step.add(_letter(book, came, parcel.mail)).id
            else:
                loose = loose or step.add(_delivery(book, came, fresh)).id
                event = loose
            made += writing.documents(parcel, event)
    return made


def _letter(book: Casebook, came: Came, mail: Mail) -> Event:
    """The event by which a message came in, not yet said what it does."""
    sent = mail.sent_at.astimezone(LEGAL_ZONE) if mail.sent_at else None
    today = book.today()
    day = came.received or (sent.date() if sent and sent.date() <= today else today)
    return Event(
        request=came.request,
        case=came.case if came.request is None else None,
        direction=Direction.IN,
        channel=Channel.EMAIL,
        happened_on=day,
        happened_at=sent.strftime("%H:%M") if sent and day == sent.date() else "",
        logged_at=book.now(),
        person=mail.sender_name or mail.sender,
        summary=mail.subject,
        certainty=Certainty.DOCUMENTED,
    )


def _delivery(book: Casebook, came: Came, parcels: Sequence[_Parcel]) -> Event:
    """The event by which files came in that are no messages."""
    names = [parcel.whole.name for parcel in parcels if parcel.mail is None]
    return Event(
        request=came.request,
        case=came.case if came.request is None else None,
        direction=Direction.IN,
        channel=_CHANNELS.get(came.medium, Channel.NOTE),
        happened_on=came.received or book.today(),
        logged_at=book.now(),
        person=came.source,
        summary=names[0] if len(names) == 1 else f"{len(names)} files",
        certainty=Certainty.DOCUMENTED,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """What every row of one filing shares."""

    book: Casebook
    step: Transaction
    came: Came
    known: _Known

    def documents(self, parcel: _Parcel, event: EventId) -> Iterator[Filed]:
        """The documents of a file and of what was in it."""
        whole, filed = self._one(parcel.whole, event, None, message=parcel.mail is not None)
        if parcel.mail is not None:
            self.step.add(_message(whole, parcel.mail))
        yield filed
        for part in parcel.parts:
            yield self._one(part, event, whole)[1]

    def _one(
        self, piece: _Piece, event: EventId, parent: DocumentId | None, *, message: bool = False
    ) -> tuple[DocumentId, Filed]:
        before = self.known.of(piece.stored.sha256)
        medium = Medium.EMAIL if message or parent is not None else self.came.medium
        row = self.step.add(
            Document(
                event=event,
                blob=keep(self.book, self.step, piece.stored, piece.media).id,
                name=piece.name,
                received_on=self.came.received,
                parent=parent,
                folder=piece.folder,
                medium=medium,
                source=self.came.source,
                expires_on=self.came.expires,
                filed_at=self.book.now(),
            )
        )
        self.known.found.setdefault(piece.stored.sha256, row.id)
        return row.id, _filed(row, piece.stored, message=message, before=before)


def _message(document: DocumentId, mail: Mail) -> Message:
    return Message(
        document=document,
        message_id=mail.message_id,
        reply_to=mail.reply_to,
        sender=mail.sender,
        recipients=", ".join(mail.recipients),
        subject=mail.subject,
        sent_at=mail.sent_at,
    )


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
    )


def _media(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
