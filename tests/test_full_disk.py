"""A disk that fills while files are filed: all of a filing or nothing, no file cut short, and a sentence.

The long run fills a real small disk at every size and prints the figure of docs/reliability.md; it needs root:
``pytest -m figures -n0 -s tests/test_full_disk.py``.
"""

import errno
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ctrecords import casebook
from ctrecords.actions import filing
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Blob, Document
from ctrecords.streams import Readable, Writable
from ctrecords.upkeep.check import check_open
from ctrecords.vault import Vault
from tests import paper
from tests.test_killed_filing import phrase as phrase  # noqa: PLC0414  a fixture of both kinds of casebook

_MEGABYTE = 1024 * 1024
_FULL = "is full"


def arrive(folder: Path) -> list[Path]:
    """A message with files, an archive, and a larger file."""
    folder.mkdir()
    files = {
        "reply.eml": paper.eml("Item 1 is attached.", attachments=[("a.bin", os.urandom(60_000))]),
        "box.zip": paper.archive({f"{n}.txt": f"words {n}".encode() * 500 for n in range(5)}),
        "large.bin": os.urandom(200_000),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def whole(book: Casebook, before: int) -> bool:
    """See that a casebook is whole; whether it has more documents than before."""
    assert check_open(book).ok
    assert {book.vault.verify(row.sha256) for row in book.store.find(Blob)} <= {"ok"}
    return book.store.count(Document) > before


class _Fuse:
    """The cipher of a plain casebook on a disk with so many bytes left."""

    def __init__(self, left: int) -> None:
        self.left = left

    def stem(self, sha256: str) -> str:
        return sha256

    def ending(self, name: str) -> str:
        return Path(name).suffix

    def encrypt(self, source: Readable, target: Writable) -> None:
        while chunk := source.read(10_000):
            self.left -= len(chunk)
            if self.left < 0:
                target.write(chunk[: self.left])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            target.write(chunk)

    def decrypt(self, source: Readable, target: Writable) -> None:
        shutil.copyfileobj(source, target)


@pytest.mark.parametrize("left", [0, 30_000, 80_000, 150_000, 151_000, 340_000])
def test_a_disk_full_while_copying_files_nothing(
    starter_book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    book, came = starter_book, arrive(tmp_path / "came")
    monkeypatch.setattr(book.vault, "_cipher", _Fuse(left))
    with pytest.raises(CtrecordsError) as caught:
        filing.take(book, came)
    assert _FULL in caught.value.what
    assert "room" in caught.value.remedy
    assert not list(book.tmp.iterdir())
    monkeypatch.setattr(book.vault, "_cipher", _Fuse(_MEGABYTE * 9))
    assert not whole(book, 0)
    assert len(filing.take(book, came).filed) == 9
    assert whole(book, 0)


@contextmanager
def small_disk(place: Path, size: int) -> Generator[Path]:
    """A disk in memory of so many bytes; needs root."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)  # noqa: S603, S607
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)  # noqa: S603, S607


def _unasked(*_: object) -> None:
    pass


@pytest.mark.figures
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("asked", [True, False], ids=["room is asked first", "room is not asked"])
def test_f4_filing_on_a_disk_of_every_size(
    tmp_path: Path, phrase: str | None, monkeypatch: pytest.MonkeyPatch, *, asked: bool
) -> None:
    if not asked:
        monkeypatch.setattr(Vault, "_room", _unasked)
    counts: Counter[str] = Counter()
    came = arrive(tmp_path / "came")
    with small_disk(tmp_path / "disk", 32 * _MEGABYTE) as disk:
        for free in range(4_096, 1_600_000, 8_192):
            folder = disk / "Small.casebook"
            shutil.rmtree(folder, ignore_errors=True)
            casebook.create(folder, name="Small", passphrase=phrase)
            with casebook.open_casebook(folder, phrase) as book:
                ballast = disk / "ballast"
                with ballast.open("wb") as file:
                    os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - free)
                try:
                    filing.take(book, came)
                    counts["filed"] += 1
                except CtrecordsError as error:
                    counts["refused"] += 1
                    counts["unclear"] += not ("room" in error.what or _FULL in error.what)
                    counts[error.what.replace(str(disk), "…")[:60]] += 1
                done = counts["filed"]
                ballast.unlink()
            with casebook.open_casebook(folder, phrase) as book:
                assert book.store.count(Document) in ({9} if whole(book, 0) else {0})
            counts["sizes"] += 1
            if done >= 20:  # larger disks hold it as well
                break
    print("F4", "sealed" if phrase else "plain", asked, dict(counts))  # noqa: T201  the figure
    assert counts["unclear"] == 0
