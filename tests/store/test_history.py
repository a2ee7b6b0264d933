"""What happened to one fact, and the newest acts."""

from dataclasses import replace

from ctrecords.model.request import Case, Request
from ctrecords.store.store import Store
from tests.store_facts import MOMENT, agency, case


def test_history_of_one_fact_with_old_and_new(store: Store) -> None:
    with store.transaction("Make two cases", face="window", now=MOMENT) as tx:
        made, _ = tx.add_all([case(), case("Other")])
    with store.transaction("Rename") as tx:
        tx.put(replace(made, title="Cameras", practice=True))
    store.undo()
    rows = store.history(Case, made.id)
    assert [(row.seq, row.label, row.face) for row in rows] == [
        (1, "Make two cases", "window"),
        (2, "Rename", "command line"),
        (3, "Undo: Rename", "command line"),
    ]
    assert rows[0].at == "2026-11-23T15:00:00.000000+00:00"
    assert rows[0].changes["id"] == [None, 1]
    assert rows[1].changes == {"title": ["Plate readers", "Cameras"], "practice": [0, 1]}
    assert rows[2].changes == {"title": ["Cameras", "Plate readers"], "practice": [1, 0]}
    assert store.history(Request, 1) == []


def test_the_newest_acts_come_first(store: Store) -> None:
    for label in ("One", "Two", "Three"):
        with store.transaction(label) as tx:
            tx.add(case(label))
    assert [(step.seq, step.label, step.rows) for step in store.steps(2)] == [(3, "Three", 1), (2, "Two", 1)]


def test_rows_that_ever_pointed_at_something(store: Store) -> None:
    with store.transaction("Make two cases") as tx:
        one, other = tx.add_all([case(), case("Other")])
        agency_row = tx.add(agency())
    with store.transaction("Ask") as tx:
        asked = tx.add(Request(case=one.id, agency=agency_row.id))
    with store.transaction("Put it into the other case") as tx:
        tx.put(replace(asked, case=other.id))
    with store.transaction("Take it out") as tx:
        tx.remove(replace(asked, case=other.id))
    assert store.ever(Request, "case", [one.id]) == store.ever(Request, "case", [other.id]) == {asked.id}
    assert store.ever(Request, "case", [77]) == store.ever(Case, "case", [one.id]) == frozenset()


def test_what_one_act_did(store: Store) -> None:
    with store.transaction("Make two cases") as tx:
        tx.add_all([case(), case("Other")])
    rows = store.history_of_step(1)
    assert [row.changes["title"] for row in rows] == [[None, "Plate readers"], [None, "Other"]]
    assert {row.label for row in rows} == {"Make two cases"}
    assert store.history_of_step(9) == []
