"""Talking to the command line in this process, as a researcher at a terminal does."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ctrecords.cli.main import run


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON it wrote."""
        return json.loads(self.out)


@dataclass(slots=True)
class Talk:
    """The command line with a home of its own; ``casebook``, ``on`` and ``passphrase_file`` go before each command."""

    capsys: pytest.CaptureFixture[str]
    casebook: Path | None = None
    on: str = ""
    passphrase_file: Path | None = None

    def ask(self, *words: object) -> Answer:
        """Run one command, however it ends."""
        self.capsys.readouterr()
        code = run([*self._before(), *(str(word) for word in words)])
        said = self.capsys.readouterr()
        return Answer(code, said.out, said.err)

    def do(self, *words: object) -> Any:
        """Run one command that must succeed and give its JSON."""
        answer = self.ask(*words, "--json")
        assert answer.code == 0, answer.err
        return answer.data

    def refused(self, *words: object, code: int = 3) -> tuple[str, str]:
        """Run one command that must be refused: what it said, and the remedy; nothing on stdout."""
        answer = self.ask(*words)
        assert (answer.code, answer.out) == (code, ""), answer
        what, remedy = answer.err.strip().split("\n", 1)
        return what, remedy

    def _before(self) -> Sequence[str]:
        made: list[str] = []
        if self.casebook:
            made += ["--casebook", str(self.casebook)]
        if self.on:
            made += ["--on", self.on]
        if self.passphrase_file:
            made += ["--passphrase-file", str(self.passphrase_file)]
        return made


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
