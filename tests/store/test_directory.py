"""Agencies by short name and by text, their contacts and how often each was asked."""

from dataclasses import replace

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Contact
from ctrecords.model.ids import AgencyId
from ctrecords.model.request import Request
from ctrecords.store.directory import agencies, agency, contacts, count_agencies, request_counts
from ctrecords.store.store import Store
from tests.store_facts import agency as made
from tests.store_facts import ask


@pytest.fixture
def directory(store: Store) -> Store:
    with store.transaction("Seed") as tx:
        tx.add_all(
            [
                made("cedar", "cedar Police", town="Cedar"),
                made("alder", "Alder Police", town="Alder", county="North"),
                made("budget", "Budget Office 100%", town="Alder"),
                replace(made("birch", "Birch University"), kind="university"),
            ]
        )
    return store


def slugs(
    store: Store, text: str = "", kind: str = "", limit: int | None = None, offset: int = 0
) -> list[str]:
    return [each.slug for each in agencies(store, text, kind=kind, limit=limit, offset=offset)]


def test_agencies_are_sorted_by_name_whatever_its_capitals(directory: Store) -> None:
    assert slugs(directory) == ["alder", "birch", "budget", "cedar"]
    assert slugs(directory, limit=2, offset=1) == ["birch", "budget"]


def test_every_word_must_be_there(directory: Store) -> None:
    assert slugs(directory, "police ALDER") == ["alder"]
    assert slugs(directory, "north") == ["alder"]
    assert slugs(directory, "alder") == ["alder", "budget"]
    assert slugs(directory, "100%") == ["budget"]
    assert slugs(directory, "_") == []
    assert slugs(directory, "!") == []
    assert slugs(directory, kind="university") == ["birch"]
    assert count_agencies(directory, "alder") == 2
    assert count_agencies(directory) == 4


def test_an_agency_by_its_short_name(directory: Store) -> None:
    assert agency(directory, "birch").name == "Birch University"
    with pytest.raises(CtrecordsError) as caught:
        agency(directory, "elm")
    assert caught.value.what == "No agency is called “elm”."
    assert "list agencies" in caught.value.remedy


def test_contacts_of_several_agencies(directory: Store) -> None:
    with directory.transaction("Contacts") as tx:
        first = tx.add(Contact(agency=AgencyId(1), purpose="records", kind="email", value="a@example.org"))
        second = tx.add(Contact(agency=AgencyId(1), purpose="records", kind="phone", value="555-0100"))
        tx.add(Contact(agency=AgencyId(3), purpose="records", kind="phone", value="555-0101"))
    assert contacts(directory, [AgencyId(1), AgencyId(2)]) == {1: (first, second), 2: ()}


def test_how_often_each_was_asked(store: Store) -> None:
    request = ask(store)
    with store.transaction("Ask again") as tx:
        again = tx.add(Request(case=request.case, agency=request.agency))
    assert request_counts(store) == {request.agency: 2}
    with store.transaction("Trash") as tx:
        tx.put(replace(again, trashed=True))
    assert request_counts(store) == {request.agency: 1}
