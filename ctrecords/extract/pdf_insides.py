"""What a PDF carries beside its pages, for a note: scripts that are never run, files that stay in it."""

from typing import Any

from ctrecords.extract.pdfium import raw, said

_SHOWN = 5
_MOST = 1_000


def notes(pdf: Any) -> tuple[str, ...]:
    """Sentences on a document's scripts and attached files."""
    told: list[str] = []
    if raw.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0:
        told.append("It holds scripts; they are never run here.")
    count = min(raw.FPDFDoc_GetAttachmentCount(pdf.raw), _MOST)
    if count > 0:
        names = [_name(raw.FPDFDoc_GetAttachment(pdf.raw, number)) for number in range(min(count, _SHOWN))]
        shown = ", ".join(f"“{one[:80]}”" for one in names if one)
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        told.append(
            f"It carries files inside that are not read here: {shown}{more}. Save them from a PDF program to file them."
        )
    return tuple(told)


def _name(attached: Any) -> str:
    return said(lambda *room: raw.FPDFAttachment_GetName(attached, *room)) if attached else ""
