"""Cells that show an error (#REF!, #N/A, Err:502) instead of a value: named, and counted as empty, never filled in.

The reader of workbooks gives them as nothing or as text, each format in its own way, so they are looked for in the
file itself: in .xlsx by their type, in .ods by type and shown text, in plain text by the text alone. In .xls and .xlsb
they cannot be told from empty cells, which is said. It runs in a child only.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from ctrecords.sheets.grid import Cell, place

UNTOLD = "Cells that show an error cannot be told from empty ones in this kind of file; saved as .xlsx they are named."
"""What is said of a format in which errors cannot be found."""
_FEW = 5
_SHOWN = re.compile(
    r"\s*(?:#(?:REF!|N/A|DIV/0!|NAME\?|VALUE!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)"
    r"|Err:5\d\d)\s*"
)
_TYPED = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^<>]*\bt="e"')
_INSIDE = rb'[^>"]*(?:"[^"]*"[^>"]*)*'
_ODS_SHEET = re.compile(rb"<table:table\s" + _INSIDE + rb">")
_ODS_PART = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell)\b(" + _INSIDE + rb")>|</table:(table)>"
)
_ODS_SUSPECT = re.compile(rb'value-type="error"|>\s*#[A-Z]|>\s*Err:5')
_ODS_AGAIN = re.compile(rb'\btable:number-(?:rows|columns)-repeated="(\d{1,7})"')
_ODS_NAME = re.compile(rb'\btable:name="([^"]*)"')
_TAG = re.compile(rb"<office:annotation\b.*?</office:annotation>|<[^>]*>", re.DOTALL)

At = tuple[int, int]
"""A row and a column, both counted from 0."""


def cleared(
    rows: Sequence[tuple[Cell, ...]], known: Iterable[At] = ()
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[str, ...]]:
    """The rows with every error emptied, those *known* from the file and those that read as one; and what to say."""
    found = set(known)
    found |= {
        (at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, str) and cell and cell.lstrip()[:1] in "#E" and _SHOWN.fullmatch(cell)
    }
    if not found:
        return tuple(rows), ()
    hit = {at for at, _column in found}
    emptied = tuple(
        tuple("" if (at, column) in found else cell for column, cell in enumerate(row)) if at in hit else row
        for at, row in enumerate(rows)
    )
    return emptied, (_said(sorted(found)),)


def in_xlsx(sheet: bytes) -> set[At]:
    """The cells of the XML of one .xlsx sheet that are of the type error."""
    return {_at(hit.decode()) for hit in _TYPED.findall(sheet)}


def in_ods(data: bytes, sheet: str, rows: Sequence[Sequence[Cell]]) -> set[At]:
    """The cells of one sheet of an .ods that show an error, among the *rows* that were read of it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            content = packed.read("content.xml")
    except (KeyError, zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, zlib.error):
        return set()
    return set(_faulty(content, _begins(content, sheet), rows)) if _ODS_SUSPECT.search(content) else set()


def _faulty(content: bytes, begins: int, rows: Sequence[Sequence[Cell]]) -> Iterator[At]:
    row, again, column = 0, 0, 0
    for part in _ODS_PART.finditer(content, begins):
        if part[3]:
            return
        inside = part[2]
        count = int(found[1]) if (found := _ODS_AGAIN.search(inside)) else 1
        if part[1] == b"table-row":
            row, again, column = row + again, count, 0
            continue
        if not inside.endswith(b"/") and _shows_error(content, part.end(), inside):
            yield from (
                (at, each)
                for at in range(row, min(row + again, len(rows)))
                for each in range(column, min(column + count, len(rows[at])))
            )
        column += count


def _begins(content: bytes, sheet: str) -> int:
    """Where the cells of a sheet begin; the end of the file where it has none of that name."""
    wanted = sheet.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    names = {wanted.encode(), wanted.replace("'", "&apos;").encode(), wanted.replace(">", "&gt;").encode()}
    for tag in _ODS_SHEET.finditer(content):
        if (name := _ODS_NAME.search(tag[0])) and name[1] in names:
            return tag.end()
    return len(content)


def _shows_error(content: bytes, begins: int, inside: bytes) -> bool:
    if b'calcext:value-type="error"' in inside:
        return True
    if b"table:formula=" not in inside:
        return False
    shown = _TAG.sub(b"", content[begins : content.find(b"</table:", begins)])
    return bool(_SHOWN.fullmatch(shown.decode(errors="replace")))


def _at(name: str) -> At:
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


def _said(found: Sequence[At]) -> str:
    shown = ", ".join(place(*one) for one in found[:_FEW]) + (", …" if len(found) > _FEW else "")
    if len(found) == 1:
        return f"A cell shows an error and counts as empty ({shown})."
    return f"{len(found):,} cells show errors and count as empty ({shown})."
