"""Pictures of paper: scans, photographs, faxes of many pages; their text comes by OCR.

How many pixels a picture has is asked before one of them is read. It runs in a child only.
"""

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from PIL import ExifTags, Image, ImageFile, ImageOps, UnidentifiedImageError

from ctrecords.errors import CtrecordsError
from ctrecords.extract import ocr
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import How, Kind, Page, Picture

_MARKS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
)
_WEBP = (b"RIFF", b"WEBP", 8)
_DPI = 200
_POINTS = 72
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "MPO")
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, ZeroDivisionError)
_PAPER = 255
_PLAIN = frozenset({"L", "RGB", "CMYK"})
"""Modes in which the mean of neighbors is what lies between them."""


class ImageExtractor:
    """PNG, JPEG, TIFF, GIF, BMP and WebP."""

    kind = Kind.IMAGE
    endings = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp")

    def fits(self, data: bytes, name: str) -> bool:
        """Whether the first bytes are those of a picture."""
        del name
        first, then, at = _WEBP
        return data.startswith(_MARKS) or (data.startswith(first) and data[at:].startswith(then))

    def open(self, data: bytes, name: str, limits: Limits) -> "ImagePages":
        """Open the bytes; no pixel is read yet.

        Raises:
            CtrecordsError: they are damaged, or have more pixels than are drawn.
        """
        del name
        return ImagePages(data, limits)


class ImagePages:
    """An open picture: each of its frames is a page."""

    drawn = True

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Read its head.

        Raises:
            CtrecordsError: it is damaged or too large.
        """
        self._limits = limits
        self.notes: tuple[str, ...] = ()
        Image.MAX_IMAGE_PIXELS = None  # asked below, for every frame, with a sentence
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        with _spoken():
            self._image: Any = Image.open(io.BytesIO(data), formats=_FORMATS)
            self.media = Image.MIME.get(str(self._image.format), "image/*")
            self.count: int = max(1, int(getattr(self._image, "n_frames", 1)))
        self._allow()

    def page(self, number: int) -> Page:
        """One page, which waits for OCR."""
        self._turn_to(number)
        width, height = self._size()
        return Page(number=number, text="", how=How.WAITS, width=width, height=height)

    def scan(self, number: int) -> Page:
        """The words on one page."""
        width, height = self._paper(number)
        longer = min(self._limits.side, max(self._image.size))
        return ocr.read(self.picture(number, longer, 0), number, width=width, height=height)

    def picture(self, number: int, side: int, turn: int) -> Picture:
        """One page as pixels."""
        self._turn_to(number)
        side = min(side, self._limits.side)
        with _spoken():
            shown = _flat(ImageOps.exif_transpose(_smaller(self._image, side)))
            shown.thumbnail((side, side))
            if turn:
                shown = shown.rotate(-turn, expand=True)
            return Picture(
                width=shown.width, height=shown.height, pixels=shown.convert("RGBA").tobytes("raw", "BGRA")
            )

    def close(self) -> None:
        """Let the picture go."""
        self._image.close()

    def _turn_to(self, number: int) -> None:
        with _spoken():
            self._image.seek(number - 1)
        self._allow()

    def _allow(self) -> None:
        wide, high = self._image.size
        if wide * high > self._limits.pixels or not wide * high:
            raise CtrecordsError(
                f"The picture has {wide:,} by {high:,} pixels, more than is drawn here.",
                remedy="It is kept as it is. Open it with another program, and file a smaller copy beside it.",
            )

    def _paper(self, number: int) -> tuple[float, float]:
        self._turn_to(number)
        return self._size()

    def _size(self) -> tuple[float, float]:
        """Width and height in points by the resolution the file gives, else that of a usual scan."""
        given = self._image.info.get("dpi", (0, 0))
        try:
            dpi = float(given[0]) or _DPI
        except _DAMAGED:
            dpi = _DPI
        dpi = dpi if _POINTS / 2 <= dpi <= _POINTS * 50 else _DPI
        wide, high = self._image.size
        return wide * _POINTS / dpi, high * _POINTS / dpi


def _smaller(image: Any, side: int) -> Any:
    """About twice as large as it is shown: a whole scan is not copied again and again for a small picture of it."""
    if image.mode == "1":
        image.load()
        image = image.convert("L")
    factor = max(image.size) // (2 * side)
    if image.mode not in _PLAIN or factor <= 1:
        return image
    reduced = image.reduce(factor)
    turned = image.getexif().get(ExifTags.Base.Orientation)
    if turned:  # what is reduced forgets it
        reduced.getexif()[ExifTags.Base.Orientation] = turned
    return reduced


def _flat(image: Any) -> Any:
    """The picture in three colors on white paper, whatever it was made of."""
    if image.mode.startswith("I") or image.mode == "F":
        low, high = image.getextrema()
        image = image.point(_darker((high - low) or 1, low)).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, (_PAPER,) * 4)
        paper.alpha_composite(image)
        image = paper
    return image.convert("RGB")


def _darker(spread: float, low: float) -> Any:
    """How a picture of many grays is brought down to those of a screen; Pillow asks for a function."""

    def step(value: Any) -> Any:
        return value * (_PAPER / spread) + (-low * _PAPER / spread)

    return step


@contextmanager
def _spoken() -> Generator[None, None, None]:
    """Turn what damaged pictures raise into a sentence; what they only warn of is of no use to a reader."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except MemoryError as error:
        raise CtrecordsError(
            "The picture takes more memory than is given to drawing one.",
            remedy="It is kept as it is. Open it with another program, and file a smaller copy beside it.",
        ) from error
    except (UnidentifiedImageError, *_DAMAGED) as error:
        raise CtrecordsError(
            "The picture is damaged.",
            remedy="It is kept as it is. Ask the agency to send it again.",
        ) from error
