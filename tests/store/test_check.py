"""Whatever was changed outside is named, and nothing else."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.request import Item
from ctrecords.store.check import Problem, verify
from ctrecords.store.driver import connect
from ctrecords.store.journal import Head, changes_of, leaf_hash, step_hash, steps_from
from ctrecords.store.store import Store
from tests.store_facts import JOURNAL_KEY, ask, case, event

Keys = tuple[bytes | None, bytes | None]
Reopen = Callable[[str], list[Problem]]


@pytest.fixture
def after(path: Path, keys: Keys) -> Reopen:
    """Write three steps, run SQL on the closed file, open it again and check it."""
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        request = ask(store)
        with store.transaction("Log a reply") as tx:
            tx.add(event(request.id, summary="They ask for time"))
        with store.transaction("Rename") as tx:
            tx.put(replace(store.find(Item)[1], label="Audit logs"))
        head = store.head

    def check(sql: str) -> list[Problem]:
        connection = connect(path, key)
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in filter(None, sql.split(";")):
            connection.execute(statement)
        connection.close()
        with Store.open(path, key, journal_key=journal_key) as store:
            return verify(store, head)

    return check


def test_an_untouched_casebook_is_well(after: Reopen) -> None:
    assert after("") == []


def test_a_new_casebook_is_well(store: Store) -> None:
    assert verify(store) == []
    assert verify(store, Head()) == []


@pytest.mark.parametrize(
    ("sql", "what", "ref"),
    [
        (
            "UPDATE event SET summary = 'They refuse', person = 'x'",
            "Row 1 of the table event was changed (person, summary) outside ctrecords.",
            "E-1",
        ),
        ("DELETE FROM event", "Row 1 of the table event was removed outside ctrecords.", "E-1"),
        (
            "INSERT INTO cases VALUES (9, 'x', '', '2026-01-01', 0)",
            "Row 9 of the table cases was added outside ctrecords.",
            "C-9",
        ),
        (
            "UPDATE item SET id = 7 WHERE id = 2; UPDATE item SET id = 2 WHERE id = 7; UPDATE item SET label = ''",
            "Row 2 of the table item was changed (label) outside ctrecords.",
            "item 2",
        ),
        (
            "UPDATE step SET label = 'Log a denial' WHERE seq = 2",
            "Step 2 (“Log a denial”) was altered outside ctrecords.",
            "step 2",
        ),
        (
            "UPDATE step SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 1",
            "Step 1 (“Ask Alder”) was altered outside ctrecords.",
            "step 1",
        ),
    ],
)
def test_an_outside_edit_is_named(after: Reopen, sql: str, what: str, ref: str) -> None:
    found = after(sql)
    assert [(problem.what, problem.ref) for problem in found] == [(what, ref)]
    assert "newest backup" in found[0].remedy


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE counter SET last = 1 WHERE name = 'item'",
        "UPDATE counter SET last = 9223372036854775807 WHERE name = 'item'",
        "DELETE FROM counter WHERE name = 'item'",
    ],
)
def test_a_changed_count_of_numbers_is_named(after: Reopen, sql: str) -> None:
    (found,) = after(sql)
    assert found.what == "The count of numbers of the table item was changed outside ctrecords."
    assert found.ref == "counter item"


def test_a_count_at_its_end_is_a_sentence_and_changes_nothing(path: Path) -> None:
    with Store.create(path, None) as store:
        ask(store)
    connection = connect(path, None)
    connection.execute("UPDATE counter SET last = 9223372036854775807")
    connection.close()
    with Store.open(path, None) as store:
        with pytest.raises(CtrecordsError) as caught, store.transaction("Open a case") as tx:
            tx.add(case("Another"))
        assert (
            caught.value.what
            == "The table cases has no number left: its count was changed outside ctrecords."
        )
        assert "newest backup" in caught.value.remedy
        assert len(store.steps()) == 1


def test_what_acts_by_itself_is_named(path: Path) -> None:
    with Store.create(path, None) as store:
        ask(store)
    connection = connect(path, None)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN UPDATE cases SET title = 'x'; END")
    connection.execute("CREATE VIEW v AS SELECT 1 AS one")
    connection.close()
    with Store.open(path, None) as store:
        trigger, view = verify(store)
    assert trigger.what.startswith("The trigger t was added to records.db outside ctrecords")
    assert view.what.startswith("The view v was added to records.db outside ctrecords")
    assert trigger.remedy.startswith("Keep this casebook as it is")


def test_a_table_taken_out_is_refused_at_once(after: Reopen) -> None:
    with pytest.raises(CtrecordsError, match="lacks the table reminder: it was changed outside") as refused:
        after("DROP TABLE reminder")
    assert refused.value.remedy.startswith("Keep it as it is")


def test_the_first_bad_entry_comes_first(after: Reopen) -> None:
    found = after(
        "UPDATE item SET label = 'x'; DELETE FROM event; UPDATE agency SET name = 'x'; "
        "INSERT INTO claim VALUES (1, 1, 'x', 'x', 'x')"
    )
    assert [problem.ref for problem in found] == ["agency 1", "item 1", "E-1", "item 2", "claim 1"]


def test_a_change_rewritten_in_the_journal_is_named(after: Reopen) -> None:
    found = after("UPDATE change SET delta = replace(delta, 'They ask', 'They said') WHERE step = 2")
    assert [problem.ref for problem in found] == ["step 2", "E-1"]
    assert found[0].what == "What step 2 (“Log a reply”) did to E-1 was altered outside ctrecords."


def test_a_change_that_is_no_json_or_is_gone_is_named(after: Reopen) -> None:
    found = after("UPDATE change SET delta = 'x' WHERE step = 2")
    assert "Step 2 holds a change of E-1 that cannot be read." in [problem.what for problem in found]
    found = after("UPDATE change SET delta = NULL WHERE step = 2")
    assert found[0].ref == "step 2"


def test_a_change_slipped_in_or_dropped_is_named(after: Reopen) -> None:
    found = after("DELETE FROM change WHERE step = 3")
    assert found[0].what == "Step 3 (“Rename”) was altered outside ctrecords."
    assert found[-1].ref == "item 2"


def test_a_step_taken_out_of_the_middle_is_named(after: Reopen) -> None:
    found = after("DELETE FROM change WHERE step = 2; DELETE FROM step WHERE seq = 2")
    assert found[0].what == "The journal has no step 2: it was taken out."


def test_steps_renumbered_over_a_gap_are_named(after: Reopen) -> None:
    found = after(
        "DELETE FROM change WHERE step = 2; DELETE FROM step WHERE seq = 2;"
        "UPDATE change SET step = 2 WHERE step = 3; UPDATE step SET seq = 2 WHERE seq = 3"
    )
    assert found[0].what == "Step 2 (“Rename”) does not follow from the step before it."


def test_a_cut_tail_is_named(after: Reopen) -> None:
    found = after(
        "DELETE FROM change WHERE step = 3; DELETE FROM step WHERE seq = 3; UPDATE item SET label = ''"
    )
    assert [problem.what for problem in found] == [
        "The journal ends at step 2, but step 3 was written: its end was cut off."
    ]


def test_a_tail_written_anew_is_named(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        ask(store)
        assert verify(store, Head(seq=1, hash="0" * 64))[0].what == (
            "Step 1 is not the step that stood there when the casebook was closed."
        )
        head = store.head
        with store.transaction("Later") as tx:
            tx.add(event(None))
        assert verify(store, head) == []


def test_without_the_journal_key_no_step_can_be_forged(path: Path) -> None:
    with Store.create(path, None, journal_key=JOURNAL_KEY) as store:
        ask(store)
    connection = connect(path, None)
    step = steps_from(connection, 1)[0]
    forged = replace(step, label="Ask Birch")
    leaves = [change.leaf for change in changes_of(connection, 1)]
    connection.execute("UPDATE step SET label = ?, hash = ?", (forged.label, step_hash(forged, leaves, None)))
    connection.close()
    with Store.open(path, None, journal_key=JOURNAL_KEY) as store:
        assert [problem.ref for problem in verify(store)] == ["step 1"]
    with Store.open(path, None, journal_key=None) as store:
        assert verify(store) == []


def test_a_forged_change_that_does_not_follow_is_named(path: Path) -> None:
    with Store.create(path, None) as store:
        with store.transaction("Make a case") as tx:
            made = tx.add(case())
        with store.transaction("Rename") as tx:
            tx.put(replace(made, title="Cameras"))
    connection = connect(path, None)
    step = steps_from(connection, 2)[0]
    change = changes_of(connection, 2)[0]
    delta = json.dumps({"title": ["Never so", "Cameras"]})
    leaf = leaf_hash(change.table, change.row, delta, change.salt)
    connection.execute("UPDATE change SET delta = ?, leaf = ? WHERE step = 2", (delta, leaf))
    connection.execute("UPDATE step SET hash = ? WHERE seq = 2", (step_hash(step, [leaf], None),))
    connection.close()
    with Store.open(path, None) as store:
        assert [problem.what for problem in verify(store)] == [
            "What step 2 did to C-1 does not follow from the steps before."
        ]


def test_a_reference_to_nothing_is_named(after: Reopen) -> None:
    found = after("UPDATE request SET agency = 99")
    assert found[0].what == "Row 1 of the table request refers to a row of agency that is not there."
    assert found[0].ref == "R-1"


def test_a_flipped_byte_is_found(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as store:
        request = ask(store)
        with store.transaction("Log replies") as tx:
            tx.add_all([event(request.id, summary=f"Reply {n} " + "x" * 3000) for n in range(100)])
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) - 6000] ^= 1
    path.write_bytes(damaged)
    with Store.open(path, key, journal_key=journal_key) as store:
        assert verify(store) != []


def test_a_file_damaged_while_open_is_said_not_raised(path: Path) -> None:
    with Store.create(path, None) as store:
        request = ask(store)
        with store.transaction("Log replies") as tx:
            tx.add_all([event(request.id, summary=f"Reply {n} " + "x" * 3000) for n in range(100)])
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    with Store.open(path, None) as store:
        found = verify(store)
    assert found
    assert all("backup" in problem.remedy for problem in found)


@pytest.mark.outside
def test_stock_sqlite3_reads_and_changes_a_plain_casebook(path: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("no sqlite3 program on PATH")
    with Store.create(path, None) as store:
        ask(store)
    sql = "UPDATE cases SET title = 'By hand' WHERE id = 1; SELECT title FROM cases;"
    ran = subprocess.run(  # noqa: S603 - the program found on PATH, with our own arguments
        [program, str(path), sql], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "By hand"
    with Store.open(path, None) as store:
        assert [problem.ref for problem in verify(store)] == ["C-1"]
