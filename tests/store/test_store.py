"""Opening, closing and announcing."""

from dataclasses import replace
from pathlib import Path

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency
from ctrecords.model.request import Case, Item, Request
from ctrecords.store.store import Store
from tests.store_facts import ask, case

Keys = tuple[bytes | None, bytes | None]


def test_what_was_written_is_read_after_reopening(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        with store.transaction("Make a case") as tx:
            made = tx.add(case())
        head = store.head
    with Store.open(path, key, journal_key=journal_key) as store:
        assert store.get(Case, made.id) == made
        assert store.head == head
        assert store.copied_before is None


def test_closing_leaves_one_file(path: Path, keys: Keys) -> None:
    key, _ = keys
    store = Store.create(path, key)
    ask(store)
    store.close()
    store.close()
    assert [each.name for each in path.parent.iterdir()] == ["records.db"]


def test_nothing_goes_after_closing(store: Store) -> None:
    store.close()
    with pytest.raises(RuntimeError, match="closed"), store.transaction("Make a case"):
        pass
    with pytest.raises(RuntimeError, match="closed"):
        store.find(Case)


def test_a_second_casebook_is_not_made_over_the_first(path: Path, keys: Keys) -> None:
    key, _ = keys
    Store.create(path, key).close()
    before = path.read_bytes()
    with pytest.raises(CtrecordsError) as caught:
        Store.create(path, key)
    assert caught.value.what == "There is already a records.db in that folder."
    assert "another folder" in caught.value.remedy
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(CtrecordsError) as caught:
        Store.create(path.parent / "gone" / path.name, None)
    assert caught.value.what == "records.db cannot be made in that folder."
    assert "exists" in caught.value.remedy


def test_a_casebook_that_could_not_be_made_leaves_no_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CtrecordsError("The disk is full.", remedy="Free some space.")

    monkeypatch.setattr("ctrecords.store.store.first_tables", full)
    with pytest.raises(CtrecordsError, match="full"):
        Store.create(path, None)
    assert list(path.parent.iterdir()) == []


def test_commits_are_announced_and_rollbacks_are_not(store: Store) -> None:
    heard: list[frozenset[type]] = []
    leave = store.on_commit(heard.append)
    store.on_commit(lambda _: heard.append(frozenset({str}) if store.count(Case) == 0 else frozenset()))
    ask(store)
    assert heard == [frozenset({Case, Agency, Request, Item}), frozenset()]
    with pytest.raises(CtrecordsError), store.transaction("Fail") as tx:
        tx.remove(tx.put(replace(case(), id=9)))
    with store.transaction("Nothing"):
        pass
    assert len(heard) == 2
    leave()
    leave()
    store.undo()
    assert heard[2:] == [frozenset({str})]
