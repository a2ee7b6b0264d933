"""What the index keeps, as values: how far a file is read, and where words stand in the casebook."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ctrecords.extract.page import How, Kind, Look, Page
from ctrecords.index import folding

FAILED = "failed"
"""What stands for how a page was read when it could not be."""


class State(StrEnum):
    """How far the reading of a file has come."""

    READING = "reading"
    READ = "read"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a file's text: how far it was read, and why not further.

    ``waiting`` pages wait for OCR, ``silent`` ones have no text, ``failed`` ones could not be read (``what`` says
    why one of them).
    """

    source: str
    state: State
    look: Look
    what: str = ""
    remedy: str = ""
    waiting: int = 0
    silent: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a source stands in the casebook: a document, an event, a note or a letter by its number.

    ``source`` is a file's SHA-256, or such as ``note:3`` for words of ours. ``prefix`` is the letter of its
    reference: D, E, N or L.
    """

    source: str
    kind: str
    number: int
    name: str
    event: int | None = None
    request: int | None = None
    case: int | None = None
    agency: int | None = None
    day: str = ""
    prefix: str = "D"

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by, such as ``("D", 12)``."""
        return self.prefix, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place, and the words that stand there when they are ours (None for a file: its pages are read)."""

    place: Place
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much of the files that stand in the casebook can be searched.

    ``pages`` have been read; ``waiting`` pages in ``waiting_files`` wait for OCR, ``silent`` ones have no words
    that could be read, ``failed`` ones in ``failed_files`` could not be read. Of all ``files``, ``unread`` ones were not begun or
    are not finished, and ``refused`` ones cannot be read. ``texts`` are words of ours: calls, notes and the like.
    """

    files: int
    pages: int
    waiting: int
    waiting_files: int
    silent: int
    failed: int
    failed_files: int
    unread: int
    refused: int
    texts: int = 0


PAGE_COLUMNS = "id, how, label, first_row, confidence, width, height, notes"


def page_cells(page: Page) -> tuple[Any, ...]:
    """A page in the columns of PAGE_COLUMNS without its number."""
    return (
        page.how,
        page.label,
        page.first_row,
        page.confidence,
        page.width,
        page.height,
        json.dumps(page.notes),
    )


def page_of(number: int, row: Sequence[Any]) -> Page:
    """A page from the columns of PAGE_COLUMNS, its text and its words."""
    return Page(
        number=number,
        how=How.NONE if row[1] == FAILED else How(row[1]),
        label=row[2],
        first_row=row[3],
        confidence=row[4],
        width=row[5],
        height=row[6],
        notes=tuple(json.loads(row[7])),
        text=row[8],
        words=folding.unpacked(row[9]),
    )


def reading_of(row: Sequence[Any]) -> Reading:
    """What is known of a file, from its row and the three counts of its pages."""
    look = Look(
        kind=Kind(row[2]), media=row[3], pages=row[4], drawn=bool(row[5]), notes=tuple(json.loads(row[6]))
    )
    return Reading(
        source=row[0],
        state=State(row[1]),
        look=look,
        what=row[7],
        remedy=row[8],
        waiting=row[9] or 0,
        silent=row[10] or 0,
        failed=row[11] or 0,
    )
