"""The tables are exactly the classes of the model, with references and indices."""

from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ctrecords.model import directory, event, note, record, request
from ctrecords.store.driver import Connection, connect
from ctrecords.store.rows import TABLES
from ctrecords.store.store import Store

NOT_NUMBERED = {"counter", "step", "change"}


@pytest.fixture
def tables(path: Path) -> Any:
    Store.create(path, None).close()
    connection = connect(path, None)
    yield connection
    connection.close()


def test_every_class_of_the_model_has_a_table() -> None:
    written = {
        each
        for module in (directory, event, note, record, request)
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__
    }
    assert written == set(TABLES)


def test_no_other_tables_and_all_are_strict(tables: Connection) -> None:
    listed = tables.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    ours = {name: strict for name, strict in listed if not name.startswith(("sqlite_", "_sqlite_"))}
    assert set(ours) == set(TABLES.values()) | NOT_NUMBERED
    assert set(ours.values()) == {1}
    assert tables.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall() == []


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: TABLES[kind])
def test_columns_are_the_fields(tables: Connection, kind: type) -> None:
    hints = get_type_hints(kind)
    found = tables.execute(
        'SELECT name, type, "notnull" FROM pragma_table_info(?)', (TABLES[kind],)
    ).fetchall()
    expected: list[tuple[str, str, int]] = []
    for field in fields(kind):
        hint = hints[field.name]
        optional = type(None) in get_args(hint)
        plain = next(part for part in (*get_args(hint), hint) if part is not type(None))
        plain = getattr(plain, "__supertype__", plain)
        # The id is the row's own number; SQLite never leaves it empty.
        needed = not optional and field.name != "id"
        expected.append((field.name, "INTEGER" if issubclass(plain, int) else "TEXT", int(needed)))
    assert found == expected


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: TABLES[kind])
def test_numbers_of_other_facts_are_references_with_an_index(tables: Connection, kind: type) -> None:
    table = TABLES[kind]
    own = {get_type_hints(each)["id"].__name__: name for each, name in TABLES.items()}
    expected: set[tuple[str, str, str]] = set()
    for name, hint in get_type_hints(kind).items():
        for part in (*get_args(hint), hint):
            if name != "id" and getattr(part, "__name__", "") in own:
                expected.add((name, own[part.__name__], "id"))
    found = tables.execute(
        'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', (table,)
    ).fetchall()
    assert set(found) == expected
    indices = tables.execute("SELECT name FROM pragma_index_list(?)", (table,)).fetchall()
    first = {
        tables.execute("SELECT name FROM pragma_index_info(?) WHERE seqno = 0", name).fetchall()[0][0]
        for name in indices
    }
    assert {name for name, _, _ in expected} <= first
