"""Hostile files: each is kept as it is and says why it was not read; nothing else is lost.

The short runs stand in every test run. The long ones print the figures of docs/reliability.md:
``pytest -m figures -n0 -s tests/test_hostile.py``.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ctrecords.actions import filing, reading
from ctrecords.actions.duplicates import Again
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.reader import BrokenError, Reader
from ctrecords.index.kept import State
from ctrecords.upkeep.check import check_open
from tests.hostile import Bad, mutated
from tests.hostile_bombs import bombs

_ENDS = {
    "seconds and was stopped": "late",
    "of memory": "memory",
    "larger than": "large",
    "unexpectedly": "died",
    "broke the part": "bugs",
}
Counts = Counter[str]


def survive(book: Casebook, folder: Path, bad: Sequence[Bad]) -> Counts:
    """File, read and draw broken files, and see of each that it is kept and has a state with a reason."""
    counts: Counts = Counter()
    folder.mkdir()
    for one in bad:
        (folder / one.name).write_bytes(one.data)
    taken = filing.take(book, [folder], again=Again.KEEP)
    assert taken.refused == ()
    sums = {row.sha256 for row in taken.filed}
    for one in bad:
        digest = hashlib.sha256(one.data).hexdigest()
        assert digest in sums, one
        assert book.vault.read(digest) == one.data == (folder / one.name).read_bytes()
    reading.read_all(book)
    with Reader() as reader:
        for digest in sorted(sums):
            counts += _state(book, reader, digest)
    assert check_open(book).ok
    counts["files"] += len(bad)
    return counts


def _state(book: Casebook, reader: Reader, digest: str) -> Counts:
    held = book.index.reading(digest)
    assert held is not None
    assert held.state in {State.READ, State.REFUSED}
    counts = Counter({held.state.value: 1})
    if held.what:
        assert (held.what[-1], held.remedy[-1]) == (".", ".")
        counts += _ended(held.what)
    if held.state is State.READ:
        assert not held.waiting
        assert len(book.index.kept(digest)) == held.look.pages
    if held.look.drawn:
        try:
            reader.picture(digest, "", lambda: book.vault.read(digest), 1, side=600)
            counts["drawn"] += 1
        except CtrecordsError as error:
            counts["mute"] += not (error.what.endswith(".") and error.remedy.endswith("."))
            counts["not drawn"] += 1
            counts += _ended(error.what) if isinstance(error, BrokenError) else Counter()
    return counts


def _ended(what: str) -> Counts:
    return Counter({name: 1 for words, name in _ENDS.items() if words in what})


def in_lots(bad: Iterator[Bad], size: int) -> Iterator[list[Bad]]:
    """Some at a time."""
    lot: list[Bad] = []
    for one in bad:
        lot.append(one)
        if len(lot) == size:
            yield lot
            lot = []
    if lot:
        yield lot


def test_broken_files_are_kept_and_say_why(starter_book: Casebook, tmp_path: Path) -> None:
    counts = survive(starter_book, tmp_path / "bad", list(mutated(60)))
    assert counts["files"] == 60
    assert counts["bugs"] == counts["late"] == 0


_STOPPED = {
    "ratio.zip": "unfolds to far more than it holds",
    "members.zip": "it holds 10,001 files",
    "depth.zip": "lies too deep to be taken apart",
    "nested.eml": "messages within messages, deeper than can be opened",
    "entities.docx": "some of its words may be missing",
    "zeros.docx": "unfolds to far more than it holds",
    "zeros.xlsx": "unpacks to far more than its size",
    "wide.png": "30,000 by 30,000 pixels",
}


def said(book: Casebook, one: Bad) -> str:
    """All that the reading of a file says of it."""
    held = book.index.reading(hashlib.sha256(one.data).hexdigest())
    assert held is not None
    return " ".join((held.what, *held.look.notes))


def test_bombs_are_stopped_and_kept_and_say_why(starter_book: Casebook, tmp_path: Path) -> None:
    made = [one for one in bombs() if one.name in _STOPPED]
    assert len(made) == len(_STOPPED)
    counts = survive(starter_book, tmp_path / "bad", made)
    assert counts["bugs"] == counts["late"] == counts["died"] == counts["memory"] == 0
    for one in made:
        assert _STOPPED[one.name] in said(starter_book, one), one.name


@pytest.mark.figures
@pytest.mark.timeout(7200)
def test_f7_thousands_of_broken_files(starter_book: Casebook, tmp_path: Path) -> None:
    counts: Counts = Counter()
    for number, lot in enumerate(in_lots(mutated(2_100, seed=7), 150)):
        counts += survive(starter_book, tmp_path / f"bad {number}", lot)
    print("F7", dict(counts))  # noqa: T201  the figure
    assert counts["bugs"] == counts["late"] == 0


@pytest.mark.figures
@pytest.mark.timeout(600)
def test_f8_bombs_one_by_one(starter_book: Casebook, tmp_path: Path) -> None:
    for one in bombs():
        start = time.perf_counter()
        counts = survive(starter_book, tmp_path / one.name, [one])
        seconds = time.perf_counter() - start
        print("F8", f"{one.name:15} {len(one.data):>9,} bytes {seconds:5.1f} s", said(starter_book, one)[:90])  # noqa: T201  the figure
        assert counts["bugs"] == counts["late"] == counts["died"] == counts["memory"] == 0
