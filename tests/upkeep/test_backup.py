"""A backup is whole or not there, is proved when made, and leaves the casebook as it was."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ctrecords import card as card_of
from ctrecords import casebook
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.event import Blob
from ctrecords.model.request import Item
from ctrecords.store import driver
from ctrecords.store.journal import Head
from ctrecords.upkeep import manifest, packing
from ctrecords.upkeep.backup import FOLDER, backup, backup_folder, last, listing
from ctrecords.upkeep.check import check_open
from ctrecords.upkeep.manifest import NAME, read, wrong
from ctrecords.upkeep.restore import restore
from tests.cancelling import Cancellable
from tests.upkeep.conftest import fill


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def advice(book: Casebook) -> list[str]:
    return [finding.what for finding in check_open(book).findings]


def test_a_backup_holds_everything_and_is_proved(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:
        made = backup(book)
        head, rows = book.store.head, made.manifest.rows
        assert rows is not None
        assert rows > book.store.count(Item) + book.store.count(Blob)
    assert made.folder.parent == folder / FOLDER
    assert made.folder.name.startswith("Small 20")
    assert made.problems == ()
    assert (made.manifest.whole, made.manifest.sealed, made.manifest.files) == (True, phrase is not None, 3)
    assert (made.manifest.seq, made.manifest.head) == (head.seq, head.hash)
    assert read(made.folder) == made.manifest
    assert list(wrong(made.folder, made.manifest)) == []
    there = {path.split("/")[0] for path in contents(made.folder)}
    assert there == {NAME, "records.db", "casebook.json", "README.txt", "files"} | (
        {"keys"} if phrase else set()
    )


def test_originals_take_no_second_room_on_the_same_disk(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:
        made = backup(book)
    for path in (folder / "files").glob("*/*"):
        assert path.samefile(made.folder / path.relative_to(folder))


def test_on_another_disk_only_what_is_new_is_copied(
    folder: Path, phrase: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "other disk"
    link = os.link

    def across(source: Path, target: Path) -> None:
        if not Path(source).is_relative_to(place):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        link(source, target)

    monkeypatch.setattr(packing.os, "link", across)
    with open_casebook(folder, phrase) as book:
        first, second = backup(book, place), backup(book, place)
        rotten = next((second.folder / "files").glob("*/*"))
        rotten.chmod(0o600)
        rotten.write_bytes(b"x" * rotten.stat().st_size)
        third = backup(book, place)
    for path in (first.folder / "files").glob("*/*"):
        name = path.relative_to(first.folder)
        assert path.samefile(second.folder / name)
        assert not path.samefile(folder / name)
    # What decayed in the newest backup is copied anew from the casebook.
    name = rotten.relative_to(second.folder)
    assert (third.folder / name).read_bytes() == (folder / name).read_bytes()
    assert third.problems == ()


def test_a_backup_is_made_while_the_casebook_is_in_use(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:
        backup(book)
        with book.store.transaction("Change a label") as tx:
            item = book.store.find(Item)[0]
            tx.remove(item)
        made = backup(book)
        assert made.manifest.seq == book.store.head.seq
        assert book.store.undo().label == "Change a label"
        assert check_open(book).ok


def test_check_advises_until_there_is_a_fresh_backup(
    folder: Path, phrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 11, 23, 15, tzinfo=UTC)

    def now(_: Casebook) -> datetime:
        return moment

    monkeypatch.setattr(Casebook, "now", now)
    with open_casebook(folder, phrase) as book:
        assert advice(book) == ["This casebook was never backed up."]
        assert check_open(book).ok
        backup(book)
        assert advice(book) == []
        made = last(folder, book.store.head)
        assert made is not None
        assert (made.at, made.current) == (moment, True)
        moment = datetime(2026, 12, 23, 15, tzinfo=UTC)
        assert advice(book) == []
        with book.store.transaction("Remove") as tx:
            tx.remove(book.store.find(Item)[0])
        assert advice(book) == ["The newest backup is of 2026-11-23, and the casebook has changed since."]
        (found,) = check_open(book).findings
        assert (found.severity, found.remedy) == (
            "advice",
            "Back it up: Ctrl+B in the window, or ctrecords backup; best to another disk.",
        )


@pytest.mark.parametrize(
    "noted", [None, 3, {}, {"at": "soon", "head": [1, "x"]}, {"at": "2026-11-23", "head": []}]
)
def test_a_note_changed_by_hand_is_no_backup(folder: Path, phrase: str | None, noted: object) -> None:
    card_of.write(folder, card_of.read(folder) | {"backup": noted})
    assert last(folder, Head()) is None
    card_of.write(folder, card_of.read(folder) | {"backup": {"at": "2020-01-02", "head": [1, "x"]}})
    with open_casebook(folder, phrase) as book:
        assert len(advice(book)) == 1
        assert advice(book)[0].startswith("The newest backup is of 2020-01-0")


def test_what_was_wrong_in_the_casebook_is_told_and_backed_up_as_it_is(
    folder: Path, phrase: str | None
) -> None:
    victims = sorted((folder / "files").glob("*/*"))
    victims[0].chmod(0o600)
    victims[0].write_bytes(b"x" * victims[0].stat().st_size)
    victims[1].unlink()
    with open_casebook(folder, phrase) as book:
        made = backup(book)
        assert sorted(problem.split(" is ")[1].split()[0] for problem in made.problems) == [
            "changed",
            "missing",
        ]
        assert not made.manifest.whole
        assert last(folder, book.store.head) is None
    assert list(wrong(made.folder, made.manifest)) == []


def test_an_edited_row_is_told(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:
        connection = driver.connect(folder / "records.db", book.store.key)
        connection.execute("UPDATE item SET label = 'x' WHERE id = 1")
        connection.close()
        made = backup(book)
    assert made.problems == ("Row 1 of the table item was changed (label) outside ctrecords.",)


@pytest.mark.parametrize("moment", ["records", "files", "proving"])
def test_cancel_leaves_nothing(folder: Path, phrase: str | None, moment: str) -> None:
    class Until(Cancellable):
        def step(self, done: int, total: int, note: str) -> None:  # noqa: ARG002 (the words of Progress)
            self.cancelled = self.cancelled or note == moment

    with open_casebook(folder, phrase) as book, pytest.raises(CancelledError):
        backup(book, progress=Until())
    assert not (folder / FOLDER).exists()


@pytest.mark.parametrize("name", ["copy_file", "look", "write", "_entries"])
def test_a_full_disk_leaves_nothing(
    folder: Path, phrase: str | None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with open_casebook(folder, phrase) as book:
        monkeypatch.setattr(packing, name, full)
        with pytest.raises(CtrecordsError, match="is full") as caught:
            backup(book)
        assert caught.value.remedy.startswith("Make room on it")
    assert not (folder / FOLDER).exists()


def test_a_disk_that_keeps_something_else_is_found(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:

        class Flip(Cancellable):
            def step(self, done: int, total: int, note: str) -> None:  # noqa: ARG002 (the words of Progress)
                if note == "proving" and done == 0:
                    (card,) = (folder / FOLDER).glob(".*.part/casebook.json")
                    card.chmod(0o600)
                    card.write_bytes(card.read_bytes().replace(b"format", b"farmat"))

        with pytest.raises(CtrecordsError) as caught:
            backup(book, progress=Flip())
    assert caught.value.what == "casebook.json does not read back as it was written; no backup was made."
    assert caught.value.remedy.startswith("Check that disk")
    assert not (folder / FOLDER).exists()


@pytest.mark.parametrize("name", ["copy_file", "_pack_files", "write", "disk.settle"])
def test_a_kill_leaves_nothing_that_looks_like_a_backup(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "Small.casebook"
    casebook.create(folder, name="Small", passphrase=None, fill=fill)
    code = (
        "import os, signal; from pathlib import Path; from ctrecords.casebook import open_casebook;"
        " from ctrecords.upkeep import manifest, packing; from ctrecords.upkeep.backup import backup;"
        f" book = open_casebook(Path({str(folder)!r}));"
        f" packing.{name} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL); backup(book)"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own code
    assert killed.returncode == -signal.SIGKILL
    assert listing(folder / FOLDER) == []
    with open_casebook(folder) as book:
        assert check_open(book, deep=True).ok
        made = backup(book)
    # What the kill left is gone, and the backup stands alone.
    assert [path.name for path in (folder / FOLDER).iterdir()] == [made.folder.name]


@pytest.mark.parametrize("inner", ["files", "files/ab", "tmp", "keys", "quarantine"])
def test_a_place_of_the_casebook_itself_is_refused(folder: Path, phrase: str | None, inner: str) -> None:
    before = contents(folder)
    with open_casebook(folder, phrase) as book, pytest.raises(CtrecordsError) as caught:
        backup(book, folder / inner)
    assert caught.value.what == f"{folder / inner} is a folder the casebook keeps its own files in."
    assert caught.value.remedy.startswith("Choose another folder")
    assert contents(folder).keys() - {"lock"} == before.keys() - {"lock"}


def test_a_backup_in_a_backup_is_refused(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:
        made = backup(book)
        with pytest.raises(CtrecordsError, match="is itself a backup") as caught:
            backup(book, made.folder / "files")
    assert caught.value.remedy == "Choose the folder it lies in, or another one."


def damage_card(folder: Path) -> None:
    (folder / "casebook.json").write_text("{")


def lose_records(folder: Path) -> None:
    (folder / "records.db").unlink()


def zero_records(folder: Path) -> None:
    (folder / "records.db").write_bytes(bytes(4096))


@pytest.mark.parametrize("harm", [damage_card, lose_records, zero_records])
def test_a_casebook_that_does_not_open_is_backed_up_as_it_lies(
    folder: Path, phrase: str | None, harm: Callable[[Path], None]
) -> None:
    harm(folder)
    with pytest.raises(CtrecordsError):
        open_casebook(folder, phrase)
    before = contents(folder)
    made = backup_folder(folder)
    assert (made.manifest.whole, made.manifest.rows, made.manifest.files) == (False, None, 3)
    assert list(wrong(made.folder, made.manifest)) == []
    kept = contents(made.folder)
    assert {name: kept[name] for name in before if name in kept} == {
        name: data for name, data in before.items() if name in kept
    }
    assert before.keys() - kept.keys() <= {"lock"}


def test_what_was_not_yet_folded_into_the_records_comes_along(tmp_path: Path) -> None:
    """The state after a crash: the newest changes stand only in the write-ahead log."""
    folder, crashed = tmp_path / "Small.casebook", tmp_path / "Crashed.casebook"
    casebook.create(folder, name="Small", passphrase=None, fill=fill)
    with open_casebook(folder) as book:
        with book.store.transaction("Remove") as tx:
            tx.remove(book.store.find(Item)[1])
        shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("lock", "*-shm"))
    assert (crashed / "records.db-wal").stat().st_size
    made = backup_folder(crashed)
    copy = restore(made.folder, tmp_path / "Copy.casebook")
    assert copy.whole
    with open_casebook(copy.folder) as book:
        assert book.store.count(Item) == 1


def test_records_with_a_damaged_page_are_kept_as_they_are(folder: Path, phrase: str | None) -> None:
    """The engine's own copy may leave out what it cannot read; then the bytes are copied."""
    with open_casebook(folder, phrase) as book:
        first = book.store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'event'")[0][0]
    place = folder / "records.db"
    data = bytearray(place.read_bytes())
    data[(first - 1) * 4096 : first * 4096] = bytes([7]) * 4096
    place.write_bytes(bytes(data))
    with open_casebook(folder, phrase) as book:
        made = backup(book)
    assert made.problems == ("records.db is damaged.",)
    assert (made.folder / "records.db").read_bytes() == bytes(data)
    assert last(folder, Head()) is None
    assert not made.manifest.whole
    assert list(wrong(made.folder, made.manifest)) == []


def test_there_must_be_a_casebook(tmp_path: Path) -> None:
    with pytest.raises(CtrecordsError, match="There is no casebook in"):
        backup_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_open_elsewhere_is_not_copied_behind_its_back(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase), pytest.raises(CtrecordsError, match="already open"):
        backup_folder(folder)


def test_the_list_names_the_newest_first_and_the_damaged(folder: Path, phrase: str | None) -> None:
    assert listing(folder / FOLDER) == []
    with open_casebook(folder, phrase) as book:
        first, second = backup(book), backup(book)
    (folder / FOLDER / "notes").mkdir()
    assert [one.folder for one in listing(folder / FOLDER)] == [second.folder, first.folder]
    card = first.folder / NAME
    card.write_text(card.read_text().replace('"rows": ', '"rows": 1'))
    damaged = listing(folder / FOLDER)[-1]
    assert (damaged.folder, damaged.manifest) == (first.folder, None)
    assert damaged.trouble == f"backup.json in {first.folder} is damaged."


def test_a_journal_whose_end_was_cut_is_no_whole_backup(folder: Path, phrase: str | None) -> None:
    before = (folder / "records.db").read_bytes()
    with open_casebook(folder, phrase) as book, book.store.transaction("Take an item out") as tx:
        tx.remove(book.store.find(Item)[0])
        gone = book.store.head.seq + 1
    (folder / "records.db").write_bytes(before)
    with open_casebook(folder, phrase) as book:
        made, again = backup(book), backup(book)
    said = f"The journal ends at step {gone - 1}, but step {gone} was written: its end was cut off."
    assert made.problems == again.problems == (said,)
    assert (made.manifest.whole, again.manifest.whole) == (False, False)
    copy = restore(made.folder, folder.with_name("Copy.casebook"), phrase)
    assert not copy.whole
    # The copy's first own step, its restoring, stands where the one that was cut off stood.
    said = f"Step {gone} is not the step that stood there when the casebook was closed."
    assert [one.what for one in copy.findings if one.severity == "problem"] == [said]


@pytest.mark.parametrize("phrase", [None])
@pytest.mark.parametrize(
    "odd",
    [
        {"casebook": 7},
        {"head": None},
        {"made_at": "2026-11-23T12:00:00"},
        {"made_at": "9999-12-31T23:59:59-10:00"},
        {"made_at": 5},
        {"rows": "many"},
        {"rows": True},
        {"seq": 10**20},
        {"sealed": "no"},
        {"whole": 1},
        {"entries": [{"path": 5, "size": 1, "sha256": "0" * 64}]},
        {"entries": [{"path": "a\0b", "size": 1, "sha256": "0" * 64}]},
        {"entries": [{"path": "a", "size": "x", "sha256": "0" * 64}]},
        {"entries": [{"path": "a", "size": 1, "sha256": 5}]},
        {"entries": [{"path": "a", "size": 1, "sha256": "0" * 64}] * 2},
    ],
)
def test_a_list_of_files_with_odd_values_is_damaged_and_stops_no_other_backup(
    folder: Path, phrase: None, odd: dict[str, object]
) -> None:
    with open_casebook(folder, phrase) as book:
        good, bad = backup(book), backup(book)
        body: dict[str, object] = json.loads((bad.folder / NAME).read_text()) | odd
        del body["sha256"]
        body["sha256"] = manifest._digest(body)  # pyright: ignore[reportPrivateUsage] - as a forger would
        (bad.folder / NAME).write_text(json.dumps(body))
        troubles = {one.folder: one.trouble for one in listing(folder / FOLDER)}
        assert troubles == {good.folder: "", bad.folder: f"backup.json in {bad.folder} is damaged."}
        with pytest.raises(CtrecordsError, match="is damaged"):
            restore(bad.folder, folder.with_name("Copy.casebook"))
        assert backup(book).problems == ()
