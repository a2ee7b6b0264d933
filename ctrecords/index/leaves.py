"""Leafing through one file that was read: what its pages are called and measure, and their texts in runs.

It must not know what the words are wanted for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ctrecords.extract.page import How
from ctrecords.index.index import Index
from ctrecords.index.kept import FAILED
from ctrecords.index.schema import MOST_PAGES, pages_of, text_id

_AT_ONCE = 100
"""Pages of one question, so that no other waits long."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page without its words: ``label`` is what the file calls it, ``first_row`` the row it begins with."""

    number: int
    how: How
    label: str = ""
    first_row: int = 0
    width: float = 0
    height: float = 0


def leaves(index: Index, source: str) -> tuple[Leaf, ...]:
    """The pages of a file that are kept, in order."""
    file = _file(index, source)
    if file is None:
        return ()
    rows = index.rows(
        f"SELECT id & {MOST_PAGES}, how, label, first_row, width, height FROM page"  # noqa: S608 - a number of ours
        " WHERE id BETWEEN ? AND ? ORDER BY id",
        pages_of(file),
    )
    return tuple(
        Leaf(
            int(number),
            How.NONE if how == FAILED else How(how),
            str(label),
            int(first),
            float(width),
            float(height),
        )
        for number, how, label, first, width, height in rows
    )


def texts(index: Index, source: str, first: int = 1, last: int = MOST_PAGES) -> Iterator[tuple[int, str]]:
    """The texts of pages from *first* to *last*, in order, with their numbers."""
    file = _file(index, source)
    while file is not None and first <= last:
        rows = index.rows(
            f"SELECT id & {MOST_PAGES}, text FROM body WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",  # noqa: S608 - as above
            (text_id(file, first), text_id(file, last), _AT_ONCE),
        )
        if not rows:
            return
        yield from ((int(number), str(text)) for number, text in rows)
        first = int(rows[-1][0]) + 1


def _file(index: Index, source: str) -> int | None:
    found = index.rows("SELECT id FROM file WHERE source = ?", (source,))
    return int(found[0][0]) if found else None
