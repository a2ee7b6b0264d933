"""Work for children that reads files of its own making: their bytes say what happens at which page.

``3 crash:2 bug:3`` has three pages; the second kills the child, the third meets a bug. ``scan`` pages wait.
"""

import json
import os
from typing import Any

from ctrecords.children import work
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import How, Kind, Look, Page, encode
from ctrecords.extract.work import MISSING

_open: dict[str, bytes] = {}


@work
def read(request: bytes) -> bytes:
    """Answer as the reader's own work does."""
    line, _, data = request.partition(b"\n")
    asked: dict[str, Any] = json.loads(line)
    key: str = asked["file"]
    if key not in _open:
        if not asked["sent"]:
            return MISSING
        _open.clear()
        _open[key] = data
    count, *happens = _open[key].decode().split()
    told = [one.split(":") for one in happens]
    number = int(asked.get("number", 0))
    for what, at in told:
        if at == "all" or int(at) == number:
            _happen(what, asked["ask"])
    if asked["ask"] == "look":
        return encode(Look(kind=Kind.PDF, media="application/pdf", pages=int(count)))
    waits = ["scan", "0"] in told and asked["ask"] == "text"
    how = How.WAITS if waits else How.OCR if asked["ask"] == "scan" else How.TEXT
    return encode(Page(number=number, text="" if waits else f"zebra number {number}", how=how))


def _happen(what: str, asked: str) -> None:
    if what == "crash":
        os._exit(3)
    if what == "bug":
        raise KeyError("the words of the file")
    if what == "refuse" or (what == "blur" and asked == "scan"):
        raise CtrecordsError("This page is damaged.", remedy="Ask for it again.")
