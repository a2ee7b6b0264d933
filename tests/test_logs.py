import errno
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctrecords import __version__, logs
from ctrecords.errors import CtrecordsError

LOGGER = logging.getLogger("ctrecords.tests")
CANARY = "Canary Person, 12 Alder Street"


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    logs.stop()


def caught() -> ValueError:
    def inner() -> None:
        raise KeyError(CANARY)

    def outer() -> None:
        try:
            inner()
        except KeyError as error:
            raise ValueError(CANARY) from error

    with pytest.raises(ValueError, match="Canary") as raised:
        outer()
    return raised.value


def test_the_log_is_written_and_started_once(tmp_path: Path) -> None:
    path = logs.start(tmp_path / "logs")
    assert path == logs.start(tmp_path / "logs") == tmp_path / "logs" / "ctrecords.log"
    LOGGER.info("filed %d documents", 3)
    logs.stop()
    assert path is not None
    assert path.read_text(encoding="utf-8").count("INFO ctrecords.tests filed 3 documents") == 1


def test_the_log_turns_over(tmp_path: Path) -> None:
    logs.start(tmp_path)
    for number in range(3000):
        LOGGER.info("%d %s", number, "x" * 1000)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "crash.log",
        *(f"ctrecords.log{ending}" for ending in ("", ".1", ".2", ".3")),
    ]
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) < 2_200_000


def test_the_words_of_an_error_never_reach_the_log(tmp_path: Path) -> None:
    path = logs.start(tmp_path)
    LOGGER.error("job failed", exc_info=caught())
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "Canary" not in text
    assert "builtins.ValueError" in text


def test_a_report_says_where_and_not_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/canary"))
    logs.start(tmp_path)
    LOGGER.warning("in /home/canary/casebook: %d rows", 7)
    path = logs.report(caught())
    text = path.read_text(encoding="utf-8")
    assert path.parent == tmp_path
    assert path.stat().st_mode & 0o777 == 0o600
    for secret in ("Canary", "canary", str(tmp_path), str(Path(__file__).parent)):
        assert secret not in text
    assert f"ctrecords {__version__}, Python " in text
    assert "builtins.ValueError\n  " in text
    assert "test_logs.py:" in text
    assert "which came from\nbuiltins.KeyError" in text
    assert "in ~/casebook: 7 rows" in text
    assert "Nothing was sent." in text


def test_two_reports_in_one_second_are_two_files(tmp_path: Path) -> None:
    assert logs.report(ValueError(), tmp_path) != logs.report(ValueError(), tmp_path)


def test_a_report_needs_no_log_but_a_folder(tmp_path: Path) -> None:
    assert "(none)" in logs.report(ValueError(), tmp_path).read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="no folder"):
        logs.report(ValueError())
    (tmp_path / "file").touch()
    with pytest.raises(CtrecordsError, match="could not be written"):
        logs.report(ValueError(), tmp_path / "file")


def test_an_error_that_turns_in_a_circle_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert logs.scrubbed(first).count("ValueError") == 1


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert logs.start(tmp_path / "file") is None
    LOGGER.info("still working")


def test_a_crash_of_the_process_leaves_its_trace(tmp_path: Path) -> None:
    code = (
        "import sys, faulthandler; from pathlib import Path; from ctrecords import logs;"
        "logs.start(Path(sys.argv[1])); faulthandler._sigabrt()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)  # noqa: S603 - our own words
    assert done.returncode != 0
    assert "Fatal Python error: Aborted" in (tmp_path / "crash.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("refuses", ["write", "flush"])
def test_a_disk_that_fills_loses_lines_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refuses: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    stream = io.StringIO()
    monkeypatch.setattr(stream, refuses, full)
    logs.start(tmp_path)
    (handler,) = logging.getLogger("ctrecords").handlers
    monkeypatch.setattr(handler, "stream", stream)
    LOGGER.info("one request")
    logs.stop()
    assert capsys.readouterr().err == ""
    assert not logging.getLogger("ctrecords").handlers
