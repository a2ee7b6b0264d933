"""What a casebook folder says of itself: casebook.json and README.txt; no names, no secrets.

It must not know what is in the casebook, only how its folder is read.
"""

import json
from pathlib import Path
from typing import Any, cast

from ctrecords import disk
from ctrecords.errors import CtrecordsError

FORMAT = 1
CARD = "casebook.json"
_README = """This folder is a ctrecords casebook. Keep everything in it together.

records.db  the facts and their journal (SQLite; SQLCipher when sealed)
files/      every file as it was received or sent
tmp/        work in progress, cleared at the next start
quarantine/ files without a record, kept for you to look at; never deleted

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
        found: object = json.loads(card.read_text(encoding="utf-8"))
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
        case [int(), str()]:
            return isinstance(card.get("format"), int)
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
