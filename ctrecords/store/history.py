"""What the journal tells a reader: the acts, and what happened to one fact.

It must not write, and must not check anything; ``check.py`` does.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ctrecords.store.driver import Connection
from ctrecords.store.journal import Delta, read_delta


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One change of one fact: which step, when (ISO, UTC), what act, and each column's old and new cell.

    ``changes`` is empty when the change itself was forgotten.
    """

    seq: int
    at: str
    label: str
    face: str
    changes: Delta


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One act of the journal, with the number of rows it changed."""

    seq: int
    at: str
    label: str
    face: str
    undoable: bool
    undoes: int | None
    rows: int


def history(connection: Connection, table: str, row: int) -> list[HistoryRow]:
    """Give what happened to one row, oldest first."""
    found = connection.execute(
        "SELECT step.seq, step.at, step.label, step.face, change.delta "
        "FROM change JOIN step ON step.seq = change.step "
        "WHERE change.table_name = ? AND change.row_id = ? ORDER BY change.id",
        (table, row),
    ).fetchall()
    return [_row(*columns) for columns in found]


def history_of_step(connection: Connection, seq: int) -> list[HistoryRow]:
    """Give what one act did, a change for each row, in the order they were written."""
    found = connection.execute(
        "SELECT step.seq, step.at, step.label, step.face, change.delta "
        "FROM change JOIN step ON step.seq = change.step WHERE step.seq = ? ORDER BY change.id",
        (seq,),
    ).fetchall()
    return [_row(*columns) for columns in found]


def ever(connection: Connection, table: str, column: str, values: Iterable[int]) -> frozenset[int]:
    """Give the rows whose column held one of these numbers at any time, those taken out since among them."""
    found = connection.execute(
        "SELECT DISTINCT row_id FROM change WHERE table_name = ? AND EXISTS ("
        "SELECT 1 FROM json_each(change.delta, '$.' || ?) AS cell"
        " WHERE cell.value IN (SELECT value FROM json_each(?)))",
        (table, column, json.dumps(sorted(values))),
    ).fetchall()
    return frozenset(int(row) for (row,) in found)


def _row(seq: int, at: str, label: str, face: str, delta: str | None) -> HistoryRow:
    return HistoryRow(seq=seq, at=at, label=label, face=face, changes=read_delta(delta) if delta else {})


def steps(connection: Connection, limit: int) -> list[StepRow]:
    """Give the newest *limit* acts, newest first."""
    found = connection.execute(
        "SELECT seq, at, label, face, undoable, undoes, "
        "(SELECT count(*) FROM change WHERE change.step = step.seq) "
        "FROM step ORDER BY seq DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [
        StepRow(seq=seq, at=at, label=label, face=face, undoable=bool(undoable), undoes=undoes, rows=count)
        for seq, at, label, face, undoable, undoes, count in found
    ]
