"""A small casebook of each kind, and a quick way with passphrases: their two seconds are tested elsewhere."""

from pathlib import Path

import pyrage
import pytest

from ctrecords import casebook, disk, keys
from ctrecords.casebook import Casebook
from ctrecords.errors import LockedError
from ctrecords.keys import Keys
from ctrecords.model.event import Blob
from tests.store_facts import ask, event

PHRASE = "six quick words for a test"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the identity of a sealed casebook as it is in its slot, instead of wrapping it slowly."""

    def create(folder: Path, passphrase: str) -> Keys:
        assert passphrase == PHRASE
        made = Keys.from_identity(str(pyrage.x25519.Identity.generate()))
        disk.write(folder / keys.SLOT, (made.identity or "").encode())
        return made

    def unlock(folder: Path, passphrase: str | None, *, check: str) -> Keys:
        if passphrase != PHRASE:
            raise LockedError("This casebook is sealed.", remedy="Give its passphrase.")
        made = Keys.from_identity((folder / keys.SLOT).read_text())
        assert made.check == check
        return made

    monkeypatch.setattr(keys, "create", create)
    monkeypatch.setattr(keys, "unlock", unlock)


@pytest.fixture(params=["plain", "sealed"])
def phrase(request: pytest.FixtureRequest, quick: None) -> str | None:
    """The passphrase of the casebook under test, or None for a plain one."""
    return None if request.param == "plain" else PHRASE


def fill(book: Casebook) -> None:
    """Write a request, a reply and three files."""
    request = ask(book.store)
    stored = [book.vault.put(f"File {n}.\n".encode() * 900, name=f"file {n}.txt") for n in range(3)]
    with book.store.transaction("Log a reply") as tx:
        tx.add(event(request.id, summary="They sent three files"))
        tx.add_all([Blob(sha256=one.sha256, size=one.size, media="text/plain") for one in stored])


@pytest.fixture
def folder(tmp_path: Path, phrase: str | None) -> Path:
    """A small casebook with three files."""
    made = tmp_path / "Small.casebook"
    casebook.create(made, name="Small", passphrase=phrase, fill=fill)
    return made
