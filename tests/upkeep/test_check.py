"""Is the casebook whole? Asked of a folder; it says what is wrong, changes nothing, and counts."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from ctrecords.actions import casebooks
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.store import driver
from ctrecords.upkeep.check import Finding, Report, check, check_open
from tests.cancelling import Cancellable


def held(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "files").rglob("*") if path.is_file())


def change(folder: Path, sql: str) -> None:
    connection = driver.connect(folder / "records.db", None)
    connection.execute(sql)
    connection.close()


def test_a_whole_casebook_is_counted(practice_folder: Path) -> None:
    report = check(practice_folder, None, deep=True)
    assert report.ok
    assert [finding.what for finding in report.findings] == ["This casebook was never backed up."]
    assert set(report.counts) == {"requests", "events", "letters", "files"}
    assert (report.counts["requests"], report.counts["letters"]) == (13, 13)
    assert report.counts["files"] == len(held(practice_folder))


def test_looking_changes_nothing(practice_folder: Path) -> None:
    check(practice_folder, None)
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in held(practice_folder)}
    card = (practice_folder / "casebook.json").read_bytes()
    assert check(practice_folder, None, deep=True) == check(practice_folder, None)
    assert {path: hashlib.sha256(path.read_bytes()).digest() for path in held(practice_folder)} == before
    assert (practice_folder / "casebook.json").read_bytes() == card


def test_only_a_problem_makes_it_not_ok() -> None:
    advice = Finding(severity="advice", what="No backup yet.", remedy="Make one.", ref="")
    assert Report(findings=(advice,), counts={}).ok
    assert not Report(findings=(advice, replace(advice, severity="problem")), counts={}).ok


def test_a_changed_file_shows_only_when_files_are_read_again(practice_folder: Path) -> None:
    victim = held(practice_folder)[0]
    victim.chmod(0o600)
    victim.write_bytes(b"x" * victim.stat().st_size)
    assert check(practice_folder, None).ok
    (found,) = check(practice_folder, None, deep=True).problems
    assert found.what.startswith("The file of D-")
    assert [row.name in found.what for row in found.documents] == [True]
    assert f"is changed (SHA-256 {found.ref[:12]}…)." in found.what
    assert found.remedy == "Find it by that hash in a backup and put it back; do not edit the record."


def test_a_missing_file_shows_at_once(practice_folder: Path) -> None:
    held(practice_folder)[0].unlink()
    (found,) = check(practice_folder, None).problems
    assert "is missing" in found.what
    assert found.severity == "problem"


def test_the_first_bad_entry_of_the_journal_is_named(practice_folder: Path) -> None:
    """Story 13, in a lived-in casebook: the second step edited behind the journal's back."""
    change(practice_folder, "UPDATE step SET label = 'Something else' WHERE seq = 2")
    report = check(practice_folder, None)
    assert not report.ok
    assert report.findings[0].ref == "step 2"
    assert report.findings[0].what == "Step 2 (“Something else”) was altered outside ctrecords."


@pytest.mark.parametrize(
    ("sql", "ref"),
    [
        ("UPDATE effect SET cents = 1 WHERE cents IS NOT NULL", ""),
        ("UPDATE event SET happened_on = '2026-01-01' WHERE id = 1", "E-1"),
        ("UPDATE request SET personnel = 1 WHERE id = 3", "R-3"),
        ("DELETE FROM reminder", ""),
    ],
)
def test_an_edited_fact_is_named_whatever_it_is(practice_folder: Path, sql: str, ref: str) -> None:
    change(practice_folder, sql)
    report = check(practice_folder, None)
    assert not report.ok
    assert all(finding.what.endswith(" outside ctrecords.") for finding in report.problems)
    assert ref in report.findings[0].ref


def test_an_open_casebook_is_looked_through_as_it_stands(practice_folder: Path) -> None:
    with casebooks.open_book(practice_folder) as book:
        assert check_open(book, deep=True).ok


def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError, match="There is no casebook in") as refused:
        check(tmp_path, None)
    assert refused.value.remedy.startswith("Choose the folder that holds casebook.json")


def test_proving_every_file_can_be_canceled(practice_book: Casebook) -> None:
    head = practice_book.store.head
    progress = Cancellable()
    assert check_open(practice_book, deep=True, progress=progress).ok
    progress.cancelled = True
    with pytest.raises(CancelledError):
        check_open(practice_book, deep=True, progress=progress)
    assert practice_book.store.head == head
