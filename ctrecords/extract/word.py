"""Word and OpenDocument texts: every word of every part, also what Word shows only at the edge.

Entities and links to elsewhere are never followed. It runs in a child only; what the text is about it does not
know.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Limits
from ctrecords.extract.markup import etree
from ctrecords.extract.page import Kind
from ctrecords.extract.plain import TextPages, paged

_ZIP = b"PK\x03\x04"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BODY = "word/document.xml"
_BESIDE = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml$")
_SLIDE = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)(\d+)\.xml$")
_SAID = {
    "header": "Header",
    "footer": "Footer",
    "footnotes": "Footnotes",
    "endnotes": "Endnotes",
    "comments": "Comments",
}
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
}
_CUT = "It is damaged inside: some of its words may be missing here."
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
    struct.error,
)


class WordExtractor:
    """.docx and its sisters, .odt, and the words of .pptx."""

    kind = Kind.DOCUMENT
    endings = (".docx", ".docm", ".dotx", ".odt", ".pptx")

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it is a package with a text in it."""
        del name
        return data.startswith(_ZIP) and _family(data) is not None

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read all its words.

        Raises:
            CtrecordsError: it is damaged, locked by a password, or unfolds to more than is safe.
        """
        del name
        family = _family(data) or "docx"
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                _refuse_bombs(package, limits)
                texts, notes = _READ[family](package, limits)
        except (*_DAMAGED, etree.XMLSyntaxError) as error:
            raise CtrecordsError(
                "This document is damaged or locked by a password.",
                remedy="It is kept as it is. Ask the agency to send it again, without a password.",
            ) from error
        return TextPages(texts=tuple(texts) or ("",), media=_MEDIA[family], notes=tuple(notes))


def _family(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if _BODY in names:
                return "docx"
            if any(_SLIDE.match(name) for name in names):
                return "pptx"
            if "content.xml" in names and b"opendocument.text" in package.read("mimetype")[:200]:
                return "odt"
    except _DAMAGED:
        return None
    return None


def _refuse_bombs(package: zipfile.ZipFile, limits: Limits) -> None:
    rows = package.infolist()
    unfolded = sum(row.file_size for row in rows)
    folded = sum(row.compress_size for row in rows) or 1
    if len(rows) > limits.members or unfolded > limits.unfolded or unfolded > folded * limits.ratio:
        raise CtrecordsError(
            "This document unfolds to far more than it holds, as a trap does; it was not read.",
            remedy="It is kept as it is. Ask the agency for it as a PDF.",
        )


def _part(package: zipfile.ZipFile, name: str, limits: Limits, notes: list[str]) -> Any:
    """One part as a tree; what the head of the package says of its size is not believed."""
    told = package.getinfo(name)
    most = min(limits.unfolded, max(told.compress_size, 1) * limits.ratio)
    with package.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise CtrecordsError(
            "A part of this document unfolds to far more than it holds; it was not read.",
            remedy="It is kept as it is. Ask the agency for it as a PDF.",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise etree.XMLSyntaxError("empty", 0, 0, 0)
    if len(parser.error_log) and _CUT not in notes:
        notes.append(_CUT)
    return root


def _docx(package: zipfile.ZipFile, limits: Limits) -> tuple[list[str], list[str]]:
    notes: list[str] = []
    body = _part(package, _BODY, limits, notes)
    if next(body.iter(f"{_W}del", f"{_W}ins"), None) is not None:
        notes.append("It has tracked changes: words that were deleted in it stand here too.")
    text = "".join(_words(body))
    beside: list[str] = []
    for name in sorted(package.namelist()):
        if found := _BESIDE.match(name):
            said = "".join(_words(_part(package, name, limits, notes))).strip()
            beside += [f"{_SAID[found[1]]}: {said}"] if said else []
    if beside:
        notes.append("Headers, footers, notes and comments stand on the last page.")
        text = f"{text}\f" + "\n\n".join(beside)
    return list(paged(text)), notes


def _words(root: Any) -> Iterator[str]:
    """Every text of a part in its order, with its line, cell and page ends."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in {f"{_W}t", f"{_W}delText", f"{_A}t"}:
                yield (element.text or "") + "".join(inner.tail or "" for inner in element)
            elif tag == f"{_W}tab":
                yield "\t"
            elif tag in {f"{_W}br", f"{_W}cr"}:
                yield "\f" if element.get(f"{_W}type") == "page" else "\n"
            elif tag == f"{_W}lastRenderedPageBreak":
                yield "\f"
        elif tag in {f"{_W}p", f"{_A}p", f"{_W}tr"}:
            yield "\n"
        elif tag == f"{_W}tc":
            yield "\t"


def _pptx(package: zipfile.ZipFile, limits: Limits) -> tuple[list[str], list[str]]:
    slides: dict[int, list[str]] = {}
    notes = ["Each slide is a page."]
    for name in package.namelist():
        if found := _SLIDE.match(name):
            words = "".join(_words(_part(package, name, limits, notes)))
            slides.setdefault(int(found[2]), []).append(words)
    return ["\n".join(parts) for _, parts in sorted(slides.items())], notes


def _odt(package: zipfile.ZipFile, limits: Limits) -> tuple[list[str], list[str]]:
    notes: list[str] = []
    root = _part(package, "content.xml", limits, notes)
    lines = [
        "".join(element.itertext())
        for element in root.iter()
        if isinstance(element.tag, str) and etree.QName(element).localname in {"p", "h"}
    ]
    return list(paged("\n".join(lines))), notes


_READ = {"docx": _docx, "pptx": _pptx, "odt": _odt}
