"""Measure a verified backup beside a plain copy with fsync of the same folder (B1), plain and sealed.

Run: ``.tools/bin/uv run python -m tests.bench.upkeep``. Prints a table; nothing here is part of the suite.
"""

import errno
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from ctrecords import casebook
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.model.event import Blob, Event
from ctrecords.model.kinds import Channel, Direction
from ctrecords.store.copying import look_at
from ctrecords.upkeep import packing
from ctrecords.upkeep.backup import backup
from tests.store_facts import DAY, MOMENT, ask

EVENTS, FILES, SIZE = 20_000, 400, 512 * 1024
PHRASE = "six quick words for a measure"


def fill(book: Casebook) -> None:
    """20,000 events and 200 MB of files."""
    request = ask(book.store)
    stored = [book.vault.put(os.urandom(SIZE), name=f"file {n}.pdf") for n in range(FILES)]
    with book.store.transaction("Log") as tx:
        tx.add_all(
            [
                Event(
                    request=request.id,
                    direction=Direction.IN,
                    channel=Channel.EMAIL,
                    happened_on=DAY,
                    logged_at=MOMENT,
                    summary=f"What happened, number {n}",
                )
                for n in range(EVENTS)
            ]
        )
        tx.add_all([Blob(sha256=one.sha256, size=one.size, media="application/pdf") for one in stored])


def copied(folder: Path, target: Path) -> None:
    """Copy every file of a casebook and flush each to the disk: what cp and fsync would do."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "backups" not in path.parts:
            place = target / path.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
            handle = os.open(place, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)


def measured(act: Callable[[], object], times: int = 3) -> float:
    """Seconds of an act, the median of several."""
    taken: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def elsewhere(*_: object) -> None:
    """What a second disk says to a hard link."""
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def measure(place: Path, phrase: str | None) -> float:
    """Print the lines of one kind of casebook and give the seconds of a backup to another disk."""
    kind = "plain" if phrase is None else "sealed"
    folder = place / f"{kind}.casebook"
    casebook.create(folder, name="Measured", passphrase=phrase, fill=fill)
    turn = iter(range(100))
    bare = measured(lambda: copied(folder, place / f"{kind} copy {next(turn)}"))
    row(f"{kind}: cp + fsync", bare)
    with open_casebook(folder, phrase) as book:
        same = measured(lambda: backup(book, place / f"{kind} same {next(turn)}"))
        row(f"{kind}: backup, same disk", same, bare)
        with mock.patch.object(packing.os, "link", elsewhere):
            other = measured(lambda: backup(book, place / f"{kind} other {next(turn)}"))
        row(f"{kind}: first backup to another disk", other, bare)
        newest = next((place / f"{kind} other {next(turn) - 1}").iterdir())
        seen = measured(lambda: look_at(book.store, newest / "records.db"))
        row(f"{kind}:   of which reading the journal through", seen, bare)
    return other


def row(name: str, seconds: float, beside: float | None = None) -> None:
    """Print one line of the table."""
    ratio = f"{seconds / beside:8.2f} x" if beside else ""
    sys.stdout.write(f"{name:<44}{seconds:9.3f} s {ratio}\n")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        plain = measure(Path(folder), None)
        sealed = measure(Path(folder), PHRASE)
        row("sealed beside plain", sealed, plain)


if __name__ == "__main__":
    main()
