"""A table as one sees it, made ready for paper: its columns, the words of its rows, how it is sorted.

It must not know any record type, nor how pages are laid out.
"""

from typing import TypeVar

from ctrecords.actions.printing import Heading
from ctrecords.gui.tables.column import CellKind, Column, TwoLines
from ctrecords.gui.tables.view import RecordView

R = TypeVar("R")
_ONE_LINE = frozenset({CellKind.CHIP, CellKind.NUMBER})


def headings(view: RecordView[R]) -> list[Heading]:
    """The headings of the columns one sees."""
    return [
        Heading(
            text=column.title,
            whole=column.whole or column.kind in _ONE_LINE,
            right=column.kind is CellKind.NUMBER,
        )
        for column in view.shown()
    ]


def rows(view: RecordView[R]) -> list[list[tuple[str, ...]]]:
    """What every row says in these columns, in the order it is sorted; two lines stay two."""
    shown = view.shown()
    records = (view.table.record(row) for row in range(view.table.rowCount()))
    return [[_lines(column, record) for column in shown] for record in records]


def sorting(view: RecordView[R]) -> str:
    """What the table is sorted by, as a sentence; empty when it stands as given."""
    by = view.sorted_by()
    if by is None:
        return ""
    return f"Sorted by {by[0].title.lower()}{', downward' if by[1] else ''}."


def _lines(column: Column[R], record: R) -> tuple[str, ...]:
    cell = column.value(record)
    return (cell.first, cell.second) if isinstance(cell, TwoLines) else column.texts(record)
