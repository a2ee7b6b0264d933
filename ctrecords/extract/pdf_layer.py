"""All that one PDF page says by itself: its text, what of it nobody sees, its forms and comments; and whether OCR is due.

It must not draw for OCR nor read scans: pdf.py does, and lays the two side by side here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ctrecords.extract import garbled, pdf_marks, pdf_words
from ctrecords.extract.garbled import Letters
from ctrecords.extract.page import SCALE, How, Page, Word
from ctrecords.extract.pdf_hidden import look, unseen
from ctrecords.extract.pdf_marks import Mark
from ctrecords.extract.pdf_words import Spot, placed, placing
from ctrecords.extract.pdfium import raw

_FEW = 20
_SHOWN = 300
_LINES = 25
"""So many lines and curves may be letters that were drawn."""
_LOOKED_AT = 5_000
_DEPTH = 4
_BY_OCR = "Its file tells these letters wrongly, so they are read by OCR."


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A page's own text and places; what is not seen of it; lines to stand after it; sentences for the reader."""

    text: str
    words: tuple[Word, ...]
    few: bool
    garbled: bool
    waits: bool
    lost: str = ""
    lines: tuple[tuple[str, Word], ...] = ()
    notes: tuple[str, ...] = ()

    def whole(self) -> tuple[str, tuple[Word, ...]]:
        """The text with fields and comments after it, and all its words."""
        return _after(self.text, self.words, self.lines)

    def beside(self, seen: Page) -> Page:
        """What OCR saw, and after it what it cannot see: hidden words, fields, and the few words it missed."""
        lines = [self.lost] if self.lost and not self.garbled else []
        if self.few and not self.garbled:
            held = set(seen.text.casefold().split())
            missed = [one for one in self.text.split() if one.casefold() not in held]
            lines += [" ".join(missed)] if missed else []
        text = seen.text
        for line in lines:
            text += ("\n\n" if text else "") + line
        text, words = _after(text, seen.words, self.lines)
        how = How.OCR if text.strip() else How.NONE
        return replace(seen, text=text, words=words, how=how, notes=(*seen.notes, *self.notes))


def read_layer(page: Any, form: Any, *, places: bool = True) -> Layer:
    """What a page says; *form* is PDFium's handle of the document's forms, if it has any.

    Without *places* each word is looked at only where some may be outside, hidden or too small.
    """
    layer = page.get_textpage()
    try:
        plain = None if places else pdf_words.plain(layer)
        drawn = look(page)
        found = plain if plain is not None and not drawn.doubt and not drawn.small else None
        if found is None:
            found = pdf_words.read(page, layer)
        hidden = unseen(page, layer, found.spots, drawn) if found.spots else None
    finally:
        layer.close()
    marks = pdf_marks.read(page, form)
    letters = garbled.judge(found.text)
    few = len("".join(found.text.split())) < _FEW
    notes: list[str] = []
    lost: list[Spot] = []
    for spots, said in (
        (found.outside, "Outside of the page, where no reader sees it, stands"),
        (hidden.hidden if hidden else (), "Hidden on the page, so that no reader sees it, stands"),
        (hidden.small if hidden else (), "Too small to be read on the page stands"),
    ):
        if spots:
            lost += spots
            notes.append(f"{said}: “{_short(found.text, spots)}”.")
    notes += _on_marks(marks)
    if letters is Letters.GARBLED:
        notes.append(_BY_OCR)
    elif letters is Letters.DOUBTFUL:
        notes.append(
            "Its letters may be told wrongly by the file. If they make no sense, read it again by OCR."
        )
    return Layer(
        text=found.text,
        words=found.words,
        few=few,
        garbled=letters is Letters.GARBLED,
        waits=letters is Letters.GARBLED or (few and _drawn(page, silent=not found.text.strip())),
        lost=_joined(found.text, lost),
        lines=tuple(_line(page, one) for one in marks.marks),
        notes=tuple(notes),
    )


def _on_marks(marks: pdf_marks.Marks) -> list[str]:
    said: list[str] = []
    if any(one.field for one in marks.marks):
        said.append("What is filled into its form stands at the end of its text.")
    if any(not one.field for one in marks.marks):
        said.append("Comments written on it stand at the end of its text.")
    if marks.redactions:
        said.append(
            "Places are marked on it to be blacked out and were not; what lies under them is still there."
        )
    return said


def _short(text: str, spots: Sequence[Spot]) -> str:
    told = _joined(text, spots)
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN].rstrip()} …"


def _joined(text: str, spots: Sequence[Spot]) -> str:
    return " ".join(text[one.start : one.end] for one in spots)


def _line(page: Any, mark: Mark) -> tuple[str, Word]:
    box = placed(placing(page), Spot(0, 0, 0, 0, mark.left, mark.bottom, mark.right, mark.top))
    left, right = sorted(min(max(one, 0), SCALE) for one in (box.left, box.right))
    top, bottom = sorted(min(max(one, 0), SCALE) for one in (box.top, box.bottom))
    return mark.words, Word(left, top, right, bottom, 0, 0)


def _after(
    text: str, words: tuple[Word, ...], lines: Sequence[tuple[str, Word]]
) -> tuple[str, tuple[Word, ...]]:
    """A text with lines after it, and the words of those lines in the box of each."""
    made = list(words)
    for line, box in lines:
        text += "\n" if text and not text.endswith("\n") else ""
        for one in line.split():
            made.append(box._replace(start=len(text), end=len(text) + len(one)))
            text += f"{one} "
        text = f"{text[:-1]}\n"
    return text.rstrip("\n") if lines else text, tuple(made)


def _drawn(page: Any, *, silent: bool) -> bool:
    """Whether something on a page may be letters that are not text: a picture, many lines, text without letters."""
    lines = looked = 0
    waiting = [(raw.FPDFPage_GetObject(page.raw, number), 0) for number in range(_count(page))]
    while waiting and looked < _LOOKED_AT:
        drawn, depth = waiting.pop()
        looked += 1
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = min(max(raw.FPDFFormObj_CountObjects(drawn), 0), _LOOKED_AT)
            waiting += [(raw.FPDFFormObj_GetObject(drawn, number), depth + 1) for number in range(inner)]
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            lines += 1
        elif kind != raw.FPDF_PAGEOBJ_TEXT or silent:
            return True
    return lines >= _LINES


def _count(page: Any) -> int:
    return min(max(raw.FPDFPage_CountObjects(page.raw), 0), _LOOKED_AT)
