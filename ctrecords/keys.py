"""The one secret of a sealed casebook and its ways in.

Everything is derived from one age identity; it is kept in `keys/identity.age`, in age's own passphrase mode,
so the passphrase and the ordinary `age` program are enough without ctrecords. This file must not know what
is sealed with the keys: database, journal and vault take them from here.
"""

import hmac
import re
import unicodedata
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyrage

from ctrecords import disk
from ctrecords.errors import CancelledError, CtrecordsError, LockedError
from ctrecords.streams import Readable, Writable

SLOT: Final = Path("keys") / "identity.age"
"""Where the passphrase's way in stands, within the casebook folder."""

_PREFIX: Final = "AGE-SECRET-KEY-1"
_FROM_BACKUP: Final = "Copy keys/identity.age back from a backup of this casebook."


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeCipher:
    """Hides the vault: bytes in the age format, names that tell nothing without the key."""

    identity: pyrage.x25519.Identity = field(repr=False, compare=False)
    name_key: bytes = field(repr=False)

    def stem(self, sha256: str) -> str:
        """The name, without ending, under which a file with this hash is kept."""
        return hmac.digest(self.name_key, sha256.encode("ascii"), "sha256").hex()

    def ending(self, name: str) -> str:  # noqa: ARG002 - a plain vault's ending depends on the name
        """Always `.age`: the original ending would tell what was received."""
        return ".age"

    def encrypt(self, source: Readable, target: Writable) -> None:
        """Copy the source into the target, sealed; it is never whole in memory.

        Raises:
            OSError: What reading or writing raised; `CtrecordsError` and `CancelledError` pass too.
        """
        pipe = _Pipe(source, target)
        try:
            pyrage.encrypt_io(pipe, pipe, [self.identity.to_public()])
        except pyrage.EncryptError:
            if pipe.trouble is None:
                raise
        pipe.settle()

    def decrypt(self, source: Readable, target: Writable) -> None:
        """Copy the source into the target as it was before sealing.

        Raises:
            ValueError: It was changed, cut, or sealed to another key.
            OSError: What reading or writing raised.
        """
        pipe = _Pipe(source, target)
        try:
            pyrage.decrypt_io(pipe, pipe, [self.identity])
        except (pyrage.DecryptError, OSError) as error:
            if pipe.trouble is None:
                raise ValueError("not what was sealed with this key") from error
        pipe.settle()


class _Pipe:
    """Both ends for pyrage, which flattens what they raise into a sentence, or loses it in the last write."""

    def __init__(self, source: Readable, target: Writable) -> None:
        self._source, self._target = source, target
        self.trouble: OSError | CtrecordsError | CancelledError | None = None

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._source.read(size)
        except (OSError, CtrecordsError, CancelledError) as error:
            self.trouble = error
            raise

    def write(self, data: bytes, /) -> int:
        try:
            return self._target.write(data)
        except OSError as error:
            self.trouble = error
            raise

    def settle(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys of an open casebook; a plain casebook has none. Nothing here is ever printed or logged."""

    identity: str | None = field(repr=False, default=None)
    """The secret itself: an age identity, `AGE-SECRET-KEY-1…`."""
    db: bytes | None = field(repr=False, default=None)
    """32 raw bytes for records.db."""
    index: bytes | None = field(repr=False, default=None)
    """32 raw bytes for index.db."""
    journal: bytes | None = field(repr=False, default=None)
    """32 raw bytes that sign the journal."""
    name: bytes | None = field(repr=False, default=None)
    """32 raw bytes that hide the names of files."""
    cipher: AgeCipher | None = None
    """What the vault hides its files with."""
    check: str = ""
    """For casebook.json: tells a wrong key from a damaged database, and nothing about the key."""

    @property
    def sealed(self) -> bool:
        """Whether the casebook is sealed."""
        return self.identity is not None

    @classmethod
    def from_identity(cls, text: str) -> "Keys":
        """The keys that belong to an identity, typed in groups or in one piece.

        Raises:
            LockedError: It is not an age identity.
        """
        identity = re.sub(r"[\s-]", "", text).upper()
        identity = identity.replace(_PREFIX.replace("-", ""), _PREFIX, 1)
        try:
            secret = pyrage.x25519.Identity.from_str(identity)
        except pyrage.IdentityError as error:
            raise LockedError(
                "This is not the key of a casebook.",
                remedy="Type it as it stands on the recovery sheet; it begins with AGE-SECRET-KEY-1.",
            ) from error
        name = _derive(identity, "name")
        return cls(
            identity=identity,
            db=_derive(identity, "db"),
            index=_derive(identity, "index"),
            journal=_derive(identity, "journal"),
            name=name,
            cipher=AgeCipher(identity=secret, name_key=name),
            check=_derive(identity, "check").hex(),
        )


def plain() -> Keys:
    """No keys: everything in the casebook can be read by anyone who has the folder."""
    return Keys()


def create(folder: Path, passphrase: str) -> Keys:
    """Make the secret of a new sealed casebook and wrap it with the passphrase (takes about 4 seconds).

    The wrapped secret has its name only after it was read back from the disk and opened.

    Raises:
        CtrecordsError: The passphrase is empty, a secret is there already, or the folder cannot be written.
    """
    phrase = _phrase(passphrase)
    if not phrase.strip():
        raise CtrecordsError(
            "The passphrase is empty.", remedy="Choose a passphrase; several words are best."
        )
    slot = folder / SLOT
    if slot.exists():
        raise CtrecordsError(
            f"{folder} holds the key of a casebook already.",
            remedy="Open that casebook, or choose an empty folder for a new one.",
        )
    keys = Keys.from_identity(str(pyrage.x25519.Identity.generate()))
    wrapped = pyrage.passphrase.encrypt(f"{keys.identity}\n".encode("ascii"), phrase)
    part = slot.with_name(f".{uuid.uuid4().hex}.part")
    try:
        disk.make_folder(slot.parent, mode=0o700)
        disk.write(part, wrapped)
        if _unwrap(part.read_bytes(), phrase) != keys.identity:
            raise CtrecordsError(
                "The key did not read back as it was written.",
                remedy="Check the disk, then make the casebook again.",
            )
        disk.settle(part, slot)
    except OSError as error:
        raise disk.trouble(error, slot.parent) from error
    finally:
        disk.discard(part)
    return keys


def unlock(folder: Path, passphrase: str | None, *, check: str) -> Keys:
    """The keys of a sealed casebook, by its passphrase (takes about 2 seconds).

    Args:
        folder: The casebook.
        passphrase: What the researcher typed, or nothing when nobody was there to ask.
        check: `key_check` of casebook.json.

    Raises:
        LockedError: No passphrase, or one that does not open it.
        CtrecordsError: The key file is missing, damaged, or that of another casebook.
    """
    try:
        wrapped = (folder / SLOT).read_bytes()
    except FileNotFoundError as error:
        raise CtrecordsError(
            "The key of this casebook is missing: keys/identity.age.", remedy=_FROM_BACKUP
        ) from error
    except OSError as error:
        raise CtrecordsError(
            f"keys/identity.age could not be read: {error.strerror or type(error).__name__}.",
            remedy="Check that you may open that file.",
        ) from error
    if passphrase is None:
        raise LockedError(
            "This casebook is sealed.",
            remedy="Give its passphrase; on the command line: --passphrase-file FILE.",
        )
    keys = Keys.from_identity(_unwrap(wrapped, _phrase(passphrase)))
    if not hmac.compare_digest(keys.check, check):
        raise CtrecordsError("keys/identity.age is the key of another casebook.", remedy=_FROM_BACKUP)
    return keys


def recovery_text(keys: Keys, name: str) -> str:
    """The recovery sheet: the key in groups, and how to open everything without ctrecords.

    Args:
        keys: The keys of a sealed casebook.
        name: What the casebook is called, for the heading.

    Raises:
        ValueError: The casebook is plain and has no key.
    """
    if keys.identity is None:
        raise ValueError("a plain casebook has no key")
    body = keys.identity.removeprefix(_PREFIX)
    groups = [body[start : start + 4] for start in range(0, len(body), 4)]
    lines = [" ".join(groups[start : start + 5]) for start in range(0, len(groups), 5)]
    return _SHEET.format(name=name, prefix=_PREFIX, groups="\n    ".join(lines), whole=keys.identity)


def _derive(identity: str, purpose: str) -> bytes:
    info = f"ctrecords/{purpose}/v1".encode("ascii")
    # Late: a plain casebook derives no key, and opens with six megabytes less.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(identity.encode("ascii"))


def _phrase(passphrase: str) -> str:
    # The same words typed on another system may come in another Unicode form.
    return unicodedata.normalize("NFC", passphrase)


def _unwrap(wrapped: bytes, phrase: str) -> str:
    if not wrapped.startswith(b"age-encryption.org/v1\n-> scrypt "):
        raise CtrecordsError("keys/identity.age is damaged.", remedy=_FROM_BACKUP)
    try:
        return pyrage.passphrase.decrypt(wrapped, phrase).decode("ascii").strip()
    except pyrage.DecryptError as error:
        raise LockedError(
            "The passphrase does not open this casebook.",
            remedy="Check Caps Lock and the keyboard's language, then type it again; "
            "if you are sure of it, copy keys/identity.age back from a backup.",
        ) from error


_SHEET: Final = """\
RECOVERY SHEET OF THE CASEBOOK “{name}”

Whoever has this sheet can read everything in the casebook. Keep it on paper or on a stick, away from the
computer. Without the passphrase and without this sheet nobody can open the casebook.

The key, in groups of four (it begins with {prefix}):

    {prefix}
    {groups}

The same in one piece:

    {whole}

To open the casebook without ctrecords
--------------------------------------
1. Write the key in one piece into a text file, key.txt.
2. Received and sent files, folder files/: the program age (https://age-encryption.org) opens each of them:
       age --decrypt --identity key.txt FILE.age > FILE
3. The database, records.db, is in the SQLCipher 4 format. Its raw key is 32 bytes:
       HKDF-SHA256, input: the key in one piece as ASCII text, no salt, info: ctrecords/db/v1, length: 32
   In a SQLCipher shell, with these bytes as 64 hexadecimal digits:
       PRAGMA key = "x'…64 digits…'";
"""
