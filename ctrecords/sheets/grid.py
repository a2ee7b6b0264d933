"""What was read of a table of others: its sheets by name, the rows of one of them, and what to say of it.

A cell is text or a day, nothing else: a number is the text a person would write. It must not know formats.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

Cell = str | date

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
MOST_CELLS = 4_000_000
LONGEST_CELL = 100_000
"""Characters; spreadsheet programs stop at 32,767."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetName:
    """One sheet of a file, and whether its program hides it."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet: its rows from the first of the file on, each as long as it needs, and what a reader must know.

    ``sheets`` are all those of the file. ``notes`` are sentences; ``merged`` holds the rows, counted from 1, that
    lie in merged cells below their first row and so lack a value.
    """

    sheet: str
    sheets: tuple[SheetName, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    merged: frozenset[int] = frozenset()


def place(row: int, column: int) -> str:
    """Name a cell as spreadsheets do: row 2, column 3, both counted from 0, is D3."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def encode(grid: Grid) -> bytes:
    """Write a grid for the pipe; a day is a list of one text."""
    told: dict[str, Any] = {
        "sheet": grid.sheet,
        "sheets": [asdict(one) for one in grid.sheets],
        "notes": grid.notes,
        "merged": sorted(grid.merged),
        "rows": [
            [cell if isinstance(cell, str) else [cell.isoformat()] for cell in row] for row in grid.rows
        ],
    }
    return json.dumps(told).encode()


def decode(data: bytes) -> Grid:
    """Read a grid from the pipe."""
    told: dict[str, Any] = json.loads(data)
    return Grid(
        sheet=told["sheet"],
        sheets=tuple(SheetName(**one) for one in told["sheets"]),
        rows=tuple(
            tuple(cell if isinstance(cell, str) else date.fromisoformat(cell[0]) for cell in row)
            for row in told["rows"]
        ),
        notes=tuple(told["notes"]),
        merged=frozenset(told["merged"]),
    )
