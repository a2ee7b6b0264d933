"""Old casebooks are copied and brought up to date; newer ones are refused."""

from pathlib import Path

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.request import Item
from ctrecords.store.driver import EngineError, connect
from ctrecords.store.migrate import applied, up_to_date
from ctrecords.store.schema import MIGRATIONS, Migration
from ctrecords.store.store import Store
from tests.store_facts import ask

KNOWN = tuple(migration.name for migration in MIGRATIONS)
Keys = tuple[bytes | None, bytes | None]

REMARKS = Migration(
    name="m999_remarks",
    reason="A test of a second migration.",
    statements=("CREATE TABLE remark (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",),
)
BROKEN = Migration(
    name="m999_broken",
    reason="A test of a migration that fails half way.",
    statements=(*REMARKS.statements, "INSERT INTO nowhere VALUES (1)"),
)


def made(path: Path, key: bytes | None) -> None:
    with Store.create(path, key) as store:
        ask(store)


def names(path: Path, key: bytes | None) -> tuple[str, ...]:
    connection = connect(path, key)
    try:
        return applied(connection)
    finally:
        connection.close()


def test_a_casebook_up_to_date_is_not_copied(path: Path, keys: Keys) -> None:
    key, _ = keys
    made(path, key)
    assert up_to_date(path, key) is None
    assert sorted(each.name for each in path.parent.iterdir()) == ["records.db"]


def test_a_migration_keeps_a_copy_of_what_was(path: Path, keys: Keys) -> None:
    key, _ = keys
    made(path, key)
    copy = up_to_date(path, key, (*MIGRATIONS, REMARKS))
    assert copy is not None
    assert copy.name == "records.before-m999.db"
    assert names(path, key) == (*KNOWN, "m999_remarks")
    with Store.open(copy, key) as old:
        assert old.count(Item) == 2


def test_a_failing_migration_leaves_the_casebook_as_it_was(path: Path, keys: Keys) -> None:
    key, _ = keys
    made(path, key)
    with pytest.raises(EngineError, match="nowhere"):
        up_to_date(path, key, (*MIGRATIONS, BROKEN))
    assert names(path, key) == KNOWN
    with Store.open(path, key) as store:
        assert store.count(Item) == 2
    assert up_to_date(path, key, (*MIGRATIONS, REMARKS)) is not None


def test_a_full_disk_stops_before_the_migration(
    path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = keys
    made(path, key)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(CtrecordsError) as caught:
        up_to_date(path, key, (*MIGRATIONS, REMARKS))
    assert caught.value.what == (
        "The casebook could not be copied before bringing it up to date; it was left as it was."
    )
    assert "space" in caught.value.remedy
    assert names(path, key) == KNOWN
    assert sorted(each.name for each in path.parent.iterdir()) == ["records.db"]


def test_a_newer_casebook_is_refused(path: Path, keys: Keys) -> None:
    key, _ = keys
    made(path, key)
    connection = connect(path, key)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
        ("ctrecords", "m019_later", "2027-01-01"),
    )
    connection.close()
    with pytest.raises(CtrecordsError) as caught:
        Store.open(path, key)
    assert caught.value.what == "The casebook was written by a newer ctrecords (migration m019)."
    assert caught.value.remedy == (
        "Install the newest ctrecords, or open the copy that was made before it was changed."
    )


def test_an_empty_file_is_no_casebook(path: Path, keys: Keys) -> None:
    key, _ = keys
    path.touch()
    with pytest.raises(CtrecordsError) as caught:
        Store.open(path, key)
    assert caught.value.what == "records.db holds no casebook: its tables are missing."
    assert "newest backup" in caught.value.remedy
