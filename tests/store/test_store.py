"""Opening, writing in transactions, reading and announcing."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_facts import DAY, MOMENT, agency, ask, case, event

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency
from ctrecords.model.event import Event
from ctrecords.model.ids import AgencyId
from ctrecords.model.request import Campaign, Case, Item, Request
from ctrecords.store import writing
from ctrecords.store.check import verify
from ctrecords.store.driver import Connection, connect
from ctrecords.store.store import Store
from ctrecords.store.transaction import Transaction

Keys = tuple[bytes | None, bytes | None]


def refused(store: Store) -> CtrecordsError:
    """Try to write a case and give the sentence that came instead; nothing may be written."""
    head = store.head
    with pytest.raises(CtrecordsError) as caught, store.transaction("Make a case") as tx:
        tx.add_all([case("x" * 100_000) for _ in range(20)])
    assert store.head == head
    assert store.find(Case) == []
    return caught.value


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
    assert error.what == "The disk is full; nothing was changed in records.db."
    assert "Free some space" in error.remedy
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


def test_a_transaction_is_over_when_its_block_ends(store: Store) -> None:
    kept: list[Transaction] = []
    with store.transaction("Make a case") as tx:
        kept.append(tx)
    for act in (lambda: kept[0].add(case()), lambda: kept[0].put(case()), lambda: kept[0].remove(case())):
        with pytest.raises(RuntimeError, match="over"):
            act()


def test_numbers_are_never_used_twice(store: Store) -> None:
    with store.transaction("Make a case") as tx:
        first = tx.add(case())
    with store.transaction("Remove it") as tx:
        tx.remove(first)
    with store.transaction("Make another") as tx:
        second = tx.add(case())
    assert second.id == first.id + 1
    with pytest.raises(ValueError, match="no number"), store.transaction("Number it by hand") as tx:
        tx.add(replace(case(), id=second.id))


def test_ten_thousand_rows_are_one_step(store: Store) -> None:
    request = ask(store, items=0)
    with store.transaction("Import") as tx:
        items = tx.add_all([Item(request=request.id, number=n, text="Records") for n in range(10_000)])
        assert tx.add_all([]) == []
    assert store.head.seq == 2
    assert store.steps(1)[0].rows == 10_000
    assert store.find(Item) == items


def test_put_replaces_by_number_and_journals_only_what_moved(store: Store) -> None:
    request = ask(store)
    with store.transaction("Trash") as tx:
        trashed = tx.put(replace(request, trashed=True))
    assert store.get(Request, request.id) == trashed
    assert store.history(Request, request.id)[-1].changes == {"trashed": [0, 1]}


def test_nothing_changed_is_no_step(store: Store) -> None:
    request = ask(store)
    head = store.head
    with store.transaction("Save again") as tx:
        tx.put(request)
        tx.put(replace(request, trashed=True))
        tx.put(request)
        tx.remove(tx.add(case("for a moment")))
        assert tx.put_all([]) == []
    assert store.head == head


def test_items_can_trade_numbers(store: Store) -> None:
    ask(store)
    one, two = store.find(Item)
    with store.transaction("Renumber") as tx:
        tx.put_all([replace(one, number=2), replace(two, number=1)])
    assert [item.number for item in store.find(Item)] == [2, 1]
    store.undo()
    assert store.find(Item) == [one, two]
    store.redo()
    assert [item.number for item in store.find(Item)] == [2, 1]
    assert verify(store) == []


def test_a_fact_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(CtrecordsError) as caught:
        store.get(Request, 7)
    assert caught.value.what == "R-7 is not in this casebook."
    assert "Check the number" in caught.value.remedy
    with pytest.raises(CtrecordsError, match="C-4 is not"), store.transaction("Edit") as tx:
        tx.put(replace(case(), id=4))
    with pytest.raises(CtrecordsError, match="C-4 is not"), store.transaction("Remove") as tx:
        tx.remove(replace(case(), id=4))


def test_a_fact_others_refer_to_stays(store: Store) -> None:
    ask(store)
    head = store.head
    with pytest.raises(CtrecordsError) as caught, store.transaction("Remove") as tx:
        tx.remove(store.find(Case)[0])
    assert caught.value.what == "Something else in the casebook still refers to this; nothing was changed."
    assert "first" in caught.value.remedy
    with pytest.raises(CtrecordsError, match="still refers"), store.transaction("Misfile") as tx:
        tx.put(replace(store.find(Request)[0], agency=AgencyId(99)))
    assert store.head == head


def test_a_second_agency_of_the_same_name_is_refused(store: Store) -> None:
    ask(store)
    with pytest.raises(CtrecordsError) as caught, store.transaction("Add") as tx:
        tx.add(agency())
    assert caught.value.what == "That is already in the casebook; nothing was changed."
    assert "instead of adding" in caught.value.remedy


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
