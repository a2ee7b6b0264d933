"""`kill -9` while files are filed: what was said to be filed is there, every row has its file, no file is torn.

The long run prints the figure of docs/reliability.md: ``pytest -m figures -n0 -s tests/test_killed_filing.py``.
"""

import json
import random
import shutil
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pyrage
import pytest

from ctrecords import casebook, disk, keys
from ctrecords.casebook import Casebook
from ctrecords.keys import Keys
from ctrecords.model.event import Blob, Document
from ctrecords.model.ids import DocumentId
from ctrecords.upkeep.check import check_open
from tests.kill_filer import PHRASE, quick

_HOME = Path(__file__).resolve().parents[1]
_FRESH = 25
"""A casebook is killed so often, then a new one is begun."""
Counts = Counter[str]


def _unwrapped(folder: Path, passphrase: str) -> Keys:
    assert passphrase == PHRASE
    made = Keys.from_identity(str(pyrage.x25519.Identity.generate()))
    disk.write(folder / keys.SLOT, (made.identity or "").encode())
    return made


@pytest.fixture(params=["plain", "sealed"])
def phrase(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """The passphrase of the casebook under test, or None for a plain one."""
    monkeypatch.setattr(keys, "create", _unwrapped)
    monkeypatch.setattr(keys, "unlock", quick)
    return None if request.param == "plain" else PHRASE


def killed(folder: Path, came: Path, phrase: str | None, seed: int, after: float) -> list[tuple[int, str]]:
    """Let a child file, kill it so many seconds after it began; give the documents it said are filed."""
    words = [str(folder), str(came), str(seed), "sealed" if phrase else ""]
    child = subprocess.Popen(  # noqa: S603 - this Python with our own file
        [sys.executable, "-m", "tests.kill_filer", *words], stdout=subprocess.PIPE, text=True, cwd=_HOME
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "[]\n"
    timer = threading.Timer(after, child.kill)
    timer.start()
    said = [line for line in child.stdout.readlines() if line.endswith("\n")]
    timer.join()
    child.wait()
    child.stdout.close()
    return [(number, sha256) for line in said for number, sha256 in json.loads(line)]


def survived(book: Casebook, acknowledged: list[tuple[int, str]]) -> Counts:
    """Count what was lost, has no file, or is torn; all are to be none."""
    counts: Counts = Counter()
    for number, sha256 in acknowledged:
        rows = book.store.find(Document, id=DocumentId(number))
        whole = bool(rows) and book.store.get(Blob, rows[0].blob).sha256 == sha256
        counts["lost"] += not whole or book.vault.verify(sha256) != "ok"
    health = [book.vault.verify(row.sha256) for row in book.store.find(Blob)]
    counts["rows without file"] += health.count("missing")
    counts["torn"] += health.count("changed")
    assert check_open(book).ok
    assert not list((book.folder / "tmp").iterdir())
    return counts


def kill_loop(tmp_path: Path, phrase: str | None, times: int, seed: int) -> Counts:
    """Kill so many filings and count what each left behind."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    counts: Counts = Counter()
    acknowledged: list[tuple[int, str]] = []
    folder = tmp_path / "Killed.casebook"
    for turn in range(times):
        if turn % _FRESH == 0:
            shutil.rmtree(folder, ignore_errors=True)
            acknowledged = []
            casebook.create(folder, name="Killed", passphrase=phrase)
        came = tmp_path / "came"
        made = killed(folder, came, phrase, chance.randrange(10**9), chance.uniform(0.05, 0.4))
        shutil.rmtree(came, ignore_errors=True)
        acknowledged += made
        with casebook.open_casebook(folder, phrase) as book:
            counts += survived(book, acknowledged)
            counts["unacknowledged"] += book.store.count(Document) > len(acknowledged)
            acknowledged = [
                (row.id, book.store.get(Blob, row.blob).sha256) for row in book.store.find(Document)
            ]
        counts["killed"] += 1
        counts["filed"] += len(made)
    return counts


@pytest.mark.timeout(300)
def test_killed_at_ten_moments(tmp_path: Path, phrase: str | None) -> None:
    counts = kill_loop(tmp_path, phrase, 10, seed=1)
    assert counts["killed"] == 10
    assert (counts["lost"], counts["rows without file"], counts["torn"]) == (0, 0, 0)


@pytest.mark.figures
@pytest.mark.timeout(7200)
def test_f1_killed_at_five_hundred_moments(tmp_path: Path, phrase: str | None) -> None:
    counts = kill_loop(tmp_path, phrase, 500, seed=2)
    print("F1", "sealed" if phrase else "plain", dict(counts))  # noqa: T201  the figure
    assert (counts["lost"], counts["rows without file"], counts["torn"]) == (0, 0, 0)
