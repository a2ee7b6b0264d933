"""Rows of a table as text that a spreadsheet takes: a line each, tabs between, the headings first.

It must not know any record type.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ctrecords.gui.tables.column import Column

R = TypeVar("R")
_RISKY = ("=", "+", "-", "@")


def as_text(columns: Sequence[Column[R]], records: Iterable[R]) -> str:
    """Every record with what these columns say of it, under their headings."""
    heads = [heading for column in columns for heading in column.headings()]
    rows = [[text for column in columns for text in column.texts(record)] for record in records]
    return "".join("\t".join(cell(text) for text in row) + "\n" for row in (heads, *rows))


def cell(text: str) -> str:
    """A text that stays in its cell and is not run as a formula, as in a table that is exported."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_RISKY) else line
