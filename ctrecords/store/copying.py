"""A second, whole copy of the records while they are in use, and a look at such a copy.

It must not know where copies are kept, nor when they are made.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from ctrecords import disk
from ctrecords.progress import Progress, Silent
from ctrecords.store.check import Problem, examine
from ctrecords.store.driver import connect, spoken
from ctrecords.store.journal import Head, head_of
from ctrecords.store.rows import KINDS
from ctrecords.store.store import Store

_SILENT = Silent()
_PAGES = 1000
"""Pages copied before the progress is told; the writer may go on between two such steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a copy of the records holds: rows of facts, where its journal ends, and what is wrong with it."""

    rows: int
    head: Head
    problems: tuple[Problem, ...]


def copy_records(store: Store, target: Path, progress: Progress = _SILENT) -> None:
    """Copy all records as of one moment into a new file, whole in itself, while others read and write.

    Raises:
        CtrecordsError: there is a file already, the disk is full, or the records cannot be read.
        CancelledError: cancel was pressed; the unfinished file is left to whoever made its folder.
    """
    try:
        os.close(disk.new_file(target))
    except OSError as error:
        raise disk.trouble(error, target.parent) from error

    def told(_: int, remaining: int, total: int) -> None:
        progress.check()
        progress.step(total - remaining, total, "records")

    # A connection of its own: a copy never ends while its source has a transaction open.
    reading = connect(store.path, store.key, readonly=True)
    try:
        writing = connect(target, store.key)
        try:
            with spoken(target):
                reading.backup(writing, pages=_PAGES, progress=told)
                writing.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            writing.close()
    finally:
        reading.close()


def look_at(store: Store, copy: Path, head: Head | None = None) -> Examined:
    """Read a copy of these records from its first page to its last; nothing is changed.

    *head* is where the journal ended when the casebook was last closed, kept outside of it: with it a
    journal whose end was cut off is found.

    Raises:
        CtrecordsError: it is damaged, or it is the copy of other records.
    """
    connection = connect(copy, store.key, readonly=True)
    try:
        with spoken(copy):
            problems = examine(
                connection, journal_key=store.journal_key, name=copy.name, head=head, sealed=store.sealed
            )
            counts = [
                connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608 - own names
                for table in KINDS
            ]
            return Examined(
                rows=sum(int(count[0]) for count in counts),
                head=head_of(connection),
                problems=tuple(problems),
            )
    finally:
        connection.close()
