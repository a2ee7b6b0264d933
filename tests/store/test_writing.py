"""Steps are whole or nothing, whatever the disk says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.request import Case
from ctrecords.store import writing
from ctrecords.store.check import verify
from ctrecords.store.driver import Connection, connect
from ctrecords.store.store import Store
from tests.store_facts import MOMENT, ask, case

Keys = tuple[bytes | None, bytes | None]


def refused(store: Store) -> CtrecordsError:
    """Try to write a case and give the sentence that came instead; nothing may be written."""
    head = store.head
    with pytest.raises(CtrecordsError) as caught, store.transaction("Make a case") as tx:
        tx.add_all([case("x" * 100_000) for _ in range(20)])
    assert store.head == head
    assert store.find(Case) == []
    return caught.value


def test_a_failing_block_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction("Make a case") as tx:
            tx.add(case())
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.find(Case) == []
    assert store.head.seq == 0
    ask(store)
    assert verify(store) == []


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> list[Connection]:
    """The connections that write, as they are opened."""
    opened: list[Connection] = []

    def watched(path: Path, key: bytes | None) -> Connection:
        opened.append(connect(path, key))
        return opened[-1]

    monkeypatch.setattr(writing, "connect", watched)
    return opened


def test_a_full_disk_is_said_and_nothing_half_written(writer: list[Connection], store: Store) -> None:
    writer[0].execute("PRAGMA max_page_count = 60")
    error = refused(store)
    assert error.what == f"The disk that holds {store.path.parent} is full; nothing was changed."
    assert error.remedy == "Make room on it, then do it again."
    writer[0].execute("PRAGMA max_page_count = 1000000")
    ask(store)
    assert verify(store) == []


def test_a_file_that_cannot_be_written_is_said(writer: list[Connection], store: Store) -> None:
    writer[0].execute("PRAGMA query_only = ON")
    error = refused(store)
    assert error.what == "records.db cannot be written; nothing was changed."
    assert "writable" in error.remedy


def test_another_program_that_writes_is_said(
    path: Path, keys: Keys, writer: list[Connection], store: Store
) -> None:
    writer[0].execute("PRAGMA busy_timeout = 1")
    other = connect(path, keys[0])
    other.execute("BEGIN IMMEDIATE")
    error = refused(store)
    assert error.what == "records.db is being written by another program; nothing was changed."
    assert "Close the other program" in error.remedy
    other.close()


def test_a_transaction_in_a_transaction_is_a_mistake_of_ours(store: Store) -> None:
    def nest() -> None:
        with store.transaction("Outer") as tx:
            tx.add(case())
            with store.transaction("Inner"):
                pass

    with pytest.raises(RuntimeError, match="already open"):
        nest()
    with pytest.raises(RuntimeError, match="inside its own"), store.transaction("Outer"):
        store.close()
    assert store.find(Case) == []


def test_steps_keep_label_face_and_moment(store: Store) -> None:
    with store.transaction("Make a case", face="window", now=MOMENT) as tx:
        tx.add(case())
    step = store.steps()[0]
    assert (step.label, step.face, step.rows, step.undoes) == ("Make a case", "window", 1, None)
    assert datetime.fromisoformat(step.at) == datetime(2026, 11, 23, 15, tzinfo=UTC)
    with (
        pytest.raises(ValueError, match="time zone"),
        store.transaction("x", now=MOMENT.replace(tzinfo=None)),
    ):
        pass
