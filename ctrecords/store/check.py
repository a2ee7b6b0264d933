"""Asks whether the records are what the journal says they are, trusting nothing remembered.

Three questions: does each step follow from the one before; does each change match its hash; and does the
journal, played from the first step, give the rows as they are. It must not mend anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ctrecords.errors import CtrecordsError
from ctrecords.store.driver import Connection
from ctrecords.store.forgotten import Key, forgotten
from ctrecords.store.journal import (
    Cells,
    Change,
    Head,
    Step,
    changes_of,
    leaf_hash,
    read_delta,
    step_hash,
    steps_from,
)
from ctrecords.store.rows import KINDS, TABLES, name_of, shape
from ctrecords.store.store import Store
from ctrecords.store.transaction import LARGEST

_RESTORE = "Keep this casebook as it is for comparison, and restore the newest backup made before."


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: what, one safe remedy, and the row, step or file it is about."""

    what: str
    remedy: str
    ref: str


def verify(store: Store, head: Head | None = None) -> list[Problem]:
    """Give everything that is wrong with the records, the first bad entry first; empty when all is well.

    *head* is where the journal ended when the casebook was last closed, kept outside of it; with it a
    journal whose end was cut off is found too. Later steps than *head* are fine.
    """
    try:
        with store.snapshot() as connection:
            return examine(
                connection,
                journal_key=store.journal_key,
                name=store.path.name,
                head=head,
                sealed=store.sealed,
            )
    except CtrecordsError as error:
        return [Problem(what=error.what, remedy=error.remedy, ref=store.path.name)]


def examine(
    connection: Connection, *, journal_key: bytes | None, name: str, head: Head | None, sealed: bool
) -> list[Problem]:
    """Give everything that is wrong with the records behind a connection, as ``verify`` does.

    Raises:
        CtrecordsError: a row cannot be read at all.
    """
    found = _file(connection, sealed=sealed, name=name)
    replay = _Replay(journal_key, forgotten(connection))
    replay.run(connection)
    found += replay.problems + _end(replay, head) + _rows(connection, replay)
    return found + _counts(connection, replay)


class _Replay:
    """The journal played from its first step: the rows it gives, and what was wrong on the way."""

    def __init__(self, journal_key: bytes | None, forgotten: Mapping[Key, int]) -> None:
        self._journal_key = journal_key
        self._forgotten = forgotten
        self.problems: list[Problem] = []
        self.rows: dict[tuple[str, int], Cells] = {}
        self.touched: dict[tuple[str, int], int] = {}
        self.greatest: dict[str, int] = {}
        self.hashes: dict[int, str] = {}
        self.last = Head()

    def run(self, connection: Connection) -> None:
        """Play all steps."""
        for step in steps_from(connection, 0):
            changes = changes_of(connection, step.seq)
            self._link(step, changes)
            for change in changes:
                self._leaf(step, change)
                self._play(step, change)
            self.hashes[step.seq] = step.hash
            self.last = Head(seq=step.seq, hash=step.hash)

    def _link(self, step: Step, changes: list[Change]) -> None:
        if step.seq != self.last.seq + 1:
            self._say(step.seq, f"The journal has no step {self.last.seq + 1}: it was taken out")
        elif step.prev != self.last.hash:
            self._say(step.seq, f"Step {step.seq} (“{step.label}”) does not follow from the step before it")
        if step.hash != step_hash(step, [change.leaf for change in changes], self._journal_key):
            self._say(step.seq, f"Step {step.seq} (“{step.label}”) was altered outside ctrecords")

    def _leaf(self, step: Step, change: Change) -> None:
        if change.delta is None and step.seq < self._forgotten.get((change.table, change.row), 0):
            return
        if change.delta is None or change.leaf != leaf_hash(
            change.table, change.row, change.delta, change.salt
        ):
            name = name_of(change.table, change.row)
            self._say(
                step.seq, f"What step {step.seq} (“{step.label}”) did to {name} was altered outside ctrecords"
            )

    def _play(self, step: Step, change: Change) -> None:
        key = (change.table, change.row)
        self.touched[key] = step.seq
        self.greatest[change.table] = max(change.row, self.greatest.get(change.table, 0))
        forgotten = self._forgotten.get(key, 0)
        if step.seq < forgotten:
            return
        try:
            delta = read_delta(change.delta or "{}")
            old = {name: before for name, (before, _) in delta.items()}
            new = {name: after for name, (_, after) in delta.items()}
        except (ValueError, TypeError, AttributeError):
            self._say(step.seq, f"Step {step.seq} holds a change of {name_of(*key)} that cannot be read")
            return
        row = self.rows.get(key)
        if "id" in new and new["id"] is None and step.seq == forgotten:
            return
        if "id" in new and new["id"] is None:
            follows = row is not None and not _apart(row, old)
            self.rows.pop(key, None)
        elif "id" in new:
            follows = row is None
            self.rows[key] = new
        else:
            follows = row is not None and all(row.get(name) == cell for name, cell in old.items())
            self.rows[key] = {**(row or {}), **new}
        if not follows:
            self._say(
                step.seq, f"What step {step.seq} did to {name_of(*key)} does not follow from the steps before"
            )

    def _say(self, seq: int, what: str) -> None:
        self.problems.append(Problem(what=f"{what}.", remedy=_RESTORE, ref=f"step {seq}"))


def _end(replay: _Replay, head: Head | None) -> list[Problem]:
    if head is None or head.seq == 0:
        return []
    if head.seq > replay.last.seq:
        what = f"The journal ends at step {replay.last.seq}, but step {head.seq} was written: its end was cut off."
    elif replay.hashes.get(head.seq) != head.hash:
        what = f"Step {head.seq} is not the step that stood there when the casebook was closed."
    else:
        return []
    return [Problem(what=what, remedy=_RESTORE, ref=f"step {head.seq}")]


def _rows(connection: Connection, replay: _Replay) -> list[Problem]:
    """Compare every row with what the journal gives; the row whose last step is oldest comes first."""
    found: list[tuple[int, str, int, str]] = []
    unseen = set(replay.rows)
    for kind, table in TABLES.items():
        plan = shape(kind)
        for cells in connection.execute(plan.select).fetchall():
            row = dict(zip(plan.names, cells, strict=True))
            key = (table, int(cells[0]))
            unseen.discard(key)
            told = replay.rows.get(key)
            if told is None:
                found.append((replay.last.seq + 1, *key, "added"))
            elif told != row and (moved := _apart(row, told)):
                found.append((replay.touched[key], *key, f"changed ({', '.join(moved)})"))
    found += [(replay.touched[key], *key, "removed") for key in unseen]
    return [
        Problem(
            what=f"Row {number} of the table {table} was {how} outside ctrecords.",
            remedy=_RESTORE,
            ref=name_of(table, number) if table in KINDS else f"{table} {number}",
        )
        for _, table, number, how in sorted(found)
    ]


def _counts(connection: Connection, replay: _Replay) -> list[Problem]:
    """Ask whether every number ever given is still counted, so that none is given twice."""
    counted = {
        str(name): int(last) for name, last in connection.execute("SELECT name, last FROM counter").fetchall()
    }
    wrong = [name for name, most in replay.greatest.items() if counted.get(name, 0) < most]
    wrong += [name for name, last in counted.items() if last >= LARGEST]
    return [
        Problem(
            what=f"The count of numbers of the table {name} was changed outside ctrecords.",
            remedy=_RESTORE,
            ref=f"counter {name}",
        )
        for name in sorted(wrong)
    ]


def _apart(one: Cells, other: Cells) -> list[str]:
    """Name the columns in which two states of a row differ.

    A column the journal never spoke of came with a later version, and is empty until it does.
    """
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _file(connection: Connection, *, sealed: bool, name: str) -> list[Problem]:
    """Ask the engine whether the file's pages and references are whole."""
    said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
    if sealed:
        said += [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    found = [
        Problem(what=f"{name} is damaged: {line}.", remedy=_RESTORE, ref=name)
        for line in said
        if line != "ok"
    ]
    for kind, name_there in connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    ).fetchall():
        what = (
            f"The {kind} {name_there} was added to {name} outside ctrecords; it can change what is written."
        )
        found.append(Problem(what=what, remedy=_RESTORE, ref=name))
    for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        what = f"Row {number} of the table {table} refers to a row of {parent} that is not there."
        found.append(Problem(what=what, remedy=_RESTORE, ref=name_of(table, int(number))))
    return found
