"""PDF files: text with the place of each word, and pages as pictures, by PDFium.

PDFium reads hostile bytes and is not safe in threads, so this runs in a child only. Scripts, links and attached
files are named and never followed.
"""

import ctypes
import io
from itertools import pairwise
from typing import Any, cast

import pypdfium2
import pypdfium2.raw

from ctrecords.errors import CtrecordsError
from ctrecords.extract import ocr
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import SCALE, How, Kind, Page, Picture, Word

# The bindings of PDFium carry no types.
raw: Any = cast("Any", pypdfium2.raw)
_MARK = b"%PDF-"
_WITHIN = 1024
_INSIDE = (b" obj", b"startxref", b"trailer", b"PDF-1.")
_FEW = 20
_POINTS = 72
_SEPARATED = 2


class PdfExtractor:
    """PDF."""

    kind = Kind.PDF
    endings = (".pdf",)

    def fits(self, data: bytes, name: str) -> bool:
        """Whether the mark of a PDF stands near the beginning, or only its name and insides say that it is one."""
        return _MARK in data[:_WITHIN] or (
            name.lower().endswith(self.endings) and any(one in data for one in _INSIDE)
        )

    def open(self, data: bytes, name: str, limits: Limits) -> "PdfPages":
        """Open the bytes, or a copy of them that is repaired in memory.

        Raises:
            CtrecordsError: a password is needed, or nothing of it can be read.
        """
        del name
        try:
            return PdfPages(data, (), limits)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise _locked() from error
        try:
            return PdfPages(
                _repaired(data),
                ("It is damaged; this is a repaired copy. The original is unchanged.",),
                limits,
            )
        except pypdfium2.PdfiumError as error:
            raise _damaged() from error


class PdfPages:
    """An open PDF."""

    media = "application/pdf"
    drawn = True

    def __init__(self, data: bytes, notes: tuple[str, ...], limits: Limits) -> None:
        """Open it.

        Raises:
            pypdfium2.PdfiumError: PDFium refuses it.
        """
        self._pdf: Any = pypdfium2.PdfDocument(data)
        self._limits = limits
        self.notes = notes
        self.count: int = len(self._pdf)
        if not self.count:
            raise pypdfium2.PdfiumError("no pages")

    def page(self, number: int) -> Page:
        """The text of one page, from 1; one with hardly any text and something drawn waits for OCR."""
        page = self._page(number)
        try:
            width, height = page.get_size()
            text, words = _words(page)
            few = len("".join(text.split())) < _FEW
            how = How.WAITS if few and _pictured(page) else How.TEXT if text.strip() else How.NONE
            return Page(
                number=number,
                text=text,
                how=how,
                label=self._label(number),
                width=width,
                height=height,
                words=words,
            )
        finally:
            page.close()

    def scan(self, number: int) -> Page:
        """The text of one page by OCR."""
        page = self._page(number)
        try:
            width, height = page.get_size()
            picture = self._drawn(page, ocr.side(width, height, self._limits.side), 0)
        finally:
            page.close()
        return ocr.read(picture, number, label=self._label(number), width=width, height=height)

    def picture(self, number: int, side: int, turn: int) -> Picture:
        """One page as pixels."""
        page = self._page(number)
        try:
            return self._drawn(page, min(side, self._limits.side), turn)
        finally:
            page.close()

    def close(self) -> None:
        """Let the document go."""
        self._pdf.close()

    def _page(self, number: int) -> Any:
        try:
            return self._pdf[number - 1]
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise CtrecordsError(
                f"Page {number} of this PDF cannot be read.",
                remedy="The other pages may be; the file is kept as it is.",
            ) from error

    def _label(self, number: int) -> str:
        label = str(self._pdf.get_page_label(number - 1) or "")
        return "" if label == str(number) else label

    def _drawn(self, page: Any, side: int, turn: int) -> Picture:
        width, height = page.get_size()
        scale = side / max(width, height, 1)
        bitmap = page.render(scale=scale, rotation=turn, force_bitmap_format=raw.FPDFBitmap_BGRx)
        try:
            pixels = bytes(bitmap.buffer)
            if bitmap.stride != bitmap.width * 4:
                rows = memoryview(pixels)
                pixels = b"".join(
                    rows[at * bitmap.stride : at * bitmap.stride + bitmap.width * 4]
                    for at in range(bitmap.height)
                )
            return Picture(width=bitmap.width, height=bitmap.height, pixels=pixels)
        finally:
            bitmap.close()


def _repaired(data: bytes) -> bytes:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            out = io.BytesIO()
            pdf.save(out)
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except (pikepdf.PikepdfError, ValueError, RuntimeError, OverflowError) as error:
        raise _damaged() from error
    return out.getvalue()


def _locked() -> CtrecordsError:
    return CtrecordsError(
        "This PDF opens only with a password.",
        remedy="It is kept as it is. Ask the agency for the password, or for a copy without one.",
    )


def _damaged() -> CtrecordsError:
    return CtrecordsError(
        "This PDF is damaged and could not be repaired.",
        remedy="It is kept as it is. Ask the agency to send it again.",
    )


def _pictured(page: Any) -> bool:
    return raw.FPDFPage_CountObjects(page.raw) > 0


def _words(page: Any) -> tuple[str, tuple[Word, ...]]:
    """The text as PDFium gives it, and the box of each run of letters between blanks."""
    layer = page.get_textpage()
    try:
        count = layer.count_chars()
        if count <= 0:
            return "", ()
        text = str(layer.get_text_range())
        if len(text) != count:
            text = "".join(_letter(layer, index) for index in range(count))
        edges = [-1, *(at for at, letter in enumerate(text) if letter.isspace()), len(text)]
        found = [
            _word(layer, page, before + 1, after)
            for before, after in pairwise(edges)
            if after - before >= _SEPARATED
        ]
        return text, tuple(found)
    finally:
        layer.close()


def _letter(layer: Any, index: int) -> str:
    code = int(raw.FPDFText_GetUnicode(layer.raw, index))
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"  # noqa: PLR2004


def _word(layer: Any, page: Any, start: int, end: int) -> Word:
    left = bottom = float("inf")
    right = top = float("-inf")
    for index in range(start, end):
        one = [ctypes.c_double() for _ in range(4)]
        if raw.FPDFText_GetCharBox(layer.raw, index, *(ctypes.byref(each) for each in one)):
            left, right = min(left, one[0].value), max(right, one[1].value)
            bottom, top = min(bottom, one[2].value), max(top, one[3].value)
    if left > right:
        return Word(0, 0, 0, 0, start, end)
    corners = [_device(page, x, y) for x, y in ((left, top), (right, bottom))]
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return Word(xs[0], ys[0], xs[1], ys[1], start, end)


def _device(page: Any, x: float, y: float) -> tuple[int, int]:
    """A point of the page where a reader sees it: after the page's own turn and cut, in units of SCALE."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, SCALE, SCALE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value
