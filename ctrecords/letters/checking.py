"""What is wrong in a Word template of the researcher's own, tag by tag; runs in the child.

Everything is looked at and all of it is told, each with the words it stands in, because a person corrects a
template in Word and not by the first error. The last word has ``template.prepare``, which letters are made by.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from docx import Document
from docx.oxml.parser import parse_xml

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters.allowed import foreign
from ctrecords.letters.finding import Finding
from ctrecords.letters.letter import Kind, kinds
from ctrecords.letters.package import opened
from ctrecords.letters.template import REMEDY, is_merged, prepare

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEEDED = ("dated", "addressee", "items")
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_TORN = re.compile(r"\{\{|\}\}|\{%|%\}")
_NAME = re.compile(r"[A-Za-z_]\w*")
_BLOCK = re.compile(
    r"(?:p|r|tr|tc)?\s*(?:for\s+(?P<each>\w+)\s+in\s+(?P<over>\w+)|(?:el)?if\s+(?:not\s+)?(?P<asked>\w+)"
    r"|else|endif|endfor)"
)
_AROUND = 30


@dataclass(slots=True)
class _Read:
    """What the tags of a template say: names printed, names looped over, and what is wrong."""

    printed: set[str] = field(default_factory=set[str])
    looped: set[str] = field(default_factory=set[str])
    asked: set[str] = field(default_factory=set[str])
    wrong: list[Finding] = field(default_factory=list[Finding])
    inside: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    @property
    def names(self) -> set[str]:
        """Every name the template uses."""
        return self.printed | self.looped | self.asked

    def blame(self, what: str, remedy: str = REMEDY) -> None:
        """Note something that keeps the template from being used, once."""
        found = Finding(problem=True, what=what, remedy=remedy)
        if found not in self.wrong:
            self.wrong.append(found)


def check(kind: Kind, data: bytes) -> list[Finding]:
    """Everything to know of a template before letters of a kind are made from it, problems first.

    Raises:
        CtrecordsError: it is no Word file, or larger than any template is.
    """
    where = f"The template of “{kind.label}”"
    files = opened(where, data)
    shipped = _shipped(kind)
    own = _read(files, kind)
    _types(own)
    found = [*own.wrong, *_parts(files), *_missing(kind, own, shipped)]
    if not any(one.problem for one in found):
        found += _rendered(kind, data)
    return sorted(found, key=lambda one: not one.problem)


def _read(files: list[tuple[str, bytes]], kind: Kind) -> _Read:
    read = _Read()
    for name, content in files:
        if not name.endswith(".xml") or (b"{" not in content and b"}" not in content):
            continue
        merged = is_merged(name)
        for words in _paragraphs(content):
            if merged:
                _line(read, words, kind)
            elif name.startswith("word/") and _TAG.search(words):
                read.blame(
                    f"A tag stands where nothing is filled in ({name}): {_quoted(words, 0)}.",
                    "Move it into the text, the header or the footer; notes and comments are not filled.",
                )
        for _, _, where in read.inside:
            read.blame(
                f"A tag is opened and never closed: {where}.",
                "Close each for with endfor, each if with endif.",
            )
        read.inside.clear()
    return read


def _paragraphs(content: bytes) -> Iterator[str]:
    root: Any = parse_xml(content)
    paragraphs: list[Any] = list(root.iter(f"{_WORD}p"))
    if not paragraphs:
        yield from (element.text for element in root.iter() if isinstance(element.text, str))
    for paragraph in paragraphs:
        pieces: list[Any] = list(paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"))
        yield "".join((piece.text or "") if piece.tag == f"{_WORD}t" else " " for piece in pieces)


def _line(read: _Read, words: str, kind: Kind) -> None:
    for tag in _TAG.finditer(words):
        where = _quoted(words, tag.start())
        if tag[1] is not None:
            _print(read, tag[1].strip(), where, kind)
        elif tag[2] is not None:
            if tag[2].startswith("p ") and words.strip() != tag[0]:
                read.blame(
                    f"A {{%p … %}} tag needs a paragraph of its own: {where}.",
                    "Put it in a paragraph by itself, or write {% … %} without the p.",
                )
            _block(read, tag[2].strip().strip("-").strip(), where, kind)
    for torn in _TORN.finditer(_TAG.sub(lambda tag: " " * len(tag[0]), words)):
        read.blame(
            f"A tag is torn: {_quoted(words, torn.start())}.", "Write each tag whole, in one paragraph."
        )


def _print(read: _Read, said: str, where: str, kind: Kind) -> None:
    if not _NAME.fullmatch(said):
        read.blame(f"The tag in {where} holds more than a name, which is refused as code.")
    elif said not in (each for _, each, _ in read.inside):
        read.printed.add(said)
        _known(read, said, where, kind)


def _block(read: _Read, said: str, where: str, kind: Kind) -> None:
    block = _BLOCK.fullmatch(said)
    if block is None:
        read.blame(f"The tag in {where} cannot be read.")
    elif block["over"]:
        if any(opening == "for" for opening, _, _ in read.inside):
            read.blame(
                f"A loop stands in a loop: {where}.", "Close the first loop with endfor before the next one."
            )
        read.looped.add(block["over"])
        _known(read, block["over"], where, kind)
        read.inside.append(("for", block["each"], where))
    elif block["asked"]:
        if block["asked"] not in (each for _, each, _ in read.inside):
            read.asked.add(block["asked"])
            _known(read, block["asked"], where, kind)
        if not said.lstrip("prtc ").startswith("elif"):
            read.inside.append(("if", "", where))
    elif said.endswith(("endif", "endfor")):
        opening = "if" if said.endswith("endif") else "for"
        if not read.inside or read.inside[-1][0] != opening:
            read.blame(
                f"A tag is closed that was not opened: {where}.",
                "Close each for with endfor, each if with endif.",
            )
        else:
            read.inside.pop()


def _known(read: _Read, name: str, where: str, kind: Kind) -> None:
    if name in kind.merge_names:
        return
    close = get_close_matches(name, sorted(kind.merge_names), n=1)
    meant = f"Did you mean {{{{ {close[0]} }}}}? " if close else ""
    read.blame(
        f"“{name}” is no field of this letter: {where}.",
        f"{meant}Its fields are {', '.join(sorted(kind.merge_names))}.",
    )


def _types(own: _Read) -> None:
    lines = _lines()
    for name in sorted(own.printed & lines):
        own.blame(
            f"“{name}” has several lines and is printed as one.",
            f"Write {{%p for line in {name} %}}, {{{{ line }}}} and {{%p endfor %}} in three paragraphs.",
        )
    for name in sorted(own.looped - lines):
        own.blame(f"“{name}” is one text and not several lines.", f"Write {{{{ {name} }}}} without a loop.")


@cache
def _lines() -> frozenset[str]:
    """The names that stand for several lines, as the shipped templates use them."""
    return frozenset(name for one in kinds() for name in _shipped(one).looped)


def _shipped(kind: Kind) -> _Read:
    return _read(opened(kind.label, resources.read_bytes(f"letters/{kind.name}/template.docx")), kind)


def _missing(kind: Kind, own: _Read, shipped: _Read) -> Iterator[Finding]:
    for name in sorted(shipped.names - own.names):
        needed = name in _NEEDED
        yield Finding(
            problem=needed,
            what=f"“{name}” does not stand in the template"
            + (f", and “{kind.label}” cannot go without it." if needed else ", so letters go without it."),
            remedy="Put it in." if needed else "Leave it so if that is meant.",
        )


def _parts(files: list[tuple[str, bytes]]) -> Iterator[Finding]:
    yield from foreign(files)
    for name, content in files:
        if name == "word/comments.xml" and b"<w:comment " in content:
            yield Finding(
                problem=False,
                what="The template has comments, which would stand in every letter.",
                remedy="Delete them in Word before using it.",
            )
        if name == "word/document.xml" and (b"<w:ins " in content or b"<w:del " in content):
            yield Finding(
                problem=False,
                what="The template has tracked changes, which would stand in every letter.",
                remedy="Accept or reject them in Word before using it.",
            )


def _rendered(kind: Kind, data: bytes) -> list[Finding]:
    """Write letters of sample words and of none by it; what fails here is a template that passed everything else.

    A tag can cut away what stands around it, so the letters are held against what is allowed as well.
    """
    full: dict[str, Any] = {name: ["Sample"] if name in _lines() else "Sample" for name in kind.merge_names}
    empty: dict[str, Any] = {name: [] if name in _lines() else "" for name in kind.merge_names}
    try:
        template = prepare(kind, data)
        for sample in (full, empty):
            letter = template.render(sample)
            document: Any = Document(io.BytesIO(letter))
            list(document.paragraphs)
            if found := list(foreign(opened("This letter", letter))):
                return found
    except CtrecordsError as refused:
        return [Finding(problem=True, what=refused.what, remedy=refused.remedy)]
    except (SyntaxError, KeyError, ValueError, TypeError, AttributeError) as torn:
        return [
            Finding(
                problem=True,
                what=f"A letter made from this template would be no Word document ({type(torn).__name__}).",
                remedy="Put {%p … %} tags into paragraphs of their own, and close each in the same part.",
            )
        ]
    return []


def _quoted(words: str, at: int) -> str:
    """The words around a place, in quotation marks."""
    start, end = max(0, at - _AROUND), min(len(words), at + 2 * _AROUND)
    text = " ".join(words[start:end].split())
    return f"“{'…' if start else ''}{text}{'…' if end < len(words) else ''}”"
