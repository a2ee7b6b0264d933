"""The journal: what a step and a change are, how they are hashed, and how they are written.

A step is one act with its label; a change is what it did to one row, only the columns that moved. Each
step's hash covers the step before, so no entry can be altered, dropped or slipped in unseen. This file
must not know what the rows mean, nor how a step is undone.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from ctrecords.store.driver import Cell, Connection

Delta = dict[str, list[Cell]]
Cells = dict[str, Cell]

GENESIS = "0" * 64
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the journal ends: the last step's number and hash; number 0 when nothing was written yet."""

    seq: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act as the journal keeps it; ``undoes`` is the step it took back, if it is an undo or a redo."""

    seq: int
    at: str
    label: str
    face: str
    undoable: bool
    undoes: int | None
    prev: str
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one step did to one row: ``{"column": [old, new]}``; ``delta`` is None once forgotten."""

    table: str
    row: int
    delta: str | None
    salt: str
    leaf: str


def canonical(value: Any) -> str:
    """Write a value as JSON in the one way that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_delta(text: str) -> Delta:
    """Read a change's delta back."""
    return cast("Delta", json.loads(text))


def difference(before: Cells | None, after: Cells | None) -> Delta:
    """Give the columns that moved between two states of a row; None is a row that is not there.

    A row that appears or goes has all its columns in the delta, ``id`` among them; one that only changed
    never has ``id``.
    """
    if before is None:
        return {name: [None, cell] for name, cell in (after or {}).items()}
    if after is None:
        return {name: [cell, None] for name, cell in before.items()}
    return {name: [before[name], cell] for name, cell in after.items() if before[name] != cell}


def redaction(before: Cells | None, after: Cells | None) -> Delta:
    """Give the change of a row whose past is forgotten: all it is now, or which document it was of and that it went."""
    if after is not None:
        return difference(None, after)
    return {name: [cell, None] for name, cell in (before or {}).items() if name in {"id", "document"}}


def leaf_hash(table: str, row: int, delta: str, salt: str) -> str:
    """Give the salted hash of one change; it stays when the delta itself is forgotten."""
    return hashlib.sha256(canonical(["ctrecords/leaf/v1", salt, table, row, delta]).encode()).hexdigest()


def step_hash(step: Step, leaves: Sequence[str], journal_key: bytes | None) -> str:
    """Give a step's hash over the step before, its own header and its leaves in order.

    With a journal key only a holder of the casebook's key can make it.
    """
    header = [step.seq, step.at, step.label, step.face, step.undoable, step.undoes]
    text = canonical(["ctrecords/step/v1", step.prev, header, list(leaves)]).encode()
    if journal_key is None:
        return hashlib.sha256(text).hexdigest()
    return hmac.new(journal_key, text, hashlib.sha256).hexdigest()


def head_of(connection: Connection) -> Head:
    """Read where the journal ends."""
    row = connection.execute("SELECT seq, hash FROM step ORDER BY seq DESC LIMIT 1").fetchone()
    return Head() if row is None else Head(seq=int(row[0]), hash=str(row[1]))


def write_step(
    connection: Connection,
    deltas: Sequence[tuple[str, int, Delta]],
    *,
    at: datetime,
    label: str,
    face: str,
    undoable: bool,
    undoes: int | None,
    journal_key: bytes | None,
) -> Step:
    """Write one step with its changes at the end of the journal."""
    head = head_of(connection)
    changes: list[Change] = []
    for table, row, delta in deltas:
        text = canonical(delta)
        salt = secrets.token_hex(SALT_BYTES)
        leaf = leaf_hash(table, row, text, salt)
        changes.append(Change(table=table, row=row, delta=text, salt=salt, leaf=leaf))
    open_step = Step(
        seq=head.seq + 1,
        at=at.isoformat(timespec="microseconds"),
        label=label,
        face=face,
        undoable=undoable,
        undoes=undoes,
        prev=head.hash,
    )
    sealed = step_hash(open_step, [change.leaf for change in changes], journal_key)
    connection.execute(
        "INSERT INTO step (seq, at, label, face, undoable, undoes, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (open_step.seq, open_step.at, label, face, int(undoable), undoes, head.hash, sealed),
    )
    connection.executemany(
        "INSERT INTO change (step, table_name, row_id, delta, salt, leaf) VALUES (?, ?, ?, ?, ?, ?)",
        [(open_step.seq, made.table, made.row, made.delta, made.salt, made.leaf) for made in changes],
    )
    return open_step


def changes_of(connection: Connection, seq: int) -> list[Change]:
    """Read the changes of one step, in the order they were written."""
    rows = connection.execute(
        "SELECT table_name, row_id, delta, salt, leaf FROM change WHERE step = ? ORDER BY id", (seq,)
    ).fetchall()
    return [
        Change(table=table, row=row, delta=delta, salt=salt, leaf=leaf)
        for table, row, delta, salt, leaf in rows
    ]


def steps_from(connection: Connection, seq: int, *, limit: int = -1) -> list[Step]:
    """Read the steps from number *seq* on, oldest first."""
    rows = connection.execute(
        "SELECT seq, at, label, face, undoable, undoes, prev, hash FROM step WHERE seq >= ? ORDER BY seq LIMIT ?",
        (seq, limit),
    ).fetchall()
    return [_step(row) for row in rows]


def _step(row: tuple[Any, ...]) -> Step:
    seq, at, label, face, undoable, undoes, prev, digest = row
    return Step(
        seq=seq, at=at, label=label, face=face, undoable=bool(undoable), undoes=undoes, prev=prev, hash=digest
    )
