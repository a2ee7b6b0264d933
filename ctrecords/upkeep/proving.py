"""Whether files are as they were filed, and when that was last looked at.

The moment is kept in the index, with the size and time of the file as they were: it is rebuildable, never in the
journal, and a file touched since is looked at anew. Only a file that held is remembered.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.index.index import PROVED
from ctrecords.vault import Health

HOLDS = timedelta(days=1)
"""So long a file that was not touched is taken to be as it was when it was last read whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How a file was found, and the moment it was read whole."""

    health: Health
    at: datetime


def prove(book: Casebook, sha256: str) -> Proof:
    """Read a file whole and compare its hash."""
    stamp = book.vault.stamp(sha256)
    found = Proof(health=book.vault.verify(sha256), at=book.now())
    if found.health == "ok":
        keep(book, {sha256: stamp}, found.at)
    return found


def proof(book: Casebook, sha256: str) -> Proof:
    """How a file was found within the last day; where it was touched since, or never looked at, it is read now."""
    said = book.index.mark(PROVED + sha256).split()
    if len(said) == 2 and said[1] == book.vault.stamp(sha256):  # noqa: PLR2004  the moment, the stamp
        with suppress(ValueError):
            at = datetime.fromisoformat(said[0])
            if timedelta() <= book.now() - at < HOLDS:
                return Proof(health="ok", at=at)
    return prove(book, sha256)


def keep(book: Casebook, stamps: Mapping[str, str], at: datetime) -> None:
    """Remember that files were whole at a moment, by the stamps they had; an index that refuses is let be."""
    with suppress(CtrecordsError):
        book.index.remember_all({PROVED + one: f"{at.isoformat()} {stamp}" for one, stamp in stamps.items()})
