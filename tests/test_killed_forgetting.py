"""`kill -9` while files are forgotten: after the next start each one is whole, or gone with its words and its bytes.

The long run prints its figure: ``pytest -m figures -n0 -s tests/test_killed_forgetting.py``.
"""

import random
import shutil
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from ctrecords import casebook
from ctrecords.actions import filing, reading, search
from ctrecords.casebook import Casebook
from ctrecords.model.event import Blob, Document
from ctrecords.model.record import Forgotten
from ctrecords.upkeep.check import check_open
from tests.test_killed_filing import phrase

__all__ = ["phrase"]
_HOME = Path(__file__).resolve().parents[1]
_FILES = 12
Counts = Counter[str]


def word(number: int) -> str:
    """The word that stands in one file, in its name, and nowhere else."""
    return f"canary{number:03}x"


def filed(folder: Path, came: Path, passphrase: str | None) -> dict[int, str]:
    """A casebook with some files, read; the word of each by its number."""
    casebook.create(folder, name="Killed", passphrase=passphrase)
    came.mkdir()
    paths = [came / f"{word(number)}.txt" for number in range(_FILES)]
    for path in paths:
        path.write_text(f"A line about {path.stem}.\n", encoding="ascii")
    with casebook.open_casebook(folder, passphrase) as book:
        made = filing.file(book, paths)
        reading.read_all(book)
        return {one.document: path.stem for one, path in zip(made, paths, strict=True)}


def killed(folder: Path, sealed: bool, after: float) -> set[int]:  # noqa: FBT001 - of this test only
    """Let a child forget, kill it so many seconds after it began; give the documents it said are forgotten."""
    words = [sys.executable, "-m", "tests.kill_forgetter", str(folder), "sealed" if sealed else ""]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=_HOME)  # noqa: S603 - our own file
    assert child.stdout is not None
    assert child.stdout.readline() == "0\n"
    timer = threading.Timer(after, child.kill)
    timer.start()
    said = [line for line in child.stdout.readlines() if line.endswith("\n")]
    timer.cancel()
    child.wait()
    child.stdout.close()
    return {int(line) for line in said}


def settled(book: Casebook, words: dict[int, str], said: set[int]) -> Counts:
    """Count what is neither whole nor gone; all are to be none."""
    counts: Counts = Counter()
    gone = {row.document for row in book.store.find(Forgotten)}
    counts["lost tombstones"] = len(said - gone)
    for row in book.store.find(Document):
        sha256 = book.store.get(Blob, row.blob).sha256
        if row.id in gone:
            counts["named still"] += bool(row.name)
            counts["found still"] += search.search(book, words[row.id]).found.total
        else:
            counts["lost files"] += book.vault.verify(sha256) != "ok"
            counts["not found"] += search.search(book, words[row.id]).found.total < 1
    stems = {book.vault.stem(row.sha256) for row in book.store.find(Blob)}
    counts["bytes left"] += sum(one.stem not in stems for one in book.vault.walk())
    counts["problems"] += len(check_open(book, deep=True).problems)
    return counts


def kill_loop(tmp_path: Path, passphrase: str | None, times: int, seed: int) -> tuple[Counts, int]:
    """Kill so many forgettings; what each left behind, and how many files were forgotten."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    counts: Counts = Counter()
    forgotten = turns = 0
    while turns < times:
        folder, came = tmp_path / "Killed.casebook", tmp_path / "came"
        words = filed(folder, came, passphrase)
        gone: set[int] = set()
        while turns < times and len(gone) < _FILES:
            said = killed(folder, passphrase is not None, chance.uniform(0.02, 0.4))
            with casebook.open_casebook(folder, passphrase) as book:
                counts += settled(book, words, said)
                gone = {row.document for row in book.store.find(Forgotten)}
            turns += 1
            held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
            counts["words left"] += sum(words[one].encode() in data for one in gone for data in held)
        forgotten += len(gone)
        shutil.rmtree(folder)
        shutil.rmtree(came)
    return counts, forgotten


@pytest.mark.timeout(300)
def test_killed_at_six_moments(tmp_path: Path, phrase: str | None) -> None:
    counts, _forgotten = kill_loop(tmp_path, phrase, 6, seed=1)
    assert {name: count for name, count in counts.items() if count} == {}


@pytest.mark.figures
@pytest.mark.timeout(7200)
def test_killed_at_two_hundred_moments(tmp_path: Path, phrase: str | None) -> None:
    counts, forgotten = kill_loop(tmp_path, phrase, 200, seed=2)
    print("forgetting", "sealed" if phrase else "plain", forgotten, dict(counts))  # noqa: T201  the figure
    assert {name: count for name, count in counts.items() if count} == {}


def test_a_sealed_casebook_forgets_as_well(tmp_path: Path, phrase: str | None) -> None:
    """All of a casebook at once, plain and sealed."""
    folder, came = tmp_path / "All.casebook", tmp_path / "came"
    words = filed(folder, came, phrase)
    said = killed(folder, phrase is not None, 120)
    assert said == set(words)
    with casebook.open_casebook(folder, phrase) as book:
        assert not +settled(book, words, said)
        (empty,) = book.store.find(Blob)
        assert empty.size == 0
    held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert not [one for one in words.values() if any(one.encode() in data for data in held)]
