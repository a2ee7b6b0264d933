"""Makes a backup: a folder with the records, the key's wrapping and every file, proved before it has its name.

It takes an open casebook, or a folder whose casebook will not open: then the records are copied byte for
byte. It must not know how a backup is brought back.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ctrecords import card as card_of
from ctrecords.casebook import Casebook, noted_head
from ctrecords.errors import CtrecordsError, DamagedError
from ctrecords.model.event import Blob
from ctrecords.progress import Progress, Silent
from ctrecords.store.copying import Examined, copy_records, look_at
from ctrecords.store.journal import Head
from ctrecords.upkeep.manifest import NAME, Entry, Manifest, read
from ctrecords.upkeep.packing import IDENTITY, RECORDS, copy_file, pack
from ctrecords.vault import Vault

FOLDER = card_of.BACKUPS
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that stands under its name: its folder, what it says of itself, and what is wrong in it.

    A problem was in the casebook already: the backup holds the casebook as it is.
    """

    folder: Path
    manifest: Manifest
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One folder with a backup: what it says of itself, or why it cannot be read."""

    folder: Path
    manifest: Manifest | None
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """When the newest whole backup was made, and whether nothing was changed since."""

    at: datetime
    current: bool


def backup(book: Casebook, to: Path | None = None, *, progress: Progress = _SILENT) -> Made:
    """Back an open casebook up, read the backup through, and note in the casebook that it was made.

    *to* is the folder for backups, by default the casebook's own. All of it, or nothing.

    Raises:
        CtrecordsError: the place cannot be written or is full, or what was written does not read back.
        CancelledError: cancel was pressed; nothing stays.
    """
    try:
        folder, manifest, problems = _proved(book, to or book.folder / FOLDER, progress)
    except DamagedError as error:  # all the more reason to keep every byte there is
        folder, manifest, problems = _unproved(book, to or book.folder / FOLDER, error.what, progress)
    if manifest.whole:
        _note(book.folder, manifest)
    return Made(folder=folder, manifest=manifest, problems=tuple(problems))


def _proved(book: Casebook, place: Path, progress: Progress) -> tuple[Path, Manifest, list[str]]:
    """Pack the records as of one moment, and read their journal through while the files are copied.

    Raises:
        DamagedError: the records cannot be read; nothing stays.
    """
    blobs: list[Blob] = []
    looks: list[Future[Examined]] = []
    problems: list[str] = []

    def records(part: Path) -> None:
        copy_records(book.store, part / RECORDS, progress)
        blobs.extend(book.store.find(Blob))
        looks.append(beside.submit(look_at, book.store, part / RECORDS, _noted(book.folder)))

    def judge(part: Path, entries: tuple[Entry, ...]) -> Manifest:
        seen = looks[0].result()
        problems.extend(problem.what for problem in seen.problems)
        problems.extend(_unlike(book.vault, part, entries, blobs))
        return _manifest(book, entries, rows=seen.rows, head=seen.head, whole=not problems)

    with ThreadPoolExecutor(1, thread_name_prefix="journal") as beside:
        folder, manifest = pack(book.folder, place, records, judge, progress)
    return folder, manifest, problems


def _unproved(
    book: Casebook, place: Path, damage: str, progress: Progress
) -> tuple[Path, Manifest, list[str]]:
    """Pack damaged records byte for byte."""
    problems, blobs = [damage], list[Blob]()
    with suppress(DamagedError):  # the list of files may be whole where other records are not
        blobs.extend(book.store.find(Blob))

    def judge(part: Path, entries: tuple[Entry, ...]) -> Manifest:
        problems.extend(_unlike(book.vault, part, entries, blobs))
        return _manifest(book, entries, rows=None, head=Head(), whole=False)

    folder, manifest = pack(book.folder, place, lambda part: _copy_bytes(book.folder, part), judge, progress)
    return folder, manifest, problems


def _manifest(
    book: Casebook, entries: tuple[Entry, ...], *, rows: int | None, head: Head, whole: bool
) -> Manifest:
    return Manifest(
        casebook=str(_card(book.folder).get("id", "")),
        made_at=book.now(),
        sealed=book.sealed,
        whole=whole,
        rows=rows,
        seq=head.seq,
        head=head.hash,
        entries=entries,
    )


def backup_folder(folder: Path, to: Path | None = None, *, progress: Progress = _SILENT) -> Made:
    """Back up a casebook that does not open: every byte as it lies there, without looking into the records.

    Raises:
        CtrecordsError: there is no casebook, it is open elsewhere, or the place cannot be written.
        CancelledError: cancel was pressed; nothing stays.
    """
    folder = folder.expanduser().absolute()
    if not any((folder / name).is_file() for name in (RECORDS, card_of.CARD)):
        raise CtrecordsError(
            f"There is no casebook in {folder}.",
            remedy="Choose the folder that holds casebook.json, or make a new casebook.",
        )
    now = datetime.now(UTC)

    def records(part: Path) -> None:
        _copy_bytes(folder, part)

    def judge(_: Path, entries: tuple[Entry, ...]) -> Manifest:
        card = _card(folder)
        head = _noted(folder)
        return Manifest(
            casebook=str(card.get("id", "")),
            made_at=now,
            sealed=(folder / IDENTITY).is_file(),
            whole=False,
            rows=None,
            seq=head.seq if head else 0,
            head=head.hash if head else "",
            entries=entries,
        )

    lock = card_of.hold(folder)
    try:
        place, manifest = pack(folder, to or folder / FOLDER, records, judge, progress)
    finally:
        lock.release()
    return Made(folder=place, manifest=manifest, problems=())


def listing(place: Path) -> list[Listed]:
    """Give the backups in a folder for backups, the newest first; none when there is no such folder."""
    found: list[Listed] = []
    with suppress(OSError):
        for folder in place.iterdir():
            if folder.name.startswith(".") or not (folder / NAME).is_file():
                continue
            try:
                found.append(Listed(folder=folder, manifest=read(folder)))
            except CtrecordsError as error:
                found.append(Listed(folder=folder, manifest=None, trouble=error.what))
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(found, key=lambda one: one.manifest.made_at if one.manifest else never, reverse=True)


def last_of(book: Casebook) -> Last | None:
    """Say when an open casebook was backed up last, and whether nothing was written since; None if never.

    Raises:
        CtrecordsError: casebook.json cannot be read.
    """
    return last(book.folder, book.store.head)


def last(folder: Path, head: Head) -> Last | None:
    """Say when a casebook was backed up last, and whether its journal still ends at *head*; None if never.

    Raises:
        CtrecordsError: casebook.json cannot be read.
    """
    match card_of.read(folder).get("backup"):
        case {"at": str(at), "head": [int(seq), str(digest)]}:
            with suppress(ValueError, OverflowError):
                moment = datetime.fromisoformat(at).astimezone(UTC)
                return Last(at=moment, current=Head(seq=seq, hash=digest) == head)
        case _:
            pass
    return None


def _copy_bytes(folder: Path, part: Path) -> None:
    """Copy the records as they lie; the write-ahead log belongs to them, the last changes may stand only there."""
    for name in (RECORDS, f"{RECORDS}-wal"):
        if (folder / name).is_file() and (folder / name).stat().st_size:
            copy_file(folder / name, part / name)


def _note(folder: Path, manifest: Manifest) -> None:
    said = {"at": manifest.made_at.isoformat(), "head": [manifest.seq, manifest.head]}
    card_of.write(folder, card_of.read(folder) | {"backup": said})


def _card(folder: Path) -> dict[str, Any]:
    with suppress(CtrecordsError):
        return card_of.read(folder)
    return {}


def _noted(folder: Path) -> Head | None:
    with suppress(CtrecordsError):
        return noted_head(folder)
    return None


def _unlike(vault: Vault, part: Path, entries: tuple[Entry, ...], blobs: list[Blob]) -> Iterator[str]:
    """Give a sentence for each file that the records know and that is not whole in the backup."""
    held = {Path(entry.path).name.partition(".")[0]: entry for entry in entries}
    there = vault.elsewhere(part)
    for blob in blobs:
        entry = held.get(vault.stem(blob.sha256))
        if entry is None:
            state = "missing"
        elif entry.sha256 == blob.sha256:
            continue
        else:
            state = there.verify(blob.sha256)
        if state != "ok":
            yield f"A file of {blob.size:,} bytes is {state} (SHA-256 {blob.sha256[:12]}…)."
