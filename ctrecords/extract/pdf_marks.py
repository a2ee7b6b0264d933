"""What was filled into the forms of a PDF page and written on it as comments, which its text does not hold.

PDFium gives it in a pass of its own; scripts of a form are never run. It must not know the text of the page.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ctrecords.extract.pdfium import raw, said

_WIDGET, _REDACT = raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_REDACT
_SILENT = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_MOVIE, raw.FPDF_ANNOT_SCREEN}
_CHECKED = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
_PUSH = raw.FPDF_FORMFIELD_PUSHBUTTON


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One field with what it holds, or one comment: a line of words and its box in the page's own points."""

    words: str
    left: float
    bottom: float
    right: float
    top: float
    field: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The fields and comments of a page, and how many places are marked to be blacked out and were not."""

    marks: tuple[Mark, ...] = ()
    redactions: int = 0


def read(page: Any, form: Any) -> Marks:
    """What is filled in and commented on a page; *form* is PDFium's handle of the document's forms, if it has any."""
    found: list[Mark] = []
    redactions = 0
    box = raw.FS_RECTF()
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        mark = raw.FPDFPage_GetAnnot(page.raw, number)
        if not mark:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(mark)
            redactions += kind == _REDACT
            words = _field(mark, form) if kind == _WIDGET else "" if kind in _SILENT else _comment(mark)
            if words and raw.FPDFAnnot_GetRect(mark, ctypes.byref(box)):
                found.append(
                    Mark(
                        words=words,
                        left=box.left,
                        bottom=box.bottom,
                        right=box.right,
                        top=box.top,
                        field=kind == _WIDGET,
                    )
                )
        finally:
            raw.FPDFPage_CloseAnnot(mark)
    return Marks(marks=tuple(found), redactions=redactions)


def _field(mark: Any, form: Any) -> str:
    if form is None:
        return ""
    kind = raw.FPDFAnnot_GetFormFieldType(form, mark)
    if kind == _PUSH:
        return ""
    name = _said(lambda *room: raw.FPDFAnnot_GetFormFieldName(form, mark, *room))
    if kind in _CHECKED:
        value = "yes" if raw.FPDFAnnot_IsChecked(form, mark) else ""
    else:
        value = _said(lambda *room: raw.FPDFAnnot_GetFormFieldValue(form, mark, *room))
    return f"{name}: {value}" if name and value else value


def _comment(mark: Any) -> str:
    return _said(lambda *room: raw.FPDFAnnot_GetStringValue(mark, b"Contents", *room))


def _said(ask: Callable[..., int]) -> str:
    return " ".join(said(ask).replace("\0", "").split())
