"""Tables as pages: fifty rows of one sheet a page, a line a row, its cells apart by tabs.

The room `sheets` reads the cells; this only cuts them into pages that can be found and cited by row.
"""

import re
from dataclasses import dataclass
from datetime import date

from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import Limits
from ctrecords.extract.page import How, Kind, Page
from ctrecords.extract.plain import TextPages, decoded, paged
from ctrecords.sheets import work as sheets
from ctrecords.sheets.grid import Cell, Grid

ROWS = 50
"""Rows of a page."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_PLAIN = (".csv", ".tsv")
_MEDIA = {
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LETTER = "WordDocument".encode("utf-16-le")
_INSIDE = (b"xl/workbook", b"opendocument.spreadsheet", b"W\0o\0r\0k\0b\0o\0o\0k\0", b"B\0o\0o\0k\0")


class SheetExtractor:
    """Workbooks and tables of plain text."""

    kind = Kind.SHEET
    endings = (*_BOOKS, *_PLAIN)

    def fits(self, data: bytes, name: str) -> bool:
        """Whether it is a workbook; a table of plain text is told by its name."""
        if data.startswith((_ZIP, _OLE)):
            letter = data.startswith(_OLE) and _LETTER in data and _ending(name) not in _BOOKS
            return not letter and any(mark in data for mark in _INSIDE)
        return _ending(name) in _PLAIN and b"\0" not in data[:1024]

    def open(self, data: bytes, name: str, limits: Limits) -> TextPages:
        """Read every sheet; a table of plain text with cells or columns beyond any table's is read as text.

        Raises:
            CtrecordsError: it is damaged, locked by a password or too large.
        """
        del limits
        try:
            first = sheets.read(data, name)
        except CtrecordsError as error:
            if _ending(name) not in _PLAIN:
                raise
            text, said = decoded(data)
            notes = (f"{error.what} It is read as plain text.", *((said,) if said else ()))
            return TextPages(texts=paged(text), media=_MEDIA[_ending(name)], notes=notes)
        grids = [first, *_others(data, name, first)]
        media = _MEDIA.get(_ending(name), _XLSX)
        return SheetPages(texts=(), media=media, notes=tuple(_notes(grids)), lots=tuple(_lots(grids)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lot:
    """Some rows of one sheet, the first of them counted from 1."""

    sheet: str
    first: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPages(TextPages):
    """An open table."""

    lots: tuple[_Lot, ...]

    @property
    def count(self) -> int:
        """How many pages of rows there are."""
        return len(self.lots)

    def page(self, number: int) -> Page:
        """Some rows, from page 1."""
        lot = self.lots[number - 1]
        text = "\n".join("\t".join(_said(cell) for cell in row) for row in lot.rows)
        last = lot.first + len(lot.rows) - 1
        return Page(
            number=number,
            text=text,
            how=How.TEXT if text.strip() else How.NONE,
            label=f"{lot.sheet} {lot.first}-{last}".strip(),
            first_row=lot.first,
        )


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def _others(data: bytes, name: str, first: Grid) -> list[Grid]:
    """The sheets beside the first; one that cannot be read says so in its place."""
    found: list[Grid] = []
    for one in first.sheets:
        if one.name == first.sheet:
            continue
        try:
            found.append(sheets.read(data, name, one.name))
        except CtrecordsError as error:
            found.append(Grid(sheet=one.name, sheets=(), rows=(), notes=(error.what,)))
    return found


def _lots(grids: list[Grid]) -> list[_Lot]:
    made = [
        _Lot(sheet=grid.sheet, first=at + 1, rows=grid.rows[at : at + ROWS])
        for grid in grids
        for at in range(0, len(grid.rows), ROWS)
    ]
    return made or [_Lot(sheet=grids[0].sheet, first=1, rows=())]


def _notes(grids: list[Grid]) -> list[str]:
    hidden = [one.name for one in grids[0].sheets if one.hidden]
    # All sheets are read here, so what the reading of one says of the others does not hold.
    said = [note for grid in grids for note in grid.notes if not note.startswith("Only the sheet ")]
    if hidden:
        said.append(f"Hidden sheets stand here too: {', '.join(hidden)}.")
    return list(dict.fromkeys(said))


def _said(cell: Cell) -> str:
    text = cell.isoformat() if isinstance(cell, date) else cell
    return re.sub(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", " ", text)
