"""What a letter looks like on paper, as plain values: the page, its blocks, their runs.

Made in the child from the rendered .docx, read by whoever draws it; every length is in points (1/72 inch). It
holds only what our templates use: paragraphs, one numbered list, plain tables, the picture of a signature,
header, footer, page numbers.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of one look. ``merged`` words differ from letter to letter (the window tints them).

    ``field`` is empty, "PAGE" or "NUMPAGES": then the number takes the place of ``text``.
    A newline in ``text`` is a line break, a tab goes to the next tab stop. A ``picture`` is a PNG in base64 that
    has a line of its own, ``width`` by ``height``.
    """

    text: str
    bold: bool = False
    italic: bool = False
    merged: bool = False
    field: str = ""
    picture: str = ""
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph; ``align`` is left, right, center or justify, ``line`` the line height as a factor.

    ``first`` is the indent of the first line against ``left`` (below zero for a hanging number); ``label`` is
    the printed number of a list item; ``tabs`` are right-aligned tab stops, ``stops`` left-aligned ones. Between two
    blocks stands the larger of the first one's ``after`` and the second one's ``before``, as in Word.

    A block with ``cells`` is one row of a table, never broken over pages: ``ruled`` has lines around its cells,
    ``heads`` stands again at the top of the next page.
    """

    style: str
    runs: tuple[Run, ...]
    label: str = ""
    align: str = "left"
    size: float = 12
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    first: float = 0
    line: float = 1
    keep_next: bool = False
    keep_lines: bool = False
    tabs: tuple[float, ...] = ()
    stops: tuple[float, ...] = ()
    cells: "tuple[Cell, ...]" = ()
    heads: bool = False
    ruled: bool = False

    @property
    def text(self) -> str:
        """The words of the paragraph; those of a row with a tab between two cells."""
        if self.cells:
            return "\t".join(" ".join(block.text for block in cell.blocks) for cell in self.cells)
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row of a table, with its paragraphs."""

    width: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A letter laid out as blocks, with its page; the first page may have its own header and footer.

    ``header_at`` and ``footer_at`` are how far these stand from the paper's edge.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_at: float
    footer_at: float
    font: str
    blocks: tuple[Block, ...]
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    first_header: tuple[Block, ...] = ()
    first_footer: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place on a sheet with paragraphs in it; ``middle`` puts them halfway down."""

    left: float
    top: float
    width: float
    height: float
    blocks: tuple[Block, ...]
    middle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of paper with boxes on it, such as an envelope or a sheet of labels."""

    width: float
    height: float
    font: str
    boxes: tuple[Box, ...]


def encode(preview: Preview | Sheet) -> bytes:
    """A preview or a sheet as JSON, to cross to or from a child."""
    return json.dumps(asdict(preview)).encode()


def decode(data: bytes) -> Preview:
    """The preview that ``encode`` wrote."""
    table: dict[str, Any] = json.loads(data)
    for band in ("blocks", "header", "footer", "first_header", "first_footer"):
        table[band] = tuple(_block(row) for row in table[band])
    return Preview(**table)


def decode_sheet(data: bytes) -> Sheet:
    """The sheet that ``encode`` wrote."""
    table: dict[str, Any] = json.loads(data)
    for box in table["boxes"]:
        box["blocks"] = tuple(_block(row) for row in box["blocks"])
    table["boxes"] = tuple(Box(**box) for box in table["boxes"])
    return Sheet(**table)


def _block(row: dict[str, Any]) -> Block:
    row["runs"] = tuple(Run(**run) for run in row["runs"])
    row["tabs"], row["stops"] = tuple(row["tabs"]), tuple(row["stops"])
    row["cells"] = tuple(
        Cell(width=cell["width"], blocks=tuple(_block(inner) for inner in cell["blocks"]))
        for cell in row["cells"]
    )
    return Block(**row)
