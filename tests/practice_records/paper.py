"""Pages of words set in type, as a PDF of few bytes: the letters and reports of the practice casebook.

A page is written in lines: ``# title``, ``## heading``, ``^ centered``, ``~ a line of its own``, ``> indented``,
``| a table | row |`` (the first row of a table is its head, ``|: 10 60 30`` before it gives the widths in hundredths),
``[[90]]`` in a cell for a bar 90 points wide that hides what stood there; everything else is a paragraph.
"""

import ctypes
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

import pikepdf
import pypdfium2.raw

raw: Any = cast("Any", pypdfium2.raw)
SERIF, SERIF_BOLD, SANS, SANS_BOLD = "Times-Roman", "Times-Bold", "Helvetica", "Helvetica-Bold"
_FONTS = (SERIF, SERIF_BOLD, SANS, SANS_BOLD)
_BAR = re.compile(r"\[\[(\d+)\]\]")
_CODES = "cp1252"
_HEAD_GRAY, _LINE_GRAY = 0.93, 0.7
_CURVE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paper looks: its size and margin in points, its type, and the line at the head of each page."""

    width: int = 612
    height: int = 792
    margin: int = 72
    size: float = 11
    lead: float = 1.35
    cell: float = 9
    head_left: str = ""
    head_right: str = "Page {page} of {pages}"
    head_drawn: bool = False
    """Whether the head is drawn, as a maker's mark is, and so no text of the page."""
    first_plain: bool = False
    """Whether the first page has no line at its head."""


def pages_of(text: str) -> list[str]:
    """The pages of a paper, which a line ``===`` keeps apart."""
    return [each.strip("\n") for each in re.split(r"^===$\n", text, flags=re.MULTILINE)]


def paper(pages: Sequence[str], look: Look) -> bytes:
    """The PDF of pages."""
    made = pikepdf.new()
    fonts = pikepdf.Dictionary(
        {
            f"/F{number}": made.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name(f"/{name}"),
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                )
            )
            for number, name in enumerate(_FONTS)
        }
    )
    for number, text in enumerate(pages, start=1):
        page = made.add_blank_page(page_size=(look.width, look.height))
        setting = _Setting(look)
        if not (look.first_plain and number == 1):
            setting.head(number, len(pages))
        setting.body(text.split("\n"))
        page.obj.Resources = pikepdf.Dictionary(Font=fonts)
        page.obj.Contents = made.make_stream("\n".join(setting.out).encode("latin-1"))
    out = io.BytesIO()
    made.save(
        out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True
    )
    return out.getvalue()


@dataclass(slots=True)
class _Setting:
    """One page being set, from the top down."""

    look: Look
    out: list[str] = field(default_factory=list[str])
    y: float = 0

    def __post_init__(self) -> None:
        """Begin at the top margin."""
        self.y = self.look.height - self.look.margin

    def head(self, page: int, pages: int) -> None:
        """The line at the head of a page."""
        look = self.look
        size = look.size
        right = look.head_right.format(page=page, pages=pages)
        if look.head_drawn:
            self.out.append(_outlined(look.head_left, SERIF_BOLD, size, look.margin, self.y))
        else:
            self._put(look.margin, self.y, look.head_left, SERIF_BOLD, size)
        self._put(look.width - look.margin - wide(right, SERIF, size), self.y, right, SERIF, size)
        self.y -= size * 2.2

    def body(self, lines: Sequence[str]) -> None:
        """Set the lines of a page."""
        for kind, block in _blocks(lines):
            if kind == "|":
                self._table(block)
            elif kind == "#":
                self._lines([block[0].lstrip("# ")], *_heading(block[0], self.look))
            elif kind == "^":
                self._centered(block)
            elif kind == "~":
                for line in block:
                    self._lines([line[2:]], SERIF, self.look.size, after=0)
                self.y -= self.look.size * 0.8
            else:
                indent = 24 if kind == ">" else 0
                text = " ".join(line.removeprefix("> ") for line in block)
                self._lines([text], SERIF, self.look.size, indent=indent)

    def _lines(
        self, texts: Sequence[str], font: str, size: float, after: float = 0.8, indent: float = 0
    ) -> None:
        room = self.look.width - 2 * self.look.margin - 2 * indent
        for text in texts:
            for line in _wrapped(text, font, size, room):
                self._put(self.look.margin + indent, self.y, line, font, size)
                self.y -= size * self.look.lead
        self.y -= size * after

    def _centered(self, block: Sequence[str]) -> None:
        for line in block:
            big = line.startswith("^^ ")
            text, font = line.lstrip("^ "), SERIF_BOLD if big else SERIF
            size = self.look.size * (1.4 if big else 1)
            self._put((self.look.width - wide(text, font, size)) / 2, self.y, text, font, size)
            self.y -= size * self.look.lead
        self.y -= self.look.size

    def _table(self, block: Sequence[str]) -> None:
        look, rows = self.look, [_cells(line) for line in block if not line.startswith("|:")]
        said = next((line[2:] for line in block if line.startswith("|:")), " 1" * len(rows[0]))
        shares = [float(one) for one in said.split()]
        room = look.width - 2 * look.margin
        widths = [room * share / sum(shares) for share in shares]
        self.y += look.size
        for at, row in enumerate(rows):
            font = SANS if at else SANS_BOLD
            told = [
                [cell] if _BAR.fullmatch(cell) else list(_wrapped(cell, font, look.cell, wide_ - 10))
                for cell, wide_ in zip(row, widths, strict=True)
            ]
            tall = look.cell * 1.25 * max(len(lines) for lines in told) + look.cell * 0.9
            x = float(look.margin)
            for lines, width in zip(told, widths, strict=True):
                self._cell(x, width, tall, lines, font, head=not at)
                x += width
            self.y -= tall
        self.y -= look.size * 2

    def _cell(
        self, x: float, width: float, tall: float, lines: Sequence[str], font: str, *, head: bool
    ) -> None:
        size = self.look.cell
        if head:
            self.out.append(f"{_HEAD_GRAY} g {x:.1f} {self.y - tall:.1f} {width:.1f} {tall:.1f} re f 0 g")
        self.out.append(f"{_LINE_GRAY} G 0.6 w {x:.1f} {self.y - tall:.1f} {width:.1f} {tall:.1f} re S")
        bar = _BAR.fullmatch(lines[0]) if lines else None
        if bar:
            self.out.append(f"0 g {x + 5:.1f} {self.y - tall + 4:.1f} {bar[1]} {tall - 7:.1f} re f")
            return
        for at, line in enumerate(lines):
            self._put(x + 5, self.y - size * (1.2 + at * 1.25), line, font, size)

    def _put(self, x: float, y: float, text: str, font: str, size: float) -> None:
        said = text.encode(_CODES).decode("latin-1")
        said = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        if y < self.look.margin / 3:
            raise ValueError(f"the page is full at “{text}”")
        self.out.append(f"BT /F{_FONTS.index(font)} {size:g} Tf {x:.1f} {y:.1f} Td ({said}) Tj ET")


def _heading(line: str, look: Look) -> tuple[str, float]:
    return SERIF_BOLD, look.size * (1.15 if line.startswith("## ") else 1.6)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines of one kind that follow one another; an empty line ends a block, a heading is one alone."""
    block: list[str] = []
    before = ""
    for line in [*lines, ""]:
        kind = line[0] if line and line[0] in "#|^~>" else "p" if line else ""
        if block and (kind != before or kind == "#"):
            yield before, block
            block = []
        if kind:
            block.append(line)
        before = kind


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _wrapped(text: str, font: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and wide(longer, font, size) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def wide(text: str, font: str, size: float) -> float:
    """How wide a text is in points."""
    return sum(_glyph(letter, font) for letter in text) * size / 1000


@cache
def _glyph(letter: str, font: str) -> float:
    width = ctypes.c_float()
    code = letter.encode(_CODES)[0]
    raw.FPDFFont_GetGlyphWidth(_font(font), code, ctypes.c_float(1000), ctypes.byref(width))
    return width.value or 500.0


def _outlined(text: str, font: str, size: float, x: float, y: float) -> str:
    """The strokes of a text, filled: seen, and no text."""
    out: list[str] = []
    for letter in text:
        path = raw.FPDFFont_GetGlyphPath(_font(font), letter.encode(_CODES)[0], ctypes.c_float(size))
        curve: list[str] = []
        for number in range(max(0, raw.FPDFGlyphPath_CountGlyphSegments(path))):
            segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, number)
            at, up = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, at, up)
            point = f"{x + at.value * size:.2f} {y + up.value * size:.2f}"
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                curve.append(point)
                if len(curve) == _CURVE:
                    out.append(f"{' '.join(curve)} c")
                    curve.clear()
            else:
                out.append(f"{point} {'m' if kind == raw.FPDF_SEGMENT_MOVETO else 'l'}")
        x += wide(letter, font, size)
    return " ".join([*out, "f"])


@cache
def _font(name: str) -> Any:
    return raw.FPDFText_LoadStandardFont(_document(), name.encode())


@cache
def _document() -> Any:
    return raw.FPDF_CreateNewDocument()
