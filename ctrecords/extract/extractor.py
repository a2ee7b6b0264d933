"""The one shape every reader of a kind of file has, and the limits it works under.

Extractors run in a child (work.py) and are given bytes, never a path. It must not know any of them.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from ctrecords.extract.page import Kind, Page, Picture

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a file may unfold to before its reading stops; the file itself is kept as it is."""

    members: int = 10_000
    """Parts in an archive or message."""
    unfolded: int = 2048 * MEGABYTE
    """Bytes of all parts together."""
    ratio: int = 200
    """How many times larger a part may become when it is unpacked."""
    depth: int = 20
    """Messages within messages."""
    archives: int = 3
    """Archives within archives."""
    pixels: int = 200_000_000
    """Of one picture."""
    side: int = 4_000
    """Pixels of the longer side of a page that is drawn or read by OCR."""


class Opened(Protocol):
    """An open file: its pages can be asked for in any order, again and again."""

    @property
    def media(self) -> str:
        """The media type, told from the bytes."""
        ...

    @property
    def count(self) -> int:
        """How many pages there are; at least one, unless the file is empty."""
        ...

    @property
    def drawn(self) -> bool:
        """Whether ``picture`` gives anything."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about the file as a whole, such as that it was repaired, or holds scripts."""
        ...

    def page(self, number: int) -> Page:
        """The text of one page, from 1; one that needs OCR comes back as WAITS.

        Raises:
            CtrecordsError: this page cannot be read; the others may be.
        """
        ...

    def scan(self, number: int) -> Page:
        """The text of one page by OCR; as ``page`` gives it where there is nothing to draw.

        Raises:
            CtrecordsError: it cannot be drawn, or OCR is not installed.
        """
        ...

    def picture(self, number: int, side: int, turn: int) -> Picture:
        """One page as pixels, its longer side ``side`` pixels, turned clockwise by 0, 90, 180 or 270 degrees.

        Raises:
            CtrecordsError: it cannot be drawn.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


@runtime_checkable
class Unplaced(Protocol):
    """An open file whose places of words cost more than its words; the other kinds give both at once."""

    def text(self, number: int) -> Page:
        """A page as ``page`` gives it, without the places of its words.

        Raises:
            CtrecordsError: this page cannot be read; the others may be.
        """
        ...


class Extractor(Protocol):
    """Reads one kind of file."""

    @property
    def kind(self) -> Kind:
        """What it reads."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """File-name endings of it, with the dot, for file dialogs."""
        ...

    def fits(self, data: bytes, name: str) -> bool:
        """Whether these bytes are of this kind; the name only decides between kinds of plain text."""
        ...

    def open(self, data: bytes, name: str, limits: Limits) -> Opened:
        """Open the bytes.

        Raises:
            CtrecordsError: they are damaged, locked by a password, or pass a limit: what, and what can be done.
        """
        ...
