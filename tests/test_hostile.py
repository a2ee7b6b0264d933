"""Hostile files: each is kept as it is and says why it was not read; nothing else is lost.

The short runs stand in every test run. The long ones print the figures of docs/reliability.md:
``pytest -m figures -n0 -s tests/test_hostile.py``.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ctrecords.actions import filing, reading
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
    taken = filing.take(book, [folder])
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


def test_bombs_are_stopped_and_kept(starter_book: Casebook, tmp_path: Path) -> None:
    small = [one for one in bombs() if one.name not in {"pages.pdf", "members.zip"}]
    counts = survive(starter_book, tmp_path / "bad", small)
    assert counts["bugs"] == counts["late"] == counts["died"] == 0


@pytest.mark.figures
@pytest.mark.timeout(7200)
def test_f7_thousands_of_broken_files(starter_book: Casebook, tmp_path: Path) -> None:
    counts: Counts = Counter()
    for number, lot in enumerate(in_lots(mutated(3_000, seed=7), 150)):
        counts += survive(starter_book, tmp_path / f"bad {number}", lot)
    print("F7", dict(counts))  # noqa: T201  the figure
    assert counts["bugs"] == counts["late"] == 0
