"""The child's side of showing a message: what could run, fetch or swell is taken out before anything is drawn.

Pictures within it are drawn anew, so the window never opens bytes of others. It must not know whose message it is.
"""

import base64
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from PIL import Image

from ctrecords import mail
from ctrecords.children import work as child_work
from ctrecords.extract import outlook
from ctrecords.extract.extractor import Limits
from ctrecords.extract.markup import etree, html
from ctrecords.extract.plain import decoded

_MOST_ELEMENTS, _DEEPEST, _LONGEST = 20_000, 80, 2_000_000
_SOURCE, _WORDS = 400_000, 2_000_000
_PICTURE_PIXELS, _PICTURE_SIDE, _MOST_PICTURES = 50_000_000, 1_600, 50
_OUT = (
    *("script", "style", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet"),
    *("input", "select", "textarea", "audio", "video", "source", "track", "svg", "math", "title"),
    *("noscript", "template"),
)
_UNWRAPPED = ("form", "button")
"""Taken away around their words."""
_FETCHING = ("src", "background", "poster", "data", "srcset", "lowsrc", "dynsrc")
_URL = re.compile(r"url\s*\(|@import|expression\s*\(", re.IGNORECASE)
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, ZeroDivisionError)


@child_work
def work(request: bytes) -> bytes:
    """Read a message: its heads, words, cleaned page and pictures as JSON.

    Raises:
        CtrecordsError: it is a damaged .msg.
    """
    limits = Limits()
    if outlook.fits(request):
        _, said, parts = outlook.parse(request, limits.members)
    else:
        said, parts = mail.parse(request, limits.members)
    who = f"{said.sender_name} <{said.sender}>" if said.sender_name else said.sender
    heads = {
        "From": who,
        "To": ", ".join(said.recipients),
        "Cc": ", ".join(said.copies),
        "Subject": said.subject,
    }
    notes = list(said.notes)
    page, remote = _cleaned(said.html, notes)
    told = {
        "heads": [(name, _NEVER.sub("", value)) for name, value in heads.items() if value],
        "sent_at": said.sent_at.isoformat() if said.sent_at else "",
        "text": _cut(said.text, _WORDS, notes, "Its words are"),
        "html": page,
        "remote": remote,
        "pictures": dict(_pictures(parts)) if page else {},
        "source": _source(request),
        "notes": notes,
    }
    return json.dumps(told).encode("utf-8", "surrogatepass")


def _source(data: bytes) -> str:
    if outlook.fits(data):
        return ""
    text = decoded(data[:_SOURCE])[0]
    left = len(data) - _SOURCE
    return f"{text}\n\n[{left:,} more bytes are only in the original.]" if left > 0 else text


def _cut(text: str, most: int, notes: list[str], what: str) -> str:
    if len(text) <= most:
        return text
    notes.append(f"{what} too long to be shown here in full; all of them are found by a search.")
    return text[:most]


def _cleaned(markup: str, notes: list[str]) -> tuple[str, int]:
    """The page without what runs or fetches, and how many things it would have fetched."""
    root = _parsed(markup, notes)
    if root is None:
        return "", 0
    fetched = 0
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
            continue
        fetched += _clean(element)
    for element in [one for one in root.iter("img") if not one.get("src")]:
        element.drop_tree()
    for element in list(root.iter(*_OUT)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(root.iter(*_UNWRAPPED)):
        element.drop_tag()
    return str(html.tostring(root, encoding="unicode")), fetched


def _parsed(markup: str, notes: list[str]) -> Any:
    """The page as a tree; None when there is none that can be shown, and why among the notes."""
    if not markup.strip():
        return None
    if len(markup) > _LONGEST:
        notes.append("Its layout is too large to be shown; its words are.")
        return None
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        root = html.document_fromstring(_NEVER.sub("", markup), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        notes.append("Its layout cannot be read; its words are shown.")
        return None
    if _too_much(root):
        notes.append("Its layout is too deep or has too many parts to be shown; its words are.")
        return None
    return root


def _drop(element: Any) -> None:
    """Take a comment out; the words behind it stay."""
    if element.getparent() is not None:
        element.drop_tree()


def _clean(element: Any) -> int:
    """Take out what an element would fetch or run; give how many things it would fetch."""
    fetched = 0
    if element.tag == "link" and element.get("href"):
        fetched += 1
    if element.tag == "style" and _URL.search(element.text or ""):
        fetched += 1
    for name, value in list(element.attrib.items()):
        lower = name.lower()
        if lower in _FETCHING:
            if lower == "src" and str(value).strip().lower().startswith("cid:"):
                continue
            fetched += element.tag != "script"
            del element.attrib[name]
        elif lower.startswith("on") or (lower == "style" and _URL.search(value)):
            fetched += lower == "style"
            del element.attrib[name]
    return fetched


def _too_much(root: Any) -> bool:
    count, depth = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            return True
    return False


def _pictures(parts: tuple[mail.Part, ...]) -> Iterator[tuple[str, str]]:
    """The pictures within a message, drawn anew, by content id."""
    Image.MAX_IMAGE_PIXELS = None  # asked below
    for part in [one for one in parts if one.content_id][:_MOST_PICTURES]:
        try:
            image: Any = Image.open(io.BytesIO(part.data), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP"))
            if image.width * image.height > _PICTURE_PIXELS:
                continue
            image.thumbnail((_PICTURE_SIDE, _PICTURE_SIDE))
            made = io.BytesIO()
            image.convert("RGBA").save(made, "PNG")
        except _BROKEN:
            continue
        yield part.content_id, base64.b64encode(made.getvalue()).decode("ascii")
