"""One way to open a database, plain or sealed, and plain words when it will not open."""

from pathlib import Path
from typing import Any, cast

import pytest
import sqlcipher3

from ctrecords.errors import CtrecordsError, LockedError
from ctrecords.store import driver
from ctrecords.store.driver import connect, is_plain, tables_of
from ctrecords.store.store import Store
from tests.store_facts import RAW_KEY

Keys = tuple[bytes | None, bytes | None]


def refused(path: Path, key: bytes | None) -> CtrecordsError:
    with pytest.raises(CtrecordsError) as caught:
        connect(path, key)
    return caught.value


def test_the_engine_is_one_and_new_enough(path: Path) -> None:
    Store.create(path, None).close()
    connection = connect(path, None)
    assert tables_of(connection)["agency"].exists()
    connection.close()
    from sqlite_utils import db

    assert cast("Any", db).sqlite3 is sqlcipher3
    assert driver.sqlite_version() >= (3, 51, 3)


def test_an_old_engine_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.create(path, None).close()
    monkeypatch.setattr(driver, "sqlite_version", lambda: (3, 51, 2))
    error = refused(path, None)
    assert "too old" in error.what
    assert "3.51.3" in error.remedy


def test_habits_of_a_connection(path: Path, keys: Keys) -> None:
    key, _ = keys
    Store.create(path, key).close()
    assert is_plain(path) == (key is None)
    connection = connect(path, key)
    habits = {
        name: connection.execute(f"PRAGMA {name}").fetchall()[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    connection.close()
    assert habits == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_reader_cannot_write(path: Path, keys: Keys) -> None:
    key, _ = keys
    Store.create(path, key).close()
    connection = connect(path, key, readonly=True)
    with pytest.raises(driver.EngineError, match="readonly"):
        connection.execute("DELETE FROM agency")
    connection.close()


def test_a_wrong_key_is_said(path: Path) -> None:
    Store.create(path, RAW_KEY).close()
    error = refused(path, bytes(32))
    assert error.what == (
        "records.db does not open with this key: it is damaged, or the key belongs to another casebook."
    )
    assert "newest backup" in error.remedy


def test_a_sealed_file_without_key_is_locked(path: Path) -> None:
    Store.create(path, RAW_KEY).close()
    error = refused(path, None)
    assert isinstance(error, LockedError)
    assert error.what == "records.db is sealed or damaged: it is not a plain database."
    assert "passphrase" in error.remedy


def test_a_plain_file_with_a_key_is_refused(path: Path) -> None:
    Store.create(path, None).close()
    error = refused(path, RAW_KEY)
    assert error.what == "records.db is not sealed, but a key was given for it."
    assert "right casebook" in error.remedy


def test_a_missing_file_is_said_and_not_made(path: Path) -> None:
    error = refused(path, None)
    assert error.what == "records.db cannot be opened."
    assert "folder" in error.remedy
    assert not path.exists()


def test_a_torn_file_is_said(path: Path, keys: Keys) -> None:
    key, _ = keys
    Store.create(path, key).close()
    torn = bytearray(path.read_bytes())
    torn[100:8000] = b"\xff" * 7900
    path.write_bytes(torn)
    error = refused(path, key)
    assert "damaged" in error.what
    assert "newest backup" in error.remedy


def test_a_key_of_another_length_is_a_mistake_of_ours(path: Path) -> None:
    with pytest.raises(ValueError, match="32"):
        connect(path, b"short")
