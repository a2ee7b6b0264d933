"""Forgetting a wrongly received file: its bytes, text and names go; that something was forgotten, and why, stays.

It cannot be undone. The journal's chain stays whole: it is silent about the file, and says that it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ctrecords.casebook import Casebook, begin_forgetting, finish_forgetting
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import plural
from ctrecords.model.directory import Requester
from ctrecords.model.event import Blob, Document, Effect, Event
from ctrecords.model.ids import DocumentId, EventId, ref
from ctrecords.model.note import Note, Tagging
from ctrecords.model.record import Citation, Forgotten, Message, Withholding
from ctrecords.model.request import Letter, Template
from ctrecords.store.store import Transaction
from ctrecords.upkeep import backup

_LONGEST = 500
_MEDIA = "application/x-empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What would go: the documents with the files in them, their hashes, and what was written about them.

    ``shared`` are files that stay since something else holds them; ``within`` are messages and archives that hold a
    copy and are not among those forgotten; ``backups`` still hold one of the files. ``quoted`` quotations of its
    events and ``said`` notes on them and on their requests are the researcher's own words and stay.
    """

    documents: tuple[Document, ...]
    files: tuple[Blob, ...]
    shared: tuple[Blob, ...]
    within: tuple[Document, ...]
    notes: int
    citations: int
    withheld: int
    backups: tuple[Path, ...]
    quoted: int = 0
    said: int = 0

    def sentences(self) -> list[str]:
        """What goes, what stays and where it still is, for reading before it is done."""
        many = len(self.documents) > 1
        its = "their text and names" if many else "its text and name"
        said = [
            f"{plural(len(self.documents), 'file')} with {its} will be gone for good. This cannot be undone."
        ]
        lost = (
            (self.notes, "note"),
            (self.withheld, "logged withholding"),
        )
        named = [plural(number, word) for number, word in lost if number]
        if named:
            said.append(f"With it go {' and '.join(named)}.")
        if self.citations:
            said.append(f"{plural(self.citations, 'citation')} will say that the file was forgotten.")
        if self.shared:
            said.append(
                f"{plural(len(self.shared), 'file')} stays in the casebook: a letter or another document holds it too."
            )
        said += [
            f"{ref('D', one.id)} “{one.name}” holds a copy. Forget that one too, or it stays there."
            for one in self.within
        ]
        stays = [
            plural(number, word)
            for number, word in ((self.quoted, "quotation"), (self.said, "note"))
            if number
        ]
        if stays:
            said.append(
                f"What you wrote down elsewhere stays, in the history too: {' and '.join(stays)} "
                f"of its {'events' if many else 'event'} and request. Read them: they may repeat what is in it."
            )
        if self.backups:
            names = ", ".join(one.name for one in self.backups)
            said.append(
                f"Backups that still hold it: {names}. Delete them yourself if it must be gone there too."
            )
        said.append(
            "That something was forgotten, when and why stays in the history, with the dates of its event."
        )
        return said


def look(book: Casebook, documents: Sequence[DocumentId], places: Sequence[Path] = ()) -> Going:
    """Say what forgetting documents would take away; *places* are folders with backups beside the casebook's own.

    Raises:
        CtrecordsError: one of them is no document, or was forgotten before.
    """
    rows = _whole(book, documents)
    numbers = [row.id for row in rows]
    blobs = book.store.find(Blob, id=sorted({row.blob for row in rows}))
    held = _held_elsewhere(book, numbers)
    going = tuple(blob for blob in blobs if blob.id not in held)
    events = sorted({row.event for row in rows})
    requests = {row.request for row in book.store.find(Event, id=events)} - {None}
    parents = sorted({row.parent for row in rows if row.parent is not None} - set(numbers))
    return Going(
        documents=tuple(rows),
        files=going,
        shared=tuple(blob for blob in blobs if blob.id in held and blob.size),
        within=tuple(book.store.find(Document, id=parents)),
        notes=len(book.store.find(Note, document=numbers)),
        citations=len(book.store.find(Citation, document=numbers)),
        withheld=len(book.store.find(Withholding, document=numbers)),
        backups=tuple(_backups(book, going, places)),
        quoted=sum(bool(row.quotation) for row in book.store.find(Effect, event=events)),
        said=len(
            {
                row.id
                for row in (
                    *book.store.find(Note, event=events),
                    *book.store.find(Note, request=sorted(requests, key=lambda one: one or 0)),
                )
                if row.document not in numbers
            }
        ),
    )


def forget(
    book: Casebook, documents: Sequence[DocumentId], reason: str, places: Sequence[Path] = ()
) -> Going:
    """Forget documents and the files that came in them; gives what went and which backups still hold it.

    Raises:
        CtrecordsError: no reason is given, one is no document or was forgotten before, or a file cannot be removed.
    """
    why = " ".join(reason.split())
    if not why:
        raise CtrecordsError(
            "Say why it is forgotten.", remedy="Give a reason, without naming what is in the file."
        )
    if len(why) > _LONGEST:
        raise CtrecordsError(
            f"{len(why):,} characters are too long a reason.", remedy=f"Keep it under {_LONGEST}."
        )
    going = look(book, documents, places)
    names = (
        ref("D", going.documents[0].id) if len(going.documents) == 1 else plural(len(going.documents), "file")
    )
    nothing = book.vault.put(b"", name="forgotten")
    begin_forgetting(book)
    with book.store.transaction(f"Forget {names}", face=book.face, undoable=False) as step:
        empty = book.store.first(Blob, sha256=nothing.sha256)
        empty = empty or step.add(Blob(sha256=nothing.sha256, size=0, media=_MEDIA))
        _forget(book, step, going, empty, why)
    finish_forgetting(book, [blob.sha256 for blob in going.files])
    return going


def reason_of(book: Casebook, document: DocumentId) -> Forgotten | None:
    """When and why a document was forgotten; None when it was not."""
    return book.store.first(Forgotten, document=document)


def _forget(book: Casebook, step: Transaction, going: Going, empty: Blob, why: str) -> None:
    numbers = [row.id for row in going.documents]
    store = book.store
    events = [row for row in store.find(Event, id=_worded(book, going)) if row.summary or row.person]
    citations = store.find(Citation, document=numbers)
    lost = [
        row for kind in (Note, Tagging, Withholding, Message) for row in store.find(kind, document=numbers)
    ]
    bare = [
        replace(row, name="", folder="", source="", blob=empty.id, trashed_on=row.trashed_on or book.today())
        for row in going.documents
    ]
    step.put_all(bare)
    step.put_all([replace(row, quotation="", region="") for row in citations])
    step.put_all([replace(row, summary="", person="") for row in events])
    step.redact([*bare, *citations, *events, *lost])
    for row in (*lost, *(blob for blob in going.files if blob.id != empty.id)):
        step.remove(row)
    step.add_all([Forgotten(document=number, reason=why, at=book.now()) for number in numbers])


def _whole(book: Casebook, documents: Sequence[DocumentId]) -> list[Document]:
    """Documents and all that came in them."""
    gone = {row.document for row in book.store.find(Forgotten)}
    found: dict[DocumentId, Document] = {}
    waiting = [book.store.get(Document, number) for number in documents]
    for row in waiting:
        if row.id in gone:
            raise CtrecordsError(f"{ref('D', row.id)} was forgotten before.", remedy="Leave it out.")
    while waiting:
        row = waiting.pop(0)
        if row.id not in found and row.id not in gone:
            found[row.id] = row
            waiting += book.store.find(Document, parent=row.id)
    return list(found.values())


def _worded(book: Casebook, going: Going) -> list[EventId]:
    """The events whose words came with the files: a message's subject and sender, a file's name and who gave it."""
    numbers = {row.id for row in going.documents}
    messages = {row.document for row in book.store.find(Message, document=sorted(numbers))}
    worded = {row.event for row in going.documents if row.id in messages and row.parent is None}
    gone = numbers | {row.document for row in book.store.find(Forgotten)}
    for event in {row.event for row in going.documents} - worded:
        inside = book.store.find(Document, event=event)
        # The words of an event that was logged, and got its files later, are the researcher's own.
        if all(row.id in gone for row in inside) and _begun(book, Event, event) in {
            _begun(book, Document, row.id) for row in inside
        }:
            worded.add(event)
    return sorted(worded)


def _begun(book: Casebook, kind: type[Event] | type[Document], number: int) -> int:
    """The step that made a row."""
    return next((row.seq for row in book.store.history(kind, number)), 0)


def _held_elsewhere(book: Casebook, numbers: Sequence[DocumentId]) -> set[int]:
    chosen = set(numbers)
    held: set[int] = {row.blob for row in book.store.find(Document) if row.id not in chosen}
    held |= {row.blob for row in book.store.find(Letter)} | {row.blob for row in book.store.find(Template)}
    return held | {row.signature for row in book.store.find(Requester) if row.signature is not None}


def _backups(book: Casebook, files: Sequence[Blob], places: Sequence[Path]) -> list[Path]:
    stems = {book.vault.stem(blob.sha256) for blob in files}
    found: list[Path] = []
    for place in dict.fromkeys((book.folder / "backups", *places)):
        for one in backup.listing(place):
            entries = () if one.manifest is None else one.manifest.entries
            if one.manifest is None or any(_stem(entry.path) in stems for entry in entries):
                found.append(one.folder)
    return found


def _stem(path: str) -> str:
    return Path(path).name.partition(".")[0]
