"""What goes wrong by the command line: each a sentence and a remedy, nothing half-written, nothing lost."""

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ctrecords import card as card_of
from ctrecords import disk
from ctrecords.actions import casebooks
from tests.talk import Talk

ONE = ("request", "new", "--case", "C-1", "--item", "One thing.", "--agency")


def whole(talk: Talk) -> dict[str, Any]:
    """What there is, when nothing is wrong with it."""
    found = talk.do("check", "--deep")
    assert (found["ok"], [one["ref"] for one in found["findings"]]) == (True, ["backup"])
    return found["counts"]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("index.db")  # it notes when files were proved last
    }


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("sent", "R-11", "--date", "2026-11-24", "--by", "mail"), "still to come"),
        (("sent", "R-11", "--date", "1890-01-02", "--by", "mail"), "before any freedom of information law"),
        (
            ("sent", "R-11", "--date", "2026-11-20", "--received", "2026-11-19", "--by", "mail"),
            "received before",
        ),
        (("log", "R-1", "denied", "--date", "2026-11-24"), "still to come"),
        (("log", "R-1", "denied", "--date", "2026-10-19"), "before R-1 was sent"),
        (("log", "R-1", "message", "--date", "2026-10-19"), "before R-1 was sent"),
        (("log", "R-1", "call", "--date", "2026-11-20", "--until", "2026-11-19"), "lies before the first"),
        (("log", "R-1", "promise", "--date", "2026-11-20"), "needs its date"),
        (("log", "R-1", "fee_estimated", "--date", "2026-11-20", "--amount", "lots"), "not an amount"),
        (("log", "R-1", "fee_estimated", "--date", "2026-11-20"), "needs its amount"),
        (("log", "R-1", "denied", "--date", "2026-11-20", "--item", "9=denied"), "has no item 9"),
        (("log", "R-1", "carrier_pigeon", "--date", "2026-11-20"), "is not a kind of event"),
        (("log", "R-1", "sent", "--date", "2026-11-20"), "has its own command"),
        (("log", "R-1", "message", "--date", "2026-11-20", "--file", "nowhere.pdf"), "could not be read"),
        (("remind", "R-1", "2026-11-22", "Too late"), "has passed"),
        (("remind", "R-1", "30 February", "Never"), "is not a date"),
        (("remind", "R-1", "2026-12-01", "  "), "needs a few words"),
        (("show", "R-1.5"), "No request is called"),
        (("case", "new", "   "), "needs a title"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_writes_nothing(
    practice: Talk, words: tuple[str, ...], what: str
) -> None:
    assert practice.casebook
    before = whole(practice), digests(practice.casebook)
    said, remedy = practice.refused(*words)
    assert what in said
    assert said[-1] in ".!"
    assert remedy.strip()
    assert (whole(practice), digests(practice.casebook)) == before


def test_two_replies_the_same_day_and_the_later_one_counts(practice: Talk) -> None:
    for outcome in ("denied", "provided", "referred"):
        practice.do("log", "R-1", "message", "--date", "2026-11-20", "--item", f"1={outcome}")
    shown = practice.do("show", "R-1")
    assert shown["items"][0]["outcome"] == "referred"
    assert [event["date"] for event in shown["events"]][-3:] == ["2026-11-20"] * 3
    whole(practice)


def test_an_agency_without_address_and_e_mail(starter: Talk, tmp_path: Path) -> None:
    bare = next(
        row["slug"]
        for row in starter.do("agencies", "list")
        if row["law"] == "us-ct" and not {c["kind"] for c in row["contacts"]} & {"address", "email"}
    )
    answer = starter.ask(*ONE, bare, "--out", tmp_path / "o", "--json")
    assert answer.code == 0
    assert "no address and no e-mail known; ask the agency or the town clerk" in answer.err
    number = answer.data[0]["request"]
    sent = starter.ask("sent", number, "--date", "2026-11-10", "--by", "mail", "--json")
    assert sent.code == 0
    assert "No postal address of " in sent.err
    whole(starter)


def test_names_of_300_letters_and_from_right_to_left(starter: Talk, tmp_path: Path) -> None:
    title = "משטרת " + "\u202e" + "very long " * 30
    starter.do("case", "new", title.strip())
    item = "משטרת " * 60
    (made,) = starter.do(
        "request",
        "new",
        "--case",
        "C-2",
        "--agency",
        "ct-norwalk-police",
        "--item",
        item,
        "--out",
        tmp_path / "o",
    )
    name = Path(made["letter"]).name
    assert len(name.encode()) <= 125
    assert "\u202e" not in name
    assert starter.do("case", "list")[1]["title"] == title.strip()
    assert starter.do("show", made["request"])["items"][0]["text"] == item.strip()
    what, _ = starter.refused("case", "new", "broken \udcff bytes")
    assert what == "A text holds half characters that cannot be stored."
    whole(starter)


def test_an_items_file_that_is_not_text(starter: Talk, tmp_path: Path) -> None:
    (tmp_path / "items.txt").write_bytes(b"\xff\xfe\x00")
    words = ("request", "new", "--case", "C-1", "--agency", "ct-norwalk-police", "--out", tmp_path / "o")
    what, remedy = starter.refused(*words, "--items-file", tmp_path / "items.txt")
    assert what == f"The items file {tmp_path / 'items.txt'} cannot be read."
    assert remedy == "Give a UTF-8 text file with one item a line."
    (tmp_path / "items.txt").write_text("\n \n")
    assert "needs items" in starter.refused(*words, "--items-file", tmp_path / "items.txt")[0]


def test_a_letter_of_that_name_is_there(starter: Talk, tmp_path: Path) -> None:
    words = (*ONE, "ct-norwalk-police", "--out", tmp_path / "o")
    first = Path(starter.do(*words)[0]["letter"])
    before = whole(starter), first.read_bytes()
    answer = starter.ask(*words)
    assert (answer.code, answer.out) == (3, "")
    assert f"“{first.name}” is already in {tmp_path / 'o'}. Nothing was written.\n" in answer.err
    assert answer.err.endswith("Choose another folder, or move the older letter away.\n")
    assert (whole(starter), first.read_bytes()) == before
    assert list((tmp_path / "o").iterdir()) == [first]


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_for_letters_that_refuses(
    starter: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "o").mkdir()
    before = whole(starter)
    real = disk.new_file

    def new_file(path: Path, *, mode: int = 0o600) -> int:
        if path.parent == tmp_path / "o":
            raise OSError(number, os.strerror(number))
        return real(path, mode=mode)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "new_file", new_file)
        answer = starter.ask(*ONE, "ct-norwalk-police", "ct-enfield-police", "--out", tmp_path / "o")
    assert (answer.code, answer.out) == (3, "")
    assert f"The letters cannot be written to {tmp_path / 'o'}: {os.strerror(number)}." in answer.err
    assert answer.err.endswith("Choose a folder you may write to, on a disk with free space.\n")
    assert list((tmp_path / "o").iterdir()) == []
    assert whole(starter) == before


@pytest.mark.parametrize("after", range(1, 30, 3))
def test_a_disk_that_is_full_at_any_write_keeps_all_or_nothing(
    starter: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Every fsync may be the one that fails; what was there stays, what is new is whole or absent."""
    before = whole(starter)
    real, calls = os.fsync, 0

    def fsync(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls >= after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        answer = starter.ask(*ONE, "ct-norwalk-police", "ct-enfield-police", "--out", tmp_path / "o")
    counts = whole(starter)
    letters = list((tmp_path / "o").iterdir()) if (tmp_path / "o").exists() else []
    if answer.code == 0:
        assert counts["requests"] == before["requests"] + 2
        assert [path.suffix for path in letters] == [".docx"] * 2
    else:
        assert (answer.code, answer.out) == (3, "")
        assert counts == before
        assert letters == []


def test_a_casebook_open_elsewhere(practice: Talk) -> None:
    assert practice.casebook
    with casebooks.open_book(practice.casebook):
        for words in (("today",), ("check",), ("undo",)):
            what, remedy = practice.refused(*words)
            assert (
                what == f"The casebook in {practice.casebook} is already open in another window or command."
            )
            assert remedy == "Close it there, then try again."
    whole(practice)


def test_a_casebook_of_a_newer_version(practice: Talk) -> None:
    assert practice.casebook
    card = practice.casebook / "casebook.json"
    card.write_text(json.dumps(card_of.read(practice.casebook) | {"format": 2}))
    before = digests(practice.casebook)
    for words in (("today",), ("check",)):
        what, remedy = practice.refused(*words)
        assert what == "The casebook was written by a newer ctrecords (format 2)."
        assert remedy == "Install the newer ctrecords; nothing was changed."
    assert digests(practice.casebook) == before


@pytest.mark.parametrize(
    ("lost", "what"),
    [
        ("records.db", "has lost records.db"),
        ("casebook.json", "There is no casebook in"),
    ],
)
def test_half_deleted(practice: Talk, lost: str, what: str) -> None:
    assert practice.casebook
    (practice.casebook / lost).unlink()
    before = digests(practice.casebook)
    for words in (("today",), ("check",)):
        said, remedy = practice.refused(*words)
        assert what in said
        assert remedy
    assert digests(practice.casebook) == before


def test_files_half_deleted_are_named_one_by_one(practice: Talk) -> None:
    assert practice.casebook
    held = [path for path in (practice.casebook / "files").rglob("*") if path.is_file()]
    for path in held[:2]:
        path.unlink()
    answer = practice.ask("check", "--json")
    assert answer.code == 1
    found = [one for one in answer.data["findings"] if one["severity"] == "problem"]
    assert len(found) == 2
    assert all("is missing" in one["what"] and one["remedy"] for one in found)
    assert practice.ask("today").code == 0


def test_records_that_are_no_database(practice: Talk) -> None:
    assert practice.casebook
    (practice.casebook / "records.db").write_bytes(b"not a database at all" * 500)
    for words in (("today",), ("check",)):
        said, remedy = practice.refused(*words)
        assert said == "records.db is damaged: its beginning is not that of a plain casebook."
        assert remedy == "Keep it as it is for comparison, and restore the newest backup."


def test_a_new_casebook_where_nothing_can_be_made(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (errno.EACCES, errno.ENOSPC):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing(number))
            assert talk.ask("new", tmp_path / "mine.casebook", "--plain").code == 3
        assert not (tmp_path / "mine.casebook").exists()
        assert not list(tmp_path.glob(".*.part"))
    (tmp_path / "file").write_text("in the way")
    assert "cannot be made" in talk.refused("new", tmp_path / "file" / "b", "--plain")[0]
