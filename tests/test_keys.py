import hmac
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from ctrecords import keys
from ctrecords.errors import CancelledError, CtrecordsError, LockedError

IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"


def hkdf(secret: bytes, info: bytes) -> bytes:
    """RFC 5869 for 32 bytes, as someone without ctrecords would write it."""
    return hmac.digest(hmac.digest(bytes(32), secret, "sha256"), info + b"\x01", "sha256")


def test_the_passphrase_opens_what_it_made_and_stock_age_opens_it_too(tmp_path: Path) -> None:
    made = keys.create(tmp_path, "Cafe\u0301 alder birch")
    slot = tmp_path / "keys" / "identity.age"
    assert slot.stat().st_mode & 0o777 == 0o600
    assert slot.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in slot.parent.iterdir()] == ["identity.age"]
    assert keys.unlock(tmp_path, "Caf\u00e9 alder birch", check=made.check) == keys.Keys.from_identity(
        made.identity or ""
    )


def test_a_wrong_passphrase_and_another_casebooks_key_are_told_apart(tmp_path: Path) -> None:
    slot = tmp_path / keys.SLOT
    slot.parent.mkdir()
    slot.write_bytes(pyrage.passphrase.encrypt(IDENTITY.encode(), "alder"))
    before = slot.read_bytes()
    with pytest.raises(LockedError) as locked:
        keys.unlock(tmp_path, "birch", check="")
    assert locked.value.what == "The passphrase does not open this casebook."
    assert locked.value.remedy == (
        "Check Caps Lock and the keyboard's language, then type it again; "
        "if you are sure of it, copy keys/identity.age back from a backup."
    )
    with pytest.raises(CtrecordsError) as refused:
        keys.unlock(tmp_path, "alder", check="00")
    assert refused.value.what == "keys/identity.age is the key of another casebook."
    assert refused.value.remedy == "Copy keys/identity.age back from a backup of this casebook."
    assert slot.read_bytes() == before


def test_without_a_passphrase_it_stays_locked(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / keys.SLOT).write_bytes(b"age-encryption.org/v1\n-> scrypt x 19\n")
    with pytest.raises(LockedError) as locked:
        keys.unlock(tmp_path, None, check="")
    assert (locked.value.what, locked.value.remedy) == (
        "This casebook is sealed.",
        "Give its passphrase; on the command line: --passphrase-file FILE.",
    )


def test_a_missing_or_damaged_key_file_is_not_called_a_wrong_passphrase(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError) as missing:
        keys.unlock(tmp_path, "alder", check="")
    assert missing.value.what == "The key of this casebook is missing: keys/identity.age."
    (tmp_path / keys.SLOT).mkdir(parents=True)
    with pytest.raises(CtrecordsError) as unread:
        keys.unlock(tmp_path, "alder", check="")
    assert unread.value.what == "keys/identity.age could not be read: Is a directory."
    assert unread.value.remedy == "Check that you may open that file."
    (tmp_path / keys.SLOT).rmdir()
    (tmp_path / keys.SLOT).write_bytes(b"")
    with pytest.raises(CtrecordsError) as damaged:
        keys.unlock(tmp_path, "alder", check="")
    assert damaged.value.what == "keys/identity.age is damaged."
    assert not isinstance(damaged.value, LockedError)
    for error in (missing, damaged):
        assert error.value.remedy == "Copy keys/identity.age back from a backup of this casebook."


def test_an_empty_passphrase_and_a_second_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError) as empty:
        keys.create(tmp_path, "  ")
    assert empty.value.what == "The passphrase is empty."
    assert empty.value.remedy == "Choose a passphrase; several words are best."
    (tmp_path / "keys").mkdir()
    (tmp_path / keys.SLOT).write_bytes(b"precious")
    with pytest.raises(CtrecordsError) as second:
        keys.create(tmp_path, "alder")
    assert second.value.what == f"{tmp_path} holds the key of a casebook already."
    assert second.value.remedy == "Open that casebook, or choose an empty folder for a new one."
    assert (tmp_path / keys.SLOT).read_bytes() == b"precious"


def test_a_key_that_does_not_read_back_leaves_no_slot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def encrypt(_plaintext: bytes, _phrase: str) -> bytes:
        return b"torn"

    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    with pytest.raises(CtrecordsError, match="damaged"):
        keys.create(tmp_path, "alder")
    assert list((tmp_path / "keys").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keys").write_text("a file in the way")

    def encrypt(_plaintext: bytes, _phrase: str) -> bytes:
        return b""

    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    with pytest.raises(CtrecordsError) as refused:
        keys.create(tmp_path, "alder")
    assert refused.value.what == f"{tmp_path / 'keys'} could not be written: File exists."


def test_every_key_is_derived_as_the_recovery_sheet_says() -> None:
    ours = keys.Keys.from_identity(IDENTITY)
    for purpose, key in (
        ("db", ours.db),
        ("index", ours.index),
        ("journal", ours.journal),
        ("name", ours.name),
    ):
        assert key == hkdf(IDENTITY.encode(), f"ctrecords/{purpose}/v1".encode())
    assert ours.check == hkdf(IDENTITY.encode(), b"ctrecords/check/v1").hex()
    assert len({ours.db, ours.index, ours.journal, ours.name, bytes.fromhex(ours.check)}) == 5
    assert ours.sealed


def test_keys_never_show_themselves() -> None:
    ours = keys.Keys.from_identity(IDENTITY)
    shown = repr(ours) + str(ours) + repr(ours.cipher)
    assert "SECRET" not in shown
    assert repr(ours.db) not in shown
    assert repr(ours.name) not in shown


def test_a_plain_casebook_has_no_keys() -> None:
    none = keys.plain()
    assert (none.identity, none.db, none.index, none.journal, none.name, none.cipher, none.check) == (
        *[None] * 6,
        "",
    )
    assert not none.sealed
    with pytest.raises(ValueError, match="no key"):
        keys.recovery_text(none, "x")


def test_the_recovery_sheet_holds_the_key_in_groups_that_can_be_typed() -> None:
    sheet = keys.recovery_text(keys.Keys.from_identity(IDENTITY), "Alder")
    assert sheet.startswith("RECOVERY SHEET OF THE CASEBOOK “Alder”\n")
    assert f"    {IDENTITY}\n" in sheet
    typed = sheet.split("begins with AGE-SECRET-KEY-1):")[1].split("The same")[0]
    assert max(len(group) for group in typed.split()[1:]) == 4
    assert keys.Keys.from_identity(typed.lower()).identity == IDENTITY


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1QQ", IDENTITY[:-1] + "Q"])
def test_a_mistyped_key_is_refused(text: str) -> None:
    with pytest.raises(LockedError) as refused:
        keys.Keys.from_identity(text)
    assert refused.value.what == "This is not the key of a casebook."
    assert (
        refused.value.remedy == "Type it as it stands on the recovery sheet; it begins with AGE-SECRET-KEY-1."
    )


def test_a_file_cut_changed_or_sealed_to_another_key_is_noticed() -> None:
    cipher = keys.Keys.from_identity(IDENTITY).cipher
    assert cipher is not None
    sealed = BytesIO()
    cipher.encrypt(BytesIO(b"alder" * 50_000), sealed)
    whole = sealed.getvalue()
    opened = BytesIO()
    cipher.decrypt(BytesIO(whole), opened)
    assert opened.getvalue() == b"alder" * 50_000
    flipped = bytearray(whole)
    flipped[-1] ^= 1
    for bad in (whole[:-1], whole[:100], b"", bytes(flipped)):
        with pytest.raises(ValueError, match="not what was sealed"):
            cipher.decrypt(BytesIO(bad), BytesIO())
    other = keys.AgeCipher(identity=pyrage.x25519.Identity.generate(), name_key=b"")
    with pytest.raises(ValueError, match="not what was sealed"):
        other.decrypt(BytesIO(whole), BytesIO())


class _Broken:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, _size: int = -1, /) -> bytes:
        raise self.error

    def write(self, _data: bytes, /) -> int:
        raise self.error


@pytest.mark.parametrize(
    "error", [OSError(28, "full"), CancelledError(), CtrecordsError("what", remedy="remedy")]
)
def test_what_a_source_raises_comes_through_whole(error: Exception) -> None:
    cipher = keys.Keys.from_identity(IDENTITY).cipher
    assert cipher is not None
    for act in (cipher.encrypt, cipher.decrypt):
        with pytest.raises(type(error)) as raised:
            act(_Broken(error), BytesIO())
        assert raised.value is error


def test_what_a_target_raises_comes_through_whole() -> None:
    cipher = keys.Keys.from_identity(IDENTITY).cipher
    assert cipher is not None
    full = OSError(28, "full")
    with pytest.raises(OSError, match="full") as raised:
        cipher.encrypt(BytesIO(b"x"), _Broken(full))
    assert raised.value is full
    sealed = BytesIO()
    cipher.encrypt(BytesIO(b"x"), sealed)
    with pytest.raises(OSError, match="full") as raised:
        cipher.decrypt(BytesIO(sealed.getvalue()), _Broken(full))
    assert raised.value is full


def test_sealed_names_tell_nothing() -> None:
    cipher = keys.Keys.from_identity(IDENTITY).cipher
    assert cipher is not None
    digest = sha256(b"").hexdigest()
    assert cipher.stem(digest) != digest
    assert cipher.stem(digest) == cipher.stem(digest)
    assert cipher.ending("audit log.PDF") == ".age"
