"""A Word template made ready once, to write many letters quickly.

docxtpl joins the tags Word splits over runs; jinja2 compiles each part once, in its immutable sandbox with
escaping on and undefined names refused. A template may say only three things: a name, ``for`` over a name,
``if`` (``not``) a name. Attributes, calls, filters and everything else are refused before any letter is
written, because a Word file from elsewhere could otherwise run code.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters import breaks
from ctrecords.letters.allowed import foreign
from ctrecords.letters.letter import Kind, kind
from ctrecords.letters.package import LETTER, no_word_file, opened
from ctrecords.letters.signing import signed, with_picture

_TAG = re.compile(rb"\{(?:<[^>]*>)*[{%#]")
_WORD_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_CORE_PART = "docProps/core.xml"
_ALLOWED = (nodes.Template, nodes.TemplateData, nodes.Output, nodes.Name, nodes.For, nodes.If, nodes.Not)
_RESERVED = {"self", "super", "loop", "caller", "varargs", "kwargs"}  # jinja2's own objects, not words
_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>", breaks.HYPHEN: "<w:noBreakHyphen/>"}
REMEDY = "Use only {{ name }}, {% for line in name %}, {% if name %} and {% if not name %}."
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same letter gives the same bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A template compiled: the parts that never change, packed, and those written for each letter."""

    static: bytes
    parts: tuple[tuple[str, Template], ...]
    names: frozenset[str]

    def render(self, fields: Mapping[str, object]) -> bytes:
        """One letter as the bytes of a .docx; the same fields always give the same bytes."""
        packed = io.BytesIO(self.static)
        with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, template in self.parts:
                text = template.render(fields)
                archive.writestr(_entry(name), text if name == _CORE_PART else breaks.unbroken(text))
        return packed.getvalue()


@lru_cache(maxsize=64)
def ready(name: str, signature: bytes | None = None) -> Ready:
    """The template of one letter, made ready once in this process; with a signature's picture where there is one.

    Raises:
        CtrecordsError: there is no such letter, or its template is refused (the reason is named).
    """
    return prepare(kind(name), resources.read_bytes(f"letters/{name}/template.docx"), signature)


def prepare(kind: Kind, data: bytes, signature: bytes | None = None) -> Ready:
    """Make the bytes of a Word template ready for one kind of letter.

    ``signature`` is a PNG that stands above the printed name.

    Raises:
        CtrecordsError: it is no Word file, uses names the letter does not fill (all are named), or contains
            more than names, ``for`` and ``if``.
    """
    where = f"The template of “{kind.label}”"
    files = opened(where, data)
    for wrong in foreign(files):
        raise CtrecordsError(wrong.what, remedy=wrong.remedy)
    try:
        patcher: Any = DocxTemplate(io.BytesIO(data))
        sources = [
            (name, text.decode("utf-8") if name == _CORE_PART else patcher.patch_xml(text.decode("utf-8")))
            for name, text in files
            if is_merged(name) and _TAG.search(text)
        ]
    except (UnicodeDecodeError, ValueError, KeyError) as damaged:
        raise no_word_file(where) from damaged
    used = frozenset[str]().union(*(_names(where, source) for _, source in sources))
    unknown = sorted(used - kind.merge_names)
    if unknown:
        raise CtrecordsError(
            f"{where} uses names this letter does not fill: {', '.join(unknown)}.",
            remedy=f"Correct the template; known names are {', '.join(sorted(kind.merge_names))}.",
        )
    if signature is not None:
        sources = [(name, signed(text, signature) if name == LETTER else text) for name, text in sources]
        files = with_picture(files, signature)
    merged = {name for name, _ in sources}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            if name not in merged:
                archive.writestr(_entry(name), content)
    return Ready(
        static=packed.getvalue(),
        parts=tuple(
            (name, _environment(in_word=name != _CORE_PART).from_string(text)) for name, text in sources
        ),
        names=used,
    )


def is_merged(name: str) -> bool:
    """Whether a part of a Word file is one in which names are filled in."""
    return name == _CORE_PART or _WORD_PART.fullmatch(name) is not None


def legal(text: str) -> str:
    """A text with only the characters a Word file can hold; line breaks of every kind become one kind."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").translate(_BREAKS))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _environment(*, in_word: bool) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_word_text if in_word else _bare_text,
        keep_trailing_newline=True,
    )


def _bare_text(value: object) -> object:
    return breaks.bare(legal(value)).replace("\n", " ") if isinstance(value, str) else value


def _word_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    keep = '<w:t xml:space="preserve">'
    text = str(escape(legal(value)))
    for mark, element in _ELEMENTS.items():
        text = text.replace(mark, f"</w:t>{element}{keep}")
    return Markup(text)  # noqa: S704  escaped above


def _names(where: str, source: str) -> set[str]:
    try:
        tree = _environment(in_word=True).parse(source)
    except TemplateSyntaxError as wrong:
        raise CtrecordsError(
            f"{where} has a tag that cannot be read: {wrong.message}.", remedy=REMEDY
        ) from wrong
    except RecursionError:
        raise CtrecordsError(f"{where} contains code, which is refused.", remedy=REMEDY) from None
    for node in tree.find_all(nodes.Node):
        reserved = isinstance(node, nodes.Name) and node.name in _RESERVED
        if reserved or not isinstance(node, _ALLOWED):
            raise CtrecordsError(
                f"{where} contains code ({type(node).__name__.lower()}), which is refused.", remedy=REMEDY
            )
        if isinstance(node, nodes.For) and any(node is not one for one in node.find_all(nodes.For)):
            raise CtrecordsError(
                f"{where} has a loop in a loop, which is refused.",
                remedy="Close the first loop with endfor before the next one.",
            )
    return meta.find_undeclared_variables(tree)
