"""Writes the folder of a backup under a hidden name, and gives it its name when all of it is on the disk.

It must not know what is in the records, nor whether they are whole; whoever packs judges that.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ctrecords import card as card_of
from ctrecords import disk
from ctrecords.casebook import legal_moment
from ctrecords.errors import CtrecordsError
from ctrecords.names import numbered, safe_name
from ctrecords.progress import Progress
from ctrecords.streams import CHUNK
from ctrecords.upkeep.manifest import NAME, Entry, Manifest, look, read, write

RECORDS = "records.db"
IDENTITY = "keys/identity.age"
_FILES = "files"
_KEPT = (_FILES, "quarantine")
_AT_ONCE = 8
"""How many files are begun before cancel is looked for."""
_BESIDE = (IDENTITY, "README.txt", card_of.CARD)

R = TypeVar("R")
Fill = Callable[[Path], None]
"""Writes the records into the folder it is given."""
Judge = Callable[[Path, tuple[Entry, ...]], Manifest]
"""Says what a packed folder holds."""


def pack(folder: Path, place: Path, fill: Fill, judge: Judge, progress: Progress) -> tuple[Path, Manifest]:
    """Make a backup of a casebook's folder in *place*: all of it, or nothing.

    Raises:
        CtrecordsError: the place cannot be written or is full, or what was written does not read back.
        CancelledError: cancel was pressed; nothing stays.
    """
    place = place.expanduser().absolute()
    refuse_place(folder, place)
    mark = _mark(folder)
    part = place / f".{mark}.{secrets.token_hex(4)}.part"
    above: tuple[Path, ...] = ()
    try:
        above = disk.missing(place)
        disk.make_folder(place, mode=0o700)
        _clear(place, mark)
        part.mkdir(mode=0o700)
        fill(part)
        copied: dict[Path, str] = {}
        for name in _BESIDE:
            if (folder / name).is_file():
                copied[part / name] = copy_file(folder / name, part / name)
        copied |= _pack_files(folder, part, _Earlier.of(place, mark), progress)
        manifest = judge(part, tuple(_entries(part, copied, progress)))
        disk.abreast(disk.sync_folder, (part, *(path for path in part.rglob("*") if path.is_dir())))
        write(part, manifest)
        stamp = legal_moment(manifest.made_at).strftime("%Y-%m-%d %H-%M-%S")
        name = safe_name(f"{folder.name.removesuffix('.casebook')} {stamp}")
        final = place / numbered(name, [other.name for other in place.iterdir()])
        disk.settle(part, final)
    except OSError as error:
        raise disk.trouble(error, place) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        disk.remove_empty(above)  # those made for a backup that was not
    return final, manifest


def refuse_place(folder: Path, place: Path) -> None:
    """Refuse a place that is the casebook's own, or a backup itself.

    Raises:
        CtrecordsError: it is.
    """
    target = place.resolve()
    if any(target.is_relative_to(folder.resolve() / name) for name in (*_KEPT, "tmp", "keys")):
        raise CtrecordsError(
            f"{place} is a folder the casebook keeps its own files in.",
            remedy="Choose another folder for backups, best on another disk.",
        )
    if any((one / NAME).is_file() for one in (target, *target.parents)):
        raise CtrecordsError(
            f"{place} is itself a backup.", remedy="Choose the folder it lies in, or another one."
        )


def copy_file(source: Path, target: Path) -> str:
    """Copy one file, flushed to the disk, and give the SHA-256 of what was read; it is not read back yet.

    Raises:
        OSError: it cannot be read or written.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as reading, os.fdopen(disk.new_file(target), "wb") as writing:
        while data := reading.read(CHUNK):
            digest.update(data)
            writing.write(data)
        writing.flush()
        if _original(target):
            target.chmod(0o400)
        os.fsync(writing.fileno())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Earlier:
    """The newest backup of the same casebook in the same place: its files need not be written again."""

    folder: Path
    entries: dict[str, Entry]

    @classmethod
    def of(cls, place: Path, mark: str) -> "_Earlier | None":
        found: list[tuple[Path, Manifest]] = []
        for folder in place.iterdir():
            if not folder.name.startswith(".") and (folder / NAME).is_file():
                with suppress(CtrecordsError):
                    found.append((folder, read(folder)))
        same = [one for one in found if one[1].casebook[:12] == mark]
        if not same:
            return None
        folder, manifest = max(same, key=lambda one: one[1].made_at)
        return cls(folder=folder, entries={entry.path: entry for entry in manifest.entries})

    def lend(self, name: str, path: Path, target: Path) -> bool:
        """Give one of its files a second name, if it is the same as now and still whole."""
        known = self.entries.get(name)
        if known is None or known.size != path.stat().st_size:
            return False
        with suppress(OSError):
            os.link(self.folder / name, target)
            if look(target) == (known.size, known.sha256) == look(path):
                return True
            target.unlink()
        return False


def _mark(folder: Path) -> str:
    """The start of the casebook's id, so that what was interrupted is known again and nobody else's is."""
    with suppress(CtrecordsError):
        said = str(card_of.read(folder).get("id", ""))[:12]
        if said and said.isalnum():
            return said
    return "unknown"


def _clear(place: Path, mark: str) -> None:
    """Take away what an interrupted backup of this casebook left; its lock is held, so none is being made."""
    for stale in place.glob(f".{mark}.????????.part"):
        shutil.rmtree(stale, ignore_errors=True)


def _pack_files(folder: Path, part: Path, earlier: _Earlier | None, progress: Progress) -> dict[Path, str]:
    """Bring every file along, and give those that were copied with the hash of what was read."""

    def bring(path: Path) -> tuple[Path, str | None]:
        target = part / path.relative_to(folder)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _original(path) and (
            _linked(path, target)
            or (earlier and earlier.lend(path.relative_to(folder).as_posix(), path, target))
        ):
            return target, None
        return target, copy_file(path, target)

    found = [path for name in _KEPT for path in sorted((folder / name).rglob("*")) if _kept(path)]
    brought = _several(bring, found, "files", progress)
    return {target: sha256 for target, sha256 in brought if sha256 is not None}


def _several(work: Callable[[Path], R], paths: list[Path], note: str, progress: Progress) -> Iterator[R]:
    """Do a piece of work for each of many files, a few at a time, so that what the disk flushes it flushes at once."""
    for start in range(0, len(paths), _AT_ONCE):
        progress.step(start, len(paths), note)
        progress.check()
        yield from disk.abreast(work, paths[start : start + _AT_ONCE])
    progress.step(len(paths), len(paths), note)


def _kept(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


def _original(path: Path) -> bool:
    """Whether it lies where files of the vault lie, which are never written again: files/ab/…."""
    return path.parent.parent.name == _FILES


def _linked(path: Path, target: Path) -> bool:
    """Give an original a second name instead of a second copy; only possible on the same disk."""
    with suppress(OSError):
        os.link(path, target)
        return True
    return False


def _entries(part: Path, copied: dict[Path, str], progress: Progress) -> Iterator[Entry]:
    """Read back everything that was packed, and compare what was copied.

    Raises:
        CtrecordsError: a copy does not read back as it was written.
    """
    found = sorted(path for path in part.rglob("*") if path.is_file())
    for path, (size, sha256) in zip(found, _several(look, found, "proving", progress), strict=True):
        if copied.get(path, sha256) != sha256:
            raise CtrecordsError(
                f"{path.name} does not read back as it was written; no backup was made.",
                remedy="Check that disk, or choose another place for the backup.",
            )
        yield Entry(path=path.relative_to(part).as_posix(), size=size, sha256=sha256)
