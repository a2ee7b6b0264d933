import errno
import os
from pathlib import Path

import pytest

from ctrecords import disk
from ctrecords.errors import CtrecordsError


def test_a_small_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "settings.json"
    disk.write(target, b"one")
    disk.write(target, b"two")
    assert target.read_bytes() == b"two"
    assert target.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in target.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_when_writing_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "settings.json"
    disk.write(target, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(CtrecordsError) as full:
        disk.write(target, b"new")
    assert full.value.what == f"The disk that holds {tmp_path} is full."
    assert full.value.remedy == "Make room on it, then do it again; nothing was half-written."
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("number", "what", "remedy"),
    [
        (errno.EDQUOT, "The disk that holds /x is full.", "Make room on it"),
        (errno.EACCES, "/x cannot be written.", "Choose a folder you may write in"),
        (errno.EIO, "/x could not be written: Input/output error.", "Check the disk and the folder"),
    ],
)
def test_each_trouble_has_its_sentence(number: int, what: str, remedy: str) -> None:
    error = disk.trouble(OSError(number, os.strerror(number)), Path("/x"))
    assert error.what == what
    assert error.remedy.startswith(remedy)


def test_folders_that_were_made_are_taken_away_again_unless_in_use(tmp_path: Path) -> None:
    wanted = tmp_path / "a" / "b" / "c"
    made = disk.missing(wanted)
    assert made == (wanted, wanted.parent, wanted.parent.parent)
    wanted.mkdir(parents=True)
    assert disk.missing(wanted) == ()
    (wanted.parent / "mine.txt").write_text("keep")
    disk.remove_empty(made)
    assert [one.name for one in wanted.parent.iterdir()] == ["mine.txt"]


def test_many_pieces_of_writing_give_their_results_in_order(tmp_path: Path) -> None:
    def write(number: int) -> int:
        (tmp_path / str(number)).write_text("x")
        return number

    assert disk.abreast(write, range(40)) == list(range(40))
    assert len(list(tmp_path.iterdir())) == 40
    assert disk.abreast(write, []) == []


def test_the_first_failure_of_many_is_raised() -> None:
    def fail(number: int) -> None:
        raise OSError(number, "full")

    with pytest.raises(OSError, match="full") as failed:
        disk.abreast(fail, range(100))
    assert failed.value.errno == 0


def test_what_a_kill_left_goes_and_nothing_else(tmp_path: Path) -> None:
    left = tmp_path / f".{'0a' * 16}.part"
    others = [tmp_path / ".mine.part", tmp_path / "notes.txt"]
    for path in (left, *others):
        path.write_text("half")
    disk.sweep(tmp_path, tmp_path / "missing")
    assert sorted(tmp_path.iterdir()) == sorted(others)


def test_unfinished_folders_of_one_name_go(tmp_path: Path) -> None:
    target, other = tmp_path / "A[1].casebook", tmp_path / "A1.casebook"
    for folder in (disk.part_of(target), disk.part_of(target), disk.part_of(other)):
        folder.mkdir()
        (folder / "records.db").write_text("half")
    disk.clear_parts(target)
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".A1.casebook.")
