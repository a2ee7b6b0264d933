"""The front door: which casebook, which home, which passphrase, and how a command ends."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import click
import pytest

from ctrecords.actions import history
from ctrecords.cli import main, session
from ctrecords.cli.main import run
from ctrecords.errors import CancelledError
from tests.talk import Talk

PHRASE = "six plain words of mine"


def test_a_casebook_is_named_or_the_last_one_opened(
    talk: Talk, practice_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert talk.refused("today") == (
        "No casebook is named, and none was opened before.",
        "Name one with --casebook DIR, or make one with: ctrecords new DIR",
    )
    talk.do("new", "mine.casebook", "--plain")
    assert talk.do("case", "list")[0]["practice"] is False
    monkeypatch.setenv("CTRECORDS_CASEBOOK", str(practice_folder))
    assert len(talk.do("case", "list")) == 3
    talk.casebook = tmp_path / "place" / "mine.casebook"
    assert len(talk.do("case", "list")) == 1
    talk.casebook = None
    monkeypatch.delenv("CTRECORDS_CASEBOOK")
    shutil.rmtree(tmp_path / "place" / "mine.casebook")
    assert talk.refused("today")[0] == f"There is no casebook in {tmp_path / 'place' / 'mine.casebook'}."


def test_home_holds_settings_and_logs(practice: Talk, tmp_path: Path) -> None:
    place, practice.casebook = practice.casebook, None
    assert practice.ask("--home", tmp_path / "other", "--casebook", place, "today").code == 0
    kept = json.loads((tmp_path / "other" / "settings.json").read_text())
    assert kept["last_casebook"] == str(place)
    assert (tmp_path / "other" / "logs").is_dir()
    assert practice.ask("--home", tmp_path / "other", "today").code == 0
    assert practice.ask("today").code == 3


def test_a_home_that_cannot_be_written_fails_no_command(practice: Talk) -> None:
    place, practice.casebook = practice.casebook, None
    assert practice.ask("--home", "/dev/null/x", "--casebook", place, "today").code == 0


def test_on_sets_today(practice: Talk) -> None:
    practice.on = "2026-11-09"
    assert practice.ask("today").out.startswith("Monday, November 9, 2026\n")
    assert practice.do("show", "R-4")["sent"] is None
    practice.on = "2026-11-31"
    assert practice.ask("today").code == 2
    for far in ("9999-12-31", "0001-01-01"):
        practice.on = far
        assert practice.refused("today") == (
            f"{far} is outside the years 1900 to 2200.",
            "Check the year of the date.",
        )


def test_the_words_after_an_option_are_all_its_own(practice: Talk) -> None:
    """``--item 1=a 2=b --item 3=c`` is three items; what follows another option is that option's."""
    logged = practice.do(
        "log",
        "R-4",
        "message",
        "--item",
        "1=provided",
        "2=provided",
        "--date",
        "2026-11-20",
        "--item",
        "3=denied",
    )
    assert logged["standing"]["outcome"] == "partly provided"
    assert [item["outcome"] for item in practice.do("show", "R-4")["items"]][:3] == [
        "provided",
        "provided",
        "denied",
    ]


def test_usage_is_2_and_says_how(talk: Talk) -> None:
    for words in (("frobnicate",), ("--frobnicate",), ("show",), ("sent", "R-1"), ("case", "frob")):
        answer = talk.ask(*words)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("Usage: ctrecords")
        assert "Error: " in answer.err


def test_help_and_version_are_0(talk: Talk) -> None:
    assert talk.ask("--help").code == 0
    version = talk.ask("--version")
    assert (version.code, version.out.startswith("ctrecords, version ")) == (0, True)


@pytest.mark.parametrize("json_asked", [False, True])
def test_what_can_be_acted_on_is_3_on_stderr(practice: Talk, *, json_asked: bool) -> None:
    answer = practice.ask("show", "R-99", *(["--json"] if json_asked else []))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "R-99 is not in this casebook.\nCheck the number, and that the right casebook is open.\n"
    )


def broken(*_: object, **__: object) -> Any:
    raise ZeroDivisionError("the names of A. Person and /home/someone")


def test_a_bug_is_70_and_a_report_without_names(
    practice: Talk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(history, "undo", broken)
    answer = practice.ask("undo", "--json")
    assert (answer.code, answer.out) == (70, "")
    assert answer.err.startswith("Something went wrong inside ctrecords. A report is in ")
    (report,) = (tmp_path / "home" / "logs").glob("report-*.txt")
    assert str(report) in answer.err
    text = report.read_text()
    assert "ZeroDivisionError" in text
    assert "someone" not in text


def test_a_bug_where_nothing_can_be_written_is_still_70(
    practice: Talk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CTRECORDS_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(history, "undo", broken)
    answer = practice.ask("undo")
    assert (answer.code, answer.out) == (70, "")
    assert "No report could be written" in answer.err


@pytest.mark.outside
@pytest.mark.parametrize("json_asked", [True, False])
def test_an_answer_that_cannot_be_written_is_a_sentence(
    practice_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], *, json_asked: bool
) -> None:
    full = Path("/dev/full")
    with capfd.disabled():
        print(f"\n{full} {'is used' if full.exists() else 'is missing: nothing was tried'}")  # noqa: T201
    if not full.exists():
        return
    words = ["--casebook", str(practice_folder), "agencies", "list", *(["--json"] if json_asked else [])]
    with full.open("wb") as nowhere:
        ended = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-m", "ctrecords", *words],
            check=False,
            stdout=nowhere,
            stderr=subprocess.PIPE,
            env=os.environ | {"CTRECORDS_HOME": str(tmp_path / "home")},
        )
    assert ended.returncode == 3
    assert ended.stderr.decode().splitlines()[0].startswith("The answer could not be written: ")


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (KeyboardInterrupt, "Stopped. Either all of it was done or nothing: look before you ask again.\n"),
        (click.Abort, "Stopped. Either all of it was done or nothing: look before you ask again.\n"),
        (CancelledError, "Canceled. Nothing was changed.\n"),
    ],
)
def test_stopping_is_3_and_promises_no_more_than_is_known(
    practice: Talk, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException], said: str
) -> None:
    def stopped(*_: object, **__: object) -> Any:
        raise stop

    monkeypatch.setattr(history, "undo", stopped)
    answer = practice.ask("undo")
    assert answer.code == 3
    assert answer.err.endswith(said)


def test_without_a_command_the_window_opens(talk: Talk, tmp_path: Path) -> None:
    asked: list[tuple[object, ...]] = []

    def window(*given: object, **named: object) -> int:
        asked.append((*given[1:], *named.values()))
        return 0

    assert run(["--casebook", "x", "--on", "2026-11-23"], window) == 0
    ((casebook, on, phrase),) = asked
    assert (str(casebook), str(on), phrase) == ("x", "2026-11-23", None)
    assert talk.ask().code == 3


def test_demo_remembers_its_casebook_and_opens_the_window_where_there_is_a_screen(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctrecords import doctor

    def screen() -> None:
        return None

    opened: list[Path] = []

    def window(_: object, folder: Path, **__: object) -> int:
        opened.append(folder)
        return 3

    monkeypatch.setattr(doctor, "why_no_window", screen)
    assert run(["demo", "there"], window) == 0
    assert [folder.name for folder in opened] == ["there"]
    assert talk.ask("today").code == 0


def test_demo_without_a_screen_says_so_and_succeeds(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    from ctrecords import doctor

    def none() -> doctor.Finding:
        return doctor.Finding(severity="advice", what="There is no display.", remedy="Use commands.")

    monkeypatch.setattr(doctor, "why_no_window", none)
    answer = talk.ask("demo", "there")
    assert answer.code == 0
    assert "There is no display. Use commands." in answer.err
    assert "Eight letters were written:" in answer.out


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_sealed_casebook_by_the_command_line(talk: Talk, tmp_path: Path, place: str) -> None:
    """The passphrase stands before or after ``new``; afterwards it is given, missing or wrong."""
    phrase, wrong, sheet = tmp_path / "phrase.txt", tmp_path / "wrong.txt", tmp_path / "sheet.txt"
    phrase.write_text(f"{PHRASE}\r\nanother line\n")
    wrong.write_text("guess\n")
    after = ("--passphrase-file", phrase)
    if place == "before":
        talk.passphrase_file, after = phrase, ()
    made = talk.do("new", "sealed.casebook", *after, "--recovery-sheet", sheet)
    assert (made["sealed"], made["agencies"]) == (True, 200)
    assert "AGE-SECRET-KEY-1" in sheet.read_text()
    talk.passphrase_file = None
    for words in (("today",), ("check", "--json")):
        what, remedy = talk.refused(*words, code=4)
        assert what == "This casebook is sealed."
        assert "passphrase" in remedy
    if place == "after":
        talk.passphrase_file = phrase
        assert talk.do("check", "--deep")["ok"]
        talk.passphrase_file = wrong
        assert "does not open" in talk.refused("today", code=4)[0]


@pytest.mark.parametrize(("words", "first"), [(["--json"], b"[\n"), ([], b"practice-alder-police")])
def test_as_a_real_program_whose_reader_stops(
    practice_folder: Path, tmp_path: Path, words: list[str], first: bytes
) -> None:
    """``ctrecords agencies list --json | head -1``, on a terminal that knows ASCII only."""
    environment = os.environ | {"CTRECORDS_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "ascii"}
    program = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-m", "ctrecords", "--casebook", str(practice_folder), "agencies", "list", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline().startswith(first)
    program.stdout.close()
    assert program.wait(60) == main.DONE
    assert program.stderr.read() == b""
    program.stderr.close()


@pytest.mark.parametrize(
    "words",
    [("backup", "--to", ""), ("backup", "list", "--to", " "), ("--home", "", "today"), ("import", "")],
)
def test_an_empty_path_names_nothing(practice: Talk, words: tuple[str, ...]) -> None:
    before = sorted(Path().iterdir())
    answer = practice.ask(*words)
    assert answer.code == 2
    assert "an empty path names no file and no folder" in answer.err
    assert sorted(Path().iterdir()) == before


def test_settings_of_another_version_are_kept_aside_and_that_is_said(talk: Talk, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text('{"version": 2, "theme": "dark", "color": "red"}')
    answer = talk.ask("new", tmp_path / "a.casebook", "--plain")
    assert answer.code == 0
    assert "Note: The file of your settings was written by another version of ctrecords." in answer.err
    assert f"It is kept beside the new one in {home}." in answer.err
    assert (home / "settings.json.kept-1").exists()
    assert "settings" not in talk.ask("new", tmp_path / "b.casebook", "--plain").err


def test_what_errors_and_notes_quote_moves_no_cursor(starter: Talk, tmp_path: Path) -> None:
    starter.do("case", "new", "Elm\x1b]0;owned\a")
    for words in (
        ("case", "new", "Elm\x1b]0;owned\a"),
        ("show", "Elm\x1b[2J"),
        ("log", "--no\x1b[2Jption"),
        ("--casebook", tmp_path / "a\x1b[31mb", "today"),
    ):
        answer = starter.ask(*words)
        assert answer.code != 0
        assert answer.err
        assert "\x1b" not in answer.out + answer.err
        assert "\a" not in answer.out + answer.err


@pytest.mark.parametrize("odd", ["pipe", "zero"])
def test_a_pipe_or_a_device_is_no_file_and_hangs_nothing(starter: Talk, tmp_path: Path, odd: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    place = tmp_path / odd
    for words in (
        ("requester", "--signature", place),
        ("letters", "use", "follow-up", place),
        ("letters", "check", "follow-up", place),
        (
            "request",
            "new",
            "--case",
            "C-1",
            "--agency",
            "x",
            "--items-file",
            place,
            "--out",
            tmp_path / "out",
        ),
        ("import", place),
        ("laws", "check", place),
    ):
        assert starter.ask(*words).code in {2, 3}, words


def test_the_passphrase_may_come_through_a_pipe_and_never_from_a_device(
    starter: Talk, tmp_path: Path
) -> None:
    pipe, zero = tmp_path / "pipe", tmp_path / "zero"
    os.mkfifo(pipe)
    zero.symlink_to("/dev/zero")
    threading.Thread(
        target=pipe.write_text, args=("several words that nobody guesses\n",), daemon=True
    ).start()
    assert session.read_passphrase(pipe) == "several words that nobody guesses"
    starter.passphrase_file = zero
    what, _ = starter.refused("new", tmp_path / "b")
    assert what == f"The passphrase file {zero} cannot be read."
