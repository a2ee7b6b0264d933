"""A casebook with the tables of the main job, before received records, opens, keeps all it held, and is whole."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ctrecords.actions import casebooks, filing, history
from ctrecords.actions.filing import Came
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.note import Note, Tag
from ctrecords.model.request import Tracking
from ctrecords.store.driver import Cell, Connection, connect
from ctrecords.store.journal import Delta, write_step
from ctrecords.store.migrate import LABEL, applied, up_to_date
from ctrecords.store.schema import MIGRATIONS
from ctrecords.upkeep.check import check
from tests import paper
from tests.actions.conftest import undoable as undoable  # noqa: PLC0414  the end every act has
from tests.store.saved import unpacked

SAVED = "casebook-m001.zip"
WHEN = "2026-11-01T15:00:00.000000+00:00"
Rows = dict[str, list[dict[str, Cell]]]


def rows(connection: Connection) -> Rows:
    """Every row of every table of facts, by the names of its columns."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
        " AND name NOT IN ('step', 'change', 'counter')"
    ).fetchall()
    found: Rows = {}
    for (table,) in names:
        columns = [str(one[1]) for one in connection.execute(f"PRAGMA table_info({table})").fetchall()]
        kept = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608 - a table's own name
        found[table] = [dict(zip(columns, row, strict=True)) for row in kept]
    return found


def put(connection: Connection, table: str, **cells: Cell) -> tuple[str, int, Delta]:
    """Write a row as the release of the main job did; give its change for the journal."""
    marks = ", ".join("?" for _ in cells)
    names = ", ".join(f'"{name}"' for name in cells)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(cells.values()))  # noqa: S608
    connection.execute("INSERT OR REPLACE INTO counter VALUES (?, ?)", (table, cells["id"]))
    number = cells["id"]
    assert isinstance(number, int)
    (row,) = (one for one in rows(connection)[table] if one["id"] == number)
    return table, number, {name: [None, value] for name, value in row.items()}


@pytest.fixture
def main_job(tmp_path: Path) -> tuple[Path, Rows]:
    """A saved casebook brought to the tables of the main job, with facts in them; and all its rows."""
    folder = unpacked(SAVED, tmp_path / "Saved.casebook")
    path = folder / "records.db"
    up_to_date(path, None, MIGRATIONS[:2])
    (folder / "records.before-m002.db").unlink()
    connection = connect(path, None)
    connection.execute("BEGIN IMMEDIATE")
    changes = [
        put(connection, "tag", id=1, name="urgent"),
        put(connection, "tagging", id=1, tag=1, request=1),
        put(
            connection,
            "note",
            id=1,
            request=1,
            kind="idea",
            private=1,
            text="They called back.",
            written_at=WHEN,
        ),
        put(connection, "note", id=2, document=1, kind="idea", private=0, text="Page 2.", written_at=WHEN),
        put(connection, "tracking", id=1, request=1, kind="portal", number="W-77", since="2026-11-01"),
    ]
    write_step(
        connection,
        changes,
        at=datetime(2026, 11, 1, 15, tzinfo=UTC),
        label="Write notes",
        face="window",
        undoable=True,
        undoes=None,
        journal_key=None,
    )
    connection.execute("COMMIT")
    held = rows(connection)
    connection.close()
    return folder, held


def test_it_opens_keeps_all_and_is_whole(main_job: tuple[Path, Rows]) -> None:
    folder, held = main_job
    report = check(folder, None, deep=True)
    assert report.ok, report.findings
    connection = connect(folder / "records.db", None)
    assert applied(connection) == tuple(one.name for one in MIGRATIONS)
    now = rows(connection)
    connection.close()
    for table, old in held.items():
        kept = [{name: row[name] for name in old[0]} for row in now[table]] if old else now[table]
        # Opening notes the migration and the law files of this version; nothing else comes, nothing goes.
        assert kept[: len(old)] == old, table
        assert len(kept) == len(old) or table in {"_sqlite_migrations", "law_used"}


def test_it_was_copied_before(main_job: tuple[Path, Rows]) -> None:
    folder, held = main_job
    with casebooks.open_book(folder):
        pass
    copy = connect(folder / "records.before-m003.db", None, readonly=True)
    assert applied(copy) == tuple(one.name for one in MIGRATIONS[:2])
    assert rows(copy) == held
    copy.close()


def test_its_facts_are_read_and_records_are_filed_into_it(
    main_job: tuple[Path, Rows], tmp_path: Path, undoable: Callable[..., None]
) -> None:
    reply = tmp_path / "reply.eml"
    reply.write_bytes(paper.eml("Item 1 is attached.", attachments=[("list.csv", b"a,b\n")]))
    with casebooks.open_book(main_job[0]) as book:
        assert f"{LABEL} (m003)" in [step.label for step in book.store.steps(3)]
        assert [row.text for row in book.store.find(Note)] == ["They called back.", "Page 2."]
        assert [(row.name, row.id) for row in book.store.find(Tag)] == [("urgent", 1)]
        assert book.store.first(Tracking, number="W-77") is not None
        old = book.store.find(Document)
        assert [(row.folder, row.source, row.parent) for row in old] == [("", "", None)] * len(old)
        made = filing.file(book, [reply], Came(request=RequestId(1)))
        assert book.store.get(Event, made[0].event).request == 1
        undoable(book)
        history.undo(book)
        assert book.store.count(Document) == len(old)
