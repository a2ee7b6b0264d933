"""backup.json: what a backup holds, file by file with its hash, so that it can be proved without a key.

It must not know how a backup is made or brought back.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, cast

from ctrecords import disk, streams
from ctrecords.card import BACKUP
from ctrecords.errors import CtrecordsError
from ctrecords.progress import Progress, Silent
from ctrecords.streams import CHUNK

NAME = BACKUP
FORMAT = 1
_SILENT = Silent()
_SHA256 = re.compile("[0-9a-f]{64}")
_MOST = 1 << 63
_LARGEST = 1 << 28  # bytes of backup.json; it has some 150 for each file
_FIRST_YEAR, _LAST_YEAR = 1900, 9999  # outside, some time zone has no such moment
_OTHER = (
    "Choose another backup; files of this one that are whole can still be copied from its folder by hand."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of a backup: its path in the folder with “/”, its size in bytes, its SHA-256 as it lies there."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself; no names and no titles.

    ``casebook`` is the id of the casebook, ``seq`` and ``head`` where its journal ended; ``rows`` are facts
    counted, None when the records were copied without being opened. ``whole`` says that they were read
    through with their key and nothing was wrong.
    """

    casebook: str
    made_at: datetime
    sealed: bool
    whole: bool
    rows: int | None
    seq: int
    head: str
    entries: tuple[Entry, ...]

    @property
    def files(self) -> int:
        """How many received and sent files it holds."""
        return sum(entry.path.startswith("files/") for entry in self.entries)

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.entries)


def write(folder: Path, manifest: Manifest) -> None:
    """Write backup.json, with the hash of its own content.

    Raises:
        CtrecordsError: the folder cannot be written.
    """
    body = asdict(manifest) | {"format": FORMAT, "made_at": manifest.made_at.astimezone(UTC).isoformat()}
    disk.write(folder / NAME, json.dumps(body | {"sha256": _digest(body)}, indent=1).encode())


def read(folder: Path) -> Manifest:
    """Read backup.json and prove it against its own hash.

    Raises:
        CtrecordsError: there is no backup in the folder, a newer ctrecords made it, or backup.json is damaged.
    """
    place = folder / NAME
    if not place.is_file():
        raise CtrecordsError(
            f"There is no backup in {folder}.",
            remedy="Choose the folder that holds backup.json; ctrecords backup list names them.",
        )
    damaged = CtrecordsError(f"backup.json in {folder} is damaged.", remedy=_OTHER)
    try:
        body = cast("dict[str, Any]", json.loads(streams.small(place, _LARGEST).decode()))
        said = body.pop("sha256")
        if said != _digest(body):
            raise damaged
        found = body.pop("format")
        if found != FORMAT:
            raise CtrecordsError(
                f"The backup in {folder} was made by a newer ctrecords (format {found}).",
                remedy="Install the newest ctrecords, then restore it.",
            )
        entries = tuple(Entry(**entry) for entry in body.pop("entries"))
        made_at = datetime.fromisoformat(body.pop("made_at"))
        manifest = Manifest(**body, made_at=made_at, entries=entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged from error
    if (
        not _typed(manifest)
        or not all(map(_sound, entries))
        or len({one.path for one in entries}) < len(entries)
    ):
        raise damaged
    return manifest


def _typed(manifest: Manifest) -> bool:
    """Whether every field holds what it says it holds: a hash that is right proves no more than who wrote it."""
    return (
        type(manifest.casebook) is type(manifest.head) is str
        and type(manifest.sealed) is type(manifest.whole) is bool
        and _counted(manifest.seq)
        and (manifest.rows is None or _counted(manifest.rows))
        and manifest.made_at.tzinfo is not None
        and _FIRST_YEAR < manifest.made_at.year < _LAST_YEAR
    )


def _sound(entry: Entry) -> bool:
    return (
        type(entry.path) is str
        and inside(entry.path)
        and _counted(entry.size)
        and type(entry.sha256) is str
        and _SHA256.fullmatch(entry.sha256) is not None
    )


def _counted(number: object) -> bool:
    return type(number) is int and 0 <= number < _MOST


def inside(path: str) -> bool:
    """Whether a path of a manifest stays in the backup's own folder."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and "\0" not in path
        and not path.startswith("/")
        and ".." not in parts
        and "\\" not in path
        and ":" not in path
    )


def look(place: Path) -> tuple[int, str]:
    """Give the size of a file and its SHA-256.

    Raises:
        OSError: it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    with place.open("rb") as file:
        while data := file.read(CHUNK):
            digest.update(data)
            size += len(data)
    return size, digest.hexdigest()


def wrong(folder: Path, manifest: Manifest, progress: Progress = _SILENT) -> Iterator[str]:
    """Read every file of a backup again and give a sentence for each that is not as it was written.

    Raises:
        CancelledError: cancel was pressed.
    """
    for number, entry in enumerate(manifest.entries, start=1):
        progress.check()
        progress.step(number, len(manifest.entries), "proving")
        place = folder / entry.path
        try:
            if place.is_symlink() or not place.is_file():
                yield f"{entry.path} is missing."
            elif look(place) != (entry.size, entry.sha256):
                yield f"{entry.path} is changed."
        except OSError as error:
            yield f"{entry.path} cannot be read: {error.strerror or type(error).__name__}."


def refuse(folder: Path, sentences: list[str]) -> None:
    """Refuse a backup that has anything wrong with it, naming the first.

    Raises:
        CtrecordsError: something is wrong.
    """
    if sentences:
        more = f" So are {len(sentences) - 1} more." if len(sentences) > 1 else ""
        raise CtrecordsError(f"The backup {folder.name} is damaged: {sentences[0]}{more}", remedy=_OTHER)


def _digest(body: dict[str, Any]) -> str:
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
