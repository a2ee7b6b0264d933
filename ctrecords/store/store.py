"""The store: open a casebook's records, write them in transactions, read them, undo, announce.

It must not know what any fact means, where the key comes from, or who listens.
"""

import os
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from ctrecords.errors import CtrecordsError
from ctrecords.store.driver import Cell, Connection, spoken
from ctrecords.store.forgotten import removed_files
from ctrecords.store.history import HistoryRow, StepRow, ever, history, history_of_step, steps
from ctrecords.store.journal import Head, head_of
from ctrecords.store.migrate import first_tables, up_to_date
from ctrecords.store.reading import Readers, matching
from ctrecords.store.rows import KINDS, T, decode_all, shape
from ctrecords.store.transaction import Transaction, absent
from ctrecords.store.undo import Turn, Turns, Undone, reverse
from ctrecords.store.writing import Writer

Way = Literal["Undo", "Redo"]
Listener = Callable[[frozenset[type]], None]


class Store:
    """The open records of one casebook; make it with ``create`` or ``open`` and close it when done."""

    def __init__(self, path: Path, key: bytes | None, journal_key: bytes | None) -> None:
        self.path = path
        self.key = key
        self.sealed = key is not None
        self.journal_key = journal_key
        self.copied_before: Path | None = None
        self._writer = Writer(path, key, journal_key)
        self._readers = Readers(path, key)
        self._turns = Turns()
        self._turns_lock = threading.Lock()
        self._listeners: list[Listener] = []

    @classmethod
    def create(cls, path: Path, key: bytes | None, *, journal_key: bytes | None = None) -> Self:
        """Make a new, empty set of records at *path* and open it.

        Raises:
            CtrecordsError: there is already a file, or it cannot be written.
        """
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            raise CtrecordsError(
                f"There is already a {path.name} in that folder.",
                remedy="Open that casebook, or choose another folder for the new one.",
            ) from error
        except OSError as error:
            raise CtrecordsError(
                f"{path.name} cannot be made in that folder.",
                remedy="Choose a folder that exists and that you may write to.",
            ) from error
        try:
            first_tables(path, key)
        except BaseException:
            for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
                part.unlink(missing_ok=True)
            raise
        return cls(path, key, journal_key)

    @classmethod
    def open(cls, path: Path, key: bytes | None, *, journal_key: bytes | None = None) -> Self:
        """Open existing records, brought up to date first; ``copied_before`` names the copy if one was made.

        Raises:
            CtrecordsError: missing, damaged, not a casebook, written by a newer ctrecords, or the wrong key.
            LockedError: the file is sealed and no key was given.
        """
        copied = up_to_date(path, key, journal_key=journal_key)
        store = cls(path, key, journal_key)
        store.copied_before = copied
        try:
            store._refuse_incomplete()
        except BaseException:
            store.close()
            raise
        return store

    def _refuse_incomplete(self) -> None:
        there = {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        missing = sorted(KINDS.keys() - there)
        if missing:
            raise CtrecordsError(
                f"{self.path.name} lacks the table {missing[0]}: it was changed outside ctrecords.",
                remedy="Keep it as it is for comparison, and restore the newest backup.",
            )

    def close(self) -> None:
        """Finish what is being read and written, fold the write-ahead log into the file and close it."""
        if self._writer.mine:
            raise RuntimeError("a store cannot be closed inside its own transaction")
        self._readers.close()
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def head(self) -> Head:
        """Where the journal ends, to be kept outside so that a cut tail shows."""
        with self.snapshot() as connection:
            return head_of(connection)

    def holds(self, head: Head) -> bool:
        """Say whether the journal has this step; a head of number 0 is the beginning of every journal."""
        found = self.rows("SELECT hash FROM step WHERE seq = ?", [head.seq])
        return head.seq == 0 or found == [(head.hash,)]

    @contextmanager
    def transaction(
        self, label: str, *, face: str = "command line", now: datetime | None = None, undoable: bool = True
    ) -> Generator[Transaction, None, None]:
        """Write facts as one step: all of the block or, when it raises, nothing.

        *label* names the act in undo and history, *face* says where it was asked; *now* is the moment to
        record (UTC, by default the clock's). An act that is not undoable also ends what can be undone.

        Raises:
            CtrecordsError: the disk is full, or the casebook is read-only, busy or damaged.
        """
        with self._writer.act(label, face=face, now=now, undoable=undoable) as act:
            yield act.transaction
        self._announce(act.kinds)

    def scrub(self) -> None:
        """Leave nothing of what was removed in the free places of the file.

        Raises:
            CtrecordsError: the disk is full or refuses.
        """
        self._writer.scrub()

    def forgotten_files(self) -> list[str]:
        """Give the hashes of the files that were forgotten."""
        with self.snapshot() as connection:
            return removed_files(connection)

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* with the changed classes after each commit, in the writing thread; gives the way out."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    @contextmanager
    def snapshot(self) -> Generator[Connection, None, None]:
        """Read several things as of one moment; inside this thread's own transaction, as it stands there."""
        if self._writer.mine:
            yield self._writer.connection
            return
        with self._readers.snapshot() as connection:
            yield connection

    def get(self, kind: type[T], number: int) -> T:
        """Give one fact by its number.

        Raises:
            CtrecordsError: it is not in this casebook.
        """
        found = self.select(kind, " WHERE id = ?", [number])
        if not found:
            raise absent(shape(kind).table, number)
        return found[0]

    def find(self, kind: type[T], /, **equals: object) -> list[T]:
        """Give all facts whose fields have these values, by number; None, and lists of values, work too."""
        where, values = matching(kind, equals)
        return self.select(kind, f"{where} ORDER BY id", values)

    def first(self, kind: type[T], /, **equals: object) -> T | None:
        """Give the fact with the lowest number whose fields have these values, or None."""
        where, values = matching(kind, equals)
        found = self.select(kind, f"{where} ORDER BY id LIMIT 1", values)
        return found[0] if found else None

    def count(self, kind: type[T], /, **equals: object) -> int:
        """Count the facts whose fields have these values."""
        where, values = matching(kind, equals)
        sql = f"SELECT count(*) FROM {shape(kind).table}{where}"  # noqa: S608 - names of our own classes
        return int(self.rows(sql, values)[0][0])

    def select(self, kind: type[T], tail: str, values: Sequence[Cell] = ()) -> list[T]:
        """Give facts by the rest of an SQL statement; for the named queries of this package."""
        return decode_all(kind, self.rows(shape(kind).select + tail, values))

    def rows(self, sql: str, values: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
        """Give the rows of an SQL statement; for the named queries of this package."""
        with self.snapshot() as connection, spoken(self.path):
            return connection.execute(sql, values).fetchall()

    def undo(self, *, face: str = "command line", now: datetime | None = None) -> Undone:
        """Take back the newest act whole, as a step of its own.

        Raises:
            CtrecordsError: there is nothing to undo, or a row moved since; nothing is changed.
        """
        return self._take_back("Undo", face, now)

    def redo(self, *, face: str = "command line", now: datetime | None = None) -> Undone:
        """Do the act again that was undone last, if nothing else was done since.

        Raises:
            CtrecordsError: there is nothing to redo, or a row moved since; nothing is changed.
        """
        return self._take_back("Redo", face, now)

    def next_undo(self) -> str | None:
        """Give the label of the act that undo would take back."""
        turn = self._turn("Undo")
        return turn.label if turn else None

    def next_redo(self) -> str | None:
        """Give the label of the act that redo would do again."""
        turn = self._turn("Redo")
        return turn.label if turn else None

    def history(self, kind: type[T], number: int) -> list[HistoryRow]:
        """Give what happened to one fact, oldest first."""
        with self.snapshot() as connection, spoken(self.path):
            return history(connection, shape(kind).table, number)

    def history_of_step(self, seq: int) -> list[HistoryRow]:
        """Give what one act did, a change for each row it touched."""
        with self.snapshot() as connection, spoken(self.path):
            return history_of_step(connection, seq)

    def ever(self, kind: type[T], column: str, values: Iterable[int]) -> frozenset[int]:
        """Give the numbers of the facts whose field held one of *values* at any time, even if taken out since."""
        with self.snapshot() as connection, spoken(self.path):
            return ever(connection, shape(kind).table, column, values)

    def steps(self, limit: int = 100) -> list[StepRow]:
        """Give the newest *limit* acts, newest first."""
        with self.snapshot() as connection, spoken(self.path):
            return steps(connection, limit)

    def _turn(self, way: Way) -> Turn | None:
        with self.snapshot() as connection, self._turns_lock, spoken(self.path):
            self._turns.catch_up(connection)
            return self._turns.next_undo if way == "Undo" else self._turns.next_redo

    def _take_back(self, way: Way, face: str, now: datetime | None) -> Undone:
        with self._writer.act(way, face=face, now=now, undoable=False) as act:
            turn = self._turn(way)
            if turn is None:
                raise CtrecordsError(
                    f"Nothing to {way.lower()}.",
                    remedy="Look at ctrecords history: only acts listed there as undoable can be taken back.",
                )
            act.label = f"{way}: {turn.label}"
            act.undoes = turn.seq
            reverse(self._writer.connection, act.transaction, turn, way=way)
        self._announce(act.kinds)
        return Undone(label=turn.label, seq=act.seq)

    def _announce(self, kinds: frozenset[type]) -> None:
        if kinds:
            for listener in tuple(self._listeners):
                listener(kinds)
