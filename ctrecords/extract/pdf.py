"""PDF files: text with the place of each word, and pages as pictures, by PDFium.

PDFium reads hostile bytes and is not safe in threads, so this runs in a child only. Scripts, links and attached
files are named and never followed.
"""

import io
import warnings
from typing import Any

import pypdfium2

from ctrecords.errors import CtrecordsError
from ctrecords.extract import ocr, pdf_insides
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import How, Kind, Page, Picture
from ctrecords.extract.pdf_layer import Layer, read_layer
from ctrecords.extract.pdfium import raw

_MARK = b"%PDF-"
_WITHIN = 1024
_DYNAMIC = "Its form is made by a program inside it (XFA), which is not run here: its pages may show less than it holds."
_INSIDE = (b" obj", b"startxref", b"trailer", b"PDF-1.")


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
        self.count: int = len(self._pdf)
        if not self.count:
            raise pypdfium2.PdfiumError("no pages")
        kind = self._pdf.get_formtype()
        if kind != raw.FORMTYPE_NONE:
            self._pdf.init_forms()
        dynamic = (_DYNAMIC,) if kind == raw.FORMTYPE_XFA_FULL else ()
        self.notes = (*notes, *dynamic, *pdf_insides.notes(self._pdf))

    def page(self, number: int) -> Page:
        """The text of one page, from 1; one with hardly any text and something drawn waits for OCR."""
        return self._read(number, places=True)

    def text(self, number: int) -> Page:
        """The same without the places of its words, which cost four times as much as the words."""
        return self._read(number, places=False)

    def _read(self, number: int, *, places: bool) -> Page:
        page = self._page(number)
        try:
            width, height = page.get_size()
            layer = self._layer(page, places=places)
        finally:
            page.close()
        text, words = layer.whole()
        how = How.WAITS if layer.waits else How.TEXT if text.strip() else How.NONE
        return Page(
            number=number,
            text=text,
            how=how,
            label=self._label(number),
            width=width,
            height=height,
            words=words if places else (),
            notes=layer.notes,
        )

    def scan(self, number: int) -> Page:
        """The text of one page by OCR, and after it what OCR cannot see of the page's own."""
        page = self._page(number)
        try:
            width, height = page.get_size()
            picture = self._drawn(page, ocr.side(width, height, self._limits.side), 0)
            layer = self._layer(page)
        finally:
            page.close()
        seen = ocr.read(picture, number, label=self._label(number), width=width, height=height)
        return layer.beside(seen)

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

    def _layer(self, page: Any, *, places: bool = True) -> Layer:
        form = self._pdf.formenv
        return read_layer(page, None if form is None else form.raw, places=places)

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
        with warnings.catch_warnings(), pikepdf.open(io.BytesIO(data)) as pdf:
            warnings.simplefilter("ignore")
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
