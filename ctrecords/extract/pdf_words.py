"""The words of one PDF page and where each stands, also outside of what the page shows.

It asks PDFium for two letters of each word, the first and the last, since asking for each letter costs four times
as much. It must not know which of the words can be seen: pdf_hidden.py does.
"""

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ctrecords.extract.page import SCALE, Word
from ctrecords.extract.pdfium import raw

_RUN = re.compile(r"\S+")
_FINE = 1_000_000
_FAR = 1_000
_MOST = 10 * SCALE
_HIGH, _LOW, _LAST = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0x10FFFF


class Spot(NamedTuple):
    """A word's first letter and the one after its last in the text, and its box in the page's own points.

    ``first`` and ``last`` are the same letters as PDFium counts them.
    """

    start: int
    end: int
    first: int
    last: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A page's text; its words as they stand on it; and those that stand outside of what the page shows."""

    text: str
    spots: tuple[Spot, ...] = ()
    words: tuple[Word, ...] = ()
    outside: tuple[Spot, ...] = ()


def read(page: Any, layer: Any) -> Words:
    """The text of a page and the places of its words."""
    count = layer.count_chars()
    if count <= 0:
        return Words(text="")
    text, at = str(layer.get_text_range()), None
    if len(text) != count:
        text, at = _letters(layer.raw, count)
    box = raw.FS_RECTF()
    spots = [_spot(layer.raw, box, one.start(), one.end(), at) for one in _RUN.finditer(text)]
    place = placing(page)
    words: list[Word] = []
    shown: list[Spot] = []
    outside: list[Spot] = []
    for spot in spots:
        word = placed(place, spot)
        beyond = word.left >= SCALE or word.top >= SCALE or word.right <= 0 or word.bottom <= 0
        if beyond and spot.left < spot.right:
            outside.append(spot)
            continue
        words.append(_within(word))
        shown.append(spot)
    return Words(text=text, spots=tuple(shown), words=tuple(words), outside=tuple(outside))


def plain(layer: Any) -> Words | None:
    """The text of a page without places; None where a word may stand outside of what the page shows."""
    text = str(layer.get_text_range()) if layer.count_chars() > 0 else ""
    if len(text) != max(layer.count_chars(), 0):
        return None
    within = str(layer.get_text_bounded()) if text else ""
    return Words(text=text) if text.split() == within.split() else None


def placing(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """How a point of the page comes to stand where a reader sees it: after the page's own turn and cut."""
    (x0, y0), (x1, y1), (x2, y2) = (_device(page, *at) for at in ((0, 0), (_FAR, 0), (0, _FAR)))
    scale = SCALE / _FINE
    a, b, c, d = ((one / _FAR) * scale for one in (x1 - x0, x2 - x0, y1 - y0, y2 - y0))
    e, f = x0 * scale, y0 * scale

    def place(x: float, y: float) -> tuple[float, float]:
        return a * x + b * y + e, c * x + d * y + f

    return place


def placed(place: Callable[[float, float], tuple[float, float]], spot: Spot) -> Word:
    """A word's box where a reader sees it, which may be outside of the page."""
    left, top = place(spot.left, spot.top)
    right, bottom = place(spot.right, spot.bottom)
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    if not (left > -_MOST and top > -_MOST and right < _MOST and bottom < _MOST):
        left, top, right, bottom = (max(min(one, _MOST), -_MOST) for one in (left, top, right, bottom))
    return Word(round(left), round(top), round(right), round(bottom), spot.start, spot.end)


def _within(word: Word) -> Word:
    if word.left >= 0 and word.top >= 0 and word.right <= SCALE and word.bottom <= SCALE:
        return word
    left, top, right, bottom = (
        min(max(one, 0), SCALE) for one in (word.left, word.top, word.right, word.bottom)
    )
    return Word(left, top, right, bottom, word.start, word.end)


def _spot(layer: Any, box: Any, start: int, end: int, at: Sequence[int] | None) -> Spot:
    first, last = (start, end - 1) if at is None else (at[start], at[end - 1])
    box_of = raw.FPDFText_GetLooseCharBox
    if not box_of(layer, first, box):
        return Spot(start, end, first, last, 0, 0, 0, 0)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if last > first and box_of(layer, last, box):
        left, right = min(left, box.left), max(right, box.right)
        bottom, top = min(bottom, box.bottom), max(top, box.top)
    return Spot(start, end, first, last, left, bottom, right, top)


def _letters(layer: Any, count: int) -> tuple[str, list[int]]:
    """The letters of a page one by one, and the place of each as PDFium counts, where some count as two."""
    made, at = list[str](), list[int]()
    high = 0
    for index in range(count):
        code = int(raw.FPDFText_GetUnicode(layer, index))
        if high and code in _LOW:
            made[-1] = chr(0x10000 + ((high - _HIGH.start) << 10) + (code - _LOW.start))
            high = 0
            continue
        high = code if code in _HIGH else 0
        fits = 0 < code <= _LAST and code not in _HIGH and code not in _LOW
        made.append(chr(code) if fits else "\ufffd")
        at.append(index)
    return "".join(made), at


def _device(page: Any, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value
