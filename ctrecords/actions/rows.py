"""The rows of a table that was filed: its sheets, and which rows hold words in a column.

Rows are read from the index in runs, never a table as a whole. It must not know how they are shown.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ctrecords.casebook import Casebook
from ctrecords.index import folding, leaves
from ctrecords.index.leaves import Leaf
from ctrecords.progress import Progress, Silent

_SILENT = Silent()
ANY = -1
"""In place of a column: any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook: its pages, and the first row of each, counted in the sheet from 1."""

    name: str
    pages: tuple[int, ...]
    firsts: tuple[int, ...]
    last: int
    """The number of its last row; a sheet without rows has 0."""

    def page_of(self, row: int) -> int:
        """The page a row stands on."""
        return self.pages[max(0, bisect_right(self.firsts, row) - 1)]

    def first_of(self, page: int) -> int:
        """The first row of a page."""
        return self.firsts[bisect_left(self.pages, page)]


def sheets(pages: Sequence[Leaf]) -> tuple[Sheet, ...]:
    """The sheets of a table, from the labels of its pages such as ``Log 51-100``."""
    found: dict[str, list[tuple[Leaf, int]]] = {}
    for leaf in pages:
        name, _, span = leaf.label.rpartition(" ")
        _, _, last = span.partition("-")
        found.setdefault(name, []).append((leaf, int(last) if last.isdecimal() else leaf.first_row))
    return tuple(
        Sheet(
            name=name,
            pages=tuple(leaf.number for leaf, _ in lots),
            firsts=tuple(leaf.first_row for leaf, _ in lots),
            last=max(last for _, last in lots),
        )
        for name, lots in found.items()
    )


def cells(text: str) -> list[list[str]]:
    """The rows of a page of a table, cell by cell."""
    return [line.split("\t") for line in text.split("\n")] if text else []


def block(book: Casebook, sha256: str, page: int) -> list[list[str]]:
    """The rows of one page, cell by cell; none when it was not read."""
    return [line for _, text in leaves.texts(book.index, sha256, page, page) for line in cells(text)]


def matching(
    book: Casebook,
    sha256: str,
    sheet: Sheet,
    wanted: Mapping[int, str],
    *,
    heads: bool = True,
    progress: Progress = _SILENT,
) -> "array[int]":
    """The rows that hold these words in these columns (counted from 0, or ANY), accents and case aside.

    *heads*: the first row names the columns and is left out.

    Raises:
        CancelledError: it is not wanted any more.
    """
    asked = {column: folding.plain(words.strip()) for column, words in wanted.items() if words.strip()}
    found = array("L")
    for row, line in _lines(book, sha256, sheet, progress):
        if (row > 1 or not heads) and _holds(line, asked):
            found.append(row)
    return found


def _lines(book: Casebook, sha256: str, sheet: Sheet, progress: Progress) -> Iterator[tuple[int, str]]:
    if not sheet.pages:
        return
    for page, text in leaves.texts(book.index, sha256, sheet.pages[0], sheet.pages[-1]):
        progress.check()
        yield from enumerate(text.split("\n"), start=sheet.first_of(page))


def _holds(line: str, asked: Mapping[int, str]) -> bool:
    said = line.lower() if line.isascii() else folding.plain(line)
    if any(words not in said for words in asked.values()):  # most rows go here, whatever the column
        return False
    parts = said.split("\t")
    return all(
        column == ANY or (column < len(parts) and words in parts[column]) for column, words in asked.items()
    )
