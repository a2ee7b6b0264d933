"""The program's first line: it picks a face, and a stream that knows few letters is no crash."""

import io
import sys
from pathlib import Path

import pytest

from ctrecords import __main__ as program
from ctrecords import children, paths
from ctrecords.gui import app


def test_a_command_is_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CTRECORDS_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["ctrecords", "holidays", "us-ct", "2026"])
    assert program.main() == 0
    assert "Veterans' Day" in capsys.readouterr().out


def test_no_command_opens_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[object] = []

    def window(*given: object, **_: object) -> int:
        opened.append(given[1])
        return 0

    monkeypatch.setattr(app, "open_window", window)
    monkeypatch.setattr(sys, "argv", ["ctrecords", "--home", str(tmp_path)])
    assert program.main() == 0
    assert opened == [None]


def test_nothing_said_puts_a_sheet_on_the_screen_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps: list[object] = []

    def greet(home: paths.Home) -> str:
        steps.append(home.settings.parent)
        return "sheet"

    def window(*_: object, greeting: object, **__: object) -> int:
        steps.append(greeting)
        return 0

    monkeypatch.setenv("CTRECORDS_HOME", str(tmp_path))
    monkeypatch.setattr(app, "greet", greet)
    monkeypatch.setattr(app, "open_window", window)
    monkeypatch.setattr(sys, "argv", ["ctrecords"])
    assert program.main() == 0
    assert steps == [tmp_path, "sheet"]


def test_stopping_before_anything_began_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.__import__", stopped)
    code = program.main()
    monkeypatch.undo()
    assert (code, capsys.readouterr().err) == (3, "Stopped. Nothing was changed.\n")


def test_a_childs_name_serves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, int]] = []

    def serve(name: str, limit: int) -> None:
        served.append((name, limit))
        raise SystemExit(0)

    monkeypatch.setattr(children, "serve", serve)
    monkeypatch.setattr(sys, "argv", ["ctrecords", "--child", "some.work", "7"])
    with pytest.raises(SystemExit):
        program.main()
    assert served == [("some.work", 7)]


def test_letters_a_terminal_cannot_spell_are_escaped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="cp437")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(
        sys, "argv", ["ctrecords", "--home", str(tmp_path), "clock", "us-ct", "denied", "2026-10-05"]
    )
    assert program.main() == 0
    assert b"\\xa7 1-206" in written.getvalue()
