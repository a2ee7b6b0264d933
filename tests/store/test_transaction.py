"""Adding, replacing and removing facts; each row has one change in a step."""

from dataclasses import replace

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import AgencyId
from ctrecords.model.request import Case, Item, Request
from ctrecords.store.check import verify
from ctrecords.store.store import Store
from ctrecords.store.transaction import Transaction
from tests.store_facts import agency, ask, case


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
