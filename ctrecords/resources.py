"""Where the files that ship with ctrecords are found: laws, letters, agencies, icons, style, practice.

This file exists so that nothing else asks whether it runs from a checkout, a wheel or a bundle.
It must not know what any of the files mean.
"""

import sys
from pathlib import Path

from ctrecords.errors import CtrecordsError

_REINSTALL = "Install ctrecords again; a file that belongs to it is missing."


def root() -> Path:
    """The folder that holds everything shipped with ctrecords."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(relative: str) -> Path:
    """Where one shipped file or folder is, named from the resources folder (`laws/us-ct.toml`).

    Raises:
        CtrecordsError: There is nothing of that name, or the name leads outside the folder.
    """
    base = root()
    found = (base / relative).resolve()
    if not found.is_relative_to(base.resolve()) or not found.exists():
        raise CtrecordsError(f"ctrecords' own file “{relative}” is missing.", remedy=_REINSTALL)
    return found


def read_text(relative: str) -> str:
    """The text of one shipped file (UTF-8).

    Raises:
        CtrecordsError: There is no such file.
    """
    return path(relative).read_text(encoding="utf-8")


def read_bytes(relative: str) -> bytes:
    """The bytes of one shipped file.

    Raises:
        CtrecordsError: There is no such file.
    """
    return path(relative).read_bytes()


def names(folder: str) -> list[str]:
    """The names of the files and folders in one shipped folder, sorted, without hidden ones.

    Raises:
        CtrecordsError: There is no such folder.
    """
    return sorted(entry.name for entry in path(folder).iterdir() if not entry.name.startswith((".", "__")))
