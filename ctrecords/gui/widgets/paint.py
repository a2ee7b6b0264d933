"""Chips, squares and lines of text as widgets and table cells alike draw them.

Measured by font metrics and never clipped: who asks for a size gets room for the whole word.
It must not know any model; it is given words and kinds.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ctrecords.gui import theme, tokens
from ctrecords.gui.tokens import ChipKind

_OUTLINE_ALPHA = 0.45
_PLAIN = frozenset({ChipKind.NEUTRAL, ChipKind.ENDED})
_NBSP = "\N{NO-BREAK SPACE}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?"
_WHOLE = re.compile(
    r"§+ ?[0-9]+[a-z]?(?:-[0-9]+[a-z]*)?(?:\([0-9A-Za-z]+\))*"
    rf"|(?:{_DAY} )?{_MONTH} [0-9]{{1,2}}(?:, [0-9]{{4}})?|(?:{_DAY} )?[0-9]{{1,2}} {_MONTH}(?: [0-9]{{4}})?"
    r"|\bpp?\. [0-9]+|[0-9]{1,2}:[0-9]{2} [ap]m|[0-9]+ U\.S\.C\."
)


@dataclass(frozen=True, slots=True)
class ChipLook:
    """What a chip says: its kind, its words and its glyph (the kind's own when none is named, "" for none).

    A *bare* one never draws a fill, as the age of a contact in a table: only its glyph and words are colored.
    """

    kind: ChipKind
    text: str
    glyph: str | None = None
    bare: bool = False

    def is_plain(self, *, plain: bool) -> bool:
        """Whether it is drawn without fill where *plain* ones are wanted."""
        return self.bare or (plain and self.kind in _PLAIN)

    @property
    def drawn_glyph(self) -> str:
        """The glyph to draw."""
        return tokens.default_glyph(self.kind) if self.glyph is None else self.glyph


@lru_cache(maxsize=4096)
def unbroken(text: str) -> str:
    """The text with dates, citations and page numbers held together, for painting only."""

    def whole(found: re.Match[str]) -> str:
        return found[0].replace(" ", _NBSP).replace("-", "\N{NON-BREAKING HYPHEN}")

    return _WHOLE.sub(whole, text)


def chip_height() -> int:
    """How high every chip is."""
    now = theme.current()
    return max(now.px(20), now.metrics(12, 500).height() + 2)


def chip_width(look: ChipLook, *, plain: bool = False) -> int:
    """How wide one chip is, its whole word included."""
    now = theme.current()
    plain = look.is_plain(plain=plain)
    words = now.metrics(12, 400 if plain else 500).horizontalAdvance(look.text)
    around = now.px(8) + now.px(5) + (0 if plain else now.px(7) + now.px(8))
    return words + around + 1 - (0 if look.drawn_glyph else _glyph_room())


def _glyph_room() -> int:
    return theme.px(8) + theme.px(5)


def draw_chip(
    painter: QPainter, at: QPoint, look: ChipLook, *, plain: bool = False, selected: bool = False
) -> int:
    """Draw one chip with its left edge and vertical center at a point; returns its width.

    *plain* draws neutral and ended chips without fill, as tables do; *selected* adds the outline that a
    filled chip needs on a selected row.
    """
    now = theme.current()
    colors = now.chip(look.kind)
    plain = look.is_plain(plain=plain)
    width, height = chip_width(look, plain=plain), chip_height()
    box = QRectF(at.x(), at.y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not plain:
        _draw_pill(painter, box, colors, selected=selected)
    gray = plain and look.kind in _PLAIN
    glyph_color = now.color("text3") if gray else colors.text
    quiet = gray or (plain and look.kind is ChipKind.GOOD)
    left = at.x() + (0 if plain else now.px(7))
    if look.drawn_glyph:
        draw_glyph(painter, QRectF(left, box.y(), now.px(8), height), look.drawn_glyph, glyph_color)
    painter.setFont(now.font(12, 400 if plain else 500))
    painter.setPen(now.color("text2") if quiet else colors.text)
    words = box.adjusted(left - at.x() + (_glyph_room() if look.drawn_glyph else 0), 0, now.px(8), 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), look.text)
    painter.restore()
    return width


def _draw_pill(painter: QPainter, box: QRectF, colors: theme.ChipColors, *, selected: bool) -> None:
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    edge = colors.border
    if selected and edge is None:
        edge = QColor(colors.text)
        edge.setAlphaF(_OUTLINE_ALPHA)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(colors.fill if colors.fill is not None else Qt.BrushStyle.NoBrush)
    shape = inner if edge is not None else box
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)


def draw_glyph(painter: QPainter, box: QRectF, glyph: str, color: QColor, size: float = 8) -> None:
    """Draw one chip glyph in the middle of a box."""
    draw_icon(painter, box, f"glyph-{glyph}", color, size)


def draw_icon(painter: QPainter, box: QRectF, name: str, color: QColor, size: float = 16) -> None:
    """Draw one icon in the middle of a box, sharp on every screen."""
    now = theme.current()
    side = now.px(size)
    picture = now.pixmap(name, color, side, painter.device().devicePixelRatioF())
    corner = QPoint(round(box.center().x() - side / 2), round(box.center().y() - side / 2))
    painter.drawPixmap(corner, picture)


def square_side() -> int:
    """How wide and high one item square is."""
    return theme.px(16)


def squares_width(count: int) -> int:
    """How wide a row of item squares is."""
    return max(0, count * square_side() + (count - 1) * theme.px(3))


def draw_square(painter: QPainter, at: QPoint, letter: str, *, selected: bool = False) -> None:
    """Draw one item's outcome, by its letter, with its left edge and vertical center at a point."""
    now = theme.current()
    ratio = painter.device().devicePixelRatioF()
    side = square_side()
    kept = now.kept(
        ("square", letter, selected, ratio), lambda: _square(letter, side, ratio, selected=selected)
    )
    painter.drawPixmap(at.x(), at.y() - side // 2, kept)


def _square(letter: str, side: int, ratio: float, *, selected: bool) -> QPixmap:
    now = theme.current()
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = tokens.marks()[letter]
    colors = now.chip(mark.chip)
    box = QRectF(0, 0, side, side)
    fill, ink, edge = colors.fill, colors.text, colors.border
    if mark.chip is ChipKind.WAIT or mark.chip is ChipKind.ENDED:
        fill, ink, edge = None, now.color("text3"), now.color("line_strong")
    if edge is None and selected:
        edge = QColor(ink)
        edge.setAlphaF(_OUTLINE_ALPHA)
    style = Qt.PenStyle.DashLine if mark.chip is ChipKind.ALERTLINE else Qt.PenStyle.SolidLine
    pen = QPen(edge, 1, style) if edge is not None else QPen(Qt.PenStyle.NoPen)
    if style is Qt.PenStyle.DashLine:
        pen.setDashPattern([2.5, 2])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    shape = box if edge is None else box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, now.px(4), now.px(4))
    draw_glyph(painter, box, mark.glyph, ink)
    painter.end()
    return made


def draw_line(
    painter: QPainter,
    box: QRect,
    text: str,
    *,
    color: QColor,
    size: float = 13,
    weight: int = 400,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line of text in a box, shortened only when the box is too narrow for it."""
    now = theme.current()
    painter.setFont(now.font(size, weight))
    painter.setPen(color)
    shown = now.metrics(size, weight).elidedText(unbroken(text), elide, box.width())
    painter.drawText(box, _aligned(align), shown)


@cache
def _aligned(align: Qt.AlignmentFlag) -> int:
    """The flags of a line in the middle of its box as a number, made once and not for each cell."""
    return int(Qt.AlignmentFlag.AlignVCenter | align)
