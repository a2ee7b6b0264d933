"""What holds for the whole tree: its size, its names, its imports, its pins and its commands."""

import ast
import re
import runpy
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords import doctor

ROOT = Path(__file__).resolve().parent.parent
IGNORED = {
    line.rstrip("/")
    for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if "*" not in line
}
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXT = {".py", ".pyi", ".md", ".toml", ".csv", ".qss", ".svg", ".txt", ".json", ".html", ""}


def tree(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the project."""
    for entry in sorted(folder.iterdir()):
        if entry.name in IGNORED or entry.name == ".git":
            continue
        if entry.is_dir():
            yield from tree(entry)
        else:
            yield entry


def code() -> list[Path]:
    return [path for path in tree() if path.suffix == ".py"]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{one.name}" for one in node.names}
    return found


def test_no_file_of_code_is_longer_than_400_lines() -> None:
    long = {str(path): n for path in code() if (n := len(path.read_bytes().splitlines())) > 400}
    assert long == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert [
        str(path) for path in tree() if empty & {part.lower() for part in (path.stem, path.parent.name)}
    ] == []


FORBIDDEN = re.compile(
    r"(sqlite3|PySide6\.(QtSql|QtPdf\w*|QtNetwork\w*|QtWebEngine\w*|QtCharts|QtGraphs\w*|QtDataVisualization)"
    r"|extract_msg|fitz|pymupdf|kreuzberg|keyrings)(\.|$)"
)


COMPARED = (Path("tests/bench/tables.py"), "PySide6.QtSql")
"""The one measurement beside another SQLite: in a process of its own, on a database of its own."""


def test_nothing_imports_what_is_forbidden_tests_and_tools_included() -> None:
    file, name_there = COMPARED
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in code()
        for name in imported(path)
        if FORBIDDEN.match(name) and not (path.relative_to(ROOT) == file and name.startswith(name_there))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("name", "forbidden"),
    [
        ("sqlite3", True),
        ("sqlite3.dbapi2", True),
        ("PySide6.QtPdf.QPdfDocument", True),
        ("PySide6.QtPdfWidgets", True),
        ("PySide6.QtGui.QPdfWriter", False),
        ("sqlite_utils", False),
        ("keyring", False),
    ],
)
def test_the_list_of_the_forbidden_means_what_it_says(name: str, *, forbidden: bool) -> None:
    assert bool(FORBIDDEN.match(name)) is forbidden


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether it catches everything and does not raise it again at its end."""
    broad = handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}
    )
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def test_errors_of_ours_are_caught_in_three_places_only() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ctrecords").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    }
    assert found <= {"ctrecords/gui/jobs.py", "ctrecords/cli/main.py", "ctrecords/children.py"}


def test_no_address_of_a_package_host_stands_in_the_tree() -> None:
    hosts = tuple(
        word.encode() for word in ("pypi." + "org", "python" + "hosted", "proxy." + "golang", "npm" + "js.")
    )
    found = [
        str(path)
        for path in tree()
        if path.suffix in TEXT and any(host in path.read_bytes() for host in hosts)
    ]
    assert found == []


def test_the_lock_file_and_the_tools_stay_out_of_the_tree() -> None:
    assert {"uv.lock", ".tools", ".venv"} <= IGNORED


def test_no_excuse_is_blanket_and_nothing_is_left_undone() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "pytest.mark." + "skip", "pytest." + "xfail")
    blanket = re.compile("# no" + r"qa(?!: [A-Z]+\d+)|# (pyright|type): " + r"ignore(?!\[)")
    for path in code():
        text = path.read_text(encoding="utf-8")
        assert [word for word in words if word in text] == [], path
        assert not blanket.search(text), path


def pins() -> dict[str, str]:
    listed = cast("list[str]", PROJECT["tool"]["uv"]["constraint-dependencies"])
    return dict(pin.split("==") for pin in listed)


def test_every_installed_version_is_pinned() -> None:
    installed = {
        re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower(): one.version for one in metadata.distributions()
    }
    del installed["ctrecords"]
    unpinned = {name: version for name, version in installed.items() if pins().get(name) != version}
    assert unpinned == {}


def test_pins_are_read_from_a_lock_and_written_in_their_place() -> None:
    script = runpy.run_path(str(ROOT / "tests" / "pins.py"))
    pinned = cast("Callable[[str], list[str]]", script["pinned"])
    with_pins = cast("Callable[[str, list[str]], str]", script["with_pins"])
    lock = "".join(f'[[package]]\nname = "{name}"\nversion = "1.0"\n' for name in ("b", "ctrecords", "a"))
    assert pinned(lock) == ["a==1.0", "b==1.0"]
    before = "[tool.uv]\nconstraint-dependencies = [\n{}]\n[x]\nlist = [\n]\n"
    written = with_pins(before.format('  "old==0",\n'), ["a==1.0"])
    assert written == before.format('  "a==1.0",\n')
    assert with_pins(written, []) == before.format("")


def test_the_readme_has_the_two_commands_and_ci_runs_the_second() -> None:
    get = "python3 -m pip install --target .tools uv"
    assert f"\n{get} && .tools/bin/uv run ctrecords demo\n" in README
    assert f"\n{get} && .tools/bin/uv run pytest\n" in README
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().splitlines()
    assert get in lines
    assert lines[-1] == ".tools/bin/uv run pytest"
    for check in ("ruff format --check .", "ruff check .", "basedpyright", "lint-imports"):
        assert f".tools/bin/uv run {check}" in lines
    assert "export UV_PYTHON_DOWNLOADS=never" in lines


def test_readme_and_ci_name_the_libraries_doctor_looks_for() -> None:
    assert f"\n{doctor.APT_LINE}\n" in README
    ci = re.findall(r"[\w.+-]+", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert {*doctor.OFFSCREEN, *doctor.SCREEN, "xvfb", "xauth"} <= set(ci)


def test_the_only_addresses_in_the_directory_are_of_roles() -> None:
    found = {
        address.lower()
        for path in (ROOT / "resources" / "agencies").glob("*.csv")
        for address in re.findall(r"[\w.%+-]+@[\w.-]+", path.read_text(encoding="utf-8"))
    }
    role = re.compile(r"(\w+\.)?(foia?|foip\w*|foiarequests?|records|publicrecords|cpdrecords)(\.\w+)?@")
    assert found
    assert [address for address in found if not role.match(address)] == []


def test_a_thousand_calls_of_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100
