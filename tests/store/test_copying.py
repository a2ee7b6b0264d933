"""A copy of the records is whole in itself, made while they are in use, and looked through with its key."""

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.request import Case, Item
from ctrecords.store import driver
from ctrecords.store.copying import copy_records, look_at
from ctrecords.store.driver import EngineError, connect, spoken
from ctrecords.store.store import Store
from tests.cancelling import Cancellable
from tests.store_facts import RAW_KEY, ask, case


def test_a_copy_is_whole_in_itself(store: Store, tmp_path: Path) -> None:
    ask(store)
    copy = tmp_path / "copy.db"
    copy_records(store, copy)
    seen = look_at(store, copy)
    assert (seen.head, seen.problems) == (store.head, ())
    assert seen.rows == 5
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]
    with Store.open(copy, store.key, journal_key=store.journal_key) as again:
        assert again.find(Item) == store.find(Item)


def test_a_copy_is_made_while_others_write(store: Store, tmp_path: Path) -> None:
    """The writer goes on between two steps of the copy; what comes out is one moment."""
    with store.transaction("Open many cases") as tx:
        tx.add_all([case(f"Case {n} {'x' * 2000}") for n in range(4000)])

    class Busy(Cancellable):
        written = False

        def step(self, done: int, total: int, note: str) -> None:  # noqa: ARG002 (the words of Progress)
            if not self.written:
                self.written = True
                other = threading.Thread(target=write)
                other.start()
                other.join()

    def write() -> None:
        with store.transaction("Open one more") as tx:
            tx.add(case("One more"))

    copy_records(store, tmp_path / "copy.db", Busy())
    seen = look_at(store, tmp_path / "copy.db")
    assert seen.problems == ()
    assert seen.rows == store.count(Case)


def test_a_cancelled_copy_leaves_the_records_as_they_were(store: Store, tmp_path: Path) -> None:
    ask(store)
    cancelled = Cancellable()
    cancelled.cancelled = True
    with pytest.raises(CancelledError):
        copy_records(store, tmp_path / "copy.db", cancelled)
    assert store.count(Item) == 2


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("database or disk is full", "The disk that holds {place} is full; nothing was changed."),
        ("disk I/O error", "The disk refused to read or write copy.db; nothing was changed."),
        ("database disk image is malformed", "copy.db is damaged."),
    ],
)
def test_what_the_engine_says_of_a_copy_without_a_name_is_a_sentence(
    tmp_path: Path, said: str, what: str
) -> None:
    """A copy of a whole database fails without the name of the error, unlike a statement."""
    with pytest.raises(CtrecordsError) as caught, spoken(tmp_path / ".hidden.part" / "copy.db"):
        raise EngineError(said)
    assert caught.value.what == what.format(place=tmp_path)
    assert caught.value.remedy


@pytest.mark.parametrize("said", ["disk I/O error", "unable to open database file"])
def test_a_refusal_on_a_disk_without_room_is_told_as_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    def usage(place: Path) -> SimpleNamespace:
        return SimpleNamespace(free=0 if place == tmp_path else 1 << 40)

    monkeypatch.setattr(driver.shutil, "disk_usage", usage)
    with pytest.raises(CtrecordsError) as caught, spoken(tmp_path / "records.db"):
        raise EngineError(said)
    assert caught.value.what == f"The disk that holds {tmp_path} is full; nothing was changed."
    assert caught.value.remedy == "Make room on it, then do it again."


def test_a_file_that_is_there_is_not_written_over(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(CtrecordsError):
        copy_records(store, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_damaged_or_foreign_copy_is_told(store: Store, tmp_path: Path) -> None:
    ask(store)
    copy = tmp_path / "copy.db"
    copy_records(store, copy)
    connection = connect(copy, store.key)
    connection.execute("UPDATE item SET label = 'x' WHERE id = 1")
    connection.close()
    (found,) = look_at(store, copy).problems
    assert found.what == "Row 1 of the table item was changed (label) outside ctrecords."
    data = bytearray(copy.read_bytes())
    data[: len(data) // 2] = bytes(len(data) // 2)
    copy.write_bytes(bytes(data))
    with pytest.raises(CtrecordsError):
        look_at(store, copy)
    other = tmp_path / "other.db"
    with Store.create(other, RAW_KEY if store.key is None else None):
        pass
    with pytest.raises(CtrecordsError):
        look_at(store, other)
