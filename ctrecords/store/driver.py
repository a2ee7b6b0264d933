"""Opens a database file, plain or sealed, in the one way this app opens databases.

The only place that imports the SQLite engine. It must not know any table, any noun of the model,
or where a key comes from.
"""

import shutil
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import sqlcipher3
from sqlcipher3 import dbapi2

from ctrecords.errors import CtrecordsError, DamagedError, LockedError

if TYPE_CHECKING:
    from sqlite_utils import Database

Cell = int | str | None

PLAIN_MAGIC = b"SQLite format 3\0"
KEY_BYTES = 32
BUSY_SECONDS = 5.0
# 3.7.0 to 3.51.2 can damage a database in WAL mode when two connections meet at the wrong moment.
OLDEST_SAFE_SQLITE = (3, 51, 3)

# sqlite-utils catches the errors of the engine it imported; it must be this one, so the name it looks
# for first is given to our engine before anything can import it.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2


class Cursor(Protocol):
    """The answer to one SQL statement."""

    rowcount: int

    def fetchone(self) -> tuple[Any, ...] | None:
        """Give the next row, or None."""
        ...

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Give all remaining rows."""
        ...


class Connection(Protocol):
    """One open connection to a database."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Cell] = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, rows: Sequence[Sequence[Cell]], /) -> Cursor:
        """Run one statement for each row of values."""
        ...

    def backup(
        self, target: "Connection", /, *, pages: int, progress: Callable[[int, int, int], None]
    ) -> None:
        """Copy the whole database into another, so many pages at a time."""
        ...

    def interrupt(self) -> None:
        """Stop the statement that runs, from any thread."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


_engine = cast("Any", dbapi2)
EngineError = cast("type[Exception]", _engine.Error)

_SENTENCES = {
    "SQLITE_FULL": (
        "The disk that holds {place} is full; nothing was changed.",
        "Make room on it, then do it again.",
    ),
    "SQLITE_READONLY": (
        "{name} cannot be written; nothing was changed.",
        "Make the casebook's folder and files writable for you, or copy the casebook to a folder you own.",
    ),
    "SQLITE_BUSY": (
        "{name} is being written by another program; nothing was changed.",
        "Close the other program that has the casebook open, then try again.",
    ),
    "SQLITE_CANTOPEN": (
        "{name} cannot be opened.",
        "Check that the casebook's folder is there and that you may read and write it.",
    ),
    "SQLITE_IOERR": (
        "The disk refused to read or write {name}; nothing was changed.",
        "Check the disk and its free space, then try again; if it happens again, restore the newest backup.",
    ),
    "SQLITE_CORRUPT": (
        "{name} is damaged.",
        "Restore the newest backup; keep the damaged file until the backup is open.",
    ),
    "FOREIGN KEY constraint": (
        "Something else in the casebook still refers to this; nothing was changed.",
        "Remove or move what refers to it first.",
    ),
    "UNIQUE constraint": (
        "That is already in the casebook; nothing was changed.",
        "Open the one that is there instead of adding it again.",
    ),
    "SQLITE_NOTADB": (
        "{name} does not open with this key: it is damaged, or the key belongs to another casebook.",
        "Check that this is the right casebook and key; if it is, restore the newest backup.",
    ),
}


_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_REFUSED = {"SQLITE_IOERR", "SQLITE_CANTOPEN"}
_LEAST_ROOM = 256 * 1024
"""Bytes; the memory the engine shares beside a database and a small change take about as much."""
_SAID = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
}


def is_plain(path: Path) -> bool:
    """Say whether a database file is plain, by its first 16 bytes; a sealed file looks like noise."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_MAGIC)) == PLAIN_MAGIC


def sqlite_version() -> tuple[int, int, int]:
    """Give the version of the SQLite engine in use."""
    return cast("tuple[int, int, int]", tuple(_engine.sqlite_version_info))


@contextmanager
def spoken(path: Path) -> Generator[None, None, None]:
    """Turn the engine's refusals inside the block into sentences the researcher can act on.

    Raises:
        CtrecordsError: the disk is full; the file is read-only, busy, missing or damaged; a fact is there
            already, or others still refer to it.
    """
    try:
        yield
    except EngineError as error:
        # Extended names such as SQLITE_IOERR_WRITE start with the plain one; of the constraints only
        # the message tells which it was.
        # A copy of a whole database gives no name at all.
        said = (str(getattr(error, "sqlite_errorname", "")), _SAID.get(str(error), ""), str(error))
        known = next((key for key in _SENTENCES if any(each.startswith(key) for each in said)), None)
        if known is None:
            raise
        place = next(folder for folder in path.absolute().parents if not folder.name.startswith("."))
        if known in _REFUSED and _is_full(place):
            known = "SQLITE_FULL"
        what, remedy = _SENTENCES[known]
        raise (DamagedError if known in _DAMAGED else CtrecordsError)(
            what.format(name=path.name, place=place), remedy=remedy
        ) from error


def _is_full(place: Path) -> bool:
    """Whether a disk has no room for even the smallest change; the engine does not always say so itself."""
    try:
        return shutil.disk_usage(place).free < _LEAST_ROOM
    except OSError:
        return False


def connect(
    path: Path, key: bytes | None, *, readonly: bool = False, page_bytes: int | None = None
) -> Connection:
    """Open the database at *path*; *key* is the raw 32-byte key of a sealed one, None for a plain one.

    The file must exist (an empty one becomes a database). Transactions are begun and ended by the caller.
    *page_bytes* is the size of the file's pages; a sealed file opens only with the size it was made with.

    Raises:
        CtrecordsError: the file cannot be opened, is damaged, or the key does not fit it.
        LockedError: the file is not a plain database and no key was given.
    """
    if sqlite_version() < OLDEST_SAFE_SQLITE:
        raise CtrecordsError(
            "The SQLite engine installed here is too old to be trusted with a casebook.",
            remedy="Install ctrecords again with its own packages; it needs SQLite 3.51.3 or later.",
        )
    if key is not None and len(key) != KEY_BYTES:
        raise ValueError("a database key is 32 raw bytes")
    _refuse_mismatch(path, key)
    mode = "ro" if readonly else "rw"
    with spoken(path):
        connection = cast(
            "Connection",
            _engine.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            ),
        )
        try:
            _prepare(connection, key, readonly=readonly, page_bytes=page_bytes)
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_mismatch(path: Path, key: bytes | None) -> None:
    """Refuse a key for a plain file and a sealed file without one, before the engine guesses."""
    try:
        empty = path.stat().st_size == 0
        plain = is_plain(path)
    except OSError as error:
        raise CtrecordsError(
            f"{path.name} cannot be opened.",
            remedy="Check that the casebook's folder is there and that you may read and write it.",
        ) from error
    if empty or plain == (key is None):
        return
    if plain:
        raise CtrecordsError(
            f"{path.name} is not sealed, but a key was given for it.",
            remedy="Check that this is the right casebook; if it should be sealed, restore the newest backup.",
        )
    raise LockedError(
        f"{path.name} is sealed or damaged: it is not a plain database.",
        remedy="Give the casebook's passphrase; if it has none, restore the newest backup.",
    )


def _prepare(connection: Connection, key: bytes | None, *, readonly: bool, page_bytes: int | None) -> None:
    """Give the connection its key and its habits; the first read shows a wrong key."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if page_bytes is not None:
        # Before the write-ahead log: afterwards the size of a page is settled.
        connection.execute(f"PRAGMA {'page_size' if key is None else 'cipher_page_size'} = {page_bytes:d}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if readonly:
        connection.execute("PRAGMA query_only = ON")
        return
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode is None or str(mode[0]).lower() != "wal":
        raise CtrecordsError(
            "This folder cannot hold an open casebook: its file system does not share memory safely.",
            remedy="Keep the casebook on a disk of this computer, not in a network or cloud folder.",
        )
    connection.execute("PRAGMA synchronous = FULL")


def tables_of(connection: Connection) -> "Database":
    """Give sqlite-utils' view of a connection, without its plugins; used only to change the schema."""
    # Late: it costs a third of a second, and most starts have nothing to migrate.
    from sqlite_utils import db

    if cast("Any", db).sqlite3 is not sqlcipher3:
        # Two engines in one process delete each other's write-ahead log.
        raise RuntimeError("sqlite-utils took another SQLite engine")
    return db.Database(cast("Any", connection), execute_plugins=False)
