import ast
import ctypes
import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ctrecords import doctor


def no_libraries(_: str) -> None:
    raise OSError("cannot open shared object file")


def all_libraries(_: str) -> None:
    return


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(doctor.__file__).read_text(encoding="utf-8"))
    imported = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= set(sys.stdlib_module_names)


def test_missing_libraries_are_named_with_the_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", no_libraries)
    assert doctor.missing_for_drawing(system="linux") == list(doctor.OFFSCREEN)
    assert doctor.missing_for_screen(system="linux") == [*doctor.OFFSCREEN, *doctor.SCREEN]
    why = doctor.why_no_window(environ={"DISPLAY": ":0"}, system="linux")
    assert why is not None
    assert why.what.startswith("The window needs system libraries that are missing: libglib2.0-0, libgl1,")
    assert why.remedy.startswith(
        "sudo apt-get install libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0 "
        "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0\n"
    )
    assert "ctrecords demo" in why.remedy


def test_off_the_screen_fewer_libraries_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_drawing(library: str) -> None:
        if library not in doctor.OFFSCREEN.values():
            raise OSError

    monkeypatch.setattr(ctypes, "CDLL", only_drawing)
    assert doctor.why_no_window(environ={"QT_QPA_PLATFORM": "offscreen"}, system="linux") is None
    assert doctor.missing_for_screen(system="linux") == list(doctor.SCREEN)
    monkeypatch.setattr(ctypes, "CDLL", no_libraries)
    assert doctor.why_no_window(environ={"QT_QPA_PLATFORM": "offscreen"}, system="linux") is not None


def test_other_systems_bring_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", no_libraries)
    assert doctor.missing_for_screen(system="darwin") == []
    assert doctor.why_no_window(environ={}, system="win32") is None


def test_without_a_display_the_commands_that_need_none_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", all_libraries)
    why = doctor.why_no_window(environ={}, system="linux")
    assert why is not None
    assert why.what == (
        "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
    )
    assert why.remedy == doctor.WITHOUT_SCREEN
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        assert doctor.why_no_window(environ={name: ":0"}, system="linux") is None


def test_this_machine_passes_what_the_tests_need(tmp_path: Path) -> None:
    found = doctor.report((tmp_path / "not" / "yet", tmp_path / "not" / "yet"), environ={}, system="darwin")
    assert {one.severity for one in found} == {"ok"}
    assert len(found) == 4
    assert not (tmp_path / "not").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem_and_comes_first(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    first = doctor.report((tmp_path / "file",), environ={}, system="darwin")[0]
    assert first.severity == "problem"
    assert first.what == f"{tmp_path / 'file'} cannot be written: Not a directory."
    assert first.remedy == "Change the rights of that folder, or name another one with --home."


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: str) -> None:
        return None

    monkeypatch.setattr(importlib.util, "find_spec", nothing)
    found = doctor.packages()
    assert found.severity == "problem"
    assert found.what.startswith("Python packages are missing: PySide6, click,")
    assert found.remedy == "Run .tools/bin/uv sync in the folder of ctrecords."


def test_a_missing_or_dangerous_database_is_a_problem() -> None:
    def missing(_: str) -> object:
        raise ImportError

    assert doctor.database(missing).what == "The database (sqlcipher3) is missing."
    old = doctor.database(lambda _: SimpleNamespace(sqlite_version="3.40.1"))
    assert old.what == "SQLite 3.40.1 can damage a database that two connections use."
    assert old.remedy == ("It must be 3.51.3 or later. Run .tools/bin/uv sync in the folder of ctrecords.")
    assert doctor.database(lambda _: SimpleNamespace(sqlite_version="3.51.3")).severity == "ok"
