"""When a file was last proved by its hash: kept over a restart, looked at anew once it was touched."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from ctrecords.actions import casebooks, documents
from ctrecords.casebook import Casebook
from ctrecords.index.index import PROVED
from ctrecords.model.event import Blob
from ctrecords.upkeep import proving
from ctrecords.upkeep.check import check_open


def one(book: Casebook) -> str:
    return book.store.find(Blob)[0].sha256


def held(book: Casebook, sha256: str) -> Path:
    return next(row.path for row in book.vault.walk() if row.stem == book.vault.stem(sha256))


def test_a_check_of_all_is_remembered_and_no_step(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        head, before = book.store.head, book.now()
        assert check_open(book, deep=True).ok
        assert book.store.head == head
    with casebooks.open_book(practice_folder) as again:
        for row in documents.listing(again):
            told = documents.custody(again, row.document.id, fresh=False)
            assert (told.health, before <= told.checked_at <= again.now()) == ("ok", True)
        kept = proving.proof(again, one(again)).at
        assert proving.proof(again, one(again)).at == kept
        assert proving.prove(again, one(again)).at > kept


def test_a_touched_file_is_read_again(practice_book: Casebook) -> None:
    sha256 = one(practice_book)
    first = proving.proof(practice_book, sha256)
    path = held(practice_book, sha256)
    os.utime(path, ns=(1, 1))
    second = proving.proof(practice_book, sha256)
    assert (second.health, second.at > first.at) == ("ok", True)
    path.chmod(0o600)
    path.write_bytes(b"x")
    assert proving.proof(practice_book, sha256).health == "changed"
    path.unlink()
    assert proving.proof(practice_book, sha256).health == "missing"


@pytest.mark.parametrize("said", ["", "yesterday 1:1", "2026-11-23T10:00:00+00:00"])
def test_a_mark_that_says_nothing_proves_nothing(practice_book: Casebook, said: str) -> None:
    sha256, before = one(practice_book), practice_book.now()
    practice_book.index.remember(PROVED + sha256, said)
    assert proving.proof(practice_book, sha256).at >= before


def test_a_day_later_it_is_read_again(practice_book: Casebook) -> None:
    sha256, before = one(practice_book), practice_book.now()
    old = practice_book.now() - proving.HOLDS
    proving.keep(practice_book, {sha256: practice_book.vault.stamp(sha256)}, old)
    assert proving.proof(practice_book, sha256).at >= before
    ahead = practice_book.now() + timedelta(days=2)  # the clock was set back since
    proving.keep(practice_book, {sha256: practice_book.vault.stamp(sha256)}, ahead)
    assert proving.proof(practice_book, sha256).at < ahead


def test_what_is_forgotten_leaves_no_mark(practice_book: Casebook) -> None:
    sha256 = one(practice_book)
    proving.prove(practice_book, sha256)
    assert practice_book.index.mark(PROVED + sha256)
    practice_book.index.forget(sha256)
    assert not practice_book.index.mark(PROVED + sha256)
