"""Where this person's settings, logs and casebooks are on this computer.

This file exists so that only one place asks the system for folders; nothing is made until something is
written. It must not know what is written there.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "ctrecords"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folders of one person's ctrecords; none of them holds anything of a casebook."""

    settings: Path
    """The settings file."""
    logs: Path
    """The folder of logs and bug reports."""
    cache: Path
    """A folder that can be thrown away."""


def home(folder: Path | None = None, *, environ: Mapping[str, str] = os.environ) -> Home:
    """The folders to use: all in *folder* or CTRECORDS_HOME when given, else where the system wants them."""
    chosen = folder or (Path(environ["CTRECORDS_HOME"]) if environ.get("CTRECORDS_HOME") else None)
    if chosen is not None:
        base = chosen.expanduser().absolute()
        return Home(settings=base / "settings.json", logs=base / "logs", cache=base / "cache")
    dirs = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return Home(
        settings=dirs.user_config_path / "settings.json",
        logs=dirs.user_log_path,
        cache=dirs.user_cache_path,
    )


def default_casebooks() -> Path:
    """The folder offered for new casebooks: `ctrecords` in the person's documents."""
    return platformdirs.user_documents_path() / _NAME
