"""A casebook of an earlier release is whole after it was brought up to date, and undo stops there."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ctrecords.actions import casebooks
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Requester
from ctrecords.model.request import Item, Reminder
from ctrecords.store.check import verify
from ctrecords.store.driver import connect
from ctrecords.store.journal import changes_of, read_delta
from ctrecords.store.migrate import LABEL, applied, up_to_date
from ctrecords.store.schema import MIGRATIONS, Migration
from ctrecords.store.store import Store
from ctrecords.upkeep.check import check
from tests.store.saved import sealed_first, unpacked
from tests.store_facts import ask

Keys = tuple[bytes | None, bytes | None]
SAVED = "casebook-m001.zip"


@pytest.fixture
def old(tmp_path: Path, keys: Keys) -> Path:
    """The records of a casebook of the first release, plain or sealed."""
    plain = unpacked(SAVED, tmp_path / "Saved.casebook") / "records.db"
    if keys[0] is None:
        return plain
    sealed = tmp_path / "records.db"
    sealed.touch()
    sealed_first(plain, sealed)
    return sealed


def test_a_saved_casebook_opens_and_is_whole(tmp_path: Path) -> None:
    folder = unpacked(SAVED, tmp_path / "Saved.casebook")
    report = check(folder, None, deep=True)
    assert report.ok
    assert (report.counts["requests"], report.counts["events"], report.counts["files"]) == (2, 4, 2)
    assert (folder / "records.before-m002.db").is_file()
    with casebooks.open_book(folder) as book, pytest.raises(CtrecordsError, match="Nothing to undo"):
        book.store.undo()


def test_the_step_of_a_migration_holds_only_what_it_did(old: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.open(old, key, journal_key=journal_key) as store:
        assert verify(store) == []
        third, second = store.steps(2)
        assert (second.label, second.undoable) == (f"{LABEL} (m002)", False)
        assert (third.label, third.undoable) == (f"{LABEL} (m003)", False)
        with store.snapshot() as connection:
            changes = changes_of(connection, second.seq)
            later = changes_of(connection, third.seq)
    # Columns that are empty in every row need no word: only the requester's new column is not.
    assert [(change.table, change.row) for change in changes] == [("requester", 1)]
    assert read_delta(changes[0].delta or "") == {"fee_category": [None, ""]}
    assert {change.table for change in later} <= {"document"}
    assert all(
        read_delta(change.delta or "") == {name: [None, ""] for name in ("folder", "medium", "source")}
        for change in later
    )


def test_undo_and_redo_stop_at_a_migration_and_go_on_after_it(old: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.open(old, key, journal_key=journal_key) as store:
        for refused, take_back in (("undo", store.undo), ("redo", store.redo)):
            with pytest.raises(CtrecordsError) as caught:
                take_back()
            assert caught.value.what == f"Nothing to {refused}."
        me = store.get(Requester, 1)
        with store.transaction("Change the requester") as tx:
            tx.put(replace(me, fee_category="media"))
            tx.remove(store.find(Reminder)[0])
        assert store.undo().label == "Change the requester"
        assert store.redo().label == "Change the requester"
        assert store.undo().label == "Change the requester"
        assert store.get(Requester, 1) == me
        assert verify(store) == []


def test_what_was_altered_before_is_still_named_after(old: Path, keys: Keys) -> None:
    key, journal_key = keys
    connection = connect(old, key)
    connection.execute("UPDATE requester SET phone = '860-555-0000'")
    connection.execute("UPDATE item SET label = 'x' WHERE id = 2")
    connection.close()
    with Store.open(old, key, journal_key=journal_key) as store:
        found = [problem.what for problem in verify(store)]
    assert sorted(found) == [
        "Row 1 of the table requester was changed (phone) outside ctrecords.",
        "Row 2 of the table item was changed (label) outside ctrecords.",
    ]


def test_a_new_column_filled_outside_is_named(old: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.open(old, key, journal_key=journal_key) as store:
        pass
    connection = connect(old, key)
    connection.execute("UPDATE contact SET bounced_on = '2026-10-01' WHERE id = 1")
    connection.close()
    with Store.open(old, key, journal_key=journal_key) as store:
        (found,) = verify(store)
    assert found.what == "Row 1 of the table contact was changed (bounced_on) outside ctrecords."


def test_a_migration_that_rewrites_adds_and_removes_rows_is_followed(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        ask(store)
    rewriting = Migration(
        name="m999_rewriting",
        reason="A test of a migration that touches rows.",
        statements=(
            "UPDATE item SET label = upper(text) WHERE number = 1",
            "DELETE FROM item WHERE number = 2",
            "INSERT INTO tag (id, name) VALUES (1, 'old')",
            "INSERT INTO counter (name, last) VALUES ('tag', 1)",
        ),
    )
    up_to_date(path, key, (*MIGRATIONS, rewriting), journal_key=journal_key)
    # Through the class itself: opening would refuse a migration this version does not know.
    with Store(path, key, journal_key) as store:
        assert verify(store) == []
        assert [item.label for item in store.find(Item)] == ["RECORDS 1"]
        step = store.steps(1)[0]
        with store.snapshot() as connection:
            assert len(changes_of(connection, step.seq)) == 3


def test_a_new_casebook_has_no_such_step(store: Store) -> None:
    assert store.steps() == []


@pytest.mark.parametrize(
    "moment", ["migrate.shutil.copyfile", "migrate.write_step", "sqlite_utils.Migrations._record_applied"]
)
def test_a_kill_while_migrating_leaves_the_old_one_and_the_next_start_goes_on(
    tmp_path: Path, moment: str
) -> None:
    path = unpacked(SAVED, tmp_path / "Saved.casebook") / "records.db"
    code = (
        "import os, signal; from pathlib import Path; from ctrecords.store import driver, migrate;"
        " import sqlite_utils;"
        f" {moment} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL);"
        f" migrate.up_to_date(Path({str(path)!r}), None)"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own code
    assert killed.returncode == -signal.SIGKILL
    connection = connect(path, None)
    assert applied(connection) == (MIGRATIONS[0].name,)
    connection.close()
    with Store.open(path, None) as store:
        assert store.copied_before == path.with_name("records.before-m002.db")
        assert verify(store) == []
        assert [step.label for step in store.steps(2)] == [f"{LABEL} (m003)", f"{LABEL} (m002)"]
