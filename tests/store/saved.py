"""Casebooks as earlier releases left them: the saved plain one, and the same facts sealed with a raw key."""

import zipfile
from dataclasses import replace
from pathlib import Path

from ctrecords.store.driver import connect
from ctrecords.store.journal import GENESIS, changes_of, step_hash, steps_from
from ctrecords.store.migrate import first_tables
from ctrecords.store.schema import MIGRATIONS
from tests.store_facts import JOURNAL_KEY, RAW_KEY

DATA = Path(__file__).resolve().parents[1] / "data"


def unpacked(name: str, folder: Path) -> Path:
    """Unpack a saved casebook into a new folder."""
    with zipfile.ZipFile(DATA / name) as saved:
        saved.extractall(folder)
    return folder


def sealed_first(plain: Path, sealed: Path) -> None:
    """Make a sealed database of the first tables with the facts and the journal of a plain one."""
    first_tables(sealed, RAW_KEY, MIGRATIONS[:1])
    source, target = connect(plain, None, readonly=True), connect(sealed, RAW_KEY)
    target.execute("PRAGMA foreign_keys = OFF")
    target.execute("BEGIN")
    names = source.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
    ).fetchall()
    for (table,) in names:
        rows = source.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - a table's own name
        marks = ", ".join("?" for _ in (rows or [()])[0])
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - see above
    prev = GENESIS
    for step in steps_from(target, 0):
        leaves = [change.leaf for change in changes_of(target, step.seq)]
        digest = step_hash(replace(step, prev=prev), leaves, JOURNAL_KEY)
        target.execute("UPDATE step SET prev = ?, hash = ? WHERE seq = ?", (prev, digest, step.seq))
        prev = digest
    target.execute("COMMIT")
    source.close()
    target.close()
