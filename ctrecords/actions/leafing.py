"""Reading in one file: its pages, where words stand in it, and the page where one left off.

The place of reading is kept in the index, which is sealed with the casebook, since a file's name and the page
one is interested in are nobody else's business; it is lost with the index and that does no harm.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import overload

from ctrecords.casebook import Casebook
from ctrecords.index import leaves, within
from ctrecords.index.index import LEFT
from ctrecords.index.leaves import Leaf
from ctrecords.model.event import Blob, Document
from ctrecords.model.ids import DocumentId
from ctrecords.progress import Progress, Silent

_SILENT = Silent()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: the page from 1, and their first and last-but-one character in its text."""

    page: int
    start: int
    end: int


class HitList(Sequence[Hit]):
    """Hits in order, kept as bare numbers.

    As objects, the hundred thousand of a large table would stall the window while they are made and dropped.
    """

    __slots__ = ("_numbers",)

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self._numbers = array("L", chain.from_iterable((hit.page, hit.start, hit.end) for hit in hits))

    def add(self, page: int, places: Sequence[within.Place]) -> None:
        """More hits, which stand on one page behind those that are there."""
        self._numbers.extend(chain.from_iterable((page, start, end) for start, end in places))

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> "HitList": ...

    def __getitem__(self, at: int | slice) -> "Hit | HitList":
        if isinstance(at, slice):
            return HitList(self[one] for one in range(len(self))[at])
        first = range(len(self))[at] * 3
        return Hit(*self._numbers[first : first + 3])

    def __len__(self) -> int:
        return len(self._numbers) // 3


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file, in order, and which of it stands on each page, by their places in that order."""

    hits: Sequence[Hit] = ()
    by_page: Mapping[int, range] = field(default_factory=dict[int, range])


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The pages of a file that are read, and the page where one left off (1 when never)."""

    leaves: tuple[Leaf, ...]
    page: int


def open_file(book: Casebook, sha256: str) -> Opened:
    """What is needed to show a file."""
    left = book.index.mark(LEFT + sha256)
    return Opened(leaves=leaves.leaves(book.index, sha256), page=int(left) if left.isdecimal() else 1)


def leave(book: Casebook, sha256: str, page: int) -> None:
    """Remember where one left off.

    Raises:
        CtrecordsError: the index cannot be written.
    """
    if page > 1 or book.index.mark(LEFT + sha256):
        book.index.remember(LEFT + sha256, str(page))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that came within a message or an archive."""

    document: DocumentId
    name: str
    size: int
    """Bytes."""


def parts(book: Casebook, sha256: str) -> tuple[Part, ...]:
    """The files that came within a file, as they were filed, in order; those in the trash are left out."""
    blob = book.store.first(Blob, sha256=sha256)
    rows = book.store.find(Document, blob=blob.id) if blob is not None else []
    for row in reversed(rows):
        found = [one for one in book.store.find(Document, parent=row.id) if one.trashed_on is None]
        if found:
            return tuple(
                Part(document=one.id, name=one.name, size=book.store.get(Blob, one.blob).size)
                for one in found
            )
    return ()


def find(
    book: Casebook,
    sha256: str,
    words: Sequence[str],
    *,
    whole: bool = True,
    progress: Progress = _SILENT,
) -> Found:
    """Every place of a file where the words stand, in order.

    *whole*: as a search finds them, in whole words (``shar*`` begins one); otherwise as typed, within words too.

    Raises:
        CancelledError: it is not wanted any more.
    """
    wanted = within.pattern(words, whole=whole)
    found = HitList()
    by_page: dict[int, range] = {}
    if wanted is None:
        return Found()
    for number, text in leaves.texts(book.index, sha256):
        progress.check()
        here = within.places(text, wanted)
        if here:
            by_page[number] = range(len(found), len(found) + len(here))
            found.add(number, here)
    return Found(found, by_page)
