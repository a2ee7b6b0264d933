"""Brings a backup back as a copy: a new casebook folder beside the old one, which is never touched.

Only files the backup itself names come along, each proved by its hash, so nothing that was left beside a
database can get into the copy. It must not know how a backup was made.
"""

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ctrecords import card as card_of
from ctrecords import disk
from ctrecords.casebook import noted_head, open_casebook
from ctrecords.errors import CtrecordsError, LockedError
from ctrecords.progress import Progress, Silent
from ctrecords.upkeep.backup import FOLDER
from ctrecords.upkeep.check import Finding, check_open
from ctrecords.upkeep.manifest import Manifest, read, refuse, wrong
from ctrecords.upkeep.packing import RECORDS, copy_file

_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The copy that was made: its folder, the backup, and what a check of the copy found.

    ``checked`` is False for a sealed backup restored without its passphrase: every byte is proved then,
    but nobody looked into the records.
    """

    folder: Path
    backup: Path
    manifest: Manifest
    checked: bool
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether the copy was looked through and nothing was wrong."""
        return self.checked and all(finding.severity != "problem" for finding in self.findings)


def restore(
    backup: Path, to: Path, passphrase: str | None = None, *, progress: Progress = _SILENT
) -> Restored:
    """Make a new casebook from a backup, in a folder that must not exist yet (or be empty).

    Undo in the copy does not reach behind its restoring.

    Raises:
        CtrecordsError: the backup is damaged, the folder is taken or cannot be written.
        LockedError: the passphrase is wrong.
        CancelledError: cancel was pressed; nothing stays.
    """
    backup = backup.expanduser().absolute()
    to = Path(os.path.abspath(to.expanduser()))  # noqa: PTH100  “..” goes, links stay
    manifest = read(backup)
    _refuse(backup, to, manifest)
    part = disk.part_of(to)
    above: tuple[Path, ...] = ()
    done = False
    try:
        disk.clear_parts(to)
        above = disk.missing(to.parent)
        part.mkdir(mode=0o700, parents=True)
        try:
            _bring(backup, part, manifest, progress)
            _introduce(part, manifest)
            findings = _look(part, passphrase)
        except CtrecordsError as error:
            raise _named(error, part, to) from error
        if to.exists():
            to.rmdir()
        disk.settle(part, to)
        done = True
    except OSError as error:
        raise disk.trouble(error, to.parent) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if not done:
            disk.remove_empty(above)
    return Restored(
        folder=to,
        backup=backup,
        manifest=manifest,
        checked=findings is not None,
        findings=findings or (),
    )


def named(casebook: Path, name: str) -> Path:
    """Find a backup by its folder, or by its name in the casebook's own place for backups."""
    own = casebook / FOLDER / name
    return own if own.is_dir() and not Path(name).is_dir() else Path(name)


def _refuse(backup: Path, to: Path, manifest: Manifest) -> None:
    empty = not os.path.lexists(to)
    with suppress(OSError):
        empty = empty or (to.is_dir() and not to.is_symlink() and not any(to.iterdir()))
    if not empty:
        raise CtrecordsError(
            f"{to} already exists and is not empty. Nothing was written.",
            remedy="Choose a new folder: a backup comes back as a copy, never over a casebook.",
        )
    if to.resolve().is_relative_to(backup.resolve()):
        raise CtrecordsError(f"{to} lies in the backup itself.", remedy="Choose a folder elsewhere.")
    room = next(one for one in to.parents if one.exists())
    free = shutil.disk_usage(room).free
    if free < manifest.size:
        raise CtrecordsError(
            f"There is too little room for the copy: it needs {manifest.size:,} bytes, there are {free:,}.",
            remedy="Make room on that disk, or choose a folder on another one.",
        )


def _bring(backup: Path, part: Path, manifest: Manifest, progress: Progress) -> None:
    for number, entry in enumerate(manifest.entries, start=1):
        progress.check()
        progress.step(number, len(manifest.entries), "copying")
        source = backup / entry.path
        if source.is_file() and not source.is_symlink():
            copy_file(source, part / entry.path)
    named = {entry.path for entry in manifest.entries}
    lost = [f"{name} is not in it." for name in (RECORDS, card_of.CARD) if name not in named]
    refuse(backup, [*lost, *wrong(part, manifest, progress)])
    if bool(card_of.read(part).get("sealed")) is not manifest.sealed:
        refuse(backup, ["backup.json and casebook.json do not agree whether it is sealed."])
    for inner in (part, *(path for path in part.rglob("*") if path.is_dir())):
        disk.sync_folder(inner)


def _named(error: CtrecordsError, part: Path, to: Path) -> CtrecordsError:
    """The same error with the name the copy would have had: of the hidden one nothing stays."""
    sentences = (one.replace(part.name, to.name) for one in (error.what, error.remedy))
    return type(error)(next(sentences), remedy=next(sentences))


def _introduce(part: Path, manifest: Manifest) -> None:
    """Write the copy's own card: another casebook from here on, with the journal's end to be found in it.

    Where the casebook itself had noted its end stays noted when the backup is not known to be whole, or ends
    before it: else a journal that was cut would be a whole one from here on.
    """
    card = card_of.read(part)
    card.pop("backup", None)
    made = {"id": secrets.token_hex(16), "restored": manifest.made_at.isoformat()}
    noted = card.get("head")
    if manifest.seq and (noted is None or (manifest.whole and manifest.seq >= noted[0])):
        made = made | {"head": [manifest.seq, manifest.head]}
    card_of.write(part, card | made)


def _look(part: Path, passphrase: str | None) -> tuple[Finding, ...] | None:
    """Open the copy and check it whole; None when it is sealed and nobody gave the passphrase."""
    head = noted_head(part)
    try:
        with open_casebook(part, passphrase) as book:
            findings = check_open(book, head, deep=True).findings
    except LockedError:
        if passphrase is not None:
            raise
        return None
    (part / "lock").unlink(missing_ok=True)
    return findings
