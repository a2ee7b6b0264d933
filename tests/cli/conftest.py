"""A command line with a home of its own, on a practice or a starter casebook."""

import shutil
from pathlib import Path

import pytest

from tests.talk import Talk


@pytest.fixture
def talk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Talk:
    """The command line without a casebook, in an empty folder."""
    monkeypatch.setenv("CTRECORDS_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CTRECORDS_CASEBOOK", raising=False)
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    return Talk(capsys)


@pytest.fixture
def practice(talk: Talk, practice_folder: Path) -> Talk:
    """The command line on the practice casebook."""
    talk.casebook = practice_folder
    return talk


@pytest.fixture(scope="session")
def starter_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ctrecords.actions import casebooks

    return casebooks.create(tmp_path_factory.mktemp("built") / "Starter.casebook").folder


@pytest.fixture
def starter(talk: Talk, starter_built: Path, tmp_path: Path) -> Talk:
    """The command line on a new plain casebook on Tuesday, November 10, 2026, with a requester."""
    talk.casebook = Path(shutil.copytree(starter_built, tmp_path / "Starter.casebook"))
    talk.on = "2026-11-10"
    talk.do(
        "requester",
        "--name",
        "Sample Requester",
        "--address",
        "12 Sample Street, Hartford, CT",
        "--email",
        "requester@sample.example",
    )
    return talk
