"""What a person chose about how ctrecords looks, kept outside every casebook.

This file exists so that settings are one typed thing with one default. It must not know names, titles or
anything else of a casebook; of the one opened last it keeps the path only.
"""

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from ctrecords import disk

_VERSION: Final = 1

DateOrder = Literal["us", "day-first"]
Theme = Literal["system", "light", "dark"]

SMALLEST_TEXT: Final = 80
"""Percent."""
LARGEST_TEXT: Final = 200
"""Percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How ctrecords looks to one person; every field says its label and its help."""

    date_order: DateOrder = field(
        default="us",
        metadata={
            "label": "Dates",
            "help": "“us” writes Wed, Nov 25; “day-first” writes Wed 25 Nov. Letters do not change.",
        },
    )
    theme: Theme = field(
        default="system",
        metadata={"label": "Theme", "help": "Light, dark, or as the system is set."},
    )
    text_size: int = field(
        default=100,
        metadata={"label": "Text size", "help": "In percent, from 80 to 200."},
    )
    last_casebook: str = field(
        default="",
        metadata={"label": "Last casebook", "help": "The folder opened when none is named."},
    )

    def __post_init__(self) -> None:
        """Refuse values no part of the app knows.

        Raises:
            ValueError: A value is not one of those offered.
        """
        if self.date_order not in get_args(DateOrder) or self.theme not in get_args(Theme):
            raise ValueError("not a choice")
        if type(self.text_size) is not int or not SMALLEST_TEXT <= self.text_size <= LARGEST_TEXT:
            raise ValueError("not a text size")
        if type(self.last_casebook) is not str:
            raise ValueError("not a folder")


def load(path: Path) -> Settings:
    """The saved settings, or the defaults; a file that cannot be used is kept aside, never overwritten."""
    try:
        return _decode(path.read_bytes())
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        _keep_aside(path)
        return Settings()


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole.

    Raises:
        CtrecordsError: The disk is full or the folder cannot be written; the old file is untouched.
    """
    text = json.dumps({"version": _VERSION} | asdict(settings), indent=2, ensure_ascii=False)
    disk.write(path, f"{text}\n".encode())


def _decode(data: bytes) -> Settings:
    found: object = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError("not settings")  # noqa: TRY004 - one kind of error for every unusable file
    values = cast("dict[str, Any]", found)
    if values.pop("version", None) != _VERSION or values.keys() - {one.name for one in fields(Settings)}:
        raise ValueError("settings of another version")
    return Settings(**values)


def _keep_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}.unusable-{number}")).exists():
        number += 1
    with contextlib.suppress(OSError):
        path.rename(aside)
