"""What this machine lacks, said before anything fails for the lack of it.

This file exists so that a missing library is one line to type, not a traceback. It needs nothing but the
standard library, because it must run when everything else cannot; it must not know what the libraries do.
"""

import ctypes
import importlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

OFFSCREEN: Final = {
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
}
"""Debian's packages that Qt needs to draw at all, each with the library that proves it."""

SCREEN: Final = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
"""Debian's packages that a window needs under X."""

APT_LINE: Final = "sudo apt-get install " + " ".join((*OFFSCREEN, *SCREEN))
"""The one line of the README that installs all of them."""

WITHOUT_SCREEN: Final = (
    "Every command works without a screen: ctrecords demo, new, today, show, request new, clock … "
    "(ctrecords --help lists them)."
)
"""What can be done where no window opens."""

_SAFE_SQLITE: Final = (3, 51, 3)
_MODULES: Final = (
    "PySide6",
    "click",
    "cryptography",
    "docx",
    "docxtpl",
    "filelock",
    "keyring",
    "platformdirs",
    "pyrage",
    "sqlite_utils",
)
_REINSTALL: Final = "Run .tools/bin/uv sync in the folder of ctrecords."

Severity = Literal["ok", "advice", "problem"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    severity: Severity
    what: str
    remedy: str
    """What to do; empty when all is well."""


def report(
    writes: tuple[Path, ...], *, environ: Mapping[str, str] = os.environ, system: str = sys.platform
) -> list[Finding]:
    """Everything that was looked at on this machine, problems first.

    Args:
        writes: The folders ctrecords writes to (logs, settings, cache).
        environ: The environment, asked for a display.
        system: `sys.platform`.
    """
    found = [
        packages(),
        database(),
        _screen(environ, system),
        *(_writable(folder) for folder in dict.fromkeys(writes)),
    ]
    return sorted(found, key=lambda one: ("problem", "advice", "ok").index(one.severity))


def missing_for_drawing(*, system: str = sys.platform) -> list[str]:
    """Debian's names of the libraries without which Qt cannot even draw off the screen."""
    return _missing(OFFSCREEN, system)


def missing_for_screen(*, system: str = sys.platform) -> list[str]:
    """Debian's names of the libraries without which no window opens."""
    return _missing(OFFSCREEN | SCREEN, system)


def has_display(*, environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether there is a screen to open a window on."""
    if system != "linux":
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def why_no_window(*, environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> Finding | None:
    """Why no window can open here and what to do, or nothing when one can."""
    finding = _screen(environ, system)
    return None if finding.severity == "ok" else finding


def _missing(wanted: Mapping[str, str], system: str) -> list[str]:
    if system != "linux":
        return []
    return [package for package, library in wanted.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _screen(environ: Mapping[str, str], system: str) -> Finding:
    if environ.get("QT_QPA_PLATFORM") == "offscreen":
        if missing := missing_for_drawing(system=system):
            return _lacking(missing)
        return Finding(severity="ok", what="Qt draws off the screen, as QT_QPA_PLATFORM asks.", remedy="")
    if missing := missing_for_screen(system=system):
        return _lacking(missing)
    if not has_display(environ=environ, system=system):
        return Finding(
            severity="advice",
            what="There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.",
            remedy=WITHOUT_SCREEN,
        )
    return Finding(severity="ok", what="A window can open here.", remedy="")


def _lacking(missing: list[str]) -> Finding:
    return Finding(
        severity="advice",
        what=f"The window needs system libraries that are missing: {', '.join(missing)}.",
        remedy=f"{APT_LINE}\n{WITHOUT_SCREEN}",
    )


def packages() -> Finding:
    """Whether every Python package is here."""
    # Looked for, not imported: Qt's own modules would fail for a library named elsewhere in the report.
    missing = [name for name in _MODULES if importlib.util.find_spec(name) is None]
    if missing:
        return Finding(
            severity="problem", what=f"Python packages are missing: {', '.join(missing)}.", remedy=_REINSTALL
        )
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(severity="ok", what=f"Python {version} and every package are here.", remedy="")


def database(load: Callable[[str], object] = importlib.import_module) -> Finding:
    """Whether the database is here, and of a version that cannot damage a casebook."""
    try:
        # By name: the one package that may import it is above this floor, and it may be missing.
        version = str(getattr(load("sqlcipher3"), "sqlite_version", "0"))
    except ImportError:
        return Finding(severity="problem", what="The database (sqlcipher3) is missing.", remedy=_REINSTALL)
    if tuple(map(int, version.split("."))) < _SAFE_SQLITE:
        return Finding(
            severity="problem",
            what=f"SQLite {version} can damage a database that two connections use.",
            remedy=f"It must be 3.51.3 or later. {_REINSTALL}",
        )
    return Finding(severity="ok", what=f"SQLite {version}.", remedy="")


def _writable(folder: Path) -> Finding:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Finding(
            severity="problem",
            what=f"{folder} cannot be written: {error.strerror or type(error).__name__}.",
            remedy="Change the rights of that folder, or name another one with --home.",
        )
    return Finding(severity="ok", what=f"{folder} can be written.", remedy="")
