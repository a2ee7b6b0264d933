"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as rows: values as they were last saved, nothing computed.

Formulas give the value kept beside them. Merged cells, hidden sheets, error cells and formulas without a value
are said, and nothing is filled in. It runs in a child only, and must not know where the bytes come from.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from ctrecords.errors import CtrecordsError
from ctrecords.model.days import plural
from ctrecords.sheets import faults
from ctrecords.sheets.delimited import refuse_long, refuse_size
from ctrecords.sheets.grid import LONGEST_CELL, Cell, Grid, SheetName, place

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEMBERS = 10_000
_UNPACKED = 400 * 1024 * 1024
_RATIO = 200
_SMALL = 1024 * 1024
_FEW = 5
_BARE = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"[^<>]*><f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)(?:<v>\s*</v>|<v\s*/>)?</c>'
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*?\br="(\d{1,7})"')
_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})\d')
_REL = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")


def read(data: bytes, name: str, sheet: str) -> Grid:
    """Read one sheet of a workbook, the first that is not hidden when none is named.

    Raises:
        CtrecordsError: it is no workbook, damaged, protected, a bomb, too large, or has no such sheet.
    """
    if data.startswith(ZIP):
        _refuse_bomb(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        names = tuple(
            SheetName(name=one.name, hidden=one.visible is not SheetVisibleEnum.Visible) for one in listed
        )
        chosen = _chosen(names, sheet, name)
        text = _sheet_text(data, chosen)
        _refuse_far(text, name)
        found = book.get_sheet_by_name(chosen)
        end = found.end or (-1, -1)
        refuse_size(end[0] + 1, end[1] + 1, name)
        rows = _rows(found.to_python(skip_empty_area=False), name)
        merged = [] if found.merged_cell_ranges is None else found.merged_cell_ranges
    except PasswordError:
        raise CtrecordsError(
            f"“{name}” is protected with a password.",
            remedy="Open it in its own program, save it without the password, then import it.",
        ) from None
    except (CalamineError, WorksheetNotFound) as error:
        raise _unreadable(data, name) from error
    blocks = sorted((first, last) for first, last in merged if first != last)
    rows, faulty = faults.cleared(rows, [*faults.in_xlsx(text), *faults.in_ods(data, chosen, rows)])
    notes = [*_hidden(names, chosen), *_merged(blocks), *faulty, *_formulas(text), *_untold(data)]
    return Grid(
        sheet=chosen,
        sheets=names,
        rows=rows,
        notes=tuple(notes),
        merged=frozenset(row + 1 for (top, _l), (end, _r) in blocks for row in range(top + 1, end + 1)),
    )


def _chosen(names: tuple[SheetName, ...], sheet: str, name: str) -> str:
    if not names:
        raise CtrecordsError(f"“{name}” has no sheet with cells.", remedy="Choose another file.")
    if not sheet:
        return next((one.name for one in names if not one.hidden), names[0].name)
    found = next((one.name for one in names if one.name.casefold() == sheet.casefold()), "")
    if not found:
        listed = ", ".join(f"“{one.name}”" for one in names[:_FEW])
        raise CtrecordsError(f"“{name}” has no sheet “{sheet}”.", remedy=f"Choose one of these: {listed}.")
    return found


def _rows(found: list[list[Any]], name: str) -> tuple[tuple[Cell, ...], ...]:
    made: list[tuple[Cell, ...]] = []
    for number, row in enumerate(found, start=1):
        cells = tuple(cell if isinstance(cell, str) else _cell(cell) for cell in row)
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
            raise refuse_long(number, name)
        made.append(cells)
    while made and not any(made[-1]):
        made.pop()
    return tuple(made)


def _cell(value: Any) -> Cell:
    """A value as text or as a day; a moment gives its day, which is all a table of requests needs."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004 (exact)
    return (
        value.isoformat()
        if isinstance(value, time)
        else str(value)
        if not isinstance(value, timedelta)
        else ""
    )


def _refuse_bomb(data: bytes, name: str) -> None:
    """Look at what a packed file says it unpacks to, before anything is unpacked."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _unreadable(data, name) from error
    size = sum(one.file_size for one in members)
    packed = sum(one.compress_size for one in members)
    if len(members) > _MEMBERS or size > _UNPACKED or (size > _SMALL and size > _RATIO * max(packed, 1)):
        raise CtrecordsError(
            f"“{name}” unpacks to far more than its size and was not opened.",
            remedy="If it is truly a spreadsheet, save it again in its own program, with fewer rows.",
        )


def _refuse_far(sheet: bytes, name: str) -> None:
    """Refuse a sheet with a cell beyond what is read, before its empty cells are made (.xlsx only)."""
    rows = max((int(hit) for hit in _ROW.findall(sheet)), default=0)
    columns = max((_column(hit) for hit in set(_CELL.findall(sheet))), default=0)
    refuse_size(rows, columns, name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _unreadable(data: bytes, name: str) -> CtrecordsError:
    what = "is damaged, or it is no spreadsheet"
    if data.startswith(ZIP):
        head = data[:4096] + data[-65536:]
        if b"word/" in head:
            what = "is a Word document, not a spreadsheet"
        elif b"ppt/" in head:
            what = "is a presentation, not a spreadsheet"
    return CtrecordsError(
        f"“{name}” {what}.", remedy="Open it in its own program and save it again as .xlsx or .csv."
    )


def _hidden(names: tuple[SheetName, ...], chosen: str) -> Iterator[str]:
    hidden = [one.name for one in names if one.hidden]
    if hidden:
        listed = ", ".join(f"“{one}”" for one in hidden[:_FEW])
        yield f"It has {plural(len(hidden), 'hidden sheet')}: {listed}."
    others = [one.name for one in names if one.name != chosen and not one.hidden]
    if others:
        yield f"Only the sheet “{chosen}” is read; it has {plural(len(others), 'other sheet')}."


def _merged(blocks: list[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[str]:
    if blocks:
        shown = ", ".join(f"{place(*first)}:{place(*last)}" for first, last in blocks[:_FEW])
        more = ", …" if len(blocks) > _FEW else ""
        yield f"Cells are merged ({shown}{more}): only the first of them has the value, nothing is filled in."


def _formulas(sheet: bytes) -> Iterator[str]:
    """Name formulas that were saved without their value (.xlsx only)."""
    hits = [hit.decode() for hit in _BARE.findall(sheet)]
    if hits:
        shown = ", ".join(hits[:_FEW]) + (", …" if len(hits) > _FEW else "")
        one, many = "A formula was saved without its value", "formulas were saved without their value"
        yield f"{one if len(hits) == 1 else f'{len(hits):,} {many}'} ({shown})."


def _untold(data: bytes) -> Iterator[str]:
    """Say of .xls and .xlsb that their errors cannot be found."""
    if data.startswith(OLE) or b"xl/workbook.bin" in data:
        yield faults.UNTOLD


def _sheet_text(data: bytes, sheet: str) -> bytes:
    """The XML of one sheet of an .xlsx; empty for every other format, or where it is not laid out as usual."""
    if not data.startswith(ZIP):
        return b""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            path = _sheet_path(
                packed.read("xl/workbook.xml"), packed.read("xl/_rels/workbook.xml.rels"), sheet
            )
            return packed.read(path) if path else b""
    except (
        KeyError,
        zipfile.BadZipFile,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        zlib.error,
    ):
        return b""


def _sheet_path(workbook: bytes, rels: bytes, sheet: str) -> str:
    wanted = sheet.encode()
    link = next(
        (_given(tag, rb"r:id") for tag in _SHEET.findall(workbook) if _given(tag, b"name") == wanted), b""
    )
    target = next((_given(tag, b"Target") for tag in _REL.findall(rels) if _given(tag, b"Id") == link), b"")
    path = target.decode(errors="replace")
    return path.lstrip("/") if path.startswith("/") else f"xl/{path}" if path else ""


def _given(tag: bytes, name: bytes) -> bytes:
    found = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return found[1].replace(b"&amp;", b"&") if found else b""
