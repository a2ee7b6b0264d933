"""The child's side of reading: one open file at a time, asked for its pages and pictures.

A request is a line of JSON and, when the file is not open yet, its bytes. It must not know whose file it is.
"""

import json
import os
import sys
from functools import cache
from typing import Any

from ctrecords.children import work as child_work
from ctrecords.errors import CtrecordsError
from ctrecords.extract import parts, unknown
from ctrecords.extract.archive import ArchiveExtractor
from ctrecords.extract.extractor import Limits, Opened, Unplaced
from ctrecords.extract.kinds import EXTRACTORS
from ctrecords.extract.message import MessageExtractor
from ctrecords.extract.page import Kind, Look, encode

MISSING = b"?"
_HUMBLE = 10
_open: dict[str, tuple[Kind, Opened, tuple[str, ...]]] = {}
_CARRIERS = (MessageExtractor, ArchiveExtractor)
"""Readers of files that carry files: what of these stays inside is said when the file is looked at."""


@child_work
def work(request: bytes) -> bytes:
    """Answer one question about a file; ``?`` asks for its bytes first.

    Raises:
        CtrecordsError: what is asked cannot be read; what, and what can be done.
    """
    line, _, data = request.partition(b"\n")
    asked: dict[str, Any] = json.loads(line)
    key: str = asked["file"]
    if key not in _open:
        if not asked["sent"]:
            return MISSING
        for _, other, _ in _open.values():
            other.close()
        _open.clear()
        _open[key] = _opened(data, asked["name"])
    kind, opened, notes = _open[key]
    match asked["ask"]:
        case "look":
            return encode(
                Look(
                    kind=kind,
                    media=opened.media,
                    pages=opened.count,
                    drawn=opened.drawn,
                    notes=notes,
                )
            )
        case "text":
            read = opened.text if isinstance(opened, Unplaced) else opened.page
            return encode(read(asked["number"]))
        case "page":
            return encode(opened.page(asked["number"]))
        case "scan":
            _give_way()
            return encode(opened.scan(asked["number"]))
        case "picture":
            made = opened.picture(asked["number"], asked["side"], asked["turn"])
            return json.dumps([made.width, made.height]).encode() + b"\n" + made.pixels
        case other:
            raise ValueError(other)


@cache
def _give_way() -> None:
    """From the first scan on let every other program go first: OCR takes minutes, and a person works meanwhile."""
    if sys.platform != "win32":
        os.nice(_HUMBLE)


def _opened(data: bytes, name: str) -> tuple[Kind, Opened, tuple[str, ...]]:
    if not data:
        raise CtrecordsError(
            "The file is empty: it holds not one byte.",
            remedy="It is kept as it is. Ask the sender whether something went wrong, and for the file again.",
        )
    for extractor in EXTRACTORS:
        if extractor.fits(data, name):
            opened = extractor.open(data, name, Limits())
            stays = parts.stays(data, name) if isinstance(extractor, _CARRIERS) else ()
            return extractor.kind, opened, tuple(dict.fromkeys((*opened.notes, *stays)))
    raise unknown.refusal(data, name)
