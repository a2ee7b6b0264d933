"""Files kept by their SHA-256: what was received or sent is written once and never changed.

The order of the steps in `put` is the safety: a file has its name only when it is whole and on the disk,
and a row is written only after that. This file must not know what a document is, nor hold any key: a sealed
casebook hands in a cipher that encrypts and names.
"""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, Protocol

from ctrecords import disk
from ctrecords.errors import CtrecordsError, SourceError
from ctrecords.names import numbered, safe_extension
from ctrecords.progress import Progress, Silent
from ctrecords.streams import CHUNK, Meter, Proof, Readable, Writable, opened, unreadable

_TRIES: Final = 3
_SILENT: Final = Silent()
_IN_BACKUPS = "Run check to see every such file, and bring it back from a backup."

Health = Literal["ok", "changed", "missing"]


class Cipher(Protocol):
    """How the bytes and names of the vault are hidden."""

    def stem(self, sha256: str) -> str:
        """The name, without ending, under which this hash is kept."""
        ...

    def ending(self, name: str) -> str:
        """The ending for a file that came under *name*."""
        ...

    def encrypt(self, source: Readable, target: Writable) -> None:
        """Copy the source into the target, hidden."""
        ...

    def decrypt(self, source: Readable, target: Writable) -> None:
        """Copy the source into the target, as it was.

        Raises:
            ValueError: The bytes are not what was written.
        """
        ...


class _Open:
    """The cipher of a plain casebook: bytes as they are, named by their hash."""

    def stem(self, sha256: str) -> str:
        return sha256

    def ending(self, name: str) -> str:
        return safe_extension(name)

    def encrypt(self, source: Readable, target: Writable) -> None:
        shutil.copyfileobj(source, target, CHUNK)

    decrypt = encrypt


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file that is safely in the vault."""

    sha256: str
    size: int
    """Bytes of the original."""
    head: bytes = field(default=b"", repr=False, compare=False)
    """The first of them, by which its kind is told."""
    fresh: bool = field(default=False, compare=False)
    """Whether it was not there before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One file found in the vault's folders."""

    stem: str
    """Its name there without the ending; `Vault.stem` gives the same for its hash."""
    path: Path
    size: int
    """Bytes on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What the start-up sweep found."""

    stale: int
    """Unfinished copies removed."""
    quarantined: tuple[str, ...]
    """Names in quarantine/ of files no row speaks of."""
    missing: tuple[str, ...]
    """Hashes known to a row whose file is not there."""


class Vault:
    """The files of one casebook, by hash."""

    def __init__(self, folder: Path, cipher: Cipher | None) -> None:
        """Name the casebook folder; nothing is touched. Without a cipher the casebook is plain."""
        self.folder = folder
        self._files = folder / "files"
        self._tmp = folder / "tmp"
        self._quarantine = folder / "quarantine"
        self._cipher: Cipher = cipher or _Open()

    def elsewhere(self, folder: Path) -> "Vault":
        """The same files in another folder, such as a backup, hidden in the same way."""
        return Vault(folder, self._cipher)

    def stem(self, sha256: str) -> str:
        """The name, without ending, under which a file with this hash is kept."""
        return self._cipher.stem(sha256)

    def put(self, source: Path | bytes, *, name: str, progress: Progress = _SILENT) -> Stored:
        """Keep a copy of a file, whole and on the disk, or nothing; the source is never changed.

        Args:
            source: The file, or its bytes.
            name: What it is called; its ending is kept, and messages use it.
            progress: Told in bytes.

        Raises:
            CtrecordsError: The source cannot be read or keeps changing, or the disk is full or refuses.
            CancelledError: Cancel was pressed; nothing is left behind.
        """
        for _ in range(_TRIES):
            with opened(source, name) as (file, size, unchanged):
                self._room(size, name)
                try:
                    stored = self._copy(Meter(file, size, name, progress), size, name, unchanged)
                except OSError as error:
                    raise disk.trouble(error, self.folder) from error
            if stored is not None:
                return stored
        raise SourceError(
            f"“{name}” keeps changing while it is copied.",
            remedy="Wait until it is complete, or close the program that writes it; then file it again.",
        )

    def read(self, sha256: str) -> bytes:
        """The original bytes of one file, proved against its hash.

        Raises:
            CtrecordsError: The file is missing or is not what was filed.
        """
        target = BytesIO()
        try:
            self._pour(sha256, target)
        except OSError as error:
            raise unreadable(f"The file with SHA-256 {sha256[:12]}…", error) from error
        return target.getvalue()

    def copy_out(self, sha256: str, target: Path) -> None:
        """Write the original to a new file outside the vault, proved against its hash.

        Raises:
            CtrecordsError: It is missing or changed, a file of that name exists, or it cannot be written.
        """
        disk.refuse_taken(target)
        part = target.with_name(f".{uuid.uuid4().hex}.part")
        try:
            with os.fdopen(disk.new_file(part, mode=0o666), "wb") as file:
                self._pour(sha256, file)
                file.flush()
                os.fsync(file.fileno())
            disk.settle(part, target)
        except OSError as error:
            raise disk.trouble(error, target.parent) from error
        finally:
            disk.discard(part)

    def verify(self, sha256: str) -> Health:
        """Whether the file with this hash is there and still has it."""
        found = self._find(sha256)
        if found is None:
            return "missing"
        try:
            return "ok" if self._proved(found, None) == sha256 else "changed"
        except OSError:  # a bad sector under it: as lost as changed bytes
            return "changed"

    def stamp(self, sha256: str) -> str:
        """The size and time of the file with this hash; another stamp says that it was touched. Empty: none is there."""
        found = self._find(sha256)
        if found is None:
            return ""
        held = found.stat()
        return f"{held.st_size}:{held.st_mtime_ns}"

    def take_back(self, sha256: str) -> None:
        """Remove a file that was put a moment ago and that no row came to speak of.

        Raises:
            CtrecordsError: it cannot be removed.
        """
        found = self._find(sha256)
        try:
            if found is not None:
                found.unlink()
                disk.sync_folder(found.parent)
        except OSError as error:
            raise disk.trouble(error, self.folder) from error

    def forget(self, sha256: str) -> bool:
        """Remove a file for good, one that was set aside before too; whether it was there.

        Raises:
            CtrecordsError: it cannot be removed.
        """
        stem = self.stem(sha256)
        found = [path for path in (self._find(sha256),) if path is not None]
        found += self._quarantine.glob(f"{stem}*") if self._quarantine.is_dir() else []
        try:
            for path in found:
                path.unlink()
                disk.sync_folder(path.parent)
        except OSError as error:
            raise disk.trouble(error, self.folder) from error
        return bool(found)

    def walk(self) -> Iterator[Held]:
        """Every file in the vault's folders, in the order of their names, whether a row knows it or not."""
        for path in sorted(self._files.glob("*/*")) if self._files.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                yield Held(stem=path.name.partition(".")[0], path=path, size=path.stat().st_size)

    def sweep(self, known: AbstractSet[str]) -> Swept:
        """Tidy after a crash: unfinished copies go, files without a row move to quarantine with a list.

        To be called while no other process and no `put` uses the casebook.

        Args:
            known: The hashes every row together speaks of.

        Raises:
            CtrecordsError: The folder cannot be written.
        """
        stems = {self.stem(sha256): sha256 for sha256 in known}
        held = list(self.walk())
        try:
            stale = [path for path in self._tmp.iterdir() if path.is_file()] if self._tmp.is_dir() else []
            for path in stale:
                path.unlink()
            moved = tuple(self._set_aside(one.path, "no row") for one in held if one.stem not in stems)
        except OSError as error:
            raise disk.trouble(error, self.folder) from error
        missing = sorted(stems[stem] for stem in stems.keys() - {one.stem for one in held})
        return Swept(stale=len(stale), quarantined=moved, missing=tuple(missing))

    def _room(self, size: int, name: str) -> None:
        parent = next(one for one in (self._files, *self._files.parents) if one.exists())
        free = shutil.disk_usage(parent).free
        if free < 2 * size:
            raise CtrecordsError(
                f"There is too little room for “{name}”: it needs {2 * size:,} bytes free, there are {free:,}.",
                remedy="Make room on the disk of the casebook, then file it again.",
            )

    def _copy(self, meter: Meter, size: int, name: str, unchanged: Callable[[], bool]) -> Stored | None:
        """Steps 2 to 4 of filing; nothing when the source changed meanwhile."""
        disk.make_folder(self._tmp)
        part = self._tmp / f"{uuid.uuid4().hex}.part"
        try:
            with os.fdopen(disk.new_file(part), "wb") as target:
                self._cipher.encrypt(meter, target)
                target.flush()
                part.chmod(0o400)
                os.fsync(target.fileno())
            # Asked after the last read and before the name is given, so a changed source leaves no orphan.
            if meter.size != size or not unchanged():
                return None
            sha256 = meter.sha256()
            fresh = not self._has(sha256)
            if fresh:
                stem = self.stem(sha256)
                home = self._files / stem[:2]
                disk.make_folder(home)
                disk.settle(part, home / (stem + self._cipher.ending(name)))
            return Stored(sha256=sha256, size=size, head=meter.head, fresh=fresh)
        finally:
            disk.discard(part)

    def _has(self, sha256: str) -> bool:
        """Whether the file is here and whole; one that decayed is set aside to make place."""
        health = self.verify(sha256)
        if health == "changed" and (decayed := self._find(sha256)) is not None:
            self._set_aside(decayed, "changed")
        return health == "ok"

    def _find(self, sha256: str) -> Path | None:
        stem = self.stem(sha256)
        found = sorted((self._files / stem[:2]).glob(f"{stem}*"))
        return found[0] if found else None

    def _pour(self, sha256: str, target: Writable) -> None:
        found = self._find(sha256)
        if found is None:
            raise CtrecordsError(f"The file with SHA-256 {sha256[:12]}… is missing.", remedy=_IN_BACKUPS)
        if self._proved(found, target) != sha256:
            raise CtrecordsError(
                f"The file with SHA-256 {sha256[:12]}… is not what was filed.", remedy=_IN_BACKUPS
            )

    def _proved(self, path: Path, target: Writable | None) -> str | None:
        """The hash of what the file holds, or nothing when it cannot be opened as written."""
        proof = Proof(target)
        with path.open("rb") as file:
            try:
                self._cipher.decrypt(file, proof)
            except ValueError:
                return None
        return proof.sha256()

    def _set_aside(self, path: Path, why: str) -> str:
        disk.make_folder(self._quarantine)
        name = numbered(path.name, [other.name for other in self._quarantine.iterdir()])
        with (self._quarantine / "list.txt").open("a", encoding="utf-8") as listed:
            listed.write(f"{name}\tfrom files/{path.parent.name}/{path.name}\t{why}\n")
            listed.flush()
            os.fsync(listed.fileno())
        disk.settle(path, self._quarantine / name)
        disk.sync_folder(path.parent)
        return name
