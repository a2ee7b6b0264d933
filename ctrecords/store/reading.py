"""Reading facts: one read-only connection for each thread, and questions of the form field = value.

It must not write, and must not know the journal. A reader never waits for the writer.
"""

import json
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ctrecords.store.driver import Cell, Connection, connect, spoken
from ctrecords.store.rows import encode_one, quoted

_AMONG = " IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class Reader:
    """One thread's connection; the lock keeps it from being closed in the middle of an answer."""

    connection: Connection
    thread: threading.Thread
    lock: threading.RLock = field(default_factory=threading.RLock)
    depth: int = 0


class Readers:
    """The read-only connections of all threads that asked something."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        self._path = path
        self._key = key
        self._mine = threading.local()
        self._all: list[Reader] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def snapshot(self) -> Generator[Connection, None, None]:
        """Give this thread's connection with one unchanging view of the facts until the block ends.

        Raises:
            CtrecordsError: the casebook cannot be read.
        """
        reader = self._reader()
        with reader.lock, spoken(self._path):
            self._refuse_when_closed()
            if not reader.depth:
                reader.connection.execute("BEGIN")
            reader.depth += 1
            try:
                yield reader.connection
            finally:
                reader.depth -= 1
                if not reader.depth and reader.connection.in_transaction:
                    reader.connection.execute("COMMIT")

    def close(self) -> None:
        """Close every thread's connection, after the answer it is giving."""
        with self._lock:
            self._closed = True
            readers, self._all = self._all, []
        for reader in readers:
            with reader.lock:
                reader.connection.close()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise RuntimeError("this store is closed")

    def _reader(self) -> Reader:
        found = cast("Reader | None", getattr(self._mine, "reader", None))
        if found is not None:
            return found
        with self._lock:
            self._refuse_when_closed()
            for gone in [reader for reader in self._all if not reader.thread.is_alive()]:
                gone.connection.close()
                self._all.remove(gone)
            made = Reader(connect(self._path, self._key, readonly=True), threading.current_thread())
            self._all.append(made)
        self._mine.reader = made
        return made


def matching(kind: type, equals: dict[str, Any]) -> tuple[str, list[Cell]]:
    """Write field = value questions as SQL: None asks for nothing there, a list or tuple for any of it.

    Raises:
        ValueError: the class has no such field, or a list holds None.
    """
    parts: list[str] = []
    values: list[Cell] = []
    for name, wanted in equals.items():
        if isinstance(wanted, list | tuple):
            cells = [encode_one(kind, name, each) for each in cast("Iterable[Any]", wanted)]
            if None in cells:
                raise ValueError("None in a list matches nothing")
            # One value however long the list, so it is always one statement.
            parts.append(quoted(name) + _AMONG)
            values.append(json.dumps(cells))
        else:
            parts.append(quoted(name) + " IS ?")
            values.append(encode_one(kind, name, wanted))
    if not parts:
        return "", values
    return f" WHERE {' AND '.join(parts)}", values
