"""The words of one PDF page and where each stands, also outside of what the page shows.

It asks PDFium for two letters of each word, the first and the last, since asking for each letter costs four times
as much. It must not know which of the words can be seen: pdf_hidden.py does.
"""

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ctrecords.extract.page import SCALE, Word
from ctrecords.extract.pdfium import raw

_RUN = re.compile(r"\S+")
_FINE = 1_000_000
_FAR = 1_000
_MOST = 10 * SCALE


@dataclass(frozen=True, slots=True)
class Spot:
    """A word's first letter and the one after its last in the text, and its box in the page's own points."""

    start: int
    end: int
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
    text = str(layer.get_text_range())
    if len(text) != count:
        text = "".join(_letter(layer, index) for index in range(count))
    box = raw.FS_RECTF()
    spots = [_spot(layer.raw, box, one.start(), one.end()) for one in _RUN.finditer(text)]
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
    (x1, y1), (x2, y2) = place(spot.left, spot.top), place(spot.right, spot.bottom)
    left, top, right, bottom = (_whole(one) for one in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    return Word(left, top, right, bottom, spot.start, spot.end)


def _within(word: Word) -> Word:
    if word.left >= 0 and word.top >= 0 and word.right <= SCALE and word.bottom <= SCALE:
        return word
    left, top, right, bottom = (
        min(max(one, 0), SCALE) for one in (word.left, word.top, word.right, word.bottom)
    )
    return Word(left, top, right, bottom, word.start, word.end)


def _whole(value: float) -> int:
    return round(value) if -_MOST < value < _MOST else _MOST if value > 0 else -_MOST


def _spot(layer: Any, box: Any, start: int, end: int) -> Spot:
    left = bottom = float("inf")
    right = top = float("-inf")
    for index in (start, end - 1) if end - start > 1 else (start,):
        if raw.FPDFText_GetLooseCharBox(layer, index, box):
            left, right = min(left, box.left), max(right, box.right)
            bottom, top = min(bottom, box.bottom), max(top, box.top)
    if left > right or bottom > top:
        return Spot(start, end, 0, 0, 0, 0)
    return Spot(start, end, left, bottom, right, top)


def _letter(layer: Any, index: int) -> str:
    code = int(raw.FPDFText_GetUnicode(layer.raw, index))
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"  # noqa: PLR2004


def _device(page: Any, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value
