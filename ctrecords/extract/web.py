"""Web pages as text: what a reader would see, without scripts, and with what is hidden said."""

import re
from typing import Any

from ctrecords.extract.extractor import Limits
from ctrecords.extract.markup import etree, html
from ctrecords.extract.page import Kind
from ctrecords.extract.plain import TextPages, decoded, paged

_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE = 4096
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no page may hold and that stop its reading."""
_UNSEEN = ("script", "style", "template", "noscript", "head")
_BREAKS = {
    "p",
    "div",
    "br",
    "tr",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "section",
    "article",
    "blockquote",
    "pre",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class WebExtractor:
    """HTML."""

    kind = Kind.TEXT
    endings = (".html", ".htm")

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it begins as a web page does."""
        del name
        return bool(_START.match(data[:_SAMPLE]))

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read its words."""
        del name, limits
        named = _CHARSET.search(data[:_SAMPLE])
        text, said = _text(data, named[1].decode("ascii") if named else "")
        notes = [said] if said else []
        if _HIDDEN.search(text):
            notes.append("It hides some of its words from readers; they stand here too.")
        return TextPages(texts=paged(plain_text(text)), media="text/html", notes=tuple(notes))


def plain_text(markup: str) -> str:
    """The words of a web page, a line for each block."""
    if not markup.strip():
        return ""
    try:
        root = html.document_fromstring(
            _NEVER.sub("", markup), parser=html.HTMLParser(no_network=True, huge_tree=False)
        )
        for element in list(root.iter(*_UNSEEN)):
            element.drop_tree()
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return re.sub(r"<[^>]*>", " ", markup)
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        _say(parts, event, element)
    return re.sub(r"[ \t]*\n\s*\n+", "\n\n", "".join(parts)).strip()


def _say(parts: list[str], event: str, element: Any) -> None:
    if not isinstance(element.tag, str):
        if event == "end":
            parts.append(element.tail or "")
        return
    if event == "start":
        parts.append(re.sub(r"\s+", " ", element.text or ""))
    else:
        parts += ["\n"] if element.tag in _BREAKS else ["\t"] if element.tag in {"td", "th"} else []
        parts.append(re.sub(r"\s+", " ", element.tail or ""))


def _text(data: bytes, charset: str) -> tuple[str, str]:
    if charset:
        try:
            return data.decode(charset), ""
        except (LookupError, UnicodeError):
            pass
    return decoded(data)
