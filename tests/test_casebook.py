"""The casebook folder: whole or not at all, one holder, the head noted, outside edits named."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import filelock
import pytest

from ctrecords import card as card_of
from ctrecords import casebook, disk
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.event import Blob
from ctrecords.model.request import Case
from ctrecords.store import driver
from ctrecords.store.store import Store
from ctrecords.upkeep.check import check


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plain casebook with one case, closed."""
    casebook.create(tmp_path / "Tried.casebook", name="Tried", passphrase=None, fill=one_case)
    return tmp_path / "Tried.casebook"


def one_case(book: Casebook) -> None:
    with book.store.transaction("Open a case") as step:
        step.add(Case(title="First", opened_on=date(2026, 11, 10)))


def another(folder: Path, title: str = "Second") -> None:
    with open_casebook(folder) as book, book.store.transaction("Open a case") as step:
        step.add(Case(title=title, opened_on=date(2026, 11, 11)))


def statement(folder: Path, sql: str) -> None:
    """Change records.db behind the journal's back."""
    connection = driver.connect(folder / "records.db", None)
    connection.execute(sql)
    connection.close()


def test_what_is_in_a_new_folder(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.txt",
        "casebook.json",
        "files",
        "lock",
        "quarantine",
        "records.db",
        "tmp",
    ]
    card = card_of.read(folder)
    assert set(card) == {"id", "format", "sealed", "head"}
    assert (card["format"], card["sealed"]) == (1, False)
    assert [path.name for path in folder.parent.iterdir()] == ["Tried.casebook"]
    assert "records.db  the facts" in (folder / "README.txt").read_text()
    with open_casebook(folder) as book:
        assert (book.name, book.sealed, book.practice) == ("Tried", False, False)
        assert [case.title for case in book.store.find(Case)] == ["First"]


def test_an_empty_folder_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    casebook.create(tmp_path / "empty", name="", passphrase=None)
    assert check(tmp_path / "empty", None).ok


def test_the_root_of_the_disk_is_taken_and_dots_are_resolved(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError, match="already exists and is not empty"):
        casebook.create(Path("/"), name="Tried", passphrase=None)
    casebook.create(tmp_path / "away" / ".." / "Tried", name="Tried", passphrase=None)
    assert [one.name for one in tmp_path.iterdir()] == ["Tried"]


@pytest.mark.parametrize("what", [RuntimeError, CancelledError, KeyboardInterrupt, OSError])
def test_when_filling_fails_nothing_stays(tmp_path: Path, what: type[BaseException]) -> None:
    def fail(book: Casebook) -> None:
        one_case(book)
        raise what

    with pytest.raises((what, CtrecordsError)):
        casebook.create(tmp_path / "a" / "b", name="", passphrase=None, fill=fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_parent_that_refuses_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = Path.mkdir

    def mkdir(path: Path, *more: Any, **named: Any) -> None:
        if path.name.endswith(".part"):
            raise OSError(number, os.strerror(number))
        real(path, *more, **named)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(CtrecordsError) as refused:
        casebook.create(tmp_path / "new", name="", passphrase=None)
    assert refused.value.what == (
        f"The casebook cannot be made at {tmp_path / 'new'}: {os.strerror(number)}."
    )
    assert refused.value.remedy == "Choose a folder you may write to, on a disk with free space."
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_at_the_card_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: Path, *_: object, **__: object) -> None:
        raise disk.trouble(OSError(errno.ENOSPC, "full"), target.parent)

    monkeypatch.setattr(disk, "write", full)
    with pytest.raises(CtrecordsError, match="is full"):
        casebook.create(tmp_path / "new", name="", passphrase=None)
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_left_goes(folder: Path) -> None:
    beside = disk.part_of(folder.with_name("New.casebook"))
    left = [folder / f".{'0a' * 16}.part", folder / "keys" / f".{'0b' * 16}.part"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
    beside.mkdir()
    open_casebook(folder).close()
    assert not any(path.exists() for path in left)
    assert beside.exists()
    casebook.create(folder.with_name("New.casebook"), name="New", passphrase=None)
    assert not beside.exists()


def test_one_that_was_never_finished_is_said(folder: Path) -> None:
    """The power failed while it was made."""
    card = card_of.read(folder) | {"unfinished": True}
    (folder / "casebook.json").write_text(json.dumps(card))
    tries: tuple[Callable[[], object], ...] = (
        lambda: open_casebook(folder),
        lambda: casebook.create(folder, name="", passphrase=None),
    )
    for again in tries:
        with pytest.raises(CtrecordsError, match="was never finished") as refused:
            again()
        assert refused.value.remedy.startswith("Delete that folder")
    assert (folder / "records.db").exists()


def test_one_that_is_being_made_at_this_moment_is_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "Tried"
    said: list[str] = []

    def fill(_: Casebook) -> None:
        with pytest.raises(CtrecordsError) as refused:
            open_casebook(folder)
        said.append(refused.value.what)
        with pytest.raises(CtrecordsError) as refused:
            casebook.create(folder, name="Again", passphrase=None)
        said.append(refused.value.what)

    casebook.create(folder, name="Tried", passphrase=None, fill=fill)
    assert said == [f"The casebook in {folder} is already open in another window or command."] * 2


def test_close_notes_the_head_and_only_when_it_moved(folder: Path) -> None:
    before = card_of.read(folder)["head"]
    stamp = (folder / "casebook.json").stat().st_mtime_ns
    with open_casebook(folder):
        pass
    assert (folder / "casebook.json").stat().st_mtime_ns == stamp
    another(folder)
    after = card_of.read(folder)["head"]
    assert after[0] == before[0] + 1
    with open_casebook(folder) as book:
        assert [book.store.head.seq, book.store.head.hash] == after


def test_a_head_that_cannot_be_noted_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: Path, *_: object, **__: object) -> None:
        raise disk.trouble(OSError(errno.ENOSPC, "full"), target)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", full)
        another(folder)
    with open_casebook(folder) as book:
        assert book.store.count(Case) == 2
    assert check(folder, None).ok


def test_records_that_fail_keep_nothing_from_closing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = card_of.read(folder)
    book = open_casebook(folder)

    def fail(_: Store) -> None:
        raise CtrecordsError("damaged", remedy="restore")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "head", property(fail))
        book.close()
    assert card_of.read(folder) == before
    another(folder)
    assert check(folder, None).ok


def test_a_refused_second_holder_leaves_the_first_alone(folder: Path) -> None:
    with open_casebook(folder) as book:
        with pytest.raises(CtrecordsError, match="already open in another window or command"):
            open_casebook(folder)
        with book.store.transaction("Open a case") as step:
            step.add(Case(title="Still mine", opened_on=date(2026, 11, 11)))


def test_a_place_without_locks_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(CtrecordsError, match="cannot be locked") as refused:
        open_casebook(folder)
    assert refused.value.remedy.startswith("Move it to a folder of this computer")


def test_a_folder_that_may_not_be_written_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def access(*_: object) -> bool:
        return False

    monkeypatch.setattr(os, "access", access)
    with pytest.raises(CtrecordsError, match="may not be written to") as refused:
        open_casebook(folder)
    assert refused.value.remedy.startswith("Copy it to a folder of your own")


def test_a_folder_of_its_own_that_was_lost_is_made_again(folder: Path) -> None:
    shutil.rmtree(folder / "tmp")
    shutil.rmtree(folder / "quarantine")
    assert check(folder, None).ok


@pytest.mark.parametrize("head", [None, [], [1], ["1", "x"], {"seq": 1}, [10**20, "x"], [-1, "x"]])
def test_a_card_whose_head_is_damaged(folder: Path, head: object) -> None:
    (folder / "casebook.json").write_text(json.dumps(card_of.read(folder) | {"head": head}))
    with pytest.raises(CtrecordsError, match="is not a casebook's card"):
        check(folder, None)


@pytest.mark.parametrize(
    ("sql", "what", "ref"),
    [
        (
            "UPDATE cases SET title = 'Another' WHERE id = 1",
            "Row 1 of the table cases was changed (title) outside ctrecords.",
            "C-1",
        ),
        (
            "DELETE FROM cases WHERE id = 1",
            "Row 1 of the table cases was removed outside ctrecords.",
            "C-1",
        ),
        (
            "INSERT INTO cases SELECT 9, title, purpose, opened_on, practice FROM cases",
            "Row 9 of the table cases was added outside ctrecords.",
            "C-9",
        ),
    ],
)
def test_an_edit_from_outside_is_named(folder: Path, sql: str, what: str, ref: str) -> None:
    statement(folder, sql)
    report = check(folder, None)
    assert not report.ok
    assert [(one.severity, one.what, one.ref) for one in report.problems] == [("problem", what, ref)]
    assert report.problems[0].remedy


def test_a_cut_tail_shows_by_the_head_outside(folder: Path) -> None:
    before = folder.with_name("before")
    shutil.copytree(folder, before)
    another(folder)
    shutil.copy2(before / "records.db", folder / "records.db")
    report = check(folder, None)
    (kept, _), (said,) = card_of.read(before)["head"], [one.what for one in report.problems]
    assert said == f"The journal ends at step {kept}, but step {kept + 1} was written: its end was cut off."


def test_a_cut_tail_shows_until_it_is_mended(folder: Path) -> None:
    before = folder.with_name("before")
    shutil.copytree(folder, before)
    another(folder)
    shutil.copy2(before / "records.db", folder / "records.db")
    another(folder, "Third")
    another(folder, "Fourth")
    first, second = check(folder, None), check(folder, None)
    assert first == second
    assert len(first.problems) == 1


def test_records_of_another_time_leave_the_files_in_their_places(folder: Path) -> None:
    before = folder.with_name("before")
    shutil.copytree(folder, before)
    with open_casebook(folder) as book, book.store.transaction("File it") as step:
        kept = book.vault.put(b"received", name="a.txt")
        step.add(Blob(sha256=kept.sha256, size=kept.size, media="text/plain"))
    newer = (folder / "records.db").read_bytes()
    shutil.copy2(before / "records.db", folder / "records.db")
    with open_casebook(folder) as book:
        assert book.vault.read(kept.sha256) == b"received"
    (folder / "records.db").write_bytes(newer)
    assert check(folder, None, deep=True).ok


@pytest.mark.parametrize("link", ["tmp", "files", "quarantine", "tmp/outbox", "files/ab"])
def test_a_folder_that_leads_elsewhere_is_refused_and_nothing_there_is_touched(
    folder: Path, tmp_path: Path, link: str
) -> None:
    others = tmp_path / "others" / "letters"
    others.mkdir(parents=True)
    (others / "letters-1.json").write_text("mine")
    (others.parent / "thesis").write_text("mine")
    if (folder / link).is_dir():
        (folder / link).rmdir()
    (folder / link).symlink_to(others.parent, target_is_directory=True)
    with pytest.raises(CtrecordsError) as refused:
        open_casebook(folder)
    assert refused.value.what == f"“{link}” in the casebook {folder} is a link to another place."
    assert refused.value.remedy.startswith("Ask who made the casebook")
    assert {one.name for one in others.parent.rglob("*")} == {"letters", "letters-1.json", "thesis"}


def test_a_card_that_is_no_file_or_nested_too_deep_is_a_sentence(folder: Path) -> None:
    card = folder / "casebook.json"
    card.write_text("[" * 100_000)
    with pytest.raises(CtrecordsError, match="cannot be read"):
        open_casebook(folder)
    card.unlink()
    os.mkfifo(card)
    with pytest.raises(CtrecordsError, match="There is no casebook in"):
        open_casebook(folder)
    with pytest.raises(CtrecordsError, match="There is no casebook in"):
        open_casebook(folder / "README.txt")


def test_a_day_of_practice_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "Practice"
    casebook.create(folder, name="Tried", passphrase=None, practice_today=date(2026, 11, 23))
    statement(folder, "UPDATE meta SET value = 'someday' WHERE name = 'practice_today'")
    with open_casebook(folder) as book, pytest.raises(CtrecordsError, match="“someday”, is none") as refused:
        book.today()
    assert refused.value.remedy.startswith("Run ctrecords check")


@pytest.mark.outside
def test_an_edit_by_the_stock_program_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Story 13, and a plain casebook opens without ctrecords."""
    program = shutil.which("sqlite3")
    with capsys.disabled():
        sys.stdout.write(f"\nsqlite3 program: {program or 'not here, did not run'}\n")
    if program is None:
        return
    for sql in ("SELECT title FROM cases", "UPDATE cases SET title = 'Another' WHERE id = 1"):
        ran = subprocess.run(  # noqa: S603 (the program found on PATH)
            [program, str(folder / "records.db"), sql], capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() in ("First", "")
    report = check(folder, None)
    assert [one.ref for one in report.problems] == ["C-1"]


def test_today_is_given_stored_or_real(folder: Path) -> None:
    with open_casebook(folder) as book:
        assert book.today() == casebook.legal_today()
        assert book.days().today == book.today()
        book.on = date(2026, 2, 10)
        assert book.today() == date(2026, 2, 10)
    casebook.create(folder.with_name("p"), name="", passphrase=None, practice_today=date(2026, 11, 23))
    with open_casebook(folder.with_name("p")) as book:
        assert book.practice
        assert book.today() == date(2026, 11, 23)
        assert book.name == "p"
