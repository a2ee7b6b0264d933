"""A verified backup beside a plain copy with fsync of the same folder (B1), plain and sealed.

Run: ``.tools/bin/uv run python -m tests.bench upkeep``.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from ctrecords import casebook
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.model.event import Blob
from ctrecords.store.copying import look_at
from ctrecords.upkeep import packing
from ctrecords.upkeep.backup import backup
from tests.bench.measuring import Row, in_turns
from tests.store_facts import ask, event

EVENTS, FILES, SIZE = 20_000, 400, 512 * 1024
PHRASE = "six quick words for a measure"


def fill(book: Casebook) -> None:
    """20,000 events and 200 MB of files."""
    request = ask(book.store)
    stored = [book.vault.put(os.urandom(SIZE), name=f"file {n}.pdf") for n in range(FILES)]
    with book.store.transaction("Log") as tx:
        tx.add_all([event(request.id, summary=f"What happened, number {n}") for n in range(EVENTS)])
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


def elsewhere(*_: object) -> None:
    """What a second disk says to a hard link."""
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def measure(place: Path, phrase: str | None) -> tuple[list[Row], float]:
    """The rows of one kind of casebook, and the seconds of a backup to another disk."""
    kind = "plain" if phrase is None else "sealed"
    folder = place / f"{kind}.casebook"
    casebook.create(folder, name="Measured", passphrase=phrase, fill=fill)
    turn = iter(range(1000))
    with open_casebook(folder, phrase) as book:

        def away() -> None:
            with mock.patch.object(packing.os, "link", elsewhere):
                backup(book, place / f"{kind} away {next(turn)}")

        bare, same, other = in_turns(
            [
                lambda: copied(folder, place / f"{kind} copy {next(turn)}"),
                lambda: backup(book, place / f"{kind} same {next(turn)}"),
                away,
            ],
            5,
        )
        newest = next((place / f"{kind} away {next(turn) - 1}").iterdir())
        (seen,) = in_turns([lambda: look_at(book.store, newest / "records.db")], 5)
    limit = 2.5 if phrase is None else None
    what = f"{kind}: first backup to another disk, read back and proved"
    return [
        Row(goal="B1", what=f"{kind}: cp + fsync of each file", value=bare, unit="s"),
        Row(goal="B1", what=what, value=other, unit="s", beside=bare, limit=limit),
        Row(goal="", what="  of which the journal read through", value=seen, unit="s", beside=bare),
        Row(goal="", what=f"{kind}: backup to the same disk", value=same, unit="s", beside=bare),
    ], other


def rows(place: Path) -> Iterator[Row]:
    """B1."""
    found, plain = measure(place, None)
    yield from found
    found, sealed = measure(place, PHRASE)
    yield from found
    yield Row(goal="B1", what="sealed beside plain", value=sealed, unit="s", beside=plain, limit=4)
