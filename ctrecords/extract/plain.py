"""Plain text: the letters it is written in are told, and long texts are cut into pages at line ends."""

import codecs
from dataclasses import dataclass

from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import How, Kind, Page, Picture

LINES = 60
"""Lines of a page of text that has no pages of its own."""
_WIDEST = 4_000
_SAMPLE = 65_536
_FIRST_LETTER = 32
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> tuple[str, str]:
    """The text of bytes and what to say of its letters; nothing is ever dropped silently."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), (
            "It is not UTF-8: read as Windows-1252. Look whether letters such as é came through."
        )


def paged(text: str) -> tuple[str, ...]:
    """Cut a text into pages: at its own form feeds, else every sixty lines; an overlong line is a page itself."""
    made: list[str] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        lines: list[str] = []
        width = 0
        for line in part.split("\n"):
            if len(lines) == LINES or (lines and width + len(line) > _WIDEST * 4):
                made.append("\n".join(lines))
                lines, width = [], 0
            lines.append(line)
            width += len(line)
        made.append("\n".join(lines))
    return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPages:
    """A file that is text and nothing more: shared by every kind that has no paper."""

    texts: tuple[str, ...]
    media: str
    notes: tuple[str, ...] = ()
    drawn: bool = False

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.texts)

    def page(self, number: int) -> Page:
        """One page, from 1."""
        text = self.texts[number - 1]
        return Page(number=number, text=text, how=How.TEXT if text.strip() else How.NONE)

    def scan(self, number: int) -> Page:
        """The same: there is nothing to draw."""
        return self.page(number)

    def picture(self, number: int, side: int, turn: int) -> Picture:
        """Nothing.

        Raises:
            CtrecordsError: always, since text has no paper.
        """
        raise CtrecordsError(
            f"Page {number} is text without paper and cannot be drawn at {side} pixels, turned {turn}.",
            remedy="Read its text.",
        )

    def close(self) -> None:
        """Nothing is held."""


class PlainExtractor:
    """Plain text, the last to be asked."""

    kind = Kind.TEXT
    endings = (".txt", ".log", ".md", ".json", ".xml")

    def fits(self, data: bytes, name: str) -> bool:
        """Whether the beginning looks like text in some writing."""
        del name
        head = data[:_SAMPLE]
        if any(head.startswith(mark) for mark, _ in _MARKS):
            return True
        control = sum(byte < _FIRST_LETTER and byte not in b"\t\n\r\f\x1b" for byte in head)
        return b"\0" not in head and control * 100 <= len(head)

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Cut into pages."""
        del name, limits
        text, said = decoded(data)
        return TextPages(texts=paged(text), media="text/plain", notes=(said,) if said else ())
