"""What was filed before: the same bytes, or the same message saved by another program."""

from dataclasses import dataclass, field
from enum import StrEnum

from ctrecords.actions.parcels import Parcel
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.unpacking import Unpacker
from ctrecords.mail import Mail
from ctrecords.model.event import Blob, Document
from ctrecords.model.ids import DocumentId
from ctrecords.model.record import Forgotten, Message


class Again(StrEnum):
    """What to do with a file that was filed before.

    SKIP changes nothing; LINK uses the one that is here: out of the trash, and out of the inbox onto the
    request; KEEP makes a document of its own of the same file.
    """

    SKIP = "skip"
    LINK = "link"
    KEEP = "keep"


@dataclass(slots=True)
class Known:
    """Documents filed before, by the hash of their bytes and by Message-ID."""

    book: Casebook
    unpacker: Unpacker
    found: dict[str, DocumentId] = field(default_factory=dict[str, DocumentId])

    def of(self, sha256: str) -> DocumentId | None:
        """The first document of these bytes; one in the trash only when there is no other."""
        if sha256 in self.found:
            return self.found[sha256]
        blob = self.book.store.first(Blob, sha256=sha256)
        rows = self.book.store.find(Document, blob=blob.id) if blob else []
        if blob is not None and not blob.size:  # what was forgotten stands on nothing, and is no copy of it
            gone = {row.document for row in self.book.store.find(Forgotten)}
            rows = [row for row in rows if row.id not in gone]
        return min(rows, key=lambda row: (row.trashed_on is not None, row.id)).id if rows else None

    def same(self, parcel: Parcel) -> DocumentId | None:
        """The document this file was filed as before: the same bytes, or the same message in other bytes."""
        before = self.of(parcel.whole.stored.sha256)
        said = parcel.whole.mail
        if before is not None or said is None or not said.message_id:
            return before
        for row in self.book.store.find(Message, message_id=said.message_id):
            if self._equal(self.book.store.get(Document, row.document), parcel, said):
                return row.document
        return None

    def below(self, document: DocumentId) -> list[Document]:
        """A document and all that came in it, in order."""
        row = self.book.store.get(Document, document)
        return [row, *self._inside(row)]

    def _inside(self, row: Document) -> list[Document]:
        made: list[Document] = []
        for one in sorted(self.book.store.find(Document, parent=row.id), key=lambda each: each.id):
            made += [one, *self._inside(one)]
        return made

    def _equal(self, before: Document, parcel: Parcel, said: Mail) -> bool:
        """Whether an earlier message says the same and carries the same files; its number alone is no proof."""
        hashes = {self._blob(row).sha256 for row in self._inside(before)}
        if not {part.stored.sha256 for part in parcel.parts} <= hashes:
            return False
        try:
            other = self.unpacker.unpack(self.book.vault.read(self._blob(before).sha256), before.name).mail
        except CtrecordsError:
            return False
        return other is not None and _told(other) == _told(said)

    def _blob(self, row: Document) -> Blob:
        return self.book.store.get(Blob, row.blob)


def _told(said: Mail) -> tuple[object, ...]:
    """What makes a message the same: who wrote it, when, and its words; its number is chosen by its sender.

    Programs break lines and pages anew when they save, so only the words of a text count, not its spaces.
    """
    at = said.sent_at.replace(microsecond=0) if said.sent_at else None
    return said.sender, at, [text.split() for text in (said.subject, said.text, said.html)]
