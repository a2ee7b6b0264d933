"""Brings a database to the tables this version knows, and refuses one from a later version.

It must not know what the tables mean. An existing database is copied beside itself first, since a
migration is the one write the journal cannot take back. What a migration did to rows that were there is
written to the journal with it, so that the journal still gives the rows as they are.
"""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from ctrecords.errors import CtrecordsError
from ctrecords.store.driver import Cell, Connection, connect, spoken, tables_of
from ctrecords.store.journal import Cells, Delta, head_of, write_step
from ctrecords.store.schema import MIGRATIONS, Migration

SET = "ctrecords"
LABEL = "Bring the casebook up to date"
_FACE = "ctrecords"
# These are about the facts, not facts: the journal does not speak of them.
_BESIDE = frozenset({"counter", "step", "change"})

Table = tuple[tuple[str, ...], dict[int, tuple[Cell, ...]]]
"""The columns of a table, and the cells of its rows by number."""


def applied(connection: Connection) -> tuple[str, ...]:
    """Give the names of the migrations a database has had, in order; none for an empty one."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if known is None:
        return ()
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (SET,)
    ).fetchall()
    return tuple(str(name) for (name,) in rows)


def first_tables(path: Path, key: bytes | None, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Make all tables in the empty database at *path*.

    Raises:
        CtrecordsError: the disk is full or the file cannot be written.
    """
    connection = connect(path, key)
    try:
        with spoken(path):
            _apply(connection, migrations, None)
    finally:
        connection.close()


def up_to_date(
    path: Path,
    key: bytes | None,
    migrations: tuple[Migration, ...] = MIGRATIONS,
    *,
    journal_key: bytes | None = None,
) -> Path | None:
    """Bring the database at *path* to this version's tables; give the copy made before, if one was needed.

    The copy stands beside the database, named after the first migration that was missing. Each migration
    ends in a step of the journal that undo does not reach behind.

    Raises:
        CtrecordsError: it holds no casebook, a newer ctrecords wrote it, or the disk is full.
    """
    connection = connect(path, key)
    try:
        with spoken(path):
            had = applied(connection)
            names = tuple(migration.name for migration in migrations)
            _refuse_foreign(path, had, names)
            if had == names:
                return None
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            copy = _copy(path, names[len(had)])
            _apply(connection, migrations, journal_key)
            return copy
    finally:
        connection.close()


def _refuse_foreign(path: Path, had: tuple[str, ...], names: tuple[str, ...]) -> None:
    if not had:
        raise CtrecordsError(
            f"{path.name} holds no casebook: its tables are missing.",
            remedy="Restore the newest backup, or make a new casebook in another folder.",
        )
    if had != names[: len(had)]:
        newest = had[-1].partition("_")[0]
        raise CtrecordsError(
            f"The casebook was written by a newer ctrecords (migration {newest}).",
            remedy="Install the newest ctrecords, or open the copy that was made before it was changed.",
        )


def _apply(connection: Connection, migrations: tuple[Migration, ...], journal_key: bytes | None) -> None:
    """Run what is missing; each migration, its step and the record of it are one transaction."""
    from sqlite_utils import Database, Migrations

    ordered = Migrations(SET)

    def register(migration: Migration) -> None:
        def run(_: Database) -> None:
            lived_in = bool(_tables(connection)) and head_of(connection).seq > 0
            before = _facts(connection) if lived_in else {}
            for statement in migration.statements:
                connection.execute(statement)
            if lived_in:
                _baseline(connection, before, migration, journal_key)

        ordered(name=migration.name)(run)

    for migration in migrations:
        register(migration)
    ordered.apply(tables_of(connection))


def _copy(path: Path, before: str) -> Path:
    """Copy the checkpointed database beside itself, whole or not at all."""
    copy = path.with_name(f"{path.stem}.before-{before.partition('_')[0]}{path.suffix}")
    partial = copy.with_name(f"{copy.name}.part")
    try:
        shutil.copyfile(path, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(copy)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CtrecordsError(
            "The casebook could not be copied before bringing it up to date; it was left as it was.",
            remedy="Free as much space as the casebook takes, then open it again.",
        ) from error
    return copy


def _tables(connection: Connection) -> list[str]:
    """Name the tables of facts there are."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "AND name NOT LIKE '!_%' ESCAPE '!' ORDER BY name"
    ).fetchall()
    return [str(name) for (name,) in found if name not in _BESIDE]


def _facts(connection: Connection) -> dict[str, Table]:
    """Read every fact there is, to be compared with what the migration leaves."""
    return {table: _read(connection, table) for table in _tables(connection)}


def _read(connection: Connection, table: str) -> Table:
    columns = tuple(str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall())
    rows = connection.execute(f"SELECT id, * FROM {table}").fetchall()  # noqa: S608 - a table's own name
    return columns, {int(cells[0]): tuple(cells[1:]) for cells in rows}


def _baseline(
    connection: Connection, before: dict[str, Table], migration: Migration, journal_key: bytes | None
) -> None:
    """Write what the migration itself did to the rows; never what differs for another reason.

    A row altered outside ctrecords before is left for check to name.
    """
    nothing: Table = ((), {})
    there = _tables(connection)
    deltas: list[tuple[str, int, Delta]] = []
    for table in sorted({*before, *there}):
        new = _read(connection, table) if table in there else nothing
        deltas += _moved(table, before.get(table, nothing), new)
    write_step(
        connection,
        deltas,
        at=datetime.now(UTC),
        label=f"{LABEL} ({migration.name.partition('_')[0]})",
        face=_FACE,
        undoable=False,
        undoes=None,
        journal_key=journal_key,
    )


def _moved(table: str, old: Table, new: Table) -> list[tuple[str, int, Delta]]:
    """Give each row's cells that are not as they were; a new column that is empty has not moved."""
    found: list[tuple[str, int, Delta]] = []
    for number in sorted({*old[1], *new[1]}):
        was: Cells = dict(zip(old[0], old[1].get(number, ()), strict=False))
        now: Cells = dict(zip(new[0], new[1].get(number, ()), strict=False))
        delta = {
            name: [was.get(name), now.get(name)]
            for name in dict.fromkeys((*was, *now))
            if was.get(name) != now.get(name)
        }
        if delta:
            found.append((table, number, delta))
    return found
