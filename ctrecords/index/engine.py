"""The file index.db with its connections: one that writes, one for the eye, one for searches that can be stopped.

Damaged, foreign or written by another version, it is removed and made anew: nothing in it is the only copy.
It must not know what the tables hold.
"""

import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Self

from ctrecords import disk
from ctrecords.errors import CancelledError, CtrecordsError, DamagedError
from ctrecords.extract.page import Kind
from ctrecords.index.kept import State
from ctrecords.index.schema import PAGE_BYTES, STATEMENTS, VERSION
from ctrecords.store.driver import Connection, EngineError, connect, spoken

_BESIDE = ("-wal", "-shm", "-journal")
_DIGITS = 18
"""Of the step in the journal that was told last; a longer number is none the store can be asked for."""
_KINDS = tuple(Kind)
_STATES = ("", "ours", *State)
_SEARCH_CACHE = 32 * 1024
"""Kilobytes a search keeps in memory, so that a sealed page is unsealed once."""


class Ask:
    """Questions of one search; they end as cancelled once ``Engine.stop`` was called after it began."""

    def __init__(self, engine: "Engine", connection: Connection, turn: int) -> None:
        """Use ``Engine.asking``."""
        self._engine = engine
        self._connection = connection
        self._turn = turn

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement.

        Raises:
            CancelledError: the search was stopped.
        """
        if self._turn != self._engine.turn:
            raise CancelledError
        with self._engine.speaking():
            try:
                return self._connection.execute(sql, values).fetchall()
            except EngineError as error:
                if str(error) == "interrupted":
                    raise CancelledError from error
                raise


class Engine:
    """The open file; safe to use from several threads."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        """Use ``Engine.open``."""
        self.path = path
        self.turn = 0
        self.written = 0
        """How many transactions were written since it was opened."""
        self.remade = False
        """Whether there was one that could not be used, so that this one was made anew."""
        self._damaged = self._closed = False
        self._locks = tuple(threading.RLock() for _ in range(3))
        with ExitStack() as failing:
            self._writer = connect(path, key, page_bytes=PAGE_BYTES)
            failing.callback(self._writer.close)
            self._writer.execute("PRAGMA synchronous = NORMAL")
            self._eye = connect(path, key, page_bytes=PAGE_BYTES)
            failing.callback(self._eye.close)
            # Not for reading only: what matches is counted in a temporary table, which lies in memory.
            self._search = connect(path, key, page_bytes=PAGE_BYTES)
            self._search.execute(f"PRAGMA cache_size = -{_SEARCH_CACHE}")
            failing.pop_all()

    @classmethod
    def open(cls, path: Path, key: bytes | None, owner: str = "") -> Self:
        """Open the index, or make it anew when there is none that can be used; *owner* is its casebook's number.

        Raises:
            CtrecordsError: the folder cannot be written.
        """
        there = path.is_file() and path.stat().st_size > 0
        if there:
            with suppress(CtrecordsError, EngineError):
                known = cls(path, key)
                try:
                    if known.sound() and known.mark("owner") in ("", owner):
                        if owner and not known.mark("owner"):
                            known.remember("owner", owner)
                        return known
                except BaseException:
                    known.close()
                    raise
                known.close()
        try:
            _set_aside(path)
            _remove(path)
            disk.write(path, b"")
        except OSError as error:
            raise disk.trouble(error, path.parent) from error
        made = cls(path, key)
        try:
            with made.writing() as connection:
                for statement in STATEMENTS:
                    connection.execute(statement)
                connection.execute("INSERT INTO mark VALUES ('version', ?), ('owner', ?)", (VERSION, owner))
        except BaseException:
            made.close()
            raise
        made.remade = there
        return made

    def close(self) -> None:
        """Stop what searches, write everything into the one file and let it go."""
        if self._closed:
            return
        self.stop()
        self._closed = True
        with ExitStack() as held:
            for lock in self._locks:
                held.enter_context(lock)
            self._search.close()
            self._eye.close()
            with suppress(EngineError):
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._writer.close()
            if self._damaged:
                with suppress(OSError):
                    _remove(self.path)

    @contextmanager
    def writing(self) -> Generator[Connection, None, None]:
        """One transaction; nothing of it stays when it fails.

        Raises:
            CtrecordsError: the disk is full or refuses.
        """
        with self._locks[0], self.speaking():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
                self.written += 1
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    def scrub(self) -> None:
        """Leave nothing of the words that were removed in the file; what is found stays.

        Raises:
            CtrecordsError: the disk is full or refuses.
        """
        with self.writing() as connection:
            connection.execute("INSERT INTO find (find) VALUES ('optimize')")
        with self._locks[0], self.speaking():
            self._writer.execute("VACUUM")
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement that only reads and is quick; it never waits for a writer or a search."""
        with self._locks[1], self.speaking():
            return self._eye.execute(sql, values).fetchall()

    @contextmanager
    def asking(self) -> Generator[Ask, None, None]:
        """The questions of one search, one search after the other.

        Raises:
            CancelledError: it was stopped.
        """
        turn = self.turn
        with self._locks[2]:
            yield Ask(self, self._search, turn)

    def stop(self) -> None:
        """Stop every search that runs or waits, from any thread; later ones are answered again."""
        self.turn += 1
        if not self._closed:
            self._search.interrupt()

    def sound(self) -> bool:
        """Whether its version, its tables and the words in them that are ours are those this version writes."""
        made = {str(sql) for (sql,) in self.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if self.mark("version") != VERSION or not made.issuperset(STATEMENTS):
            return False
        if self.rows("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"):
            return False
        if len(self.mark("placed").partition(" ")[0]) > _DIGITS:
            return False
        kinds, states = (", ".join(f"'{one}'" for one in words) for words in (_KINDS, _STATES))
        return not self.rows(
            f"SELECT 1 FROM file WHERE kind NOT IN ({kinds}) OR state NOT IN ({states}) LIMIT 1"  # noqa: S608 - words of ours
        )

    def mark(self, name: str) -> str:
        """A remembered word, such as how far the casebook's journal was taken in; empty when there is none."""
        found = self.rows("SELECT value FROM mark WHERE name = ?", (name,))
        return str(found[0][0]) if found else ""

    def remember(self, name: str, value: str) -> None:
        """Remember a word."""
        self.remember_all({name: value})

    def remember_all(self, words: Mapping[str, str]) -> None:
        """Remember words by their names, all or none."""
        with self.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?)", list(words.items()))

    @contextmanager
    def speaking(self) -> Generator[None, None, None]:
        """Say what the engine refuses; a damaged index goes when it is closed.

        Raises:
            CtrecordsError: the disk is full or refuses, or the index is damaged.
        """
        try:
            with spoken(self.path):
                yield
        except DamagedError as error:
            self._damaged = True
            raise CtrecordsError(
                "The search index is damaged; your records and files are not.",
                remedy="Close the casebook and open it again: the index is made anew from the files.",
            ) from error


def _set_aside(path: Path) -> None:
    """A folder where the index belongs is somebody's: it stays, under a name beside."""
    if path.is_dir() and not path.is_symlink():
        names = (path.with_name(f"{path.stem} (set aside {number}){path.suffix}") for number in count(1))
        path.rename(next(name for name in names if not name.exists()))


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)
