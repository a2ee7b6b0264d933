"""A file of the researcher's own: its rows under their headings, and which heading means what.

What a set of headings means is asked once and kept in the casebook. It must not know what the rows are for.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from ctrecords import streams
from ctrecords.actions.sheet_days import Order, two_days
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Meta
from ctrecords.progress import Progress
from ctrecords.sheets import tables
from ctrecords.sheets.grid import Cell, Grid, SheetName
from ctrecords.store.rows import T
from ctrecords.store.store import Transaction

__all__ = ["Cell", "Order", "SheetName"]

_SEARCHED = 20
_PART = 2_000
_NO_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One thing a row can say: its name in commands, its label, and headings that mean it."""

    name: str
    label: str
    words: tuple[str, ...] = ()
    needed: bool = False

    def means(self, heading: str) -> bool:
        """Whether a heading is one of those people write for it."""
        plain = _plain(heading)
        return bool(plain) and plain in {_plain(one) for one in (self.name, self.label, *self.words)}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the file, from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a sheet under their headings; two headings alike are told apart by a number."""

    file: str
    grid: Grid
    heading_row: int
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    def sample(self, heading: str) -> str:
        """The first value under a heading, to recognize the column by."""
        at = self.headings.index(heading)
        found = (text_of(line.cells[at]) for line in self.lines if at < len(line.cells))
        return next((text for text in found if text), "")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a row, or to be known of it; row 0 is the whole file."""

    row: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the researcher decided about a file.

    ``columns`` are heading → name of a column, empty to leave it out; ``same`` are names in the file → the slug
    of the agency they mean; ``fresh`` are names that look like a known agency and are another; ``statuses`` are
    words of the file → what they mean; ``law`` and ``agency_class`` are for agencies added without their own.
    """

    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    dates: Order | None = None
    same: Mapping[str, str] = field(default_factory=dict[str, str])
    fresh: frozenset[str] = frozenset()
    statuses: Mapping[str, str] = field(default_factory=dict[str, str])
    law: str = ""
    agency_class: str = ""
    add_agencies: bool = False


class Row:
    """One row read by column; what cannot be read is collected, so that all of it is told at once."""

    def __init__(self, line: Line, columns: Mapping[str, int], order: Order | None, today: date) -> None:
        self.number = line.number
        self.wrong: list[str] = []
        self._line, self._columns, self._order, self._today = line, columns, order, today

    def text(self, column: str) -> str:
        """The text of a column, on one line unless it has several; empty where there is none."""
        return text_of(self._cell(column))

    def day(self, column: str, label: str) -> date | None:
        """The day of a column; None when empty, when it cannot be read, and while 3/4/26 could be two."""
        cell = self._cell(column)
        if isinstance(cell, date) or not cell.strip():
            return cell if isinstance(cell, date) else None
        try:
            return Order.read(cell, self._order)
        except CtrecordsError as error:
            self.wrong.append(f"{label}: {error.what}")
            return None

    def past(self, column: str, label: str) -> date | None:
        """The day of a column, which cannot be still to come."""
        found = self.day(column, label)
        if found is not None and found > self._today:
            self.wrong.append(f"{label}: {found.isoformat()} is still to come.")
        return found

    def _cell(self, column: str) -> Cell:
        at = self._columns.get(column, -1)
        return self._line.cells[at] if 0 <= at < len(self._line.cells) else ""


def text_of(cell: Cell) -> str:
    """A cell as text without the white space around it; a day as 2026-03-04."""
    return cell.strip() if isinstance(cell, str) else cell.isoformat()


def read_table(
    path: Path, columns: Sequence[Column], progress: Progress, *, sheet: str = "", heading_row: int = 0
) -> Table:
    """Read a file and find its headings: the row that names the most known columns, else the first with words.

    Raises:
        CtrecordsError: it cannot be read, is no table, or has no row under its headings.
        CancelledError: the researcher pressed Cancel.
    """
    path = path.expanduser()
    grid = _grid(path, sheet, progress)
    at = heading_row - 1 if heading_row else _heading_row(grid, columns)
    if not 0 <= at < len(grid.rows):
        raise CtrecordsError(
            f"“{path.name}” has no headings in row {at + 1}.",
            remedy="Put a heading above each column, then try again.",
        )
    lines = tuple(
        Line(number, cells)
        for number, cells in enumerate(grid.rows[at + 1 :], start=at + 2)
        if any(text_of(cell) for cell in cells)
    )
    if not lines:
        raise CtrecordsError(
            f"“{path.name}” has headings and no rows under them.",
            remedy="Choose another sheet or file, or say in which row the headings are.",
        )
    headings, notes = _headings(grid.rows[at], max(len(line.cells) for line in lines))
    return Table(
        file=path.name,
        grid=grid,
        heading_row=at + 1,
        headings=headings,
        lines=lines,
        notes=(*grid.notes, *notes),
    )


def read_rows(path: Path, progress: Progress) -> list[tuple[int, tuple[Cell, ...]]]:
    """Every row of a file with its number, whatever its headings.

    Raises:
        CtrecordsError: it cannot be read, or is no table.
        CancelledError: the researcher pressed Cancel.
    """
    return list(enumerate(_grid(path.expanduser(), "", progress).rows, start=1))


def _grid(path: Path, sheet: str, progress: Progress) -> Grid:
    with streams.opened(path, path.name) as (file, _size, _same):
        data = file.read(tables.LARGEST + 1)
    return tables.read(data, path.name, sheet, progress)


def meanings(book: Casebook, table: Table, columns: Sequence[Column], purpose: str) -> dict[str, str]:
    """What each heading means, as it was chosen for these headings before, else as people usually write."""
    kept = book.store.first(Meta, name=_name(table, purpose))
    known = {column.name for column in columns}
    if kept is not None:
        stored = cast("dict[str, str]", json.loads(kept.value))
        return {
            heading: stored.get(heading, "") for heading in table.headings if stored.get(heading) in known
        }
    found: dict[str, str] = {}
    for heading in table.headings:
        column = next((one.name for one in columns if one.means(heading)), "")
        if column and column not in found.values():
            found[heading] = column
    return found


def columns_at(
    table: Table, columns: Sequence[Column], chosen: Mapping[str, str], usual: Mapping[str, str]
) -> dict[str, int]:
    """Where each column stands, by what was chosen over what is usual.

    Raises:
        CtrecordsError: a heading or a column is unknown, two headings mean one column, or a needed one is missing.
    """
    plain = {_plain(heading): heading for heading in table.headings}
    names = {column.name for column in columns}
    meant = dict(usual)
    for given, column in chosen.items():
        heading = given if given in table.headings else plain.get(_plain(given), "")
        if not heading:
            raise CtrecordsError(
                f"“{table.file}” has no heading “{given}”.",
                remedy=f"It has: {', '.join(table.headings[:_SEARCHED])}.",
            )
        if column and column not in names:
            raise CtrecordsError(
                f"“{column}” is nothing a heading can mean here.",
                remedy=f"Choose one of: {', '.join(one.name for one in columns)}.",
            )
        meant = {other: name for other, name in meant.items() if name != column or other in chosen}
        meant[heading] = column
    found: dict[str, int] = {}
    for heading, column in meant.items():
        if column in found:
            raise CtrecordsError(
                f"Two headings of “{table.file}” are to mean {column}: “{heading}” is the second.",
                remedy="Choose one of them, and leave the other out.",
            )
        if column:
            found[column] = table.headings.index(heading)
    missing = [one for one in columns if one.needed and one.name not in found]
    if missing:
        raise CtrecordsError(
            f"No heading of “{table.file}” is known to mean {missing[0].label.lower()}.",
            remedy=f"Say which one: --map “HEADING={missing[0].name}”. It has: "
            f"{', '.join(table.headings[:_SEARCHED])}.",
        )
    return found


def remember(step: Transaction, book: Casebook, table: Table, found: Mapping[str, int], purpose: str) -> None:
    """Keep what these headings mean, so that it is asked once."""
    meant = {table.headings[at]: column for column, at in found.items()}
    name, value = _name(table, purpose), json.dumps(meant, ensure_ascii=False, sort_keys=True)
    kept = book.store.first(Meta, name=name)
    if kept is None:
        step.add(Meta(name=name, value=value))
    elif kept.value != value:
        step.put(Meta(id=kept.id, name=name, value=value))


def add_in_parts(step: Transaction, rows: Sequence[T], progress: Progress, note: str) -> list[T]:
    """Add many facts of one class a few thousand at a time, so that Cancel is heard between.

    Raises:
        CancelledError: the researcher pressed Cancel; the act as a whole is taken back.
    """
    added: list[T] = []
    for start in range(0, len(rows), _PART):
        progress.step(start, len(rows), note)
        added += step.add_all(rows[start : start + _PART])
    return added


def left_out(table: Table, found: Mapping[str, int]) -> list[str]:
    """The headings that nothing is read from, though there is something under them."""
    used = set(found.values())
    return [one for at, one in enumerate(table.headings) if at not in used and table.sample(one)]


def doubts_of(
    table: Table, found: Mapping[str, int], choices: Choices, names: Sequence[str]
) -> tuple[Trouble, ...]:
    """The cells of these columns whose day could be two, as long as no order was chosen for the file."""
    doubts: list[Trouble] = []
    wanted = [found[name] for name in names if name in found] if choices.dates is None else []
    for line in table.lines if wanted else ():
        cells = [line.cells[at] for at in wanted if at < len(line.cells)]
        said = [two_days(cell) for cell in cells if isinstance(cell, str) and cell]
        doubts += [Trouble(line.number, one) for one in said if one]
    return tuple(doubts)


def order_hint(table: Table, found: Mapping[str, int], names: Sequence[str]) -> list[str]:
    """Say which order a day of these columns shows, where another could be two: row 7 can only be one way."""
    wanted = [found[name] for name in names if name in found]
    for line in table.lines:
        for cell in (line.cells[at] for at in wanted if at < len(line.cells)):
            order = Order.shown_by(cell) if isinstance(cell, str) else None
            if order is not None:
                first = "month" if order is Order.US else "day"
                return [f"Row {line.number}: “{text_of(cell)}” can only have the {first} first."]
    return []


def told_of(
    table: Table, found: Mapping[str, int], choices: Choices, days: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Trouble, ...]]:
    """What to say of a file before it is imported, and the cells of its *days* that could be two."""
    unread = left_out(table, found)
    doubts = doubts_of(table, found, choices, days)
    notes = [*table.notes, *([f"Not read: {', '.join(unread)}."] if unread else [])]
    return (*notes, *(order_hint(table, found, days) if doubts else [])), doubts


def _name(table: Table, purpose: str) -> str:
    told = json.dumps(table.headings, ensure_ascii=False)
    return f"headings of {purpose} {hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _plain(text: str) -> str:
    return _NO_WORDS.sub("", text.casefold())


def _heading_row(grid: Grid, columns: Sequence[Column]) -> int:
    """Tables often have a title above their headings."""
    best, most = 0, 0
    first = next((at for at, row in enumerate(grid.rows) if any(text_of(cell) for cell in row)), 0)
    for at, row in enumerate(grid.rows[:_SEARCHED]):
        known = sum(any(column.means(text_of(cell)) for cell in row) for column in columns)
        if known > most:
            best, most = at, known
    return best if most > 1 else first


def _headings(cells: tuple[Cell, ...], width: int) -> tuple[tuple[str, ...], list[str]]:
    made: list[str] = []
    twice: list[str] = []
    for at in range(max(width, len(cells))):
        text = " ".join(text_of(cells[at]).split()) if at < len(cells) else ""
        name, count = text or f"Column {at + 1}", 1
        while name in made:
            count += 1
            name = f"{text} ({count})"
        if count > 1:
            twice.append(text)
        made.append(name)
    notes = [
        f"The heading “{text}” stands more than once; the later one is called “{text} (2)”."
        for text in dict.fromkeys(twice)
    ]
    return tuple(made), notes
