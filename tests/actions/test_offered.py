"""Every verb of the app can be reached: a face calls it, or another verb does."""

import ast
from pathlib import Path

import ctrecords

ROOT = Path(ctrecords.__file__).parent


def called(folder: Path, *, besides: Path | None = None) -> set[str]:
    """Every name that is used in the modules of a folder, one module left out."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        if path == besides:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Name):
                names.add(node.id)
    return names


def test_no_verb_is_out_of_reach() -> None:
    faces = called(ROOT / "gui") | called(ROOT / "cli")
    lost: list[str] = []
    for path in sorted((ROOT / "actions").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        verbs = [one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name[0] != "_"]
        others = called(ROOT / "actions", besides=path)
        own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        lost.extend(f"{path.stem}.{verb}" for verb in verbs if verb not in faces | others | own)
    assert lost == []
