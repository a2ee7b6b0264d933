"""Questions to the store, from many threads, each seeing one moment."""

import threading
from pathlib import Path

import pytest

from ctrecords.model.directory import Agency
from ctrecords.model.event import Event
from ctrecords.model.request import Campaign, Case, Request
from ctrecords.store.check import verify
from ctrecords.store.driver import Connection, EngineError
from ctrecords.store.reading import Readers
from ctrecords.store.store import Store
from tests.store_facts import DAY, MOMENT, ask, case, event

Keys = tuple[bytes | None, bytes | None]


def test_find_takes_none_lists_days_and_words(store: Store) -> None:
    loose = ask(store)
    with store.transaction("Ask again") as tx:
        campaign = tx.add(Campaign(case=loose.case, title="Eight", made_at=MOMENT))
        joined = tx.add(Request(case=loose.case, agency=loose.agency, campaign=campaign.id))
        reply = tx.add(event(joined.id))
        tx.add(event(None))
    assert store.find(Request, campaign=None) == [loose]
    assert store.find(Request, id=[joined.id, loose.id, 99]) == [loose, joined]
    assert store.find(Request, id=()) == []
    assert store.find(Agency, slug=("alder-police", "x")) == [store.get(Agency, loose.agency)]
    assert store.find(Event, request=joined.id, happened_on=DAY, direction="in") == [reply]
    assert store.count(Agency, kind="police") == len(store.find(Agency, kind=["police"])) == 1
    assert store.first(Agency, kind="university") is None
    assert store.first(Request, campaign=campaign.id) == joined
    assert store.first(Request, agency=99) is None
    assert store.count(Request, case=loose.case, trashed=False) == 2
    with pytest.raises(ValueError, match="no field"):
        store.find(Request, status="sent")
    with pytest.raises(ValueError, match="None in a list"):
        store.find(Request, campaign=[None])


def test_a_transaction_reads_its_own_writes_and_others_do_not(store: Store) -> None:
    seen: list[int] = []
    with store.transaction("Make a case") as tx:
        tx.add(case())
        assert store.count(Case) == 1
        other = threading.Thread(target=lambda: seen.append(store.count(Case)))
        other.start()
        other.join()
    assert seen == [0]
    assert store.count(Case) == 1


def test_a_snapshot_stands_still(store: Store) -> None:
    def write() -> None:
        with store.transaction("Make a case") as tx:
            tx.add(case())

    with store.snapshot():
        assert store.count(Case) == 0
        other = threading.Thread(target=write)
        other.start()
        other.join()
        assert store.count(Case) == 0
    assert store.count(Case) == 1


def test_readers_and_writers_in_many_threads(store: Store) -> None:
    torn: list[tuple[int, int]] = []
    done = threading.Event()

    def write() -> None:
        for _ in range(15):
            with store.transaction("Two at once") as tx:
                home = tx.add(case())
                tx.add(Campaign(case=home.id, title="Eight", made_at=MOMENT))

    def read() -> None:
        while not done.is_set():
            with store.snapshot():
                pair = (store.count(Case), store.count(Campaign))
            if pair[0] != pair[1]:
                torn.append(pair)

    readers = [threading.Thread(target=read) for _ in range(2)]
    writers = [threading.Thread(target=write) for _ in range(3)]
    for thread in readers + writers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert torn == []
    assert store.head.seq == store.count(Case) == 45
    assert verify(store) == []


def test_a_thread_that_ended_has_its_connection_closed(path: Path, keys: Keys) -> None:
    Store.create(path, keys[0]).close()
    readers = Readers(path, keys[0])
    kept: list[Connection] = []

    def look() -> None:
        with readers.snapshot() as connection:
            kept.append(connection)

    for _ in range(2):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert kept[0] is not kept[1]
    with pytest.raises(EngineError, match="closed"):
        kept[0].execute("SELECT 1")
    readers.close()
    with pytest.raises(EngineError, match="closed"):
        kept[1].execute("SELECT 1")
    with pytest.raises(RuntimeError, match="closed"):
        look()


def test_a_snapshot_in_a_snapshot_is_the_same_moment(store: Store) -> None:
    with store.snapshot() as outer:
        with store.snapshot() as inner:
            assert inner is outer
        assert store.count(Case) == 0
    assert store.count(Case) == 0
