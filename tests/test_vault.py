import errno
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.keys import Keys
from ctrecords.progress import Silent
from ctrecords.vault import Vault
from tests.cancelling import Cancellable

IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
KINDS = {"plain": None, "sealed": Keys.from_identity(IDENTITY).cipher}


@pytest.fixture(params=sorted(KINDS))
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Vault:
    return Vault(tmp_path / "book", KINDS[request.param])


def files(vault: Vault) -> list[Path]:
    return [held.path for held in vault.walk()]


def folder(vault: Vault) -> Path:
    return vault.folder


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_naming_a_vault_touches_nothing(vault: Vault) -> None:
    assert not folder(vault).exists()
    assert files(vault) == []
    assert vault.verify("0" * 64) == "missing"
    assert vault.sweep(set()).stale == 0


def test_a_file_goes_in_and_comes_out_the_same(vault: Vault, tmp_path: Path) -> None:
    source = tmp_path / "Audit Log.PDF"
    source.write_bytes(os.urandom(3_000_000))
    before = source.stat()
    stored = vault.put(source, name=source.name)
    assert (stored.sha256, stored.size) == (digest(source.read_bytes()), 3_000_000)
    assert vault.read(stored.sha256) == source.read_bytes()
    assert vault.verify(stored.sha256) == "ok"
    assert (source.stat().st_mtime_ns, source.stat().st_size) == (before.st_mtime_ns, before.st_size)
    (kept,) = files(vault)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o400
    assert list((folder(vault) / "tmp").iterdir()) == []
    assert kept.parent.name == kept.name[:2] == vault.stem(stored.sha256)[:2]


@given(data=st.binary(max_size=200_000))
def test_any_bytes_survive(vault: Vault, data: bytes) -> None:
    stored = vault.put(data, name="a.bin")
    assert vault.read(stored.sha256) == data
    assert stored.sha256 == digest(data)


def test_plain_names_are_the_hash_and_the_ending(tmp_path: Path) -> None:
    vault = Vault(tmp_path, None)
    vault.put(b"x", name="../Odd name.PDF")
    assert files(vault) == [tmp_path / "files" / digest(b"x")[:2] / f"{digest(b'x')}.pdf"]


def test_sealed_names_and_bytes_tell_nothing(tmp_path: Path) -> None:
    vault = Vault(tmp_path, KINDS["sealed"])
    vault.put(b"the canary sings" * 1000, name="canary.pdf")
    (kept,) = files(vault)
    assert kept.suffix == ".age"
    assert digest(b"the canary sings" * 1000) not in str(kept)
    assert b"canary" not in kept.read_bytes()
    assert kept.read_bytes().startswith(b"age-encryption.org/v1")


def test_the_same_bytes_twice_are_kept_once(vault: Vault) -> None:
    first = vault.put(b"same", name="a.txt")
    kept = files(vault)
    about = kept[0].stat()
    assert vault.put(b"same", name="b.eml") == first
    assert files(vault) == kept
    assert kept[0].stat().st_ino == about.st_ino


def test_a_decayed_file_is_set_aside_when_the_good_one_comes_again(vault: Vault) -> None:
    stored = vault.put(b"good", name="a.txt")
    spoil(files(vault)[0])
    assert vault.verify(stored.sha256) == "changed"
    assert vault.put(b"good", name="a.txt") == stored
    assert vault.read(stored.sha256) == b"good"
    listed = (folder(vault) / "quarantine" / "list.txt").read_text(encoding="utf-8")
    assert listed.endswith("\tchanged\n")


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(data))


def test_a_changed_or_missing_file_is_never_given_out(vault: Vault, tmp_path: Path) -> None:
    stored = vault.put(b"evidence", name="a.txt")
    spoil(files(vault)[0])
    target = tmp_path / "out.txt"
    for act in (lambda: vault.read(stored.sha256), lambda: vault.copy_out(stored.sha256, target)):
        with pytest.raises(CtrecordsError) as changed:
            act()
        assert changed.value.what == f"The file with SHA-256 {stored.sha256[:12]}… is not what was filed."
        assert changed.value.remedy == "Run check to see every such file, and bring it back from a backup."
    assert not target.exists()
    files(vault)[0].unlink()
    assert vault.verify(stored.sha256) == "missing"
    with pytest.raises(CtrecordsError) as missing:
        vault.read(stored.sha256)
    assert missing.value.what == f"The file with SHA-256 {stored.sha256[:12]}… is missing."
    assert [one.name for one in tmp_path.iterdir()] == ["book"]


def test_an_unreadable_sector_counts_as_changed(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = vault.put(b"evidence", name="a.txt")

    def bad_sector(*_: object) -> str:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(vault, "_proved", bad_sector)
    assert vault.verify(stored.sha256) == "changed"
    with pytest.raises(CtrecordsError, match="could not be read: Input/output error"):
        vault.read(stored.sha256)


def test_a_copy_goes_out_whole_and_replaces_nothing(vault: Vault, tmp_path: Path) -> None:
    stored = vault.put(b"a letter", name="a.docx")
    target = tmp_path / "letter.docx"
    vault.copy_out(stored.sha256, target)
    assert target.read_bytes() == b"a letter"
    with pytest.raises(CtrecordsError) as there:
        vault.copy_out(stored.sha256, target)
    assert there.value.what == f"{target} exists already. Nothing was written."
    assert there.value.remedy == "Choose another name or move that file away."
    with pytest.raises(CtrecordsError, match="could not be written: No such file"):
        vault.copy_out(stored.sha256, tmp_path / "nowhere" / "letter.docx")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["book", "letter.docx"]


def test_what_is_not_a_file_is_refused(vault: Vault, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for odd, name in ((pipe, "pipe"), (Path("/dev/zero"), "zero")):
        with pytest.raises(CtrecordsError) as refused:
            vault.put(odd, name=name)
        assert refused.value.what == f"“{name}” is a device or a pipe, not a file."
        assert refused.value.remedy == "Save it as a file first."
    with pytest.raises(CtrecordsError) as is_folder:
        vault.put(tmp_path, name="records")
    assert (is_folder.value.what, is_folder.value.remedy) == (
        "“records” is a folder.",
        "Choose the files inside it.",
    )
    with pytest.raises(CtrecordsError) as gone:
        vault.put(tmp_path / "gone.pdf", name="gone.pdf")
    assert gone.value.what == "“gone.pdf” could not be read: No such file or directory."
    assert gone.value.remedy == (
        "Check that the file is still there and that you may open it, then file it again."
    )
    assert files(vault) == []


class _Meddler(Silent):
    """Changes the source while it is copied."""

    def __init__(self, source: Path, times: int) -> None:
        self.source, self.times = source, times

    def step(self, done: int, total: int, note: str) -> None:
        if done == total and self.times:
            assert note == self.source.name
            self.times -= 1
            self.source.write_bytes(os.urandom(len(self.source.read_bytes()) + 1))


def test_a_source_that_changes_is_copied_again(vault: Vault, tmp_path: Path) -> None:
    source = tmp_path / "growing.csv"
    source.write_bytes(b"one")
    stored = vault.put(source, name="growing.csv", progress=_Meddler(source, 1))
    assert vault.read(stored.sha256) == source.read_bytes()
    assert len(files(vault)) == 1


def test_a_source_that_never_rests_is_refused(vault: Vault, tmp_path: Path) -> None:
    source = tmp_path / "growing.csv"
    source.write_bytes(b"one")
    with pytest.raises(CtrecordsError) as restless:
        vault.put(source, name="growing.csv", progress=_Meddler(source, 100))
    assert restless.value.what == "“growing.csv” keeps changing while it is copied."
    assert restless.value.remedy == (
        "Wait until it is complete, or close the program that writes it; then file it again."
    )
    assert files(vault) == []
    assert list((folder(vault) / "tmp").iterdir()) == []


def test_cancel_leaves_nothing(vault: Vault) -> None:
    progress = Cancellable()
    progress.cancelled = True
    with pytest.raises(CancelledError):
        vault.put(b"x" * 3_000_000, name="a.bin", progress=progress)
    assert files(vault) == []
    assert list((folder(vault) / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (errno.ENOSPC, "The disk that holds {} is full."),
        (errno.EROFS, "{} cannot be written."),
        (errno.EIO, "{} could not be written: Input/output error."),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "open", "replace"])
def test_a_full_or_refusing_disk_leaves_nothing_half_written(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, number: int, what: str, step: str
) -> None:
    known = vault.put(b"kept before", name="a.txt")
    real = os.open

    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    def fail_new(path: str, flags: int, mode: int = 0o777) -> int:
        return fail() if flags & os.O_CREAT else real(path, flags, mode)

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, step, fail if step == "fsync" else fail_new)
    with pytest.raises(CtrecordsError) as refused:
        vault.put(b"new" * 1000, name="b.txt")
    assert refused.value.what == what.format(folder(vault))
    assert refused.value.remedy
    monkeypatch.undo()
    assert len(files(vault)) == 1
    assert vault.verify(known.sha256) == "ok"
    assert list((folder(vault) / "tmp").iterdir()) == []


def test_twice_the_room_is_asked_for(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        total: int
        used: int
        free: int

    def little(_: object) -> Usage:
        return Usage(10_000, 8_001, 1_999)

    monkeypatch.setattr(shutil, "disk_usage", little)
    with pytest.raises(CtrecordsError) as little_room:
        vault.put(b"x" * 1000, name="a.bin")
    assert little_room.value.what == (
        "There is too little room for “a.bin”: it needs 2,000 bytes free, there are 1,999."
    )
    assert little_room.value.remedy == "Make room on the disk of the casebook, then file it again."
    vault.put(b"x" * 999, name="a.bin")


def test_the_sweep_removes_stale_copies_and_never_deletes_a_file(vault: Vault) -> None:
    known = vault.put(b"known", name="a.txt")
    orphan = vault.put(b"orphan", name="b.txt")
    (folder(vault) / "tmp" / "0.part").write_bytes(b"half")
    orphan_bytes = next(
        held for held in vault.walk() if held.stem == vault.stem(orphan.sha256)
    ).path.read_bytes()
    swept = vault.sweep({known.sha256, "f" * 64})
    assert swept.stale == 1
    assert swept.missing == ("f" * 64,)
    (name,) = swept.quarantined
    assert (folder(vault) / "quarantine" / name).read_bytes() == orphan_bytes
    assert name in (folder(vault) / "quarantine" / "list.txt").read_text(encoding="utf-8")
    assert vault.verify(known.sha256) == "ok"
    assert vault.verify(orphan.sha256) == "missing"
    again = vault.sweep({known.sha256})
    assert (again.stale, again.quarantined, again.missing) == (0, (), ())


def test_the_same_orphan_twice_is_kept_twice(vault: Vault) -> None:
    for _ in range(2):
        vault.put(b"orphan", name="b.txt")
        vault.sweep(set())
    assert len(list((folder(vault) / "quarantine").iterdir())) == 3


FILING = """
import sys
from pathlib import Path
from typing import NamedTuple
from ctrecords.keys import Keys
from ctrecords.vault import Vault
cipher = Keys.from_identity(sys.argv[2]).cipher if sys.argv[2] else None
vault = Vault(Path(sys.argv[1]), cipher)
for number in range(10_000):
    print(vault.put(bytes([number % 251]) * (number * 4099 % 300_000), name=f"{number}.bin").sha256, flush=True)
"""


@pytest.mark.parametrize("identity", ["", IDENTITY], ids=["plain", "sealed"])
@pytest.mark.parametrize("count", [1, 7, 20])
def test_a_killed_process_loses_nothing_it_said_was_filed(tmp_path: Path, identity: str, count: int) -> None:
    command = [sys.executable, "-c", FILING, str(tmp_path), identity]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own words
        assert child.stdout is not None
        filed = [child.stdout.readline().strip() for _ in range(count)]
        child.kill()
        filed += [line.strip() for line in child.stdout if len(line) == 65]
    vault = Vault(tmp_path, Keys.from_identity(identity).cipher if identity else None)
    assert len(filed) >= count
    assert {vault.verify(sha256) for sha256 in filed} == {"ok"}
    swept = vault.sweep(set(filed))
    assert swept.missing == ()
    assert len(swept.quarantined) <= 1
    assert list((tmp_path / "tmp").iterdir()) == []
