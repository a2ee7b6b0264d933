"""Writes every installed version, transitive ones too, into pyproject.toml as a constraint.

    .tools/bin/uv run python tests/pins.py             the versions locked now
    .tools/bin/uv run python tests/pins.py --upgrade   the newest ones pyproject allows

The lock file itself is not kept in the tree: it names package hosts.
"""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parent.parent
_LIST = re.compile(r"(?<=^constraint-dependencies = \[\n).*?(?=^\])", re.DOTALL | re.MULTILINE)


def pinned(lock: str) -> list[str]:
    """Every package of a lock file but ctrecords itself, as `name==version`."""
    packages = cast("list[dict[str, Any]]", tomllib.loads(lock)["package"])
    return sorted(f"{one['name']}=={one['version']}" for one in packages if one["name"] != "ctrecords")


def with_pins(pyproject: str, pins: list[str]) -> str:
    """The text of pyproject.toml with these constraints."""
    return _LIST.sub("".join(f'  "{pin}",\n' for pin in pins), pyproject, count=1)


def refresh(*, upgrade: bool) -> None:
    """Write the pins; when no newer set can be found, leave pyproject.toml as it was."""
    path = ROOT / "pyproject.toml"
    before = path.read_text(encoding="utf-8")
    try:
        if upgrade:
            path.write_text(with_pins(before, []), encoding="utf-8")
            uv = os.environ.get("UV", "uv")
            subprocess.run([uv, "lock", "--upgrade"], check=True, cwd=ROOT)  # noqa: S603 - our own words
        after = with_pins(before, pinned((ROOT / "uv.lock").read_text(encoding="utf-8")))
    except (subprocess.CalledProcessError, OSError):
        path.write_text(before, encoding="utf-8")
        raise
    path.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    refresh(upgrade="--upgrade" in sys.argv[1:])
