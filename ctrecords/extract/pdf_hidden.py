"""Words a PDF page holds and does not show: invisible, white on white, covered, clipped, too small to read.

What may be hidden is told from how it is written; then the page is drawn once, and a word in whose place nothing
can be told from its ground is hidden. So text under a scan, or white on a dark bar, is not called hidden.
"""

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ctrecords.extract.pdf_words import Spot
from ctrecords.extract.pdfium import raw

_POINTS = 72
_DPI = 110
_MOST_SIDE = 2_000
_SMALL = 1.5
"""Letters lower than so many points cannot be read on paper."""
_DOUBTFULLY_SMALL = 4
"""Letters of fonts this small may come to be lower than that."""
_FEW = 2
"""A word of so few letters may well be so narrow."""
_SQUARES = 160
_THIN = 3
_FAINT = 26
"""Of 255: a place whose lightest and darkest spot differ by less shows no letters."""
_PALE = 246
_CLEAR = 12
_DARK_MARKS = (5, 6, 28)  # squares, circles and redactions among the annotations
_EDGES = 64
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """The words that cannot be seen, and those too small to be read."""

    hidden: tuple[Spot, ...] = ()
    small: tuple[Spot, ...] = ()


def unseen(page: Any, layer: Any, spots: Sequence[Spot], drawn: "Drawn") -> Unseen:
    """Which of the words on a page nobody sees."""
    small = tuple(
        one
        for one in spots
        if (0 < one.top - one.bottom < _SMALL or 0 < one.right - one.left < _SMALL)
        and one.last - one.first >= _FEW
    )
    doubtful = _doubtful(layer, spots, drawn) if drawn.doubt else []
    return Unseen(hidden=_without_ink(page, layer, doubtful) if doubtful else (), small=small)


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page: each piece of text by its address, and what may be painted over it, with its turn."""

    texts: dict[int, tuple[int, bool, _Box | None]] = field(
        default_factory=dict[int, tuple[int, bool, "_Box | None"]]
    )
    covers: list[tuple[int, _Box]] = field(default_factory=list[tuple[int, _Box]])
    doubt: bool = False
    """Whether anything may be hidden at all; on most pages nothing may, and no word is looked at."""
    small: bool = False
    """Whether some letters may be too small to be read."""


def _doubtful(layer: Any, spots: Sequence[Spot], drawn: Drawn) -> list[Spot]:
    covered = _Painted(spots)
    covered.over(drawn.covers)
    found: list[Spot] = []
    for spot in spots:
        text: Any = raw.FPDFText_GetTextObject(layer.raw, spot.first)
        if not text:
            continue
        key = ctypes.addressof(text.contents)
        if key not in drawn.texts:  # a piece of a form, whose turn is not known
            drawn.texts[key] = (0, _faint(text), None)
        turn, faint, clip = drawn.texts[key]
        x, y = (spot.left + spot.right) / 2, (spot.bottom + spot.top) / 2
        if faint or covered.at(x, y) > turn or (clip is not None and not _holds(clip, x, y)):
            found.append(spot)
    return found


class _Painted:
    """Where something is painted over a page, in squares: a shape costs its rows, a word one look."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._left, self._bottom = min(one.left for one in spots), min(one.bottom for one in spots)
        wide = max(one.right for one in spots) - self._left
        high = max(one.top for one in spots) - self._bottom
        self._across, self._up = _SQUARES / max(wide, 1), _SQUARES / max(high, 1)
        self._rows = [[-1] * (_SQUARES + 1) for _ in range(_SQUARES + 1)]

    def over(self, shapes: Sequence[tuple[int, _Box]]) -> None:
        for number, (left, bottom, right, top) in shapes:
            first, last = self._square(left, bottom), self._square(right, top)
            if first is None or last is None:
                continue
            run = [number] * (last[0] - first[0] + 1)
            for row in self._rows[first[1] : last[1] + 1]:
                row[first[0] : last[0] + 1] = run

    def at(self, x: float, y: float) -> int:
        """The number of what was painted here last, -1 for nothing."""
        found = self._square(x, y)
        return -1 if found is None else self._rows[found[1]][found[0]]

    def _square(self, x: float, y: float) -> tuple[int, int] | None:
        across, up = (x - self._left) * self._across, (y - self._bottom) * self._up
        if across != across or up != up:  # noqa: PLR0124  a shape without a number for its side
            return None
        return int(min(max(across, 0), _SQUARES)), int(min(max(up, 0), _SQUARES))


def _faint(text: Any) -> bool:
    """Whether a piece of text is written without color, in white, or invisibly."""
    mode = raw.FPDFTextObj_GetTextRenderMode(text)
    if mode in {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}:
        return True
    color = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(text, *(ctypes.byref(one) for one in color)):
        return False
    red, green, blue, solid = (one.value for one in color)
    return solid <= _CLEAR or min(red, green, blue) >= _PALE


def _may_be_small(text: Any) -> bool:
    size, turn = ctypes.c_float(), raw.FS_MATRIX()
    if not raw.FPDFTextObj_GetFontSize(text, ctypes.byref(size)):
        return True
    if not raw.FPDFPageObj_GetMatrix(text, ctypes.byref(turn)):
        return True
    return size.value * min(math.hypot(turn.a, turn.b), math.hypot(turn.c, turn.d)) < _DOUBTFULLY_SMALL


def _clip(text: Any) -> _Box | None:
    """The box within which a piece of text is shown, if it is clipped."""
    path = raw.FPDFPageObj_GetClipPath(text)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    if count <= 0 or count > _EDGES:
        return None
    found: _Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        edges = raw.FPDFClipPath_CountPathSegments(path, number)
        points: list[tuple[float, float]] = []
        for edge in range(min(edges, _EDGES)):
            segment = raw.FPDFClipPath_GetPathSegment(path, number, edge)
            if raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                points.append((x.value, y.value))
        if not points or edges > _EDGES:
            continue
        xs, ys = [one for one, _ in points], [one for _, one in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        found = box if found is None else _both(found, box)
    return found


def _both(one: _Box, other: _Box) -> _Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _holds(box: _Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def look(page: Any) -> Drawn:
    """Look through what is drawn on a page, in the order in which it is drawn."""
    made = Drawn()
    sides = [ctypes.c_float() for _ in range(4)]
    told = [ctypes.byref(one) for one in sides]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    handle, kind_of, one_of = page.raw, raw.FPDFPageObj_GetType, raw.FPDFPage_GetObject
    count = raw.FPDFPage_CountObjects(handle)
    for number in range(count):
        drawn = one_of(handle, number)
        kind = kind_of(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            faint, clip = _faint(drawn), _clip(drawn)
            if clip is not None and raw.FPDFPageObj_GetBounds(drawn, *told):
                left, bottom, right, top = (one.value for one in sides)
                made.doubt |= not (_holds(clip, left, bottom) and _holds(clip, right, top))
            made.doubt |= faint
            made.small |= _may_be_small(drawn)
            made.texts[ctypes.addressof(drawn.contents)] = (number, faint, clip)
            continue
        made.doubt |= kind == raw.FPDF_PAGEOBJ_FORM
        solid = kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind == raw.FPDF_PAGEOBJ_PATH:
            raw.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
            solid = bool(fill.value)
        if solid and raw.FPDFPageObj_GetBounds(drawn, *told):
            left, bottom, right, top = (one.value for one in sides)
            if _thick(left, bottom, right, top):
                made.covers.append((number, (left, bottom, right, top)))
                made.doubt |= bool(made.texts)
    box = raw.FS_RECTF()
    for number in range(raw.FPDFPage_GetAnnotCount(handle)):
        mark = raw.FPDFPage_GetAnnot(handle, number)
        if not mark:
            continue
        if raw.FPDFAnnot_GetSubtype(mark) in _DARK_MARKS and raw.FPDFAnnot_GetRect(mark, ctypes.byref(box)):
            made.covers.append((count + number, (box.left, box.bottom, box.right, box.top)))
            made.doubt = True
        raw.FPDFPage_CloseAnnot(mark)
    return made


def _thick(left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a shape is more than a line, so that it can hide a word."""
    return right - left > _THIN and top - bottom > _THIN


def _without_ink(page: Any, layer: Any, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The words in whose place the drawn page is all one shade."""
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, _MOST_SIDE / max(width, height, 1))
    bitmap = page.render(scale=scale, force_bitmap_format=raw.FPDFBitmap_Gray)
    try:
        shades, stride = bytes(bitmap.buffer), bitmap.stride
        wide, high = bitmap.width, bitmap.height
    finally:
        bitmap.close()
    at = _pixels(page, wide, high)
    return tuple(one for one in spots if _blank(shades, stride, (wide, high), _tight(layer, one, at)))


def _pixels(page: Any, wide: int, high: int) -> Any:
    from ctrecords.extract.page import SCALE
    from ctrecords.extract.pdf_words import placing

    place = placing(page)

    def at(x: float, y: float) -> tuple[float, float]:
        across, down = place(x, y)
        return across * wide / SCALE, down * high / SCALE

    return at


def _tight(layer: Any, spot: Spot, at: Any) -> _Box:
    """The box of a word's own letters in pixels."""
    found: list[tuple[float, float]] = []
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(spot.first, spot.last + 1):
        if raw.FPDFText_GetCharBox(layer.raw, index, *(ctypes.byref(one) for one in sides)):
            left, right, bottom, top = (one.value for one in sides)
            found += [at(left, bottom), at(right, top)]
    if not found:
        found = [at(spot.left, spot.bottom), at(spot.right, spot.top)]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def _blank(shades: bytes, stride: int, size: tuple[int, int], box: _Box) -> bool:
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(size[0], int(box[2]) + 1), min(size[1], int(box[3]) + 1)
    if right <= left or bottom <= top:
        return False
    rows = [shades[row * stride + left : row * stride + right] for row in range(top, bottom)]
    return max(max(row) for row in rows) - min(min(row) for row in rows) < _FAINT
