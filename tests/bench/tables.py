"""A table of 100,000 rows: Qt's own over a database, ours over the same one (goal T1).

Run: ``.tools/bin/uv run python -m tests.bench tables``.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measuring import Figures, Row, child, children, memory, tell

if TYPE_CHECKING:
    from PySide6.QtSql import QSqlDatabase
    from PySide6.QtWidgets import QApplication, QTableView

ROWS, STEPS = 100_000, 200
DELETED = 52
"""Qt's number of the event that deletes what is to be deleted later."""


def database(place: Path) -> Figures:
    """A plain database of 100,000 rows, made by Qt itself."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtSql import QSqlQuery

    QCoreApplication([])
    base = _opened(place)
    base.transaction()
    query = QSqlQuery(base)
    query.exec(
        "create table agency (id integer primary key, name, town, county, kind, reach, year, answered)"
    )
    query.prepare("insert into agency values (?, ?, ?, ?, ?, ?, ?, ?)")
    for number in range(1, ROWS + 1):
        values = (f"Agency {number * 7919 % ROWS:06}", f"Town {number % 169}", f"County {number % 8}")
        more = ("police", "E-mail, post", str(1990 + number % 36), f"{number % 90} days")
        for value in (number, *values, *more):
            query.addBindValue(value)
        query.exec()
    base.commit()
    return {}


def _opened(place: Path) -> "QSqlDatabase":
    from PySide6.QtSql import QSqlDatabase

    base = QSqlDatabase.addDatabase("QSQLITE")
    base.setDatabaseName(str(place / "rows.db"))
    base.open()
    return base


def qt_table(place: Path) -> Figures:
    """Qt's own table over all rows of the database."""
    from PySide6.QtSql import QSqlTableModel
    from PySide6.QtWidgets import QApplication, QTableView

    app = QApplication([])
    base, before = _opened(place), memory()

    def made() -> QTableView:
        model = QSqlTableModel(None, base)
        model.setTable("agency")
        model.select()
        while model.canFetchMore():
            model.fetchMore()
        view = QTableView()
        model.setParent(view)
        view.setModel(model)
        return view

    return _scrolled(app, made, before)


def our_table(place: Path) -> Figures:
    """Our table over the same rows: their numbers in an array, the rows in blocks as they are looked at."""
    from array import array

    from PySide6.QtWidgets import QApplication, QTableView

    from ctrecords.gui import theme
    from ctrecords.gui.tables.column import CellKind, Column, Words
    from ctrecords.gui.tables.view import RecordView
    from ctrecords.store import driver

    app = QApplication([])
    theme.apply(app, theme.Theme())
    connection, before = driver.connect(place / "rows.db", None), memory()
    names = ("Name", "Town", "County", "Kind", "Reach by", "Checked", "Answered")

    def column(at: int, name: str) -> Column[Sequence[str]]:
        return Column(
            key=name, title=name, width=150, kind=CellKind.TEXT, value=lambda row: Words(row[at + 1])
        )

    columns = [column(at, name) for at, name in enumerate(names)]

    def made() -> QTableView:
        listed = "select json_group_array(id) from (select id from agency order by id)"
        numbers = array("q", json.loads(str(connection.execute(listed).fetchall()[0][0])))

        def fetch(first: int, count: int) -> Sequence[Sequence[str]]:
            wanted = ",".join(map(str, numbers[first : first + count]))
            found = connection.execute(f"select * from agency where id in ({wanted}) order by id")  # noqa: S608
            return [tuple(map(str, row)) for row in found.fetchall()]

        view = RecordView(columns, "Agencies")
        view.table.set_paged(len(numbers), fetch)
        return view

    return _scrolled(app, made, before)


def _scrolled(app: "QApplication", made: "Callable[[], QTableView]", before: float) -> Figures:
    """The first paint of the very first table, that of a later one, and its scroll steps."""
    cold, first = _shown(app, made)
    first.deleteLater()
    app.sendPostedEvents(None, DELETED)
    app.processEvents()
    later, view = _shown(app, made)
    bar, steps = view.verticalScrollBar(), list[float]()
    for step in range(STEPS):
        start = time.perf_counter()
        bar.setValue(bar.maximum() * step * 37 % bar.maximum() if step % 10 == 0 else bar.value() + 300)
        view.viewport().repaint()
        steps.append((time.perf_counter() - start) * 1000)
    return {"cold ms": cold, "ms": later, "step ms": statistics.median(steps), "MB": memory() - before}


def _shown(app: "QApplication", made: "Callable[[], QTableView]") -> "tuple[float, QTableView]":
    start = time.perf_counter()
    view = made()
    view.resize(1440, 900)
    view.show()
    while not view.windowHandle().isExposed():
        app.processEvents()
    view.repaint()
    return (time.perf_counter() - start) * 1000, view


def rows(place: Path) -> Iterator[Row]:
    """T1."""
    child("tables", "database", place)
    found = children("tables", ("qt_table", "our_table"), place, 5)
    theirs, ours = found["qt_table"], found["our_table"]
    for key, what, unit, limit in (
        ("ms", "first paint", "ms", 0.35),
        ("cold ms", "first paint of the very first table", "ms", None),
        ("step ms", "one scroll step", "ms", 1.7),
        ("MB", "memory", "MB", 0.5),
    ):
        yield Row(goal="T1", what=f"{ROWS:,} rows in Qt's own table, {what}", value=theirs[key], unit=unit)
        same = f"the same in ours, {what}"
        yield Row(goal="T1", what=same, value=ours[key], unit=unit, beside=theirs[key], limit=limit)


if __name__ == "__main__":
    tell({each.__name__: each for each in (database, qt_table, our_table)}[sys.argv[1]](Path(sys.argv[2])))
