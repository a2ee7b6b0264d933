"""The one writer: begins a transaction, writes its step into the journal, commits or takes all back.

It must not know who listens, nor which act undo would choose.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ctrecords.store.driver import connect, spoken
from ctrecords.store.journal import write_step
from ctrecords.store.rows import KINDS
from ctrecords.store.transaction import Transaction


@dataclass(slots=True, kw_only=True)
class Act:
    """One act being written: its transaction, its header, and once committed its step and changed classes."""

    transaction: Transaction
    label: str
    face: str
    at: datetime
    undoable: bool
    undoes: int | None = None
    seq: int = 0
    kinds: frozenset[type] = frozenset()


class Writer:
    """The only connection that writes; any thread may use it, one at a time."""

    def __init__(self, path: Path, key: bytes | None, journal_key: bytes | None) -> None:
        self._path = path
        self._journal_key = journal_key
        self.connection = connect(path, key)
        self._lock = threading.Lock()
        self._thread: int | None = None
        self._closed = False

    @property
    def mine(self) -> bool:
        """Whether this thread is inside a transaction."""
        return self._thread == threading.get_ident()

    @contextmanager
    def act(
        self, label: str, *, face: str, now: datetime | None, undoable: bool
    ) -> Generator[Act, None, None]:
        """Write one step: all of the block, or nothing when it raises.

        Raises:
            CtrecordsError: the disk is full, or the casebook is read-only, busy or damaged.
        """
        if self.mine:
            raise RuntimeError("a transaction is already open in this thread")
        at = now or datetime.now(UTC)
        if at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        with self._lock, spoken(self._path):
            if self._closed:
                raise RuntimeError("this store is closed")
            self.connection.execute("BEGIN IMMEDIATE")
            self._thread = threading.get_ident()
            act = Act(
                transaction=Transaction(self.connection),
                label=label,
                face=face,
                at=at.astimezone(UTC),
                undoable=undoable,
            )
            try:
                yield act
                self._commit(act)
            finally:
                act.transaction.end()
                self._thread = None
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def scrub(self) -> None:
        """Write the file anew without what was removed, and empty the write-ahead log.

        Raises:
            CtrecordsError: the disk is full or refuses.
        """
        with self._lock, spoken(self._path):
            self.connection.execute("VACUUM")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it; a second time does nothing."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                with spoken(self._path):
                    self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self.connection.close()

    def _commit(self, act: Act) -> None:
        moved = act.transaction.finish()
        seq = 0
        # An undo is written even if it moved nothing, so that the next undo goes on behind it.
        if moved or act.undoes is not None:
            seq = write_step(
                self.connection,
                moved,
                at=act.at,
                label=act.label,
                face=act.face,
                undoable=act.undoable,
                undoes=act.undoes,
                journal_key=self._journal_key,
            ).seq
        self.connection.execute("COMMIT")
        act.seq = seq
        act.kinds = frozenset(KINDS[table] for table, _, _ in moved)
