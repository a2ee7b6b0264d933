"""Casebooks: made whole or not at all; held by one; never replaced by an empty one."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ctrecords import card
from ctrecords.actions import casebooks, practice, starter
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.errors import CancelledError, CtrecordsError, LockedError
from ctrecords.model.directory import Agency
from ctrecords.model.event import LawUsed
from ctrecords.model.request import Case, Item, Request
from ctrecords.upkeep.check import check
from tests.cancelling import Cancellable


def test_a_plain_casebook(tmp_path: Path) -> None:
    made = casebooks.create(tmp_path / "mine.casebook")
    assert (made.sealed, made.agencies) == (False, 200)
    assert card.read(made.folder)["format"] == 1
    assert "Fairfield" not in (made.folder / "casebook.json").read_text()
    with casebooks.open_book(made.folder) as book:
        assert book.name == "mine"
        assert not book.practice
        assert {row.law for row in book.store.find(LawUsed)} == {"us", "us-ct"}
    assert check(made.folder, None, deep=True).ok


PHRASE = "six plain words of mine"


def test_a_sealed_casebook_opens_by_its_passphrase_only(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.txt"
    made = casebooks.create(tmp_path / "s.casebook", passphrase=PHRASE, recovery_sheet=sheet)
    assert made.sealed
    assert "AGE-SECRET-KEY-1" in sheet.read_text()
    assert sheet.stat().st_mode & 0o777 == 0o600
    assert not (made.folder / "records.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(LockedError, match="is sealed"):
        casebooks.open_book(made.folder)
    with pytest.raises(LockedError, match="does not open"):
        casebooks.open_book(made.folder, "wrong")
    with casebooks.open_book(made.folder, PHRASE) as book:
        assert book.sealed
        assert book.store.count(Agency) == 200


def test_the_starter_investigation_is_the_eight_and_nothing_else(starter_book: Casebook) -> None:
    store = starter_book.store
    assert len(starter.slugs()) == 8
    assert store.count(Case) == 1
    assert store.count(Request) == 8
    assert store.count(Item) == 48
    asked = {store.get(Agency, request.agency).slug for request in store.find(Request)}
    assert asked == set(starter.slugs())


def test_practice_is_invented_and_says_so(practice_book: Casebook) -> None:
    assert practice_book.practice
    assert practice_book.today() == practice.TODAY
    asked = {practice_book.store.get(Agency, r.agency) for r in practice_book.store.find(Request)}
    assert len(asked) == 10
    assert all(agency.practice for agency in asked)
    real = [a for a in practice_book.store.find(Agency) if not a.practice]
    assert len(real) == 200


def test_a_taken_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("keep")
    with pytest.raises(CtrecordsError, match="is not empty") as refused:
        casebooks.create(tmp_path / "mine")
    assert "new folder" in refused.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("sheet", "passphrase", "what"),
    [
        ("s.docx", "words", "cannot be written as"),
        ("s.txt", None, "has no recovery sheet"),
        ("mine/s.txt", "words", "cannot lie in the casebook"),
    ],
)
def test_a_recovery_sheet_is_checked_first(
    tmp_path: Path, sheet: str, passphrase: str | None, what: str
) -> None:
    with pytest.raises(CtrecordsError, match=what):
        casebooks.create(tmp_path / "mine", passphrase=passphrase, recovery_sheet=tmp_path / sheet)
    assert not (tmp_path / "mine").exists()


def test_one_at_a_time(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder), pytest.raises(CtrecordsError, match="already open") as refused:
        casebooks.open_book(practice_folder)
    assert refused.value.remedy == "Close it there, then try again."
    with casebooks.open_book(practice_folder):
        pass


def test_a_second_process_is_refused(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder):
        other = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-m", "ctrecords", "--casebook", str(practice_folder), "today"],
            capture_output=True,
            text=True,
            check=False,
        )
    assert other.returncode == 3
    assert "already open" in other.stderr


def test_half_deleted_is_said_and_nothing_is_made(practice_folder: Path) -> None:
    (practice_folder / "records.db").unlink()
    with pytest.raises(CtrecordsError, match=r"has lost records\.db") as refused:
        casebooks.open_book(practice_folder)
    assert "nothing new was made" in refused.value.remedy
    assert not (practice_folder / "records.db").exists()


def test_no_casebook_there(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError, match="There is no casebook"):
        casebooks.open_book(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "one"}', "\x00"])
def test_a_damaged_card(practice_folder: Path, text: str) -> None:
    (practice_folder / "casebook.json").write_text(text)
    with pytest.raises(CtrecordsError, match=r"casebook\.json"):
        casebooks.open_book(practice_folder)


def test_a_newer_casebook_is_refused(practice_folder: Path) -> None:
    card = json.loads((practice_folder / "casebook.json").read_text())
    card["format"] = 2
    (practice_folder / "casebook.json").write_text(json.dumps(card))
    with pytest.raises(CtrecordsError, match="written by a newer ctrecords"):
        casebooks.open_book(practice_folder)


def test_a_missing_file_is_found(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        victim = next(iter(book.vault.walk())).path
    victim.chmod(0o600)
    victim.write_bytes(b"changed")
    assert check(practice_folder, None).ok
    deep = check(practice_folder, None, deep=True)
    assert [finding.what.split(" is ")[1][:7] for finding in deep.problems] == ["changed"]
    victim.unlink()
    assert not check(practice_folder, None).ok


def test_today_can_be_given(practice_folder: Path) -> None:
    with open_casebook(practice_folder, on=date(2026, 12, 1)) as book:
        assert book.today() == date(2026, 12, 1)


def test_making_a_plain_casebook_can_be_canceled(tmp_path: Path) -> None:
    progress = Cancellable()
    progress.cancelled = True
    with pytest.raises(CancelledError):
        casebooks.create(tmp_path / "A.casebook", progress=progress)
    assert list(tmp_path.iterdir()) == []
