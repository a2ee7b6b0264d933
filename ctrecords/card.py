"""What a casebook folder says of itself: casebook.json, README.txt and its lock; no names, no secrets.

It must not know what is in the casebook, only how its folder is read, held, and when it must not be opened.
"""

import json
import os
from pathlib import Path
from typing import Any, Protocol, cast

from ctrecords import disk, streams
from ctrecords.errors import CtrecordsError

FORMAT = 1
CARD = "casebook.json"
INNER = ("files", "tmp", "quarantine")
BACKUP = "backup.json"
"""Stands in a folder that is a backup, not a casebook to be opened."""
BACKUPS = "backups"
"""Where backups lie in the casebook when no other place is named."""
_LARGEST = 1024 * 1024
_MOST_STEPS = 1 << 63
"""No journal counts further."""
_README = """This folder is a ctrecords casebook. Keep everything in it together.

records.db  the facts and their journal (SQLite; SQLCipher when sealed)
files/      every file as it was received or sent
tmp/        work in progress, cleared at the next start
quarantine/ files without a record, kept for you to look at; never deleted
backups/    backups made here; each is such a folder itself, with backup.json, a list of its files
            and their SHA-256. Bring one back with ctrecords restore, or by hand: copy the folder
            and delete backup.json in the copy

A plain casebook opens without ctrecords: records.db with any sqlite3 (3.37 or later),
files/ with any file browser.
"""
_SEALED = """
This casebook is sealed. With the passphrase and the age program:
  age -d keys/identity.age > identity.txt      (asks for the passphrase)
  age -d -i identity.txt files/ab/<name>.age   (any file)
records.db opens with SQLCipher 4 and a raw 32-byte key: HKDF-SHA256 of the identity line,
no salt, info "ctrecords/db/v1". Files are named by HMAC-SHA256 of their SHA-256 with the key
of info "ctrecords/name/v1".
"""


def read(folder: Path) -> dict[str, Any]:
    """Read casebook.json: id, format, whether sealed, the journal's head; no names, no secrets.

    Raises:
        CtrecordsError: there is no casebook in the folder, or the card is damaged.
    """
    card = folder / CARD
    try:
        # A pipe of that name would keep a reader waiting for ever.
        if not card.is_file():
            raise CtrecordsError(
                f"There is no casebook in {folder}.",
                remedy="Choose the folder that holds casebook.json, or make a new casebook.",
            )
        found: object = json.loads(streams.small(card, _LARGEST).decode())
    except (OSError, ValueError, RecursionError) as error:
        raise CtrecordsError(
            f"casebook.json in {folder} cannot be read: it is damaged or not yours to read.",
            remedy="Restore it from a backup; nothing was changed.",
        ) from error
    if not _is_card(found):
        raise CtrecordsError(
            f"casebook.json in {folder} is not a casebook's card.",
            remedy="Restore it from a backup; nothing was changed.",
        )
    return cast("dict[str, Any]", found)


def _is_card(found: object) -> bool:
    """Whether the parsed card has a format and, when there is one, a head of (step, hash)."""
    if not isinstance(found, dict):
        return False
    card = cast("dict[str, Any]", found)
    match card.get("head", [0, ""]):
        case [int(seq), str()]:
            return isinstance(card.get("format"), int) and 0 <= seq < _MOST_STEPS
        case _:
            return False


def write(folder: Path, card: dict[str, Any]) -> None:
    """Write casebook.json, whole or not at all.

    Raises:
        CtrecordsError: the folder cannot be written.
    """
    disk.write(folder / CARD, json.dumps(card, indent=1).encode())


def explain(folder: Path, *, sealed: bool) -> None:
    """Write README.txt: what is in the folder, and how to open it without ctrecords."""
    (folder / "README.txt").write_text(_README + (_SEALED if sealed else ""), encoding="utf-8")


class Held(Protocol):
    """A lock this process holds."""

    def release(self) -> None:
        """Let others in."""
        ...


def refuse_unfinished(folder: Path) -> None:
    """Refuse a folder whose casebook was never finished.

    Raises:
        CtrecordsError: always; or it is being made at this moment.
    """
    hold(folder).release()  # one that is being made at this moment is in use, not left behind
    raise CtrecordsError(
        f"The casebook in {folder} was never finished: making it was interrupted.",
        remedy="Delete that folder, which holds nothing of yours yet, and make the casebook again.",
    )


def refuse_broken(folder: Path, card: dict[str, Any]) -> None:
    """Refuse a folder that must not be opened as a casebook, and make the inner folders it lacks.

    Raises:
        CtrecordsError: it is newer, unfinished, a backup, half deleted, not writable, or leads elsewhere.
    """
    if card["format"] > FORMAT:
        raise CtrecordsError(
            f"The casebook was written by a newer ctrecords (format {card['format']}).",
            remedy="Install the newer ctrecords; nothing was changed.",
        )
    if card.get("unfinished"):
        refuse_unfinished(folder)
    if (folder / BACKUP).exists():
        raise CtrecordsError(
            f"{folder.name} is a backup; opening it would change it.",
            remedy="Restore it as a copy: ctrecords restore BACKUP --to DIR, or Restore a backup in the window.",
        )
    if not (folder / "records.db").is_file():
        raise CtrecordsError(
            f"The casebook in {folder} has lost records.db.",
            remedy="Put records.db back from a backup; nothing new was made in its place.",
        )
    if not os.access(folder, os.W_OK) or not os.access(folder / "records.db", os.W_OK):
        raise CtrecordsError(
            f"The casebook in {folder} may not be written to.",
            remedy="Copy it to a folder of your own, or change the folder's permissions.",
        )
    try:
        for inner in INNER:
            (folder / inner).mkdir(exist_ok=True)
        _refuse_links(folder)
    except OSError as error:
        raise disk.trouble(error, folder) from error


def _refuse_links(folder: Path) -> None:
    """Refuse folders that lead elsewhere: tidying after a crash would move or remove files of others."""
    inner = [folder / name for name in (*INNER, "tmp/outbox")]
    for place in (*inner, *(folder / "files").iterdir()):
        if place.is_symlink():
            raise CtrecordsError(
                f"“{place.relative_to(folder)}” in the casebook {folder} is a link to another place.",
                remedy="Ask who made the casebook; put the folder itself there instead of the link.",
            )


def hold(folder: Path) -> Held:
    """Take the lock of a casebook folder, so that nobody else changes it; let it go when done.

    Raises:
        CtrecordsError: it is open elsewhere, or the folder cannot be locked.
    """
    from filelock import FileLock, Timeout  # late: a start that opens no casebook does not pay for it

    lock = FileLock(folder / "lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CtrecordsError(
            f"The casebook in {folder} is already open in another window or command.",
            remedy="Close it there, then try again.",
        ) from None
    except (OSError, NotImplementedError) as error:
        raise CtrecordsError(
            f"The casebook in {folder} cannot be locked, so two programs could change it at once.",
            remedy="Move it to a folder of this computer that you may write to, then try again.",
        ) from error
    return lock
