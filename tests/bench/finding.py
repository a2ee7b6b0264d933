"""The index beside sqlite-utils' own full-text search and recoll over the same pages (I3, S1, S2, S3), plain and sealed.

All of it is processor time, since other work on the machine would be counted otherwise; waiting for the disk is not in it.
Run: ``.tools/bin/uv run python -m tests.bench finding``. ``CTRECORDS_BENCH_PAGES`` says how many pages (100,000);
S2 is meant for a million, which takes half an hour. Each kind runs in a process and over a file of its own.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from ctrecords.extract.page import How, Kind, Look, Page
from ctrecords.index.finding import search
from ctrecords.index.index import Index
from ctrecords.index.kept import Entry, Place
from ctrecords.index.query import parse
from ctrecords.index.where import Where
from ctrecords.store.driver import connect, tables_of
from tests.bench.measuring import Figures, Row, child, tell

PAGES = int(os.environ.get("CTRECORDS_BENCH_PAGES", "100000"))
IN_FILE, WORDS_OF_PAGE, QUERIES, SHOWN = 20, 350, 200, 50
KEY = bytes(range(32))
MILLION = 1_000_000
_LOOK = Look(kind=Kind.PDF, media="application/pdf", pages=IN_FILE)


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """30,000 words, a few of them common and most rare, as in any language; with weights that add up."""
    dice = random.Random(1)  # noqa: S311 - the same text every time
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ing")]
    known = dict.fromkeys("".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(40_000))
    words = list(known)[:30_000]
    weights: list[float] = []
    for rank in range(len(words)):
        weights.append((weights[-1] if weights else 0) + 1 / (rank + 3))
    return words, weights


def texts() -> Iterator[str]:
    """The text of every page, the same every time."""
    words, weights = vocabulary()
    dice = random.Random(2)  # noqa: S311 - as above
    for _ in range(PAGES):
        yield " ".join(dice.choices(words, cum_weights=weights, k=WORDS_OF_PAGE))


def queries() -> list[str]:
    """Common, middling and rare words, two of them, phrases, beginnings and one or the other."""
    words, _ = vocabulary()
    dice = random.Random(3)  # noqa: S311 - as above

    def one(low: int, high: int) -> str:
        return words[dice.randrange(low, high)]

    kinds: tuple[Callable[[], str], ...] = (
        lambda: one(0, 30),
        lambda: one(100, 3_000),
        lambda: one(5_000, 30_000),
        lambda: f"{one(0, 300)} {one(300, 5_000)}",
        lambda: f'"{one(0, 20)} {one(0, 20)}"',
        lambda: f"{one(500, 20_000)[:5]}*",
        lambda: f"{one(100, 900)} OR {one(900, 9_000)}",
    )
    return [kinds[number % len(kinds)]() for number in range(QUERIES)]


def ours(place: Path, key: bytes | None) -> Figures:
    """Our index: built a file at a time, then asked for the best fifty with the words around them and a page."""
    path = place / ("sealed.db" if key else "plain.db")
    index = Index.open(path, key)
    building, size, lot = 0.0, 0, list[Page]()
    for number, text in enumerate(texts(), 1):
        size += len(text)
        lot.append(Page(number=len(lot) + 1, text=text, how=How.TEXT))
        if len(lot) < IN_FILE and number < PAGES:
            continue
        source = f"{number:064}"
        start = time.process_time()
        index.begin(source, _LOOK)
        index.keep(source, lot)
        index.finish(source)
        building += time.process_time() - start
        lot = []
    start = time.process_time()
    index.settle(None, [Entry(place=_place(number)) for number in range(IN_FILE, PAGES + 1, IN_FILE)])
    building += time.process_time() - start

    def ask(words: str) -> None:
        found = search(index, parse(words), Where(), limit=SHOWN)
        if found.hits:
            index.page(found.hits[0].source, found.hits[0].page)

    figures = _asked(ask)
    index.close()
    return {"build": building, "size": path.stat().st_size / size} | figures


def _place(number: int) -> Place:
    return Place(source=f"{number:064}", kind="page", number=number, name=f"{number}.pdf", day="2026-11-23")


def peer(place: Path) -> Figures:
    """sqlite-utils: insert_all, enable_fts, then ``MATCH ? ORDER BY rank LIMIT 50``."""
    path = place / "peer.db"
    path.write_bytes(b"")
    connection = connect(path, None)
    database = tables_of(connection)
    making = 0.0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal making
        for number, text in _timed(texts()):
            making += number[1]
            yield {"id": number[0], "source": f"{number[0] // IN_FILE:064}", "text": text}

    start = time.process_time()
    database["page"].insert_all(rows(), pk="id")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    database["page"].enable_fts(["text"], tokenize="unicode61 remove_diacritics 2")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    building = time.process_time() - start - making

    def ask(words: str) -> None:
        found = connection.execute(
            "SELECT page.id, snippet(page_fts, 0, '[', ']', '…', 24) FROM page_fts JOIN page ON page.id ="
            " page_fts.rowid WHERE page_fts MATCH ? ORDER BY rank LIMIT ?",
            (words, SHOWN),
        ).fetchall()
        if found:
            connection.execute("SELECT text FROM page WHERE id = ?", (found[0][0],)).fetchall()

    return {"build": building} | _asked(ask)


def _timed(made: Iterator[str]) -> Iterator[tuple[tuple[int, float], str]]:
    """Each text with its number and the seconds it took to make up, which are nobody's."""
    number = 0
    while True:
        start = time.process_time()
        text = next(made, None)
        if text is None:
            return
        number += 1
        yield (number, time.process_time() - start), text


def _asked(ask: Callable[[str], None]) -> Figures:
    """Milliseconds of the queries, asked a second time: warm."""
    taken: list[float] = []
    for turn in range(2):
        taken = []
        for words in queries():
            start = time.process_time()
            ask(words)
            taken.append((time.process_time() - start) * 1000)
        del turn
    cuts = statistics.quantiles(taken, n=20)
    return {"p50": statistics.median(taken), "p95": cuts[-1]}


def rows(place: Path) -> Iterator[Row]:
    """The figures."""
    plain, sealed, other = (child("finding", name, place) for name in ("plain", "sealed", "peer"))
    pages = f"{PAGES:,} pages"
    yield Row(goal="I3", what=f"{pages} by sqlite-utils", value=other["build"], unit="s")
    yield Row(
        goal="I3", what=f"{pages} indexed", value=plain["build"], unit="s", beside=other["build"], limit=1.1
    )
    yield Row(goal="I3", what="  sealed", value=sealed["build"], unit="s", beside=plain["build"], limit=1.25)
    yield Row(goal="I3", what="  file beside the text", value=plain["size"], unit="x", limit=1.65)
    many = PAGES >= MILLION
    yield Row(
        goal="S1", what=f"{QUERIES} searches, p50", value=plain["p50"], unit="ms", limit=40 if many else None
    )
    yield Row(goal="S1", what="  p95", value=plain["p95"], unit="ms", limit=100 if many else 30)
    yield Row(goal="S1", what="  p95 sealed", value=sealed["p95"], unit="ms", beside=plain["p95"], limit=1.3)
    yield Row(goal="S2", what="ORDER BY rank LIMIT 50, p95", value=other["p95"], unit="ms")
    yield Row(
        goal="S2",
        what="  ours beside it",
        value=plain["p95"],
        unit="ms",
        beside=other["p95"],
        limit=0.2 if many else None,
    )
    from tests.bench import recoll  # late: it asks this module for its pages

    if recoll.there():
        theirs = child("recoll", "recoll", place)
        yield Row(goal="S3", what=f"{pages} by recollindex", value=theirs["build"], unit="s")
        yield Row(
            goal="S3",
            what="  ours beside it",
            value=plain["build"],
            unit="s",
            beside=theirs["build"],
            limit=0.05,
        )
        for half, limit in (("p50", 0.5), ("p95", 1.3)):
            yield Row(goal="S3", what=f"{QUERIES} searches by recoll, {half}", value=theirs[half], unit="ms")
            yield Row(
                goal="S3",
                what="  ours beside it",
                value=plain[half],
                unit="ms",
                beside=theirs[half],
                limit=limit,
            )


if __name__ == "__main__":
    _, kind, folder = sys.argv
    found = peer(Path(folder)) if kind == "peer" else ours(Path(folder), KEY if kind == "sealed" else None)
    tell(found)
