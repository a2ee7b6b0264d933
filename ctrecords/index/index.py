"""index.db: the text of every page and what else can be searched, kept beside the facts and never among them.

Damaged, foreign or written by another version, it is set aside and made anew: nothing in it is the only copy.
It must not know what a request is; ``place`` rows tell it numbers to filter by.
"""

import json
import threading
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from ctrecords import disk
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import How, Kind, Look, Page
from ctrecords.index import folding
from ctrecords.index.schema import STATEMENTS, VERSION
from ctrecords.store.driver import Connection, EngineError, connect, spoken

NAME = "index.db"
_BESIDE = ("-wal", "-shm", "-journal")


class State(StrEnum):
    """How far the reading of a file has come."""

    READING = "reading"
    READ = "read"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a file's text: how far it was read, and why not further.

    ``waiting`` pages wait for OCR, ``silent`` ones have no text.
    """

    source: str
    state: State
    look: Look
    what: str = ""
    remedy: str = ""
    waiting: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a source stands in the casebook: a document, an event, a note or a letter by its number.

    ``source`` is a file's SHA-256, or such as ``note:3`` for words of ours.
    """

    source: str
    kind: str
    number: int
    name: str
    event: int | None = None
    request: int | None = None
    case: int | None = None
    agency: int | None = None
    day: str = ""


class Index:
    """The open index; safe to use from several threads."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        """Use ``Index.open``."""
        self.path = path
        self._key = key
        self._lock = threading.RLock()
        self.connection: Connection = connect(path, key)
        self.connection.execute("PRAGMA synchronous = NORMAL")

    @classmethod
    def open(cls, path: Path, key: bytes | None) -> Self:
        """Open the index, or make it anew when there is none that can be used.

        Raises:
            CtrecordsError: the folder cannot be written.
        """
        if path.is_file():
            with suppress(CtrecordsError, EngineError):
                index = cls(path, key)
                if index.mark("version") == VERSION:
                    return index
                index.close()
        _set_aside(path)
        try:
            disk.write(path, b"")
        except OSError as error:
            raise disk.trouble(error, path.parent) from error
        index = cls(path, key)
        with spoken(path):
            for statement in STATEMENTS:
                index.connection.execute(statement)
        index.remember("version", VERSION)
        return index

    def close(self) -> None:
        """Write everything into the one file and let it go."""
        with self._lock:
            with suppress(EngineError):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self.connection.close()

    @contextmanager
    def writing(self) -> Generator[Connection, None, None]:
        """One transaction; nothing of it stays when it fails.

        Raises:
            CtrecordsError: the disk is full or refuses.
        """
        with self._lock, spoken(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement that only reads."""
        with self._lock, spoken(self.path):
            return self.connection.execute(sql, values).fetchall()

    def mark(self, name: str) -> str:
        """A remembered word, such as how far the casebook's journal was taken in; empty when there is none."""
        found = self.rows("SELECT value FROM mark WHERE name = ?", (name,))
        return str(found[0][0]) if found else ""

    def remember(self, name: str, value: str) -> None:
        """Remember a word."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?)", (name, value))

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
            connection.execute("UPDATE reading SET state = ? WHERE source = ?", (State.READ, source))

    def keep(self, source: str, pages: Iterable[Page]) -> None:
        """Keep pages of a file; one that is kept already is replaced."""
        with self.writing() as connection:
            for page in pages:
                _keep(connection, source, page)

    def forget(self, source: str) -> None:
        """Let go of everything known of a source."""
        with self.writing() as connection:
            _forget(connection, source)

    def settle(self, gone: Iterable[str], places: Iterable[Place]) -> None:
        """Replace where sources stand: all places of *gone* and of those named go, then these stand."""
        with self.writing() as connection:
            standing = list(places)
            for source in {*gone, *(one.source for one in standing)}:
                connection.execute("DELETE FROM place WHERE source = ?", (source,))
            connection.executemany(
                "INSERT INTO place VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (p.source, p.kind, p.number, p.name, p.event, p.request, p.case, p.agency, p.day)
                    for p in standing
                ],
            )

    def reading(self, source: str) -> Reading | None:
        """What is known of a file's text."""
        found = self.readings((source,))
        return found[0] if found else None

    def readings(self, sources: Sequence[str] | None = None) -> list[Reading]:
        """What is known of files' text, of all or of some."""
        counted = (
            "SELECT r.source, r.state, r.kind, r.media, r.pages, r.drawn, r.notes, r.what, r.remedy,"
            " (SELECT count(*) FROM said s WHERE s.source = r.source AND s.how = 'waits'),"
            " (SELECT count(*) FROM said s WHERE s.source = r.source AND s.how = 'none') FROM reading r"
        )
        if sources is None:
            return [_reading(row) for row in self.rows(counted)]
        return [
            _reading(row)
            for source in sources
            for row in self.rows(f"{counted} WHERE r.source = ?", (source,))
        ]

    def kept(self, source: str) -> set[int]:
        """The numbers of the pages that are kept."""
        return {int(n) for (n,) in self.rows("SELECT number FROM said WHERE source = ?", (source,))}

    def waiting(self, source: str) -> list[int]:
        """The pages of a file that wait for OCR, in order."""
        found = self.rows(
            "SELECT number FROM said WHERE source = ? AND how = 'waits' ORDER BY number", (source,)
        )
        return [int(n) for (n,) in found]

    def sizes(self, source: str) -> dict[int, tuple[float, float]]:
        """The width and height in points of the pages that are kept, by number."""
        found = self.rows("SELECT number, width, height FROM said WHERE source = ?", (source,))
        return {int(number): (float(width), float(height)) for number, width, height in found}

    def page(self, source: str, number: int) -> Page | None:
        """One page as it was kept, with its words."""
        found = self.rows(
            "SELECT number, text, how, label, width, height, words, confidence, notes, first_row"
            " FROM said WHERE source = ? AND number = ?",
            (source, number),
        )
        for row in found:
            return Page(
                number=row[0],
                text=row[1],
                how=How(row[2]),
                label=row[3],
                width=row[4],
                height=row[5],
                words=folding.unpacked(row[6]),
                confidence=row[7],
                notes=tuple(json.loads(row[8])),
                first_row=row[9],
            )
        return None

    def words(self, prefix: str, most: int) -> list[str]:
        """The words that are known and begin so, at most so many."""
        start = folding.plain(prefix)
        found = self.rows(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?",
            (start, f"{start}\U0010ffff", most),
        )
        return [str(word) for (word,) in found]

    def snippets(self, numbers: Sequence[int], match: str) -> dict[int, str]:
        """The words around what was found in some texts, between the marks of ``finding``."""
        with self._lock, spoken(self.path):
            run = self.connection.execute
            run(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.shown USING fts5 ("
                "text, tokenize='unicode61 remove_diacritics 2')"
            )
            run("DELETE FROM temp.shown")
            marks = ", ".join("?" for _ in numbers)
            texts = run(f"SELECT id, text FROM said WHERE id IN ({marks})", numbers).fetchall()  # noqa: S608 - marks
            self.connection.executemany(
                "INSERT INTO temp.shown (rowid, text) VALUES (?, ?)",
                [(number, folding.folded(text)) for number, text in texts],
            )
            found = run(
                "SELECT rowid, snippet(shown, 0, char(1), char(2), '…', 24) FROM temp.shown WHERE shown MATCH ?",
                (match,),
            ).fetchall()
        return {int(number): str(text) for number, text in found}


def _note(connection: Connection, row: Reading) -> None:
    look = row.look
    connection.execute(
        "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.source,
            row.state,
            look.kind,
            look.media,
            look.pages,
            int(look.drawn),
            json.dumps(look.notes),
            row.what,
            row.remedy,
        ),
    )


def _reading(row: Sequence[Any]) -> Reading:
    look = Look(
        kind=Kind(row[2]), media=row[3], pages=row[4], drawn=bool(row[5]), notes=tuple(json.loads(row[6]))
    )
    return Reading(
        source=row[0],
        state=State(row[1]),
        look=look,
        what=row[7],
        remedy=row[8],
        waiting=row[9],
        silent=row[10],
    )


def _keep(connection: Connection, source: str, page: Page) -> None:
    known = connection.execute(
        "SELECT id FROM said WHERE source = ? AND number = ?", (source, page.number)
    ).fetchone()
    if known is not None:
        connection.execute("DELETE FROM find WHERE rowid = ?", (known[0],))
        connection.execute("DELETE FROM said WHERE id = ?", (known[0],))
    values: tuple[Any, ...] = (
        source,
        page.number,
        page.text,
        page.how,
        page.label,
        page.first_row,
        page.confidence,
        page.width,
        page.height,
        json.dumps(page.notes),
        folding.packed(page.words),
    )
    connection.execute(
        "INSERT INTO said (source, number, text, how, label, first_row, confidence, width, height, notes, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    connection.execute(
        "INSERT INTO find (rowid, text) VALUES (last_insert_rowid(), ?)", (folding.folded(page.text),)
    )


def _forget(connection: Connection, source: str) -> None:
    connection.execute("DELETE FROM find WHERE rowid IN (SELECT id FROM said WHERE source = ?)", (source,))
    for table in ("said", "reading", "place", "thumb"):
        connection.execute(f"DELETE FROM {table} WHERE source = ?", (source,))  # noqa: S608 - names of ours


def _set_aside(path: Path) -> None:
    """Remove an index that cannot be used; all of it can be made again."""
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)
