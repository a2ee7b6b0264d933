"""Which rows the journal may be silent about: those of a document that a step forgot, up to that step.

Read from the journal alone, so that an outside hand cannot excuse a change it hides. It must not change anything.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import cast

from ctrecords.store.driver import Cell, Connection
from ctrecords.store.journal import Delta

Key = tuple[str, int]
"""A row: its table and its number."""
# What must be empty of a row that stays; a table not named here has no past that can be forgotten.
_EMPTIED: Mapping[str, tuple[str, ...]] = {
    "document": ("name", "folder", "source"),
    "event": ("summary", "person"),
    "citation": ("quotation", "region"),
}
_REMOVED = frozenset({"message", "withholding", "note", "tagging"})
_Row = tuple[int, str, int, str | None]


def forgotten(connection: Connection) -> dict[Key, int]:
    """Give each row with a forgotten past and the step that forgot it; what it was before may be missing."""
    rows: list[_Row] = connection.execute(
        "SELECT step, table_name, row_id, delta FROM change WHERE step IN"
        " (SELECT step FROM change WHERE table_name = 'forgotten') ORDER BY step, id"
    ).fetchall()
    found: dict[Key, int] = {}
    for seq, changes in groupby(rows, key=lambda row: row[0]):
        for key in _of_step(list(changes)):
            found[key] = seq
    return found


def removed_files(connection: Connection) -> list[str]:
    """Give the hashes of the files that were forgotten; nothing else ever removes the row of a file."""
    rows = connection.execute(
        "SELECT DISTINCT json_extract(delta, '$.sha256[0]') FROM change WHERE table_name = 'blob'"
        " AND json_extract(delta, '$.id[0]') IS NOT NULL AND json_extract(delta, '$.id[1]') IS NULL"
    ).fetchall()
    return [str(sha256) for (sha256,) in rows if sha256]


def _of_step(changes: Sequence[_Row]) -> Iterator[Key]:
    """The rows one step may have forgotten: those of the documents whose tombstones it wrote."""
    told = [(table, number, _read(delta)) for _, table, number, delta in changes]
    gone = {_new(delta, "document") for table, _, delta in told if table == "forgotten" and _came(delta)}
    events = {_new(delta, "event") for table, number, delta in told if table == "document" and number in gone}
    for table, number, delta in told:
        if table in _REMOVED and _went(delta) and _old(delta, "document") in gone:
            yield table, number
        elif table in _EMPTIED and _came(delta) and not any(_new(delta, name) for name in _EMPTIED[table]):
            owner = {"document": number, "citation": _new(delta, "document")}.get(table)
            if owner in gone or (table == "event" and number in events):
                yield table, number


def _read(delta: str | None) -> Delta:
    try:
        found: object = json.loads(delta or "{}")
    except ValueError:
        return {}
    return cast("Delta", found) if isinstance(found, dict) else {}


def _old(delta: Delta, column: str) -> Cell:
    return _pair(delta, column)[0]


def _new(delta: Delta, column: str) -> Cell:
    return _pair(delta, column)[1]


def _pair(delta: Delta, column: str) -> tuple[Cell, Cell]:
    match delta.get(column):
        case [old, new]:
            return old, new
        case _:
            return None, None


def _came(delta: Delta) -> bool:
    return _old(delta, "id") is None and _new(delta, "id") is not None


def _went(delta: Delta) -> bool:
    return _old(delta, "id") is not None and _new(delta, "id") is None and delta.keys() == {"id", "document"}
