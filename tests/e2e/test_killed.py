"""`kill -9` while 169 letters are made: all of them or none, nothing half-written, nothing lost."""

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.talk import Talk

MANY = 169
ITEMS = tuple(f"Record {n} of 2026." for n in range(1, 7))


def files(folder: Path, kind: str = "*") -> list[Path]:
    return [path for path in folder.rglob(kind) if path.is_file()] if folder.is_dir() else []


def ended(program: "subprocess.Popen[bytes]", within: float) -> bool:
    """Whether the program ends within so many seconds."""
    with suppress(subprocess.TimeoutExpired):
        program.wait(within)
    return program.returncode is not None


def run_killed(words: list[str], out: Path, vault: Path, chance: random.Random) -> bool:
    """Run the real program and kill it at a chosen moment of its work; say whether it was killed.

    The moment is a count of hidden, filed or named letters, so a slow machine is hit as well as a quick one.
    """
    watched, kind = chance.choice([(out, "*.part"), (vault, "*.docx"), (vault, "*.docx"), (out, "*.docx")])
    before = len(files(watched, kind))
    wanted = before + chance.choice([0, 1, MANY, chance.randint(2, MANY - 1)])
    late = chance.random() * chance.choice([0.01, 0.3])
    with subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-m", "ctrecords", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    ) as program:
        while not ended(program, 0.005) and len(files(watched, kind)) < wanted:
            pass
        if not ended(program, late):
            program.kill()
        return program.wait() != 0


def kill_loop(starter: Talk, tmp_path: Path, times: int, seed: int) -> dict[int, int]:
    """Kill so many acts, look at the casebook after each, and count how many letters each left."""
    chance = random.Random(seed)  # noqa: S311 (moments, not secrets)
    assert starter.casebook
    slugs = [row["slug"] for row in starter.do("agencies", "list") if row["law"] == "us-ct"][:MANY]
    assert len(slugs) == MANY
    left: dict[int, int] = {0: 0, MANY: 0}
    for turn in range(times):
        out = tmp_path / f"out {turn}"
        words = ["request", "new", "--case", "C-1", "--agency", *slugs, "--item", *ITEMS, "--out", str(out)]
        killed = run_killed(
            ["--casebook", str(starter.casebook), *words], out, starter.casebook / "files", chance
        )
        found = starter.do("check", *(["--deep"] if turn == times - 1 else []))
        assert (found["ok"], [one["ref"] for one in found["findings"]]) == (True, ["backup"])
        made = found["counts"]["requests"] - 8
        assert made in left
        assert found["counts"]["letters"] == made
        arrived = files(out)
        assert len(arrived) == made, [path.name for path in arrived[:3]]
        assert all(path.suffix == ".docx" and path.read_bytes()[:2] == b"PK" for path in arrived)
        assert files(starter.casebook / "tmp") == []
        assert killed or made == MANY
        left[made] += 1
        if made:
            assert starter.do("undo")[0]["label"] == f"Undo: Write {MANY} letters"
    return left


def test_killed_at_ten_moments(starter: Talk, tmp_path: Path) -> None:
    left = kill_loop(starter, tmp_path, times=10, seed=4)
    assert sum(left.values()) == 10


@pytest.mark.figures
@pytest.mark.timeout(3600)
def test_killed_at_two_hundred_moments(
    starter: Talk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = kill_loop(starter, tmp_path, times=200, seed=200)
    with capsys.disabled():
        sys.stdout.write(f"\n200 kills: {left[0]} left no letter, {left[MANY]} left all {MANY}\n")
    assert left[0] > 0
    assert left[MANY] > 0
