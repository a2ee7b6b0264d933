"""One paragraph, or one row of a table, with its lines broken and ready to be drawn.

Paper is measured in tenths of a point, because fonts have whole pixel sizes: so the same lines come out on
screen, on a printer and in a PDF. It must not know of pages.
"""

import base64
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ctrecords.letters.breaks import HYPHEN
from ctrecords.letters.page import Block, Run

UNIT = 10
"""Layout units in one point."""

_FAMILIES = ("Liberation Serif", "Tinos", "Nimbus Roman", "Times", "DejaVu Serif")
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_PAD = 5.4  # points beside the words of a cell, as Word has it
_HAIR = 0.5  # points
_GAP_AT = 8  # where a font's own table keeps the gap between its lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a block is set in: the font, the width in points, the number of its page, the tint of merged words."""

    font: str
    width: float
    tint: QColor | None = None
    pages: tuple[int, int] = (1, 1)
    shrink: float = 1.0

    def at(self, number: int, count: int) -> "Setting":
        """The same on one page of several."""
        return replace(self, pages=(number, count))


@dataclass(slots=True)
class TextSet:
    """One block with its lines broken; heights in layout units. A row of a table is one line high."""

    block: Block
    layout: QTextLayout | None
    label: QTextLayout | None
    lines: list[float]
    picture: QImage | None = None
    at: int = -1
    cells: list[tuple[QRectF, list["TextSet"]]] = field(default_factory=list[tuple[QRectF, list["TextSet"]]])

    @property
    def height(self) -> float:
        """How high all of it is."""
        return sum(self.lines)

    def draw(self, painter: QPainter, at: QPointF, first: int, end: int) -> None:
        """Draw these lines with the first one's upper left corner of the page's text column at a place."""
        if self.layout is None:
            self._draw_row(painter, at)
            return
        top = at.y()
        for number in range(first, end):
            line = self.layout.lineAt(number)
            room = self.lines[number]
            if number == self.at and self.picture is not None:
                self._draw_picture(painter, QPointF(at.x() + line.x(), top))
            else:
                line.draw(painter, QPointF(at.x(), top + room - line.height() - line.y()))
            if number == 0 and self.label is not None:
                mark = self.label.lineAt(0)
                mark.draw(painter, QPointF(at.x(), top + room - mark.height() - mark.y()))
            top += room

    def _draw_picture(self, painter: QPainter, at: QPointF) -> None:
        run = next(run for run in self.block.runs if run.picture)
        if self.picture is not None:
            painter.drawImage(QRectF(at.x(), at.y(), run.width * UNIT, run.height * UNIT), self.picture)

    def _draw_row(self, painter: QPainter, at: QPointF) -> None:
        ink = painter.pen()
        for box, sets in self.cells:
            if self.block.ruled:
                painter.setPen(QPen(ink.color(), _HAIR * UNIT))
                painter.drawRect(box.translated(at))
                painter.setPen(ink)
            top = at.y()
            for one in sets:
                one.draw(painter, QPointF(at.x() + box.x() + _PAD * UNIT, top), 0, len(one.lines))
                top += one.height


def set_block(block: Block, setting: Setting) -> TextSet:
    """A block with its lines broken at the width there is."""
    if block.cells:
        return _row(block, setting)
    size = block.size * setting.shrink
    text, formats = _formatted(block.runs, setting)
    font = _font(setting.font, size)
    layout = QTextLayout(text.replace(HYPHEN, "-"), font)
    option = QTextOption(_ALIGN.get(block.align, Qt.AlignmentFlag.AlignLeft))
    option.setTabs(list(_stops(block)))
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    lines: list[float] = []
    width = (setting.width - block.left - block.right) * UNIT
    pictured = next((run for run in block.runs if run.picture), None)
    at = -1
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        indent = block.first * UNIT if not lines and not block.label else 0.0
        line.setLineWidth(width - indent)
        _hold(line, text, width - indent)
        line.setPosition(QPointF(block.left * UNIT + indent, sum(lines)))
        high = _high(line, font) * block.line
        if pictured is not None and text[line.textStart() : line.textStart() + 1] == _PICTURE:
            at, high = len(lines), pictured.height * UNIT + QFontMetricsF(font).descent()
        lines.append(high)
    layout.endLayout()
    image = QImage.fromData(base64.b64decode(pictured.picture)) if pictured is not None else None
    return TextSet(block, layout, _label(block, font), lines, image, at)


def _hold(line: QTextLine, text: str, width: float) -> None:
    """End a line before the word it would break at a hyphen that holds.

    The hyphen drawn is a plain one, so that a number copied from a PDF is the number somebody gave.
    """
    start, end = line.textStart(), line.textStart() + line.textLength()
    cut = text.rfind(" ", start, end) + 1
    if text[end - 1 : end] == HYPHEN and cut > start:
        line.setNumColumns(cut - start, width)


_PICTURE = "\u200b"  # takes no room, and stands where the picture is


def _row(block: Block, setting: Setting) -> TextSet:
    cells: list[tuple[QRectF, list[TextSet]]] = []
    left, high = block.left * UNIT, 0.0
    for cell in block.cells:
        inner = replace(setting, width=cell.width - 2 * _PAD)
        sets = [set_block(one, inner) for one in cell.blocks]
        cells.append((QRectF(left, 0, cell.width * UNIT, 0), sets))
        left += cell.width * UNIT
        high = max(high, sum(one.height for one in sets))
    boxes = [(QRectF(box.x(), 0, box.width(), high), sets) for box, sets in cells]
    return TextSet(block, None, None, [high], cells=boxes)


def _stops(block: Block) -> Iterator[QTextOption.Tab]:
    """The tab stops, measured from where the first line begins."""
    start = block.left + (0 if block.label else block.first)
    for stop in block.tabs:
        yield QTextOption.Tab((stop - start) * UNIT, QTextOption.TabType.RightTab, "\0")
    hanging = (block.left,) if block.first < 0 and not block.label else ()
    for stop in sorted({*block.stops, *hanging}):
        if stop > start:
            yield QTextOption.Tab((stop - start) * UNIT, QTextOption.TabType.LeftTab, "\0")


def _high(line: QTextLine, font: QFont) -> float:
    """How high a line is before its factor, as in Word: with the gap its font asks for, unless a letter is higher."""
    usual = _spacing(font.key()) or QFontMetricsF(font).lineSpacing()
    return usual if line.height() <= usual + 1 else line.height()


@cache
def _spacing(key: str) -> float:
    """The line spacing a font itself asks for; 0 where it does not say. Qt leaves its gap out on some systems."""
    font = QFont()
    font.fromString(key)
    raw = QRawFont.fromFont(font)
    table = bytes(raw.fontTable("hhea").data())
    if len(table) < _GAP_AT + 2 or not raw.unitsPerEm():
        return 0.0
    ascent, descent, gap = struct.unpack_from(">hhh", table, _GAP_AT - 4)
    return (ascent - descent + max(0, gap)) * font.pixelSize() / raw.unitsPerEm()


def _label(block: Block, font: QFont) -> QTextLayout | None:
    if not block.label:
        return None
    made = QTextLayout(block.label, font)
    made.beginLayout()
    line = made.createLine()
    line.setPosition(QPointF((block.left + block.first) * UNIT, 0))
    made.endLayout()
    return made


def _formatted(runs: Sequence[Run], setting: Setting) -> tuple[str, list[QTextLayout.FormatRange]]:
    text, formats = "", list[QTextLayout.FormatRange]()
    for run, piece in _spoken(runs, setting.pages):
        look = QTextCharFormat()
        if run.bold:
            look.setFontWeight(QFont.Weight.Bold)
        look.setFontItalic(run.italic)
        if run.merged and setting.tint is not None:
            look.setBackground(setting.tint)
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
        said = _PICTURE if run.picture else numbers.get(run.field, run.text)
        yield run, said.replace("\n", "\N{LINE SEPARATOR}")


def _font(family: str, size: float) -> QFont:
    made = QFont([family, *_FAMILIES])
    made.setStyleHint(QFont.StyleHint.Serif)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setPixelSize(round(size * UNIT))
    return made
