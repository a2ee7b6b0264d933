"""A writer killed at any moment leaves the old state or the new one, and what it said is written is there."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import settings

from ctrecords.model.request import Case, Item, Request
from ctrecords.store.check import verify
from ctrecords.store.store import Store

Keys = tuple[bytes | None, bytes | None]
CHILD = Path(__file__).with_name("kill_writer.py")
ITEMS = 40


def killed(path: Path, keys: Keys, steps: int, after: float) -> int:
    """Let a child write, kill it *after* seconds past its n-th answer, and give the last step it named."""
    hexed = [(key or b"").hex() for key in keys]
    child = subprocess.Popen(  # noqa: S603 - this Python with our own file
        [sys.executable, str(CHILD), str(path), *hexed], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(steps)]
    timer = threading.Timer(after, child.kill)
    timer.start()
    said += child.stdout.readlines()
    timer.join()
    child.wait()
    child.stdout.close()
    return int([line for line in said if line.endswith("\n")][-1])


def survived(path: Path, keys: Keys, acknowledged: int) -> None:
    """Open what was left and see that it is whole."""
    key, journal_key = keys
    with Store.open(path, key, journal_key=journal_key) as store:
        assert verify(store) == []
        assert store.head.seq >= acknowledged
        assert store.count(Item) == ITEMS * store.count(Request) == ITEMS * store.count(Case)


def test_kill_leaves_old_or_new(path: Path, keys: Keys) -> None:
    key, journal_key = keys
    Store.create(path, key, journal_key=journal_key).close()
    for turn in range(3):
        survived(path, keys, killed(path, keys, turn + 1, turn * 0.0031))


@pytest.mark.figures
@pytest.mark.timeout(900)
def test_kill_many_times(tmp_path: Path, keys: Keys) -> None:
    key, journal_key = keys
    for turn in range(settings.get_profile("figures").max_examples // 10):
        path = tmp_path / f"{turn}.db"
        Store.create(path, key, journal_key=journal_key).close()
        survived(path, keys, killed(path, keys, 1, turn * 0.0017))
