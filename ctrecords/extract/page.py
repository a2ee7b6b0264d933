"""What reading a file gives: its pages, where each word stands on them, and what could not be read and why.

These go over the pipe between a child and the app. It must not know any format.
"""

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple

SCALE = 10_000
"""A page is this many units wide and this many high, whatever its size; (0, 0) is its top left corner."""


class Kind(StrEnum):
    """What a file is, told from its bytes."""

    PDF = "pdf"
    IMAGE = "image"
    MESSAGE = "message"
    SHEET = "sheet"
    DOCUMENT = "document"
    TEXT = "text"
    OTHER = "other"


class How(StrEnum):
    """Where the text of a page came from."""

    TEXT = "text"
    OCR = "ocr"
    WAITS = "waits"
    NONE = "none"


class Word(NamedTuple):
    """One word: its place on the page in units of SCALE, and its first and last-but-one character in the text."""

    left: int
    top: int
    right: int
    bottom: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its number from 1, its text, and how that was come by.

    ``label`` is what the file itself calls it (``iv``, ``Sheet1 51-100``), empty when only its number is known.
    ``width`` and ``height`` are points (1/72 inch), 0 where there is no paper. ``confidence`` is OCR's own,
    0 to 100. ``notes`` are sentences such as what stands outside of the page or is hidden in it.
    A page of a table holds one row a line, cells apart by tabs; ``first_row`` is the number of its first row.
    """

    number: int
    text: str
    how: How
    label: str = ""
    width: float = 0
    height: float = 0
    words: tuple[Word, ...] = ()
    confidence: int | None = None
    notes: tuple[str, ...] = ()
    first_row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file is at first sight: its kind, media type and pages; ``notes`` are sentences for the reader.

    ``drawn`` says whether its pages can be shown as pictures.
    """

    kind: Kind
    media: str
    pages: int
    drawn: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One page as pixels, four bytes each (blue, green, red, and 255), rows from the top without gaps."""

    width: int
    height: int
    pixels: bytes


def encode(value: Page | Look) -> bytes:
    """Write a page or a look for the pipe; half characters, which nothing can store, become question marks."""
    told: dict[str, Any] = {one.name: getattr(value, one.name) for one in fields(value)}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def decode_page(data: bytes) -> Page:
    """Read a page from the pipe."""
    told: dict[str, Any] = json.loads(data)
    told["words"] = tuple(map(Word._make, told["words"]))
    told["notes"] = tuple(told["notes"])
    told["how"] = How(told["how"])
    return Page(**told)


def decode_look(data: bytes) -> Look:
    """Read a look from the pipe."""
    told: dict[str, Any] = json.loads(data)
    told["kind"] = Kind(told["kind"])
    told["notes"] = tuple(told["notes"])
    return Look(**told)
