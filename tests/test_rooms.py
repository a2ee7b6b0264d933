"""What one room may ask of another, where the import contracts cannot see it: loading by name, and attributes."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOADING = {"importlib", "imp", "pkgutil", "runpy", "zipimport", "builtins", "code"}
CALLED = {"__import__", "eval", "exec", "compile"}
ASKED = {"import_module", "exec_module", "load_module", "__import__"}
LOADERS = {
    "ctrecords/children.py": None,  # what its caller names, in a process of its own
    "ctrecords/doctor.py": None,  # whether a library is there
    "ctrecords/cli/main.py": "ctrecords.cli.commands.",
    "ctrecords/gui/acts.py": "ctrecords.gui.",
    "ctrecords/gui/screens/all.py": "ctrecords.gui.screens.",
    "ctrecords/gui/warming.py": None,  # what the screens will import anyway, sooner
}
"""The files that load by name, with how every name they load begins."""


def sources(folder: str) -> dict[str, str]:
    """The text of every file of code below a folder of the project, by its path."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def loads(text: str) -> list[str]:
    """The words by which a file loads code that no import statement names."""
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names):
                found += [one.name for one in names if one.name.split(".")[0] in LOADING]
            case ast.ImportFrom(module=str(module), names=names) if module.split(".")[0] in LOADING:
                found += [f"{module}.{one.name}" for one in names]
            case ast.Name(id=name) if name in CALLED:
                found.append(name)
            case ast.Attribute(attr=name) if name in ASKED:
                found.append(name)
            case _:
                pass
    return [name for name in found if name != "importlib.metadata"]


def begins(text: str) -> set[str]:
    """How the names begin that a file gives to ``import_module``; empty text for one that is not written there."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            match node.args[0]:
                case ast.JoinedStr([ast.Constant(str(start)), *_]) | ast.Constant(str(start)):
                    found.add(start)
                case _:
                    found.add("")
    return found


def reaches(text: str) -> list[int]:
    """The lines that take the store or the vault out of a casebook."""
    return sorted(
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in {"store", "vault"}
    )


def test_code_is_loaded_by_name_in_a_few_places_only() -> None:
    assert {path for path, text in sources("ctrecords").items() if loads(text)} == set(LOADERS)


def test_what_is_loaded_by_name_stays_in_its_room() -> None:
    for path, start in LOADERS.items():
        if start is not None:
            assert begins((ROOT / path).read_text(encoding="utf-8")) == {start}, path


@pytest.mark.parametrize(
    "line",
    [
        "import importlib",
        "import importlib.util",
        "from importlib import import_module",
        "from importlib.util import spec_from_file_location",
        "import runpy",
        '__import__("sqlite3")',
        'load = __import__; load("socket")',
        'exec("import socket")',
        'sys.modules["importlib"].import_module("socket")',
    ],
)
def test_loading_by_name_is_seen(line: str) -> None:
    assert loads(line)


def test_loading_by_name_is_told_from_other_words() -> None:
    assert loads("from importlib import metadata\nimport json\nmenu.exec(at)\nre.compile('a')") == []
    assert begins("import_module(f'ctrecords.gui.{name}')\nimportlib.import_module(name)") == {
        "ctrecords.gui.",
        "",
    }


def test_the_faces_ask_actions_not_the_store() -> None:
    found = {
        f"{path}:{line}"
        for folder in ("ctrecords/gui", "ctrecords/cli")
        for path, text in sources(folder).items()
        for line in reaches(text)
    }
    assert found == set()


def test_reaching_into_a_casebook_is_seen() -> None:
    assert reaches("rows = book.store.find(Tag)\nfile = self.desk.casebook.vault\nstore = 1") == [1, 2]
