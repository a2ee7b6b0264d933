"""Undo and redo as an editor has them, compared with a model of snapshots."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.request import Case, Item, Request
from ctrecords.store.check import verify
from ctrecords.store.driver import connect
from ctrecords.store.store import Store
from tests.store_facts import agency, ask, case, event

Keys = tuple[bytes | None, bytes | None]
Rows = tuple[tuple[object, ...], ...]


def test_undo_and_redo_take_acts_whole(store: Store) -> None:
    ask(store)
    with store.transaction("Rename") as tx:
        tx.put(replace(store.find(Case)[0], title="Cameras"))
    assert store.next_undo() == "Rename"
    assert store.undo(face="window").label == "Rename"
    assert store.find(Case)[0].title == "Plate readers"
    assert store.undo().label == "Ask Alder"
    assert [store.count(kind) for kind in (Case, Agency, Request, Item)] == [0, 0, 0, 0]
    assert (store.next_undo(), store.next_redo()) == (None, "Ask Alder")
    assert store.redo().label == "Ask Alder"
    done = store.redo()
    assert (done.label, done.seq) == ("Rename", store.head.seq)
    assert store.find(Case)[0].title == "Cameras"
    assert [step.label for step in store.steps()][:2] == ["Redo: Rename", "Redo: Ask Alder"]
    assert store.steps()[3].face == "window"
    assert verify(store) == []


def test_nothing_to_undo_or_redo_is_said(store: Store) -> None:
    for act, what in ((store.undo, "Nothing to undo."), (store.redo, "Nothing to redo.")):
        with pytest.raises(CtrecordsError) as caught:
            act()
        assert caught.value.what == what
        assert "ctrecords history" in caught.value.remedy
    assert store.head.seq == 0


def test_undo_is_the_same_after_reopening(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        ask(store)
        store.undo()
    with Store.open(path, key, journal_key=journal_key) as store:
        assert (store.next_undo(), store.next_redo()) == (None, "Ask Alder")
        store.redo()
        assert store.count(Item) == 2
        assert verify(store) == []


def test_a_new_act_ends_redoing(store: Store) -> None:
    ask(store)
    store.undo()
    with store.transaction("Make a case") as tx:
        tx.add(case())
    assert store.next_redo() is None


def test_undo_does_not_reach_behind_what_left_the_casebook(store: Store) -> None:
    ask(store)
    with store.transaction("Export", undoable=False) as tx:
        tx.add(case("exported"))
    assert store.next_undo() is None
    with store.transaction("Later") as tx:
        tx.add(case("later"))
    store.undo()
    assert store.next_undo() is None


def test_the_row_of_a_file_in_the_vault_stays(store: Store) -> None:
    request = ask(store)
    with store.transaction("File a reply") as tx:
        reply = tx.add(event(request.id))
        blob = tx.add(Blob(sha256="ab" * 32, size=3, media="text/plain"))
        tx.add(Document(event=reply.id, blob=blob.id, name="reply.txt"))
    with store.transaction("Keep a file") as tx:
        tx.add(Blob(sha256="cd" * 32, size=3, media="text/plain"))
    assert store.undo().label == "Keep a file"
    store.undo()
    assert (store.count(Document), store.count(Event), store.count(Blob)) == (0, 0, 2)
    store.redo()
    assert store.count(Document) == 1
    assert verify(store) == []


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("UPDATE cases SET purpose = 'x', title = 'Other'", "title"),
        ("DELETE FROM cases", "it is gone"),
    ],
)
def test_undo_refuses_by_name_what_moved_outside(path: Path, keys: Keys, sql: str, why: str) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        with store.transaction("Make a case") as tx:
            made = tx.add(case())
        with store.transaction("Rename") as tx:
            tx.put(replace(made, title="Cameras"))
    _outside(path, key, sql)
    with Store.open(path, key, journal_key=journal_key) as store:
        head, rows = store.head, store.find(Case)
        with pytest.raises(CtrecordsError) as caught:
            store.undo()
        assert caught.value.what == f"“Rename” cannot be undone: C-1 is not as it was left ({why})."
        assert "Nothing was changed" in caught.value.remedy
        assert (store.head, store.find(Case)) == (head, rows)
        assert store.next_undo() == "Rename"


def test_undo_refuses_to_overwrite_a_row_put_back_outside(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        with store.transaction("Make a case") as tx:
            made = tx.add(case())
        with store.transaction("Remove") as tx:
            tx.remove(made)
    _outside(path, key, "INSERT INTO cases VALUES (1, 'x', '', '2026-01-01', 0)")
    with Store.open(path, key, journal_key=journal_key) as store:
        with pytest.raises(CtrecordsError, match="it is there again"):
            store.undo()
        with store.transaction("Make a case") as tx:
            assert tx.add(case()).id == 2


def test_undo_refuses_when_an_outside_row_refers_to_what_would_go(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        ask(store)
    _outside(path, key, "INSERT INTO request VALUES (9, 1, 1, NULL, 0, 0, NULL)")
    with Store.open(path, key, journal_key=journal_key) as store:
        with pytest.raises(CtrecordsError, match="still refers"):
            store.undo()
        assert store.count(Request) == 2


def _outside(path: Path, key: bytes | None, sql: str) -> None:
    connection = connect(path, key)
    connection.execute(sql)
    connection.close()


class Editor(RuleBasedStateMachine):
    """Acts, undo and redo in any order, beside a list of whole states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.create(Path(self.folder.name) / "records.db", None)
        self.state: Rows = self.rows()
        self.past: list[tuple[str, Rows]] = []
        self.future: list[tuple[str, Rows]] = []
        self.acts = 0

    def rows(self) -> Rows:
        return (tuple(self.store.find(Case)), tuple(self.store.find(Agency)), tuple(self.store.find(Request)))

    def did(self, label: str) -> None:
        after = self.rows()
        if after != self.state:
            self.past.append((label, self.state))
            self.future.clear()
            self.state = after

    def label(self) -> str:
        self.acts += 1
        return f"Act {self.acts}"

    @rule(count=st.integers(1, 3))
    def add(self, count: int) -> None:
        label = self.label()
        with self.store.transaction(label) as tx:
            home = tx.add_all([case(label) for _ in range(count)])[0]
            body = tx.add(agency(slug=label))
            tx.add(Request(case=home.id, agency=body.id))
        self.did(label)

    @rule(place=st.integers(0, 9), title=st.sampled_from(["A", "B"]))
    def rename(self, place: int, title: str) -> None:
        label = self.label()
        found = self.store.find(Case)
        with self.store.transaction(label) as tx:
            for each in found[place : place + 2]:
                tx.put(replace(each, title=title))
        self.did(label)

    @rule()
    def trade_slugs(self) -> None:
        label = self.label()
        found = self.store.find(Agency)
        with self.store.transaction(label) as tx:
            tx.put_all([replace(one, slug=two.slug) for one, two in zip(found, reversed(found), strict=True)])
        self.did(label)

    @rule(place=st.integers(0, 9))
    def remove(self, place: int) -> None:
        label = self.label()
        with self.store.transaction(label) as tx:
            for request in self.store.find(Request)[place : place + 1]:
                tx.remove(request)
                tx.remove(self.store.get(Agency, request.agency))
                tx.remove(self.store.get(Case, request.case))
        self.did(label)

    @rule()
    def fail(self) -> None:
        with pytest.raises(CtrecordsError, match="C-9999 is not"), self.store.transaction("Fail") as tx:
            tx.add_all([case(), tx.put(replace(tx.add(case()), id=9999))])

    @rule()
    def leave(self) -> None:
        with self.store.transaction("Export", undoable=False) as tx:
            tx.add(case("exported"))
        self.state = self.rows()
        self.past.clear()
        self.future.clear()

    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(CtrecordsError, match="Nothing to undo"):
                self.store.undo()
            return
        label, state = self.past.pop()
        self.future.append((label, self.state))
        self.state = state
        assert self.store.undo().label == label

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(CtrecordsError, match="Nothing to redo"):
                self.store.redo()
            return
        label, state = self.future.pop()
        self.past.append((label, self.state))
        self.state = state
        assert self.store.redo().label == label

    @invariant()
    def rows_are_the_state(self) -> None:
        assert self.rows() == self.state
        assert self.store.next_undo() == (self.past[-1][0] if self.past else None)
        assert self.store.next_redo() == (self.future[-1][0] if self.future else None)

    def teardown(self) -> None:
        assert verify(self.store) == []
        self.store.close()
        self.folder.cleanup()


TestEditor = Editor.TestCase
TestEditor.settings = settings(stateful_step_count=20)
