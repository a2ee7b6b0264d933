"""The README does what it says: its commands run in order, as they stand, without a remark nobody expects."""

import re
import shlex
from pathlib import Path

import pytest

from ctrecords import resources
from tests.talk import Talk, talk
from tests.test_project import README

__all__ = ["talk"]

PART = README.partition("## Five minutes by command line")[2].partition("\n## ")[0]
LINES = [
    line
    for block in re.findall(r"^```\n(.*?)^```$", PART, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


def test_every_command_runs_as_it_stands(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    Path("resources").symlink_to(resources.root())  # the page speaks from the folder of the project
    for line in LINES:
        program, *words = shlex.split(line.replace("~", str(tmp_path)))
        if program == "export":
            monkeypatch.setenv(*words[0].split("=", 1))
            continue
        assert program == "ctrecords"
        if (
            "--passphrase-file" in words
        ):  # plain, as the page says, since opening by a passphrase takes seconds
            at = words.index("--passphrase-file")
            words[at : at + 2] = ["--plain"] if "new" in words else []
        if "--recovery-sheet" in words:
            at = words.index("--recovery-sheet")
            del words[at : at + 2]
        answer = talk.ask(*words)
        assert (answer.code, "dated" in answer.out + answer.err) == (0, False), (line, answer)
        said.append(answer.out)
    assert len(said) >= 18
    assert "D-3  Vendor contract.pdf, page 7" in "".join(said)
    assert "rec'd Nov 19, 2026, Vendor contract.pdf at 7" in "".join(said)
    assert "Thu, Nov 19  4 days ago       R-9" in "".join(said)
    assert len(list(Path("letters").glob("*.docx"))) == 2
    assert talk.do("check")["ok"]
