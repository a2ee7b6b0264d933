"""Brings a database to the tables this version knows, and refuses one from a later version.

It must not know what the tables mean. An existing database is copied beside itself first, since a
migration is the one write the journal cannot take back.
"""

import os
import shutil
from pathlib import Path

from ctrecords.errors import CtrecordsError
from ctrecords.store.driver import Connection, connect, spoken, tables_of
from ctrecords.store.schema import MIGRATIONS, Migration

SET = "ctrecords"


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
            _apply(connection, migrations)
    finally:
        connection.close()


def up_to_date(path: Path, key: bytes | None, migrations: tuple[Migration, ...] = MIGRATIONS) -> Path | None:
    """Bring the database at *path* to this version's tables; give the copy made before, if one was needed.

    The copy stands beside the database, named after the first migration that was missing.

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
            _apply(connection, migrations)
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


def _apply(connection: Connection, migrations: tuple[Migration, ...]) -> None:
    """Run what is missing; each migration and the record of it are one transaction."""
    from sqlite_utils import Database, Migrations

    ordered = Migrations(SET)

    def register(migration: Migration) -> None:
        def run(_: Database) -> None:
            for statement in migration.statements:
                connection.execute(statement)

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
