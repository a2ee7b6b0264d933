"""A backup comes back as a copy that is proved byte for byte, never over anything."""

import json
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from ctrecords import casebook
from ctrecords.casebook import open_casebook
from ctrecords.errors import CancelledError, CtrecordsError, LockedError
from ctrecords.model.request import Item
from ctrecords.store.rows import TABLES
from ctrecords.upkeep import manifest
from ctrecords.upkeep.backup import FOLDER, backup
from ctrecords.upkeep.check import check_open
from ctrecords.upkeep.manifest import NAME, read
from ctrecords.upkeep.restore import named, restore
from tests.cancelling import Cancellable
from tests.upkeep.conftest import fill


@pytest.fixture
def made(folder: Path, phrase: str | None) -> Path:
    """A backup of the small casebook, away from it."""
    with open_casebook(folder, phrase) as book:
        return backup(book, folder.parent / "stick").folder


def everything(folder: Path, phrase: str | None) -> dict[str, list[object]]:
    with open_casebook(folder, phrase) as book:
        return {table: [*book.store.find(kind)] for kind, table in TABLES.items() if table != "meta"}


def test_the_casebook_comes_back_when_it_is_lost(folder: Path, phrase: str | None, made: Path) -> None:
    before = everything(folder, phrase)
    shutil.rmtree(folder)
    copy = restore(made, folder, phrase)
    assert (copy.whole, copy.checked, copy.folder) == (True, True, folder)
    assert [finding.severity for finding in copy.findings] == ["advice"]
    assert everything(folder, phrase) == before
    assert not (folder / NAME).exists()


def test_a_copy_leaves_the_old_casebook_and_the_backup_alone(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    def state(place: Path) -> dict[str, tuple[int, bytes]]:
        return {
            str(path.relative_to(place)): (path.stat().st_mtime_ns, path.read_bytes())
            for path in place.rglob("*")
            if path.is_file()
        }

    before = state(folder), state(made)
    copy = restore(made, tmp_path / "away" / "Copy.casebook", phrase)
    with open_casebook(copy.folder, phrase) as book, book.store.transaction("Remove") as tx:
        tx.remove(book.store.find(Item)[0])
    assert (state(folder), state(made)) == before
    # The copy has bytes of its own: no file is shared with the backup.
    for path in (copy.folder / "files").glob("*/*"):
        assert not path.samefile(made / path.relative_to(copy.folder))


def test_a_copy_is_another_casebook_and_undo_stops_at_its_restoring(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    copy = restore(made, tmp_path / "Copy.casebook", phrase)
    cards = [json.loads((each / "casebook.json").read_text()) for each in (folder, copy.folder)]
    assert cards[0]["id"] != cards[1]["id"]
    assert "restored" not in cards[1]
    assert "backup" not in cards[1]
    with open_casebook(copy.folder, phrase) as book:
        step = book.store.steps(1)[0]
        assert step.label == f"Restored from the backup of {read(made).made_at:%Y-%m-%d}"
        with pytest.raises(CtrecordsError, match="Nothing to undo"):
            book.store.undo()
        with book.store.transaction("Remove") as tx:
            tx.remove(book.store.find(Item)[0])
        assert book.store.undo().label == "Remove"
        assert book.store.redo().label == "Remove"
        assert check_open(book, deep=True).ok
    with open_casebook(folder, phrase) as book:
        assert book.store.next_undo() == "Log a reply"


def test_a_sealed_backup_comes_back_without_its_passphrase_and_is_settled_when_opened(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    if phrase is None:
        assert restore(made, tmp_path / "Copy.casebook").whole
        return
    copy = restore(made, tmp_path / "Copy.casebook")
    assert (copy.checked, copy.whole, copy.findings) == (False, False, ())
    with open_casebook(copy.folder, phrase) as book:
        assert book.store.steps(1)[0].label.startswith("Restored from the backup of ")
        assert check_open(book, deep=True).ok
    with pytest.raises(LockedError):
        restore(made, tmp_path / "Other.casebook", "wrong words")
    assert not (tmp_path / "Other.casebook").exists()


def test_a_log_left_beside_the_backup_or_in_the_folder_does_no_harm(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    """The mistake of copying a database over one whose write-ahead log was left behind cannot be made."""
    with open_casebook(folder, phrase) as book:
        with book.store.transaction("Remove") as tx:
            tx.remove(book.store.find(Item)[0])
        stale = (folder / "records.db-wal").read_bytes()
        shared = (folder / "records.db-shm").read_bytes()
    assert stale
    for place in (made, folder):
        (place / "records.db-wal").write_bytes(stale)
        (place / "records.db-shm").write_bytes(shared)
    copy = restore(made, tmp_path / "Copy.casebook", phrase)
    assert copy.whole
    with open_casebook(copy.folder, phrase) as book:
        assert book.store.count(Item) == 2
    with pytest.raises(CtrecordsError, match="already exists and is not empty"):
        restore(made, folder, phrase)


def test_one_byte_changed_anywhere_is_found(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)  # noqa: S311 (places, not secrets)
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        before = path.read_bytes()
        path.chmod(0o600)
        for place in {0, len(before) - 1, *(chance.randrange(len(before)) for _ in range(3))}:
            data = bytearray(before)
            data[place] ^= 0x41
            path.write_bytes(bytes(data))
            with pytest.raises(CtrecordsError) as caught:
                restore(made, tmp_path / "Copy.casebook", phrase)
            assert "damaged" in caught.value.what
            assert caught.value.remedy.startswith("Choose another backup")
            assert not (tmp_path / "Copy.casebook").exists()
        path.write_bytes(before)
    assert restore(made, tmp_path / "Copy.casebook", phrase).whole


def test_a_file_taken_out_is_named(folder: Path, phrase: str | None, made: Path, tmp_path: Path) -> None:
    gone = sorted((made / "files").glob("*/*"))[:2]
    for path in gone:
        path.unlink()
    with pytest.raises(CtrecordsError) as caught:
        restore(made, tmp_path / "Copy.casebook", phrase)
    name = gone[0].relative_to(made).as_posix()
    assert caught.value.what == f"The backup {made.name} is damaged: {name} is missing. So are 1 more."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Small.casebook", "stick"]


@pytest.mark.parametrize("path", ["../outside", "/outside", "files/../../outside", "a\\b", "c:x"])
def test_a_manifest_that_leads_elsewhere_is_refused(made: Path, tmp_path: Path, path: str) -> None:
    said = read(made)
    odd = replace(said, entries=(replace(said.entries[0], path=path), *said.entries[1:]))
    manifest.write(made, odd)
    with pytest.raises(CtrecordsError, match="is damaged"):
        restore(made, tmp_path / "Copy.casebook")
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("name", ["records.db", "casebook.json"])
def test_a_backup_that_does_not_speak_of_its_heart_is_refused(made: Path, tmp_path: Path, name: str) -> None:
    said = read(made)
    manifest.write(made, replace(said, entries=tuple(one for one in said.entries if one.path != name)))
    with pytest.raises(CtrecordsError) as caught:
        restore(made, tmp_path / "Copy.casebook")
    assert caught.value.what == f"The backup {made.name} is damaged: {name} is not in it."


def test_a_backup_that_says_two_things_of_its_sealing_is_refused(made: Path, tmp_path: Path) -> None:
    said = read(made)
    manifest.write(made, replace(said, sealed=not said.sealed))
    with pytest.raises(CtrecordsError, match="do not agree whether it is sealed"):
        restore(made, tmp_path / "Copy.casebook")
    assert not (tmp_path / "Copy.casebook").exists()


def test_no_error_speaks_of_the_hidden_folder(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    said, card = read(made), made / "casebook.json"
    card.chmod(0o600)
    card.write_text("[]")
    size, sha256 = manifest.look(card)
    entries = (
        replace(one, size=size, sha256=sha256) if one.path == card.name else one for one in said.entries
    )
    manifest.write(made, replace(said, entries=tuple(entries)))
    with pytest.raises(CtrecordsError) as caught:
        restore(made, tmp_path / "Copy.casebook", phrase)
    assert caught.value.what == f"casebook.json in {tmp_path / 'Copy.casebook'} is not a casebook's card."
    assert ".part" not in caught.value.what + caught.value.remedy


def test_a_link_in_the_place_of_a_file_is_not_followed(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    path = next((made / "files").glob("*/*"))
    kept = path.rename(tmp_path / "kept")
    path.symlink_to(kept)
    with pytest.raises(CtrecordsError, match="is missing"):
        restore(made, tmp_path / "Copy.casebook", phrase)


def test_a_newer_backup_and_no_backup_are_told(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CtrecordsError, match="There is no backup in") as caught:
        restore(tmp_path, tmp_path / "Copy.casebook")
    assert "backup list" in caught.value.remedy
    said = read(made)
    with monkeypatch.context() as later:
        later.setattr(manifest, "FORMAT", 2)
        manifest.write(made, said)
    with pytest.raises(CtrecordsError) as caught:
        restore(made, tmp_path / "Copy.casebook")
    assert caught.value.what == f"The backup in {made} was made by a newer ctrecords (format 2)."
    assert caught.value.remedy.startswith("Install the newest")


@pytest.mark.parametrize("moment", ["copying", "proving"])
def test_cancel_leaves_nothing(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path, moment: str
) -> None:
    class Until(Cancellable):
        def step(self, done: int, total: int, note: str) -> None:  # noqa: ARG002 (the words of Progress)
            self.cancelled = self.cancelled or note == moment

    with pytest.raises(CancelledError):
        restore(made, tmp_path / "away" / "Copy.casebook", phrase, progress=Until())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Small.casebook", "stick"]


@pytest.mark.parametrize(
    "place", ["restore.copy_file", "restore.refuse", "restore.check_open", "disk.settle"]
)
def test_a_kill_leaves_no_casebook_and_the_next_try_clears_up(tmp_path: Path, place: str) -> None:
    folder, copy = tmp_path / "Small.casebook", tmp_path / "Copy.casebook"
    casebook.create(folder, name="Small", passphrase=None, fill=fill)
    with open_casebook(folder) as book:
        made = backup(book).folder
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code = (
        "import os, signal; from pathlib import Path; from ctrecords import disk; from ctrecords.upkeep import restore;"
        f" {place} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL);"
        f" restore.restore(Path({str(made)!r}), Path({str(copy)!r}))"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own code
    assert killed.returncode == -signal.SIGKILL
    assert not copy.exists()
    assert {path: path.read_bytes() for path in before} == before
    assert restore(made, copy).whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Copy.casebook", "Small.casebook"]


def test_too_little_room_is_told_before_anything_is_written(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def little(_: Path) -> SimpleNamespace:
        return SimpleNamespace(free=10)

    monkeypatch.setattr("shutil.disk_usage", little)
    with pytest.raises(CtrecordsError, match="too little room for the copy") as caught:
        restore(made, tmp_path / "Copy.casebook")
    assert "Make room" in caught.value.remedy


def test_a_backup_is_not_opened_as_a_casebook(folder: Path, phrase: str | None, made: Path) -> None:
    with pytest.raises(CtrecordsError) as caught:
        open_casebook(made, phrase)
    assert caught.value.what == f"{made.name} is a backup; opening it would change it."
    assert caught.value.remedy.startswith("Restore it as a copy")
    assert not (made / "tmp").exists()


def test_by_hand_a_copied_backup_without_its_list_is_a_casebook(
    folder: Path, phrase: str | None, made: Path, tmp_path: Path
) -> None:
    """What README.txt says."""
    copy = Path(shutil.copytree(made, tmp_path / "By hand.casebook"))
    (copy / NAME).unlink()
    with open_casebook(copy, phrase) as book:
        assert check_open(book, deep=True).ok


def test_a_backup_is_known_by_its_name_or_its_folder(folder: Path, phrase: str | None) -> None:
    with open_casebook(folder, phrase) as book:
        made = backup(book).folder
    assert named(folder, made.name) == folder / FOLDER / made.name
    assert named(folder, str(made)) == made
