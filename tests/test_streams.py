import errno
import hashlib
import os
from io import BytesIO
from pathlib import Path

import pytest

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.progress import Silent
from ctrecords.streams import CHUNK, Meter, Proof, opened, small
from tests.cancelling import Cancellable


class _Told(Silent):
    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, note: str) -> None:
        self.steps.append((done, total, note))


def test_what_is_read_is_hashed_counted_and_told() -> None:
    data, told = os.urandom(2 * CHUNK + 10), _Told()
    meter = Meter(BytesIO(data), len(data), "a.pdf", told)
    assert b"".join(iter(lambda: meter.read(8192), b"")) == data
    assert (meter.size, meter.sha256()) == (len(data), hashlib.sha256(data).hexdigest())
    assert told.steps == [(done, len(data), "a.pdf") for done in (CHUNK, 2 * CHUNK, len(data))]


def test_reading_stops_when_cancelled() -> None:
    progress = Cancellable()
    progress.cancelled = True
    with pytest.raises(CancelledError):
        Meter(BytesIO(b""), 0, "a.pdf", progress).read(1)


def test_a_source_that_fails_is_named() -> None:
    class Broken(BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(CtrecordsError) as unread:
        Meter(Broken(), 1, "a.pdf", Silent()).read(1)
    assert unread.value.what == "“a.pdf” could not be read: Input/output error."
    assert unread.value.remedy.startswith("Check that the file is still there")


def test_what_is_written_is_hashed_and_passed_on() -> None:
    target = BytesIO()
    for proof in (Proof(target), Proof(None)):
        assert proof.write(b"one") == 3
        proof.write(b"two")
        assert proof.sha256() == hashlib.sha256(b"onetwo").hexdigest()
    assert target.getvalue() == b"onetwo"


def test_a_source_knows_whether_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"one")
    with opened(path, "a.csv") as (file, size, unchanged):
        assert (file.read(), size, unchanged()) == (b"one", 3, True)
        path.write_bytes(b"longer")
        assert not unchanged()
        path.unlink()
        assert not unchanged()
    with opened(b"two", "b.csv") as (file, size, unchanged):
        assert (file.read(), size, unchanged()) == (b"two", 3, True)


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"one")
    (tmp_path / "link.csv").symlink_to(tmp_path / "a.csv")
    with opened(tmp_path / "link.csv", "link.csv") as (file, _, _):
        assert file.read() == b"one"


def test_a_small_file_is_read_whole_and_a_larger_one_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert small(tmp_path / "a", 5) == b"12345"
    with pytest.raises(OSError, match="more than 4 bytes") as larger:
        small(tmp_path / "a", 4)
    assert larger.value.errno == errno.EFBIG


@pytest.mark.parametrize("odd", ["pipe", "folder", "device", "away", "nul\0"])
def test_what_is_no_small_file_is_refused_at_once(tmp_path: Path, odd: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "device").symlink_to("/dev/zero")
    with pytest.raises(OSError) as refused:  # noqa: PT011 - the system's words differ
        small(tmp_path / odd, 5)
    assert refused.value.errno in {errno.EINVAL, errno.ENOENT}


def test_a_pipe_that_took_the_name_of_a_file_does_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe")
    before = (tmp_path / "file").stat()

    def stat(_: Path) -> os.stat_result:
        return before

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(OSError, match="not a file"):
        small(tmp_path / "pipe", 5)
