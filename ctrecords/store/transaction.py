"""One act's writes: rows added, replaced and removed, gathered so that each row has one change.

It must not know how a transaction begins, ends or is announced (``store.py``), nor what rows mean.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from ctrecords.errors import CtrecordsError
from ctrecords.store.driver import Connection
from ctrecords.store.journal import Cells, Delta, difference, redaction
from ctrecords.store.rows import KINDS, Fact, T, encode, name_of, shape

LARGEST = 2**53 - 1
"""The largest number a row is given, which every reader of JSON can hold."""


class Transaction:
    """The only way to write facts; given by ``Store.transaction`` and good until its block ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[tuple[str, int], Cells | None] = {}
        self._after: dict[tuple[str, int], Cells | None] = {}
        self._last: dict[str, int] = {}
        self._redacted: set[tuple[str, int]] = set()
        self._over = False

    def add(self, row: T) -> T:
        """Add a fact whose id is 0 and give it back with its number; numbers are never used twice."""
        return self.add_all([row])[0]

    def add_all(self, rows: Sequence[T]) -> list[T]:
        """Add many facts of one class whose ids are 0, in order, and give them back with their numbers.

        Raises:
            CtrecordsError: the disk is full or the casebook cannot be written.
        """
        self._refuse_when_over()
        if not rows:
            return []
        if any(row.id for row in rows):
            raise ValueError("a fact to add has no number yet")
        plan = shape(type(rows[0]))
        first = self._take(plan.table, len(rows))
        added = [cast("T", replace(cast("Any", row), id=first + place)) for place, row in enumerate(rows)]
        cells = [encode(row) for row in added]
        self._connection.executemany(plan.insert, cells)
        for row, values in zip(added, cells, strict=True):
            self._note(plan.table, row.id, None, dict(zip(plan.names, values, strict=True)))
        return added

    def put(self, row: T) -> T:
        """Replace the fact with the same number; a fact that did not change leaves no trace.

        Raises:
            CtrecordsError: there is no such fact, or the casebook cannot be written.
        """
        return self.put_all([row])[0]

    def put_all(self, rows: Sequence[T]) -> list[T]:
        """Replace many facts of one class at once, so that items can trade numbers.

        Raises:
            CtrecordsError: one of them does not exist, or the casebook cannot be written.
        """
        self._refuse_when_over()
        if not rows:
            return []
        plan = shape(type(rows[0]))
        targets = {(plan.table, row.id): dict(zip(plan.names, encode(row), strict=True)) for row in rows}
        self._move({key: cells for key, cells in targets.items() if self._stored(*key) != cells})
        return list(rows)

    def remove(self, row: Fact) -> None:
        """Remove a fact; facts that refer to it must go first.

        Raises:
            CtrecordsError: there is no such fact, or the casebook cannot be written.
        """
        self._refuse_when_over()
        plan = shape(type(row))
        before = self._stored(plan.table, row.id)
        self._connection.execute(plan.delete, (row.id,))
        self._note(plan.table, row.id, before, None)

    def redact(self, rows: Sequence[Fact]) -> None:
        """Have the journal let go of what it says of these rows; what they are after this act is all that stays."""
        self._refuse_when_over()
        for row in rows:
            table = shape(type(row)).table
            before = self.row(table, row.id)
            self._before.setdefault((table, row.id), before)
            self._after.setdefault((table, row.id), before)
            self._redacted.add((table, row.id))

    def restore(self, targets: dict[tuple[str, int], Cells | None]) -> None:
        """Bring rows, named by table and number, to given cells; None removes a row. Undo is made of this."""
        self._refuse_when_over()
        self._move(targets)

    def row(self, table: str, number: int) -> Cells | None:
        """Give a row's cells as they are in this transaction, or None."""
        plan = shape(KINDS[table])
        cells = self._connection.execute(f"{plan.select} WHERE id = ?", (number,)).fetchone()
        return None if cells is None else dict(zip(plan.names, cells, strict=True))

    def finish(self) -> list[tuple[str, int, Delta]]:
        """End the writing and give what moved: table, number, delta, in the order rows were first touched."""
        self._refuse_when_over()
        self._over = True
        for table, last in self._last.items():
            self._connection.execute(
                "INSERT INTO counter (name, last) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET last = excluded.last",
                (table, last),
            )
        # Without its salt a leaf gives no guess away.
        self._connection.executemany(
            "UPDATE change SET delta = NULL, salt = '' WHERE table_name = ? AND row_id = ?",
            sorted(self._redacted),
        )
        moved = (
            (table, row, self._delta((table, row), before)) for (table, row), before in self._before.items()
        )
        return [(table, row, delta) for table, row, delta in moved if delta]

    def end(self) -> None:
        """Refuse any further writing."""
        self._over = True

    def _delta(self, key: tuple[str, int], before: Cells | None) -> Delta:
        after = self._after[key]
        return redaction(before, after) if key in self._redacted else difference(before, after)

    def _refuse_when_over(self) -> None:
        if self._over:
            raise RuntimeError("this transaction is over")

    def _stored(self, table: str, number: int) -> Cells:
        cells = self._after.get((table, number)) or self.row(table, number)
        if cells is None:
            raise absent(table, number)
        return cells

    def _move(self, targets: dict[tuple[str, int], Cells | None] | dict[tuple[str, int], Cells]) -> None:
        # All go before any comes, so rows may trade unique values; references are looked at on commit.
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        before = {key: self.row(*key) for key in targets}
        for (table, number), cells in before.items():
            if cells is not None:
                self._connection.execute(shape(KINDS[table]).delete, (number,))
        for (table, number), cells in targets.items():
            if cells is not None:
                plan = shape(KINDS[table])
                self._connection.execute(plan.insert, [cells[name] for name in plan.names])
            self._note(table, number, before[table, number], cells)

    def _note(self, table: str, number: int, before: Cells | None, after: Cells | None) -> None:
        self._before.setdefault((table, number), before)
        self._after[table, number] = after

    def _take(self, table: str, count: int) -> int:
        """Take the next *count* numbers of a table and give the first.

        Raises:
            CtrecordsError: the count was changed outside, so that there is no next number.
        """
        last = self._last.get(table)
        if last is None:
            # The larger of the two: an outside tool may have added rows without counting.
            row = self._connection.execute(
                f"SELECT max(coalesce((SELECT last FROM counter WHERE name = ?), 0),"  # noqa: S608 - own table names
                f" coalesce((SELECT max(id) FROM {table}), 0))",
                (table,),
            ).fetchone()
            last = 0 if row is None else int(row[0])
        if last > LARGEST - count:
            raise CtrecordsError(
                f"The table {table} has no number left: its count was changed outside ctrecords.",
                remedy="Keep this casebook as it is for comparison, and restore the newest backup made before.",
            )
        self._last[table] = last + count
        return last + 1


def absent(table: str, number: int) -> CtrecordsError:
    """Say that a fact is not in this casebook."""
    return CtrecordsError(
        f"{name_of(table, number)} is not in this casebook.",
        remedy="Check the number, and that the right casebook is open.",
    )
