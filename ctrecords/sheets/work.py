"""The work done inside the child: a file's bytes to rows, or rows to a file's bytes.

A request is its description as JSON, a line break, then the bytes. It reads and writes no file.
"""

import json
from datetime import date
from typing import Any

from ctrecords import children
from ctrecords.errors import CtrecordsError
from ctrecords.sheets import delimited, workbook, writing
from ctrecords.sheets.grid import Cell, Grid, encode


@children.work
def work(request: bytes) -> bytes:
    """Answer one request: ``read`` a file (JSON of a grid) or ``write`` a table (its bytes)."""
    head, _, data = request.partition(b"\n")
    asked: dict[str, Any] = json.loads(head)
    if asked["do"] == "write":
        rows: list[list[Cell]] = [
            [cell if isinstance(cell, str) else date.fromisoformat(cell[0]) for cell in row]
            for row in json.loads(data)
        ]
        return writing.table(rows, asked["ending"], asked["title"])
    return encode(read(data, asked["name"], asked["sheet"]))


def read(data: bytes, name: str, sheet: str = "") -> Grid:
    """The rows of a file, told by its first bytes and never by its name.

    Raises:
        CtrecordsError: it is empty, no table, damaged or too large.
    """
    if not data.strip():
        raise CtrecordsError(f"“{name}” is empty.", remedy="Choose a file with rows in it.")
    if data.startswith((workbook.ZIP, workbook.OLE)):
        return workbook.read(data, name, sheet)
    if data.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
        raise CtrecordsError(f"“{name}” is no table.", remedy="Choose a .csv, .xlsx, .xls or .ods file.")
    return delimited.read(data, name)
