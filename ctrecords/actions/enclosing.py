"""What a letter says it encloses: its files as they are kept, attached to its e-mail or written beside it.

A copy that is not kept is named, never replaced by something like it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctrecords.casebook import Casebook
from ctrecords.law.standing import Standing
from ctrecords.letters.eml import Attached
from ctrecords.letters.enclosed import enclosed
from ctrecords.letters.letter import LETTERS, kind
from ctrecords.model.event import Blob, Document
from ctrecords.names import numbered, safe_name

MOST = 20 * 1024 * 1024
"""Bytes of enclosures in one e-mail; mail servers refuse more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One kept file of an enclosure, under the name it gets; ``mailed`` while an e-mail has room for it."""

    name: str
    sha256: str
    size: int
    media: str
    mailed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One thing a letter says it encloses; without ``files`` no copy of it is kept."""

    what: str
    files: tuple[File, ...]

    @property
    def words(self) -> str:
        """What it is, with the names of its files, or that no copy is kept."""
        return f"{self.what}: {', '.join(one.name for one in self.files) or 'no copy is kept'}"

    @property
    def by_hand(self) -> str:
        """Why the researcher must add it to an e-mail; empty when it is attached whole."""
        if not self.files:
            return f"no copy of {self.what} is kept: enclose your own"
        large = [one.name for one in self.files if not one.mailed]
        limit = f"{MOST // 1024 // 1024} MB"
        return f"not attached, more than {limit} in one e-mail: {', '.join(large)}" if large else ""


def encloses(letter: str) -> bool:
    """Whether a letter of this kind says that something goes with it."""
    return letter in LETTERS and bool(kind(letter).encloses)


def named(
    book: Casebook, standing: Standing, letter: str, fields: Mapping[str, Any], taken: Collection[str] = ()
) -> tuple[Enclosure, ...]:
    """What a letter of this kind, filled with these words, encloses; its names are none of those *taken*."""
    if letter not in LETTERS:
        return ()
    names, room, found = list(taken), MOST, list[Enclosure]()
    for paper in enclosed(kind(letter), standing, fields):
        files: list[File] = []
        for document, blob in _kept(book, paper.documents):
            name = numbered(safe_name(paper.prefix + document.name), names)
            mailed = blob.size <= room
            files.append(File(name=name, sha256=blob.sha256, size=blob.size, media=blob.media, mailed=mailed))
            names.append(name)
            room -= blob.size if mailed else 0
        found.append(Enclosure(what=paper.what, files=tuple(files)))
    return tuple(found)


def attached(book: Casebook, enclosures: Sequence[Enclosure]) -> list[Attached]:
    """The files of enclosures for one e-mail, as far as it has room.

    Raises:
        CtrecordsError: a file is missing from the casebook or damaged.
    """
    return [
        Attached(name=one.name, media=one.media, content=book.vault.read(one.sha256))
        for enclosure in enclosures
        for one in enclosure.files
        if one.mailed
    ]


def _kept(book: Casebook, documents: Sequence[Document]) -> Iterator[tuple[Document, Blob]]:
    for document in documents:
        yield document, book.store.get(Blob, document.blob)
