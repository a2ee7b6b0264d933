"""What the researcher says of documents that are here: how and when they came, and what lies in the trash.

One act for many documents. It never touches a file, and where a document belongs is ``moving``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import plural
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import DocumentId, ref
from ctrecords.model.kinds import Direction, Medium
from ctrecords.model.record import Forgotten

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is to be said of documents; None leaves it as it is. ``never`` says that they do not expire."""

    received_on: date | None = None
    medium: Medium | None = None
    source: str | None = None
    expires_on: date | None = None
    never: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it changes nothing."""
        return self == Said()


def change(book: Casebook, documents: Sequence[DocumentId], said: Said) -> int:
    """Say when and how documents came, on all of them in one step; give how many changed.

    Raises:
        CtrecordsError: nothing is said, a day lies ahead, a letter of ours is among them, or one is no document.
    """
    if said.nothing:
        raise CtrecordsError("Nothing is to be changed.", remedy="Give a day, a medium, a source or an end.")
    if said.received_on is not None and said.received_on > book.today():
        raise CtrecordsError("A file cannot have been received after today.", remedy="Give the day it came.")
    source = None if said.source is None else " ".join(said.source.split())
    if source is not None and len(source) > _LONGEST:
        raise CtrecordsError(
            f"{len(source):,} characters are too many for where it came from.", remedy="Keep it under 200."
        )
    changed: list[Document] = []
    for row in _rows(book, documents):
        if said.received_on is not None and book.store.get(Event, row.event).direction is Direction.OUT:
            raise CtrecordsError(
                f"{ref('D', row.id)} was sent by you, not received.",
                remedy="Leave it out, or leave the day as it is.",
            )
        made = replace(
            row,
            received_on=said.received_on or row.received_on,
            medium=row.medium if said.medium is None else said.medium,
            source=row.source if source is None else source,
            expires_on=None if said.never else said.expires_on or row.expires_on,
        )
        if made != row:
            changed.append(made)
    if changed:
        with book.store.transaction(f"Change {named(changed)}", face=book.face) as step:
            step.put_all(changed)
    return len(changed)


def to_trash(book: Casebook, documents: Sequence[DocumentId], *, back: bool = False) -> int:
    """Put documents in the trash, or take them out; give how many that were not there already.

    Raises:
        CtrecordsError: one of them is no document, or was forgotten.
    """
    chosen = [row for row in _rows(book, documents) if (row.trashed_on is not None) == back]
    if not chosen:
        return 0
    label = f"Take {named(chosen)} out of the trash" if back else f"Move {named(chosen)} to the trash"
    day = None if back else book.today()
    with book.store.transaction(label, face=book.face) as step:
        step.put_all([replace(row, trashed_on=day) for row in chosen])
    return len(chosen)


def named(rows: Sequence[Document]) -> str:
    """Documents in the words of a step: D-12, or 3 files. Never their names, which forgetting must be able to remove."""
    return ref("D", rows[0].id) if len(rows) == 1 else plural(len(rows), "file")


def _rows(book: Casebook, documents: Sequence[DocumentId]) -> list[Document]:
    rows = [book.store.get(Document, one) for one in dict.fromkeys(documents)]
    gone = {row.document for row in book.store.find(Forgotten)}
    for row in rows:
        if row.id in gone:
            raise CtrecordsError(
                f"{ref('D', row.id)} was forgotten; nothing of it is left.", remedy="Leave it out."
            )
    return rows
