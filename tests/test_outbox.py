"""Letters on their way out: every state a crash can leave, and folders that refuse."""

import errno
import json
import os
from pathlib import Path

import pytest

from ctrecords import disk, outbox
from ctrecords.errors import CtrecordsError
from ctrecords.outbox import Parcel

TWO = (("one.docx", b"first"), ("two.docx", b"second"))


@pytest.fixture
def tmp(tmp_path: Path) -> Path:
    folder = tmp_path / "book" / "tmp"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "letters" / "november"


@pytest.fixture
def parcel(tmp: Path, out: Path) -> Parcel:
    return outbox.prepare(tmp, out, TWO)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def yes(_: str) -> bool:
    return True


def no(_: str) -> bool:
    return False


def test_until_they_are_published_files_have_hidden_names(parcel: Parcel, out: Path, tmp: Path) -> None:
    assert all(name.startswith(".ctrecords-") and name.endswith(".part") for name in names(out))
    assert len(names(out)) == 2
    assert names(tmp) == [f"letters-{parcel.batch}.json"]
    assert parcel.publish() == (out / "one.docx", out / "two.docx")
    assert names(out) == ["one.docx", "two.docx"]
    assert (out / "two.docx").read_bytes() == b"second"
    assert names(tmp) == []


def test_what_is_discarded_leaves_not_even_the_folders(parcel: Parcel, out: Path, tmp: Path) -> None:
    parcel.discard()
    assert names(tmp) == []
    assert not out.parent.exists()


def test_a_folder_that_was_there_stays(tmp: Path, out: Path) -> None:
    out.mkdir(parents=True)
    outbox.prepare(tmp, out, TWO).discard()
    assert out.is_dir()


@pytest.mark.parametrize("taken", ["file", "link to nothing"])
def test_a_name_that_is_taken_is_refused_before_anything_is_written(tmp: Path, out: Path, taken: str) -> None:
    out.mkdir(parents=True)
    if taken == "file":
        (out / "two.docx").write_text("mine")
    else:
        (out / "two.docx").symlink_to(out / "nowhere")
    with pytest.raises(CtrecordsError) as refused:
        outbox.prepare(tmp, out, TWO)
    assert refused.value.what == f"“two.docx” is already in {out}. Nothing was written."
    assert refused.value.remedy == "Choose another folder, or move the older letter away."
    assert [path.name for path in out.iterdir()] == ["two.docx"]
    assert names(tmp) == []


def test_a_name_taken_meanwhile_is_left_alone_and_given_later(parcel: Parcel, out: Path, tmp: Path) -> None:
    (out / "one.docx").write_text("mine")
    with pytest.raises(CtrecordsError) as refused:
        parcel.publish()
    assert refused.value.what == (
        f"The letters are made and recorded, but another file took the name “one.docx” in {out} meanwhile."
    )
    assert refused.value.remedy.startswith("Move that file away, then open the casebook again")
    assert (out / "one.docx").read_text() == "mine"
    assert (out / "two.docx").read_bytes() == b"second"
    assert outbox.settle(tmp, yes) == 0
    (out / "one.docx").rename(out / "mine.docx")
    assert outbox.settle(tmp, yes) == 1
    assert (out / "one.docx").read_bytes() == b"first"
    assert names(out) == ["mine.docx", "one.docx", "two.docx"]


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "No space left on device"), (errno.EROFS, "Read-only file system")],
)
def test_a_folder_that_refuses_on_the_second_letter_keeps_nothing(
    tmp: Path, out: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    second: list[int] = []
    opened, synced = disk.new_file, os.fsync

    def new_file(path: Path, *, mode: int = 0o600) -> int:
        handle = opened(path, mode=mode)
        if path.name.endswith("-2.part"):
            second.append(handle)
        return handle

    def fsync(handle: int) -> None:
        if handle in second:
            raise OSError(number, why)
        synced(handle)

    monkeypatch.setattr(disk, "new_file", new_file)
    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(CtrecordsError) as refused:
        outbox.prepare(tmp, out, TWO)
    assert len(second) == 1
    assert refused.value.what == f"The letters cannot be written to {out}: {why}. Nothing was written."
    assert refused.value.remedy == "Choose a folder you may write to, on a disk with free space."
    assert names(tmp.parent.parent) == []
    assert not out.exists()


def test_a_full_disk_of_the_casebook_keeps_nothing(
    tmp: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise disk.trouble(OSError(errno.ENOSPC, "full"), tmp)

    monkeypatch.setattr(disk, "write", full)
    with pytest.raises(CtrecordsError, match="is full"):
        outbox.prepare(tmp, out, TWO)
    assert not out.exists()


def test_an_interruption_keeps_nothing(tmp: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "sync_folder", interrupt)
    with pytest.raises(KeyboardInterrupt):
        outbox.prepare(tmp, out, TWO)
    assert not out.exists()


def test_a_name_longer_than_the_system_takes_is_a_sentence(tmp: Path, out: Path) -> None:
    with pytest.raises(CtrecordsError, match="cannot be written to"):
        outbox.prepare(tmp, out / ("x" * 300), TWO)
    assert names(tmp.parent.parent) == []


def test_a_crash_before_the_records_is_cleared_away(parcel: Parcel, out: Path, tmp: Path) -> None:
    asked: list[str] = []
    assert outbox.settle(tmp, lambda batch: bool(asked.append(batch))) == 1
    assert asked == [parcel.batch]
    assert not out.parent.exists()
    assert names(tmp) == []
    assert outbox.settle(tmp, no) == 0


def test_a_crash_after_the_records_is_finished(parcel: Parcel, out: Path, tmp: Path) -> None:
    assert outbox.settle(tmp, yes) == 1
    assert names(out) == ["one.docx", "two.docx"]
    assert names(tmp) == []
    assert outbox.settle(tmp, yes) == 0


def test_a_crash_between_two_names_is_finished_without_doubles(parcel: Parcel, out: Path, tmp: Path) -> None:
    hidden, final = parcel.files[0]
    hidden.rename(final)
    assert outbox.settle(tmp, yes) == 1
    assert names(out) == ["one.docx", "two.docx"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        '{"files": [1], "folders": []}',
        '{"files": [["a"]], "folders": []}',
    ],
)
def test_a_torn_intent_is_dropped(tmp: Path, text: str) -> None:
    (tmp / "outbox").mkdir()
    (tmp / "outbox" / "letters-1.json").write_text(text)
    assert outbox.settle(tmp, yes) == 1
    assert names(tmp) == []


@pytest.mark.parametrize(
    ("hidden", "final", "above"),
    [
        ("thesis", "x", "."),
        (".ctrecords-aa-2.part", "x", "."),
        (".ctrecords-aa-1.part", "else/x", "."),
        (".ctrecords-aa-1.part", "..", "."),
        (".ctrecords-aa-1.part", "x\0", "."),
        (".ctrecords-aa-1.part", "x", "else"),
    ],
)
def test_an_intent_from_others_touches_nothing_that_is_not_its_own(
    tmp: Path, hidden: str, final: str, above: str
) -> None:
    home = tmp / "home"
    (home / "else").mkdir(parents=True)
    (home / hidden).write_text("mine")
    noted = {"files": [[str(home / hidden), str(home / final)]], "folders": [str(home / above)]}
    (tmp / "outbox").mkdir()
    for committed in (yes, no):
        (tmp / "outbox" / "letters-aa.json").write_text(json.dumps(noted))
        assert outbox.settle(tmp, committed) == 1
    assert {one.name for one in home.iterdir()} == {"else", hidden}


def test_a_half_written_parcel_is_cleared_away(parcel: Parcel, out: Path, tmp: Path) -> None:
    parcel.files[1][0].unlink()
    parcel.files[0][0].write_bytes(b"fi")
    assert outbox.settle(tmp, no) == 1
    assert not out.parent.exists()


def test_a_folder_that_is_away_is_waited_for(parcel: Parcel, out: Path, tmp: Path) -> None:
    """A thumb drive pulled out between the records and the names."""
    away = out.with_name("pulled out")
    out.rename(away)
    assert outbox.settle(tmp, yes) == 0
    assert len(names(tmp)) == 1
    away.rename(out)
    assert outbox.settle(tmp, yes) == 1
    assert names(out) == ["one.docx", "two.docx"]


def test_a_vanished_folder_of_an_act_that_never_was_is_forgotten(
    parcel: Parcel, out: Path, tmp: Path
) -> None:
    for path in out.iterdir():
        path.unlink()
    out.rmdir()
    assert outbox.settle(tmp, no) == 1
    assert names(tmp) == []


def test_names_that_are_refused_are_said_and_given_later(
    parcel: Parcel, out: Path, tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        patch.setattr(Path, "replace", refuse)
        with pytest.raises(CtrecordsError) as refused:
            parcel.publish()
        assert outbox.settle(tmp, yes) == 0
    assert refused.value.what == (
        f"The letters are made and recorded, but cannot take their names in {out}: Permission denied."
    )
    assert "open the casebook again" in refused.value.remedy
    assert outbox.settle(tmp, yes) == 1
    assert names(out) == ["one.docx", "two.docx"]


def test_an_intent_names_files_and_folders_only(parcel: Parcel, tmp: Path) -> None:
    (intent,) = tmp.rglob("*.json")
    assert set(json.loads(intent.read_text())) == {"files", "folders"}
    assert intent.stat().st_mode & 0o777 == 0o600


def test_a_kill_before_the_intent_leaves_no_folder_and_its_half_is_swept(
    tmp: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_part: Path, _target: Path) -> None:
        raise SystemExit

    monkeypatch.setattr(disk, "settle", killed)
    with pytest.raises(SystemExit):
        outbox.prepare(tmp, out, TWO)
    assert not out.parent.exists()
    assert len(names(tmp)) == 1
    assert outbox.settle(tmp, yes) == 0
    assert names(tmp) == []
