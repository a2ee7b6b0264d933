"""The parent's side of tables: a file's bytes to a child with limits, rows back; and rows to a file's bytes.

It imports no reader and no writer, so a window or a command starts without paying for them.
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError

from ctrecords.children import Child
from ctrecords.errors import CtrecordsError
from ctrecords.progress import Progress, Silent
from ctrecords.sheets.grid import Cell, Grid, decode

WORK = "ctrecords.sheets.work:work"
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read."""
_SECONDS = 60.0
_MEGABYTES = 2048
_LISTEN = 0.1
_REPLY_MEGABYTES = 512


def read(
    data: bytes,
    name: str,
    sheet: str = "",
    progress: Progress | None = None,
    *,
    seconds: float = _SECONDS,
    megabytes: int = _MEGABYTES,
) -> Grid:
    """The rows of one sheet of a file (the first that is not hidden when none is named).

    Raises:
        CtrecordsError: it is no table, damaged, too large, or reading it passed a limit.
        CancelledError: the researcher pressed Cancel.
    """
    if len(data) > LARGEST:
        raise CtrecordsError(
            f"“{name}” is larger than {LARGEST // 1024 // 1024} MB.",
            remedy="Delete what is not needed in it, or split it, then try again.",
        )
    asked = json.dumps({"do": "read", "name": name, "sheet": sheet}).encode()
    child = Child(WORK, seconds=seconds, megabytes=megabytes, reply_megabytes=_REPLY_MEGABYTES)
    try:
        return decode(_ask(child, asked + b"\n" + data, progress or Silent(), f"Reading {name}"))
    except CtrecordsError as error:
        if name in error.what:
            raise
        raise CtrecordsError(
            f"“{name}” could not be read. {error.what}",
            remedy="Save it again in its own program, with only the rows and columns needed.",
        ) from error


def write(rows: Sequence[Sequence[Cell]], ending: str, title: str, progress: Progress | None = None) -> bytes:
    """A table as the bytes of a .csv or .xlsx; the first row holds the headings.

    Raises:
        CtrecordsError: it is too large, or writing it passed a limit.
        CancelledError: the researcher pressed Cancel.
    """
    told = [[cell if isinstance(cell, str) else [cell.isoformat()] for cell in row] for row in rows]
    asked = json.dumps({"do": "write", "ending": ending, "title": title}).encode()
    child = Child(WORK, seconds=_SECONDS * 2, megabytes=_MEGABYTES, reply_megabytes=_REPLY_MEGABYTES)
    return _ask(child, asked + b"\n" + json.dumps(told).encode(), progress or Silent(), "Writing the table")


def _ask(child: Child, request: bytes, progress: Progress, note: str) -> bytes:
    """Let the child work, and stop it when Cancel is pressed."""
    progress.check()
    with child, ThreadPoolExecutor(1, thread_name_prefix="sheets") as waiting:
        answer = waiting.submit(child.call, request)
        try:
            while True:
                progress.step(0, 1, note)
                try:
                    found = answer.result(_LISTEN)
                except NotYetError:
                    if answer.done():
                        raise
                else:
                    progress.step(1, 1, note)
                    return found
        finally:
            if not answer.done():
                child.kill()
