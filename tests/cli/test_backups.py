"""`backup`, `backup list` and `restore`: the contract's shapes, and what they say when something is wrong."""

import shutil
from pathlib import Path

import pytest

from ctrecords import paths, settings
from ctrecords.errors import LockedError
from ctrecords.settings import Settings
from tests.talk import Talk

SHAPE = {"backup", "verified", "files", "rows", "size", "made_at", "sealed"}


def test_backup_list_and_restore(practice: Talk, tmp_path: Path) -> None:
    assert practice.casebook
    assert practice.do("backup", "list") == []
    made = practice.do("backup")
    assert set(made) == SHAPE
    assert (made["verified"], made["files"], made["sealed"]) == (True, 26, False)
    assert Path(made["backup"]).parent == practice.casebook / "backups"
    away = practice.do("backup", "--to", tmp_path / "stick")
    assert Path(away["backup"]).parent == tmp_path / "stick"
    assert practice.do("backup", "list") == [made]
    assert practice.do("backup", "list", "--to", tmp_path / "stick") == [away]
    assert practice.do("check")["findings"] == []
    before = practice.do("today")
    for backup in (made["backup"], Path(made["backup"]).name):
        copy = tmp_path / f"copy of {len(str(backup))}"
        restored = practice.do("restore", backup, "--to", copy)
        assert set(restored) == SHAPE | {"casebook"}
        assert (restored["casebook"], restored["verified"]) == (str(copy), True)
        assert (restored["files"], restored["rows"]) == (made["files"], made["rows"])
    practice.casebook = copy
    assert practice.do("today") == before
    assert practice.refused("undo")[0] == "Nothing to undo."


def test_the_folder_of_the_settings_is_used(practice: Talk, tmp_path: Path) -> None:
    settings.save(paths.home().settings, Settings(backup_folder=str(tmp_path / "stick")))
    made = practice.do("backup")
    assert Path(made["backup"]).parent == tmp_path / "stick"
    assert practice.do("backup", "list") == [made]


def test_in_words(practice: Talk, tmp_path: Path) -> None:
    assert practice.casebook
    assert practice.ask("backup", "list").out == f"No backups in {practice.casebook / 'backups'}.\n"
    said = practice.ask("backup").out
    assert said.startswith(f"Backed up to {practice.casebook / 'backups' / 'Connecticut 20'}")
    assert said.endswith(" rows; read back and whole).\n")
    assert "  whole  26 files  Connecticut 20" in practice.ask("backup", "list").out
    (backup,) = (practice.casebook / "backups").iterdir()
    said = practice.ask("restore", backup, "--to", tmp_path / "copy").out
    assert said == (
        f"Restored to {tmp_path / 'copy'} (26 files; checked and whole).\n"
        f"Open it with: ctrecords --casebook {tmp_path / 'copy'}\n"
    )
    (backup / "backup.json").write_text("{}")
    assert f"backup.json in {backup} is damaged." in practice.ask("backup", "list").out


def test_a_lost_file_is_told_and_the_rest_backed_up(practice: Talk) -> None:
    assert practice.casebook
    next(path for path in (practice.casebook / "files").rglob("*") if path.is_file()).unlink()
    answer = practice.ask("backup", "--json")
    assert (answer.code, answer.data["verified"], answer.data["files"]) == (1, False, 25)
    assert answer.err.startswith("Note: A file of ")
    assert "is missing" in answer.err


def test_a_casebook_that_does_not_open_is_backed_up_as_it_lies(practice: Talk, tmp_path: Path) -> None:
    assert practice.casebook
    (practice.casebook / "records.db").write_bytes(b"x" * 8192)
    answer = practice.ask("backup", "--json")
    assert (answer.code, answer.data["verified"], answer.data["rows"]) == (0, False, None)
    assert "It was backed up as it lies on the disk" in answer.err
    what, _ = practice.refused("restore", answer.data["backup"], "--to", tmp_path / "copy")
    assert "damaged" in what
    assert not (tmp_path / "copy").exists()


def test_what_cannot_be_is_a_sentence(practice: Talk, tmp_path: Path) -> None:
    assert practice.casebook
    made = practice.do("backup")["backup"]
    assert (
        practice.refused("restore", tmp_path, "--to", tmp_path / "x")[0]
        == f"There is no backup in {tmp_path}."
    )
    what, remedy = practice.refused("restore", made, "--to", practice.casebook)
    assert what == f"{practice.casebook} already exists and is not empty. Nothing was written."
    assert remedy.startswith("Choose a new folder")
    assert practice.ask("restore", made).code == 2
    assert "own files in" in practice.refused("backup", "--to", practice.casebook / "files")[0]
    practice.casebook = tmp_path / "nothing"
    assert practice.refused("backup")[0] == f"There is no casebook in {tmp_path / 'nothing'}."


def test_restoring_needs_no_casebook(practice: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert practice.casebook
    made = practice.do("backup", "--to", tmp_path / "stick")["backup"]
    shutil.rmtree(practice.casebook)
    practice.casebook = None
    monkeypatch.setenv("CTRECORDS_HOME", str(tmp_path / "new computer"))
    assert practice.do("restore", made, "--to", tmp_path / "copy")["verified"]


def test_a_wrong_passphrase_is_not_passed_over(
    practice: Talk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from ctrecords.cli.session import Session

    def locked(_: Session) -> None:
        raise LockedError("The passphrase does not open this casebook.", remedy="Type it again.")

    monkeypatch.setattr(Session, "book", locked)
    practice.passphrase_file = tmp_path / "phrase"
    assert practice.refused("backup", code=4)[0] == "The passphrase does not open this casebook."
