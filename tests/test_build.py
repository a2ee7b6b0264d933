"""The folder people start, and the wheel: built as CONTRIBUTING says, and whole."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, **environ: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CTRECORDS_")}
    done = subprocess.run(  # noqa: S603 - our own words
        [str(part) for part in command],
        cwd=ROOT,
        env=kept | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.timeout(400)
def test_the_built_folder_opens_a_casebook_writes_letters_and_shows_its_window(tmp_path: Path) -> None:
    made = tmp_path / "dist"
    work = tmp_path / "work"
    run(
        sys.executable,
        "-m",
        "PyInstaller",
        "build.spec",
        "--noconfirm",
        "--distpath",
        made,
        "--workpath",
        work,
    )
    folder = made / "ctrecords"
    assert "double-click" in (folder / "START-HERE.txt").read_text(encoding="utf-8")
    licenses = {each.name for each in (folder / "_internal" / "licenses").iterdir()}
    assert {"LGPL-3.txt", "ctrecords", "lxml", "sqlcipher3"} <= licenses
    told = json.loads(run(folder / "ctrecords", "--smoke", QT_QPA_PLATFORM="offscreen"))
    assert set(told) == {
        "casebook made",
        "casebook opened",
        "letters written",
        "today worked out",
        "window shown",
    }


def test_the_wheel_carries_every_resource(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = set(wheel.namelist())
    wanted = {
        f"ctrecords/_resources/{each.relative_to(ROOT / 'resources').as_posix()}"
        for each in (ROOT / "resources").rglob("*")
        if each.is_file()
    }
    assert wanted <= packed
    assert "ctrecords/__main__.py" in packed
