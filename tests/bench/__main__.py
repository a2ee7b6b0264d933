"""Run the benchmarks and print the table of docs/performance.md.

Run: ``.tools/bin/uv run python -m tests.bench [starting] [tables] [answering] [walking_path] [upkeep] [finding]
[viewing] [walking] [reading]``;
without a name all of them, which takes some minutes. On a machine with a screen, or under ``xvfb-run -a``,
windows open there. Nothing here is part of the suite.
"""

import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.bench.measuring import Row, machine, table

PARTS = (
    "starting",
    "tables",
    "answering",
    "walking_path",
    "upkeep",
    "finding",
    "viewing",
    "walking",
    "reading",
)


def main(names: Sequence[str]) -> None:
    """Print a table of the parts named."""
    if unknown := [name for name in names if name not in PARTS]:
        raise SystemExit(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(PARTS)}.")
    before = machine()
    rows = [row for name in names or PARTS for row in _rows(name)]
    sys.stdout.write(f"Before: {before}. After: {machine()}.\n\n{table(rows)}\n")


def _rows(name: str) -> Sequence[Row]:
    sys.stderr.write(f"{name} …\n")
    with tempfile.TemporaryDirectory() as folder:
        return list(import_module(f"tests.bench.{name}").rows(Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
