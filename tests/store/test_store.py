"""Opening, writing in transactions, reading and announcing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ctrecords.model.directory import Agency
from ctrecords.model.request import Campaign, Case, Request
from ctrecords.store.store import Store

Keys = tuple[bytes | None, bytes | None]
DAY = date(2026, 11, 23)


def case(title: str = "Plate readers") -> Case:
    return Case(title=title, opened_on=DAY)


def agency(slug: str = "alder-police") -> Agency:
    return Agency(slug=slug, name="Alder Police", kind="police", law="ct", agency_class="municipal")


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


def test_a_failing_block_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction("Make a case") as tx:
            tx.add(case())
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.find(Case) == []
    assert store.head.seq == 0


def test_numbers_are_never_used_twice(store: Store) -> None:
    with store.transaction("Make a case") as tx:
        first = tx.add(case())
    with store.transaction("Remove it") as tx:
        tx.remove(first)
    with store.transaction("Make another") as tx:
        second = tx.add(case())
    assert second.id == first.id + 1


def test_find_takes_none_and_lists(store: Store) -> None:
    with store.transaction("Ask") as tx:
        home = tx.add(case())
        body = tx.add(agency())
        campaign = tx.add(Campaign(case=home.id, title="Eight", made_at=store_moment()))
        loose = tx.add(Request(case=home.id, agency=body.id))
        joined = tx.add(Request(case=home.id, agency=body.id, campaign=campaign.id))
    assert store.find(Request, campaign=None) == [loose]
    assert store.find(Request, id=[joined.id, loose.id, 99]) == [loose, joined]
    assert store.find(Request, id=()) == []
    assert store.first(Request, campaign=campaign.id) == joined
    assert store.first(Request, agency=99) is None
    assert store.count(Request, case=home.id, trashed=False) == 2
    with pytest.raises(ValueError, match="no field"):
        store.find(Request, status="sent")
    with pytest.raises(ValueError, match="None in a list"):
        store.find(Request, campaign=[None])


def store_moment() -> datetime:
    return datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
