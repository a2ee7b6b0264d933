"""index.db: the text of every page and what else can be searched, kept beside the facts and never among them.

It must not know what a request is; ``place`` rows tell it numbers to filter by.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ctrecords.extract.page import How, Kind, Look, Page
from ctrecords.index import folding
from ctrecords.index.engine import Engine
from ctrecords.index.kept import (
    FAILED,
    PAGE_COLUMNS,
    Entry,
    Place,
    Reading,
    State,
    Tally,
    page_cells,
    page_of,
    reading_of,
)
from ctrecords.index.schema import FIRST_FILE, MOST_PAGES, PAGE_BITS, page_id, pages_of, text_id, text_of
from ctrecords.store.driver import Connection

__all__ = ["NAME", "Entry", "Index", "Place", "Reading", "State", "Tally"]
NAME = "index.db"
LEFT = "left:"
"""Before a source: the mark of the page where one left off reading it."""
PROVED = "proved:"
"""Before a source: the mark of when its file was last proved by its hash."""
_UNREAD, _OURS = "", "ours"
_TROUBLED = f"('waits', 'none', '{FAILED}')"
_STANDING = "SELECT file FROM place"


class Index(Engine):
    """The open index; safe to use from several threads."""

    _tallied: tuple[int, Tally] | None = None

    def begin(self, source: str, look: Look) -> None:
        """Note what a file is; its pages follow."""
        with self.writing() as connection:
            _note(connection, Reading(source=source, state=State.READING, look=look))

    def refuse(self, source: str, what: str, remedy: str, look: Look | None = None) -> None:
        """Note why a file cannot be read, or not further."""
        known = look or Look(kind=Kind.OTHER, media="", pages=0)
        with self.writing() as connection:
            _note(
                connection,
                Reading(source=source, state=State.REFUSED, look=known, what=what, remedy=remedy),
            )

    def finish(self, source: str) -> None:
        """Note that every page was asked for."""
        with self.writing() as connection:
            connection.execute("UPDATE file SET state = ? WHERE source = ?", (State.READ, source))

    def keep(self, source: str, pages: Iterable[Page]) -> None:
        """Keep pages of a file; one that is kept already is replaced."""
        with self.writing() as connection:
            file = _file(connection, source)
            for page in pages:
                _keep(connection, file, page)

    def fail(self, source: str, number: int, what: str, remedy: str) -> None:
        """Note why one page cannot be read; what was known of it stays."""
        with self.writing() as connection:
            file = _file(connection, source)
            at = page_id(file, number)
            told = json.dumps([f"{what} {remedy}".strip()])
            connection.execute(
                f"INSERT INTO page ({PAGE_COLUMNS}) VALUES (?, '{FAILED}', '', 0, NULL, 0, 0, ?)"  # noqa: S608 - names of ours
                f" ON CONFLICT (id) DO UPDATE SET how = '{FAILED}', notes = excluded.notes",
                (at, told),
            )
            connection.execute("INSERT OR IGNORE INTO body VALUES (?, '', NULL)", (text_id(file, number),))
            connection.execute("UPDATE file SET what = ?, remedy = ? WHERE id = ?", (what, remedy, file))

    def again(self, source: str, *, scans: bool = False) -> None:
        """Have a file read from the beginning, or only each of its pages by OCR; its text stays until then."""
        with self.writing() as connection:
            file = _file(connection, source)
            if scans:
                connection.execute("UPDATE page SET how = 'waits' WHERE id BETWEEN ? AND ?", pages_of(file))
                connection.execute("UPDATE file SET what = '', remedy = '' WHERE id = ?", (file,))
            else:
                _drop_pages(connection, file)
                connection.execute(
                    "UPDATE file SET state = ?, what = '', remedy = '', notes = '[]' WHERE id = ?",
                    (_UNREAD, file),
                )

    def forget(self, source: str) -> None:
        """Let go of everything known of a source, and of where it stands."""
        with self.writing() as connection:
            connection.execute(
                "DELETE FROM mark WHERE name IN (?, ?)", (f"{LEFT}{source}", f"{PROVED}{source}")
            )
            for (file,) in connection.execute("SELECT id FROM file WHERE source = ?", (source,)).fetchall():
                _drop_file(connection, file)

    def settle(
        self, gone: Iterable[tuple[str, int]] | None, entries: Iterable[Entry], mark: str = ""
    ) -> None:
        """Replace where words stand: the places *gone* (None: all) go, then these stand; remember *mark*.

        Words of ours come and go with their place; the pages of a file stay, but are not found without one.
        """
        with self.writing() as connection:
            if gone is None:
                connection.execute("DELETE FROM place")
            else:
                connection.executemany("DELETE FROM place WHERE prefix = ? AND number = ?", list(gone))
            for entry in entries:
                _stand(connection, entry)
            lost = connection.execute(
                f"SELECT id FROM file WHERE state = ? AND id NOT IN ({_STANDING})",  # noqa: S608 - a name of ours
                (_OURS,),
            ).fetchall()
            for (file,) in lost:
                _drop_file(connection, file)
            if mark:
                connection.execute("INSERT OR REPLACE INTO mark VALUES ('placed', ?)", (mark,))

    def reading(self, source: str) -> Reading | None:
        """What is known of a file's text; None before it was begun."""
        found = self.readings((source,))
        return found[0] if found else None

    def readings(self, sources: Sequence[str] | None = None) -> list[Reading]:
        """What is known of files' text, of all that were begun or of some."""
        columns = (
            "f.source, f.state, f.kind, f.media, f.pages, f.drawn, f.notes, f.what, f.remedy,"
            " t.waiting, t.silent, t.failed"
        )
        counted = (
            f"SELECT id >> {PAGE_BITS} AS file, sum(how = 'waits') AS waiting, sum(how = 'none') AS silent,"  # noqa: S608 - names of ours
            f" sum(how = '{FAILED}') AS failed FROM page WHERE how IN {_TROUBLED}"
        )
        begun = f"f.state NOT IN ('{_UNREAD}', '{_OURS}')"
        if sources is None:
            rows = self.rows(
                f"SELECT {columns} FROM file f LEFT JOIN ({counted} GROUP BY 1) t ON t.file = f.id WHERE {begun}"  # noqa: S608 - as above
            )
            return [reading_of(row) for row in rows]
        found: list[Reading] = []
        for source in sources:
            for (file,) in self.rows("SELECT id FROM file WHERE source = ?", (source,)):
                rows = self.rows(
                    f"SELECT {columns} FROM file f LEFT JOIN ({counted} AND id BETWEEN ? AND ?) t"  # noqa: S608 - as above
                    f" WHERE f.id = ? AND {begun}",
                    (*pages_of(file), file),
                )
                found += [reading_of(row) for row in rows]
        return found

    def tally(self) -> Tally:
        """How much of the files that stand in the casebook can be searched; counted anew after a change only."""
        written = self.written
        if self._tallied is None or self._tallied[0] != written:
            self._tallied = (written, self._tally())
        return self._tallied[1]

    def _tally(self) -> Tally:
        states = {
            str(state): (int(count), int(pages))
            for state, count, pages in self.rows(
                f"SELECT state, count(*), sum(pages) FROM file WHERE id IN ({_STANDING}) GROUP BY state"  # noqa: S608 - names of ours
            )
        }
        troubled = {
            str(how): (int(count), int(files))
            for how, count, files in self.rows(
                f"SELECT how, count(*), count(DISTINCT id >> {PAGE_BITS}) FROM page"  # noqa: S608 - names of ours
                f" WHERE how IN {_TROUBLED} AND id >> {PAGE_BITS} IN ({_STANDING}) GROUP BY how"
            )
        }
        ((read,),) = self.rows(
            f"SELECT count(*) FROM page WHERE how IN ('text', 'ocr') AND id >> {PAGE_BITS} IN"  # noqa: S608 - names of ours
            f" (SELECT p.file FROM place p JOIN file f ON f.id = p.file WHERE f.state <> '{_OURS}')"
        )
        nothing = (0, 0)
        texts = states.pop(_OURS, nothing)[0]
        waiting, failed = troubled.get("waits", nothing), troubled.get(FAILED, nothing)
        silent = troubled.get("none", nothing)[0]
        return Tally(
            files=sum(count for count, _ in states.values()),
            pages=int(read) + silent,
            waiting=waiting[0],
            waiting_files=waiting[1],
            silent=silent,
            failed=failed[0],
            failed_files=failed[1],
            unread=states.get(_UNREAD, nothing)[0] + states.get(State.READING, nothing)[0],
            refused=states.get(State.REFUSED, nothing)[0],
            texts=texts,
        )

    def standing(self, source: str) -> bool:
        """Whether a source stands anywhere in the casebook."""
        found = self.rows(
            "SELECT 1 FROM file f JOIN place p ON p.file = f.id WHERE f.source = ? LIMIT 1", (source,)
        )
        return bool(found)

    def unread(self, most: int = -1) -> list[str]:
        """The files that stand in the casebook and are not read to their end, the newest first."""
        found = self.rows(
            "SELECT source FROM file WHERE state IN (?, ?) AND EXISTS"
            " (SELECT 1 FROM place WHERE place.file = file.id) ORDER BY id LIMIT ?",
            (_UNREAD, State.READING, most),
        )
        return [str(source) for (source,) in found]

    def scans(self, most: int = -1) -> list[tuple[str, int]]:
        """The pages that wait for OCR, of the newest file first."""
        found = self.rows(
            f"SELECT f.source, p.id & {MOST_PAGES} FROM page p JOIN file f ON f.id = p.id >> {PAGE_BITS}"  # noqa: S608 - names of ours
            " WHERE p.how = 'waits' AND EXISTS (SELECT 1 FROM place WHERE place.file = f.id)"
            " ORDER BY p.id LIMIT ?",
            (most,),
        )
        return [(str(source), int(number)) for source, number in found]

    def waiting(self, source: str) -> list[int]:
        """The pages of a file that wait for OCR, in order."""
        return self._numbers(source, " AND how = 'waits'")

    def kept(self, source: str) -> set[int]:
        """The numbers of the pages that are kept."""
        return set(self._numbers(source, ""))

    def sizes(self, source: str) -> dict[int, tuple[float, float]]:
        """The width and height in points of the pages that are kept, by number."""
        rows = self._pages(source, "id, width, height", "")
        return {int(row[0]) & MOST_PAGES: (float(row[1]), float(row[2])) for row in rows}

    def page(self, source: str, number: int) -> Page | None:
        """One page as it was kept, with its words."""
        for (file,) in self.rows("SELECT id FROM file WHERE source = ?", (source,)):
            at = page_id(file, number)
            for row in self.rows(
                f"SELECT page.{PAGE_COLUMNS}, text, words FROM page JOIN body ON body.id = ? WHERE page.id = ?",  # noqa: S608 - names of ours
                (text_id(file, number), at),
            ):
                return page_of(number, row)
        return None

    def _numbers(self, source: str, more: str) -> list[int]:
        return [int(row[0]) & MOST_PAGES for row in self._pages(source, "id", more)]

    def _pages(self, source: str, columns: str, more: str) -> list[tuple[Any, ...]]:
        for (file,) in self.rows("SELECT id FROM file WHERE source = ?", (source,)):
            return self.rows(
                f"SELECT {columns} FROM page WHERE id BETWEEN ? AND ?{more} ORDER BY id",  # noqa: S608 - names of ours
                pages_of(file),
            )
        return []


def _file(connection: Connection, source: str, state: str = _UNREAD) -> int:
    """The number of a source; a new one gets the next lower number."""
    known = connection.execute("SELECT id FROM file WHERE source = ?", (source,)).fetchone()
    if known is not None:
        return int(known[0])
    lowest = connection.execute("SELECT min(id) FROM file").fetchone()
    number = (int(lowest[0]) if lowest and lowest[0] is not None else FIRST_FILE) - 1
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, '', 0, 0, '[]', '', '')", (number, source, state, Kind.OTHER)
    )
    return number


def _note(connection: Connection, row: Reading) -> None:
    look = row.look
    connection.execute(
        "UPDATE file SET state = ?, kind = ?, media = ?, pages = ?, drawn = ?, notes = ?, what = ?, remedy = ?"
        " WHERE id = ?",
        (
            row.state,
            look.kind,
            look.media,
            look.pages,
            int(look.drawn),
            json.dumps(look.notes),
            row.what,
            row.remedy,
            _file(connection, row.source),
        ),
    )


def _keep(connection: Connection, file: int, page: Page) -> None:
    if not 0 < page.number <= MOST_PAGES:
        raise ValueError(page.number)
    at = page_id(file, page.number)
    known = connection.execute("SELECT 1 FROM page WHERE id = ?", (at,)).fetchone()
    if known is not None:
        connection.execute("DELETE FROM find WHERE rowid = ?", (at,))
        connection.execute("DELETE FROM page WHERE id = ?", (at,))
        connection.execute("DELETE FROM body WHERE id = ?", (text_of(at),))
    cells: tuple[Any, ...] = (at, *page_cells(page))
    connection.execute(f"INSERT INTO page ({PAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", cells)  # noqa: S608 - names of ours
    body: tuple[Any, ...] = (text_of(at), page.text, folding.packed(page.words))
    connection.execute("INSERT INTO body VALUES (?, ?, ?)", body)
    connection.execute("INSERT INTO find (rowid, text) VALUES (?, ?)", (at, folding.folded(page.text)))


def _stand(connection: Connection, entry: Entry) -> None:
    p = entry.place
    file = _file(connection, p.source, _UNREAD if entry.text is None else _OURS)
    connection.execute(
        "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (p.prefix, p.number, file, p.kind, p.name, p.event, p.request, p.case, p.agency, p.day),
    )
    if entry.text is not None:
        held = connection.execute("SELECT text FROM body WHERE id = ?", (text_id(file, 1),)).fetchone()
        if held is None or held[0] != entry.text:
            _keep(connection, file, Page(number=1, text=entry.text, how=How.TEXT))


def _drop_pages(connection: Connection, file: int) -> None:
    between = pages_of(file)
    connection.execute(
        "DELETE FROM find WHERE rowid IN (SELECT id FROM page WHERE id BETWEEN ? AND ?)", between
    )
    texts = text_id(file, 0), text_id(file, MOST_PAGES)
    connection.execute("DELETE FROM body WHERE id BETWEEN ? AND ?", texts)
    connection.execute("DELETE FROM page WHERE id BETWEEN ? AND ?", between)


def _drop_file(connection: Connection, file: int) -> None:
    _drop_pages(connection, file)
    connection.execute("DELETE FROM place WHERE file = ?", (file,))
    connection.execute("DELETE FROM file WHERE id = ?", (file,))
