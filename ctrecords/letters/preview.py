"""Read a rendered Word letter back as blocks for the window; runs in the child.

Only what our templates use is read: paragraphs, plain tables, the picture of a signature. Other pictures and
tables inside tables are passed over.
python-docx leaves most of its types open and fields and list numbers out, so its objects are ``Any`` here.
"""

import base64
import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ctrecords.letters.breaks import HYPHEN
from ctrecords.letters.fields import MARK_END, MARK_START
from ctrecords.letters.page import Block, Cell, Preview, Run

_ALIGN = {
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
_FIELDS = ("PAGE", "NUMPAGES")
_EMU = 12_700  # Word's own unit, in a point


def read(data: bytes) -> Preview:
    """The pages of one letter from the bytes of its .docx."""
    document: Any = Document(io.BytesIO(data))
    section = document.sections[0]
    reader = _Reader(document)
    first = section.different_first_page_header_footer
    header, footer = reader.blocks(section.header.paragraphs), reader.blocks(section.footer.paragraphs)
    return Preview(
        width=_points(section.page_width),
        height=_points(section.page_height),
        top=_points(section.top_margin),
        bottom=_points(section.bottom_margin),
        left=_points(section.left_margin),
        right=_points(section.right_margin),
        header_at=_points(section.header_distance),
        footer_at=_points(section.footer_distance),
        font=reader.font,
        blocks=reader.story(document),
        header=header,
        footer=footer,
        first_header=reader.blocks(section.first_page_header.paragraphs) if first else header,
        first_footer=reader.blocks(section.first_page_footer.paragraphs) if first else footer,
    )


class _Reader:
    """Looks of paragraphs through direct formatting, their style, the styles below it, the defaults."""

    def __init__(self, document: Any) -> None:
        defaults = document.styles.element
        self._size = float(_default(defaults, "rPrDefault/w:rPr/w:sz/@w:val", "20")) / 2
        self._line = float(_default(defaults, "pPrDefault/w:pPr/w:spacing/@w:line", "240")) / 240
        self.font = _default(defaults, "rPrDefault/w:rPr/w:rFonts/@w:ascii", "Times New Roman")
        self._counts: dict[str, int] = {}

    def story(self, document: Any) -> tuple[Block, ...]:
        """The blocks of the letter itself, each row of a table as one."""
        found: list[Block] = []
        for part in document.iter_inner_content():
            if isinstance(part, Paragraph):
                found.append(self._block(part))
            else:
                found.extend(self._row(row, part) for row in part.rows)
        return tuple(found)

    def _row(self, row: Any, table: Any) -> Block:
        own, whole = row._tr, table._tbl  # noqa: SLF001  python-docx does not offer borders and headings of tables
        heads: list[Any] = own.xpath("./w:trPr/w:tblHeader")
        lines: list[Any] = whole.xpath("./w:tblPr/w:tblBorders/w:insideH[@w:val!='none' and @w:val!='nil']")
        grid = "Grid" in (table.style.name if table.style is not None else "")
        cells = [
            Cell(width=_points(cell.width), blocks=tuple(self._block(one) for one in cell.paragraphs))
            for cell in row.cells
        ]
        return Block(style="", runs=(), cells=tuple(cells), heads=bool(heads), ruled=bool(lines) or grid)

    def blocks(self, paragraphs: list[Any]) -> tuple[Block, ...]:
        """The blocks of one story: the letter, a header or a footer."""
        return tuple(self._block(paragraph) for paragraph in paragraphs)

    def _block(self, paragraph: Any) -> Block:
        styles = list(_chain(paragraph))
        looks = [paragraph.paragraph_format, *(style.paragraph_format for style in styles)]
        bold = next((style.font.bold for style in styles if style.font.bold is not None), False)
        italic = next((style.font.italic for style in styles if style.font.italic is not None), False)
        size = next((style.font.size for style in styles if style.font.size is not None), None)
        line = _first(looks, "line_spacing")
        return Block(
            style=styles[0].name or "",
            runs=tuple(_runs(paragraph, bold=bool(bold), italic=bool(italic))),
            label=self._label(paragraph, styles),
            align=_ALIGN.get(_first(looks, "alignment"), "left"),
            size=_points(size) if size is not None else self._size,
            before=_points(_first(looks, "space_before")),
            after=_points(_first(looks, "space_after")),
            left=_points(_first(looks, "left_indent")),
            right=_points(_first(looks, "right_indent")),
            first=_points(_first(looks, "first_line_indent")),
            line=line if isinstance(line, float) else self._line,
            keep_next=bool(_first(looks, "keep_with_next")),
            keep_lines=bool(_first(looks, "keep_together")),
            tabs=_tabs(looks, WD_TAB_ALIGNMENT.RIGHT),
            stops=_tabs(looks, WD_TAB_ALIGNMENT.LEFT),
        )

    def _label(self, paragraph: Any, styles: list[Any]) -> str:
        own = paragraph._p  # noqa: SLF001  python-docx does not offer list numbers
        for element in (own, *(style.element for style in styles)):
            found: list[Any] = element.xpath("./w:pPr/w:numPr/w:numId/@w:val")
            if found:
                number = str(found[0])
                self._counts[number] = self._counts.get(number, 0) + 1
                return f"{self._counts[number]}."
        return ""


def _runs(paragraph: Any, *, bold: bool, italic: bool) -> Iterator[Run]:
    merged, instruction, shown = False, "", False
    for run in paragraph.runs:
        strong: bool = bold if run.bold is None else run.bold
        slanted: bool = italic if run.italic is None else run.italic
        text = ""
        for part in run._r:  # noqa: SLF001  nor fields
            if part.tag == qn("w:fldChar"):
                state = part.get(qn("w:fldCharType"))
                shown = state == "separate"
                if state == "end":
                    yield Run(text="", bold=strong, italic=slanted, field=_field(instruction))
                    instruction = ""
            elif part.tag == qn("w:instrText"):
                instruction += part.text or ""
            elif part.tag == qn("w:drawing"):
                yield from (Run(text=piece, bold=strong, italic=slanted) for piece in (text,) if piece)
                text = ""
                yield from _picture(paragraph, part)
            elif not shown:
                text += _text(part)
        for piece, inside in _pieces(text, merged=merged):
            merged = inside
            if piece:
                yield Run(text=piece, bold=strong, italic=slanted, merged=inside)


def _picture(paragraph: Any, drawing: Any) -> Iterator[Run]:
    """The picture of a drawing as a run; it lies in the same file."""
    embedded: list[Any] = drawing.xpath(".//a:blip/@r:embed")
    extent: list[Any] = drawing.xpath("./wp:inline/wp:extent")
    if embedded and extent:
        image: bytes = paragraph.part.related_parts[str(embedded[0])].blob
        wide, high = (round(int(extent[0].get(side)) / _EMU, 2) for side in ("cx", "cy"))
        yield Run(text="", picture=base64.b64encode(image).decode(), width=wide, height=high)


def _text(part: Any) -> str:
    if part.tag == qn("w:t"):
        return part.text or ""
    return {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): HYPHEN}.get(part.tag, "")


def _pieces(text: str, *, merged: bool) -> Iterator[tuple[str, bool]]:
    piece = ""
    for letter in text:
        if letter in {MARK_START, MARK_END}:
            yield piece, merged
            piece, merged = "", letter == MARK_START
        else:
            piece += letter
    yield piece, merged


def _field(instruction: str) -> str:
    return next((name for name in _FIELDS if name in instruction.split()), "")


def _chain(paragraph: Any) -> Iterator[Any]:
    style = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def _first(looks: list[Any], name: str) -> Any:
    return next((value for look in looks if (value := getattr(look, name)) is not None), None)


def _tabs(looks: list[Any], alignment: WD_TAB_ALIGNMENT) -> tuple[float, ...]:
    return tuple(
        _points(stop.position) for look in looks for stop in look.tab_stops if stop.alignment == alignment
    )


def _points(length: Any) -> float:
    return 0.0 if length is None else round(length.pt, 2)


def _default(styles: Any, path: str, otherwise: str) -> str:
    found: list[Any] = styles.xpath(f"./w:docDefaults/w:{path}")
    return str(found[0]) if found else otherwise
