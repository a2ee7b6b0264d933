"""A letter laid out on paper: lines broken, pages filled, drawn at any size.

The blocks come from the real Word letter; this module breaks them into US Letter pages much as Word does
(paragraphs kept together, no line left alone). It must not know what the letter says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from ctrecords.gui import theme
from ctrecords.gui.tokens import Scheme
from ctrecords.letters.page import Block, Preview, Run

UNIT = 10
"""Layout units in one point: fonts have whole pixel sizes, so paper is measured in tenths of a point."""

_FAMILIES = ("Liberation Serif", "Tinos", "Nimbus Roman", "Times", "DejaVu Serif")
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_ALONE = 2  # the fewest lines of a paragraph that may stand on a page


@dataclass(slots=True)
class _Set:
    """One block with its lines broken; heights in layout units."""

    block: Block
    layout: QTextLayout
    label: QTextLayout | None
    lines: list[float]

    @property
    def height(self) -> float:
        return sum(self.lines)


@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one block that stand on a page, and how far below its top edge they begin."""

    set: _Set
    first: int
    end: int
    top: float


@dataclass(slots=True)
class Page:
    """One page: what stands on it, its header and its footer."""

    width: float
    height: float
    left: float
    pieces: list[_Piece] = field(default_factory=list["_Piece"])

    def draw(self, painter: QPainter) -> None:
        """Draw what stands on the page, in layout units from its upper left corner; the paper is not drawn."""
        painter.setPen(theme.color("page_text"))
        for piece in self.pieces:
            top = piece.top
            for number in range(piece.first, piece.end):
                line = piece.set.layout.lineAt(number)
                line.draw(painter, QPointF(self.left, top - line.y()))
                if number == 0 and piece.set.label is not None:
                    mark = piece.set.label.lineAt(0)
                    mark.draw(painter, QPointF(self.left, top - mark.y()))
                top += piece.set.lines[number]


def lay_out(preview: Preview) -> list[Page]:
    """The pages of a letter; there is always at least one."""
    sets = [_set(block, preview, (1, 1)) for block in preview.blocks]
    pages = _Filler(preview).fill(sets)
    for number, page in enumerate(pages, start=1):
        _dress(page, preview, number, len(pages))
    return pages


def words(preview: Preview) -> str:
    """The whole letter as text, for who cannot see the page."""
    return "\n".join(f"{block.label} {block.text}".strip() for block in preview.blocks)


class _Filler:
    """Fills one page after the other."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._bottom = (preview.height - preview.bottom) * UNIT
        self._pages: list[Page] = []
        self._top = 0.0
        self._after = 0.0
        self._turn()

    def fill(self, sets: Sequence[_Set]) -> list[Page]:
        at = 0
        while at < len(sets):
            end = next((n for n in range(at, len(sets)) if not sets[n].block.keep_next), len(sets) - 1)
            if not self._fits(sets[at : end + 1]):
                self._turn()
            for one in sets[at : end + 1]:
                self._put(one)
            at = end + 1
        return self._pages

    @property
    def _empty(self) -> bool:
        return not self._pages[-1].pieces

    def _turn(self) -> None:
        made = Page(
            width=self._preview.width * UNIT,
            height=self._preview.height * UNIT,
            left=self._preview.left * UNIT,
        )
        self._pages.append(made)
        self._top, self._after = self._preview.top * UNIT, 0.0

    def _gap(self, one: _Set) -> float:
        alone = self._empty and len(self._pages) > 1
        return 0.0 if alone else max(self._after, one.block.before * UNIT)

    def _fits(self, chain: Sequence[_Set]) -> bool:
        """Whether paragraphs kept together find room here, or would find no more on a fresh page."""
        if self._empty:
            return True
        top, after = self._top, self._after
        for one in chain[:-1]:
            top += max(after, one.block.before * UNIT) + one.height
            after = one.block.after * UNIT
        last = chain[-1]
        least = last.lines if last.block.keep_lines or len(last.lines) <= _ALONE + 1 else last.lines[:_ALONE]
        return top + max(after, last.block.before * UNIT) + sum(least) <= self._bottom

    def _put(self, one: _Set) -> None:
        first, count = 0, len(one.lines)
        while first < count:
            top = self._top + (self._gap(one) if first == 0 else 0.0)
            end = self._last_here(one, first, top)
            if end == first:
                self._turn()
                continue
            self._pages[-1].pieces.append(_Piece(one, first, end, top))
            self._top = top + sum(one.lines[first:end])
            first = end
            if first < count:
                self._turn()
        self._after = one.block.after * UNIT

    def _last_here(self, one: _Set, first: int, top: float) -> int:
        """After which line to turn the page; the first one itself when none should stay here."""
        count, end = len(one.lines), first
        while end < count and top + one.lines[end] <= self._bottom + 1:
            top += one.lines[end]
            end += 1
        if end == count:
            return end
        if one.block.keep_lines and not self._empty:
            return first
        if count - end < _ALONE:
            end = count - _ALONE
        if end - first < _ALONE and not self._empty:
            return first
        return max(end, first + 1)


def _dress(page: Page, preview: Preview, number: int, count: int) -> None:
    header, footer = (
        (preview.first_header, preview.first_footer) if number == 1 else (preview.header, preview.footer)
    )
    top = preview.header_at * UNIT
    for one in (_set(block, preview, (number, count)) for block in header):
        page.pieces.append(_Piece(one, 0, len(one.lines), top))
        top += one.height
    sets = [_set(block, preview, (number, count)) for block in footer]
    top = (preview.height - preview.footer_at) * UNIT - sum(one.height for one in sets)
    for one in sets:
        page.pieces.append(_Piece(one, 0, len(one.lines), top))
        top += one.height


def _set(block: Block, preview: Preview, pages: tuple[int, int]) -> _Set:
    width = (preview.width - preview.left - preview.right - block.left - block.right) * UNIT
    text, formats = _formatted(block.runs, pages)
    font = _font(preview.font, block.size)
    layout = QTextLayout(text, font)
    option = QTextOption(_ALIGN.get(block.align, Qt.AlignmentFlag.AlignLeft))
    option.setTabs([QTextOption.Tab(stop * UNIT, QTextOption.TabType.RightTab, "\0") for stop in block.tabs])
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    lines: list[float] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        indent = block.first * UNIT if not lines and not block.label else 0.0
        line.setLineWidth(width - indent)
        line.setPosition(QPointF(block.left * UNIT + indent, sum(lines)))
        lines.append(line.height() * block.line)
    layout.endLayout()
    return _Set(block, layout, _label(block, font), lines)


def _label(block: Block, font: QFont) -> QTextLayout | None:
    if not block.label:
        return None
    made = QTextLayout(block.label, font)
    made.beginLayout()
    line = made.createLine()
    line.setPosition(QPointF((block.left + block.first) * UNIT, 0))
    made.endLayout()
    return made


def _formatted(runs: Sequence[Run], pages: tuple[int, int]) -> tuple[str, list[QTextLayout.FormatRange]]:
    text, formats = "", list[QTextLayout.FormatRange]()
    for run, piece in _spoken(runs, pages):
        look = QTextCharFormat()
        if run.bold:
            look.setFontWeight(QFont.Weight.Bold)
        look.setFontItalic(run.italic)
        tint = _tint()
        if run.merged and tint is not None:
            look.setBackground(tint)
        made = QTextLayout.FormatRange()
        shape = cast("_Range", made)
        shape.start, shape.length, shape.format = len(text), len(piece), look
        formats.append(made)
        text += piece
    return text, formats


class _Range:
    """What a format range holds; its stub leaves the fields out."""

    start: int
    length: int
    format: QTextCharFormat


def _spoken(runs: Sequence[Run], pages: tuple[int, int]) -> Iterator[tuple[Run, str]]:
    numbers = {"PAGE": str(pages[0]), "NUMPAGES": str(pages[1])}
    for run in runs:
        yield run, numbers.get(run.field, run.text).replace("\n", "\N{LINE SEPARATOR}")


def _font(family: str, size: float) -> QFont:
    made = QFont([family, *_FAMILIES])
    made.setStyleHint(QFont.StyleHint.Serif)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setPixelSize(round(size * UNIT))
    return made


@cache
def _light() -> theme.Theme:
    return theme.Theme(Scheme.LIGHT)


def _tint() -> QColor | None:
    """The tint of merged words: that of the light scheme, for paper stays light; none in high contrast."""
    return None if theme.current().native is not None else _light().color("selected")


def draw_sheet(painter: QPainter, page: Page, box: QRectF) -> None:
    """Draw one page with its paper into a box of the page's own shape."""
    painter.save()
    painter.setPen(QPen(theme.color("line_strong"), 1))
    painter.setBrush(theme.color("page"))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / page.width, box.height() / page.height)
    page.draw(painter)
    painter.restore()
