"""Tables as plain text: which letters and which separator a file uses, said and never silently guessed.

A leading apostrophe before = + - or @ is the mark by which spreadsheets keep text from being run as a formula:
written by us, and taken off when read. It must not know where the bytes come from.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from ctrecords.errors import CtrecordsError
from ctrecords.sheets import faults
from ctrecords.sheets.grid import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Grid, SheetName

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SAMPLE = 50
_RISKY = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED = re.compile(r"''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read(data: bytes, name: str) -> Grid:
    """Read text with separators.

    Raises:
        CtrecordsError: it is no text, is empty, too large, or a quotation in it never ends.
    """
    text, said = _text(data, name)
    separator = _separator(text)
    notes = [said] if said else []
    if separator != ",":
        notes.append(f"Columns are separated by {_SEPARATORS[separator]}.")
    rows, faulty = faults.cleared(tuple(_rows(text, separator, name)))
    return Grid(sheet="", sheets=(SheetName(name=""),), rows=rows, notes=(*notes, *faulty))


def written(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write rows as a .csv that spreadsheets open rightly: UTF-8 with its mark, and no cell that runs."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [_harmless(cell) if isinstance(cell, str) else cell.isoformat() for cell in row] for row in rows
    )
    return codecs.BOM_UTF8 + out.getvalue().encode()


def refuse_size(rows: int, columns: int, name: str) -> None:
    """Refuse a table no researcher keeps by hand.

    Raises:
        CtrecordsError: it has too many rows, columns or cells.
    """
    for count, most, word in ((rows, MOST_ROWS, "rows"), (columns, MOST_COLUMNS, "columns")):
        if count > most:
            raise CtrecordsError(
                f"“{name}” has more than {most:,} {word}.",
                remedy=f"Delete the {word} that are not needed, or split the file, then try again.",
            )
    if rows * columns > MOST_CELLS:
        raise CtrecordsError(
            f"“{name}” has more than {MOST_CELLS:,} cells.",
            remedy="Delete the columns that are not needed, or split the file, then try again.",
        )


def refuse_long(row: int, name: str) -> CtrecordsError:
    """Say that a cell is longer than any that was typed."""
    return CtrecordsError(
        f"A cell in row {row} of “{name}” is longer than {LONGEST_CELL:,} characters.",
        remedy="Look for a quotation mark that is never closed, or shorten that cell.",
    )


def _harmless(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def _bare(text: str) -> str:
    return text[1:] if _MARKED.match(text) else text


def _text(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file and what to say of its letters."""
    utf16 = next((codec for mark, codec in _UTF16.items() if data.startswith(mark)), "")
    if not utf16 and b"\0" in data:
        raise CtrecordsError(
            f"“{name}” is not a table of text: it holds NUL bytes.",
            remedy="Open it in a spreadsheet program and save it as .xlsx or as CSV UTF-8.",
        )
    try:
        text = data.decode(utf16 or "utf-8-sig")
    except UnicodeDecodeError:
        if utf16:
            raise CtrecordsError(
                f"“{name}” says that it is UTF-16 and is not.",
                remedy="Save it again as CSV UTF-8.",
            ) from None
        return data.decode("cp1252", "replace"), (
            "It is not UTF-8: read as Windows-1252. Look whether letters such as é came through."
        )
    if "\0" in text:
        raise CtrecordsError(
            f"“{name}” is not a table of text: it holds NUL characters.",
            remedy="Open it in a spreadsheet program and save it as .xlsx or as CSV UTF-8.",
        )
    return text, "It is read as UTF-16." if utf16 else ""


def _separator(text: str) -> str:
    """The separator that cuts the first lines into the most columns, the same number in most of them."""
    counted: list[tuple[int, int, str]] = []
    for order, separator in enumerate(_SEPARATORS):
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(text[: LONGEST_CELL * 2], newline=""), delimiter=separator):
                widths += [len(row)] if any(row) else []
                if len(widths) == _SAMPLE:
                    break
        except csv.Error:
            pass
        usual = max(set(widths), key=widths.count, default=0)
        if usual > 1:
            counted.append((widths.count(usual) * usual, -order, separator))
    return max(counted)[2] if counted else ","


def _rows(text: str, separator: str, name: str) -> Iterable[tuple[str, ...]]:
    csv.field_size_limit(LONGEST_CELL)
    made: list[tuple[str, ...]] = []
    widest = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            made.append(tuple(_bare(cell) for cell in row))
            widest = max(widest, len(row))
            if len(made) % 1000 == 1:
                refuse_size(len(made), widest, name)
    except csv.Error:
        raise refuse_long(len(made) + 1, name) from None
    while made and not any(cell.strip() for cell in made[-1]):
        made.pop()
    refuse_size(len(made), widest, name)
    return made
