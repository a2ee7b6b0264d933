"""A letter laid out on paper: lines broken, pages filled, drawn at any size.

The blocks come from the real Word letter; this module breaks them into pages much as Word does (paragraphs
kept together, no line left alone). The window, the printer and the PDF draw these same pages, so a line ends
where it was seen to end. It must not know what the letter says, nor on what it is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ctrecords.letters.page import Block, Box, Preview, Sheet
from ctrecords.paint.lines import UNIT, Setting, TextSet, set_block

_ALONE = 2  # the fewest lines of a paragraph that may stand on a page


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one block that stand on a page, and how far below its top edge they begin."""

    set: TextSet
    first: int
    end: int
    top: float
    left: float


@dataclass(slots=True)
class Page:
    """One page: what stands on it, its header and its footer; lengths in layout units."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list["Piece"])

    def draw(self, painter: QPainter, ink: QColor) -> None:
        """Draw what stands on the page, in layout units from its upper left corner; the paper is not drawn."""
        painter.setPen(ink)
        for piece in self.pieces:
            piece.set.draw(painter, QPointF(piece.left, piece.top), piece.first, piece.end)


def lay_out(preview: Preview, tint: QColor | None = None) -> list[Page]:
    """The pages of a letter, at least one; words that differ from letter to letter stand on *tint*."""
    setting = Setting(font=preview.font, width=preview.width - preview.left - preview.right, tint=tint)
    sets = [set_block(block, setting) for block in preview.blocks]
    pages = _Filler(preview).fill(sets)
    for number, page in enumerate(pages, start=1):
        _dress(page, preview, setting.at(number, len(pages)))
    return pages


def lay_sheet(sheet: Sheet) -> Page:
    """A sheet of boxes, such as an envelope or labels; a box too full is set smaller until its words fit."""
    page = Page(width=sheet.width * UNIT, height=sheet.height * UNIT)
    for box in sheet.boxes:
        top = box.top * UNIT
        sets = _fitted(box, sheet.font)
        if box.middle:
            top += max(0.0, (box.height * UNIT - sum(one.height for one in sets)) / 2)
        for one in sets:
            page.pieces.append(Piece(one, 0, len(one.lines), top, box.left * UNIT))
            top += one.height
    return page


def words(preview: Preview) -> str:
    """The whole letter as text, for who cannot see the page."""
    return "\n".join(f"{block.label} {block.text}".strip() for block in preview.blocks)


def draw_page(painter: QPainter, page: Page, box: QRectF, ink: QColor) -> None:
    """Draw one page into a box of the page's own shape; nothing is drawn outside it."""
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / page.width, box.height() / page.height)
    page.draw(painter, ink)
    painter.restore()


def _fitted(box: Box, font: str) -> list[TextSet]:
    """The blocks of a box at their own size, or smaller down to half of it where they are too many."""
    sets: list[TextSet] = []
    for tenths in range(10, 4, -1):
        setting = Setting(font=font, width=box.width, shrink=tenths / 10)
        sets = [set_block(block, setting) for block in box.blocks]
        if sum(one.height for one in sets) <= box.height * UNIT:
            break
    return sets


class _Filler:
    """Fills one page after the other."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._bottom = (preview.height - preview.bottom) * UNIT
        self._pages: list[Page] = []
        self._head: TextSet | None = None
        self._top = 0.0
        self._after = 0.0
        self._turn()

    def fill(self, sets: Sequence[TextSet]) -> list[Page]:
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
        self._pages.append(Page(width=self._preview.width * UNIT, height=self._preview.height * UNIT))
        self._top, self._after = self._preview.top * UNIT, 0.0

    def _gap(self, one: TextSet) -> float:
        alone = self._empty and len(self._pages) > 1
        return 0.0 if alone else max(self._after, one.block.before * UNIT)

    def _fits(self, chain: Sequence[TextSet]) -> bool:
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

    def _put(self, one: TextSet) -> None:
        self._repeat(one)
        first, count = 0, len(one.lines)
        while first < count:
            top = self._top + (self._gap(one) if first == 0 else 0.0)
            end = self._last_here(one, first, top)
            if end == first:
                self._turn()
                self._repeat(one)
                continue
            self._pages[-1].pieces.append(Piece(one, first, end, top, self._preview.left * UNIT))
            self._top = top + sum(one.lines[first:end])
            first = end
            if first < count:
                self._turn()
        self._after = one.block.after * UNIT

    def _repeat(self, one: TextSet) -> None:
        """Put a table's heading row again above its rows on a new page."""
        if not one.block.cells or one.block.heads:
            self._head = one if one.block.heads else None
        elif self._head is not None and self._empty:
            head = self._head
            self._pages[-1].pieces.append(
                Piece(head, 0, len(head.lines), self._top, self._preview.left * UNIT)
            )
            self._top += head.height

    def _last_here(self, one: TextSet, first: int, top: float) -> int:
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


def _dress(page: Page, preview: Preview, setting: Setting) -> None:
    first = setting.pages[0] == 1
    header = preview.first_header if first else preview.header
    footer = preview.first_footer if first else preview.footer
    _band(page, preview, header, setting, preview.header_at * UNIT)
    sets = [set_block(block, setting) for block in footer]
    top = (preview.height - preview.footer_at) * UNIT - sum(one.height for one in sets)
    _band(page, preview, footer, setting, top)


def _band(page: Page, preview: Preview, blocks: Sequence[Block], setting: Setting, top: float) -> None:
    for block in blocks:
        one = set_block(block, setting)
        page.pieces.append(Piece(one, 0, len(one.lines), top, preview.left * UNIT))
        top += one.height
