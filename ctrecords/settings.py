"""What a person chose about how ctrecords looks and where it puts things, kept outside every casebook.

This file exists so that settings are one typed thing: the settings screen and docs/settings.md are made from
the fields. It must not know names, titles or anything else of a casebook; of folders it keeps the path only.
"""

import errno
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, cast, get_args

from ctrecords import disk, streams
from ctrecords.errors import CtrecordsError

VERSION: Final = 1
_LARGEST: Final = 1024 * 1024

DateOrder = Literal["us", "day-first"]
Theme = Literal["system", "light", "dark", "high-contrast"]

SMALLEST_TEXT: Final = 80
"""Percent."""
LARGEST_TEXT: Final = 200
"""Percent."""


def _about(
    label: str, help_text: str, group: str = "", choices: Mapping[str, str] | None = None
) -> MappingProxyType[str, object]:
    """What a field says of itself; one without a group is kept but not asked for."""
    return MappingProxyType({"label": label, "help": help_text, "group": group, "choices": choices or {}})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How ctrecords looks to one person; every field says its label, its help and where it is asked for."""

    date_order: DateOrder = field(
        default="us",
        metadata=_about(
            "Dates",
            "How a day is written on screen. Letters do not change.",
            "Look",
            {"us": "Wed, Nov 25", "day-first": "Wed 25 Nov"},
        ),
    )
    theme: Theme = field(
        default="system",
        metadata=_about(
            "Theme",
            "Light, dark, as the system is set, or black and white with strong lines.",
            "Look",
            {"system": "As the system", "light": "Light", "dark": "Dark", "high-contrast": "High contrast"},
        ),
    )
    text_size: int = field(
        default=100,
        metadata=_about(
            "Text size", "In percent, from 80 to 200; Ctrl+plus and Ctrl+minus do the same.", "Look"
        ),
    )
    private_titles: bool = field(
        default=False,
        metadata=_about(
            "Private titles",
            "The title of the window and the task bar say only “ctrecords”, never a name of a casebook.",
            "Privacy",
        ),
    )
    letters_folder: str = field(
        default="",
        metadata=_about(
            "Letters folder",
            "The folder offered when letters are made; a folder beside the casebook when none is given.",
            "Folders",
        ),
    )
    backup_folder: str = field(
        default="",
        metadata=_about(
            "Backup folder",
            "Where backups are put, best on another disk; the casebook's own folder when none is given.",
            "Folders",
        ),
    )
    last_casebook: str = field(
        default="",
        metadata=_about("Last casebook", "The folder opened when none is named."),
    )

    def __post_init__(self) -> None:
        """Refuse values no part of the app knows.

        Raises:
            ValueError: A value is not one of those offered.
        """
        for one in fields(self):
            if not _fits(one.name, getattr(self, one.name)):
                raise ValueError(f"not a value of {one.name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a settings file gave: the settings, and what could not be taken from it, as a sentence (or nothing)."""

    settings: Settings
    lost: str = ""


def _fits(name: str, value: object) -> bool:
    """Whether a field may hold a value."""
    match name:
        case "date_order":
            return value in get_args(DateOrder)
        case "theme":
            return value in get_args(Theme)
        case "text_size":
            return type(value) is int and SMALLEST_TEXT <= value <= LARGEST_TEXT
        case "private_titles":
            return type(value) is bool
        case _:
            return isinstance(value, str) and "\0" not in value  # no system has a folder of such a name


def load(path: Path) -> Settings:
    """The saved settings, with the default for each one that is missing or cannot be used."""
    return read(path).settings


def read(path: Path) -> Found:
    """The saved settings, and a sentence about what of the file could not be used; the file is left as it is."""
    damaged = Found(settings=Settings(), lost="The file of your settings is damaged and could not be read.")
    try:
        data = streams.small(path, _LARGEST)
    except OSError as error:
        return damaged if error.errno == errno.EFBIG else Found(settings=Settings())
    try:
        raw: object = json.loads(data)
    except (ValueError, RecursionError):
        return damaged
    if not isinstance(raw, dict):
        return Found(settings=Settings(), lost="The file of your settings holds something else.")
    return _taken(cast("dict[str, Any]", raw))


def _taken(raw: dict[str, Any]) -> Found:
    known = {one.name: str(one.metadata["label"]) for one in fields(Settings)}
    good = {name: raw[name] for name in known if name in raw and _fits_safely(name, raw[name])}
    bad = [label for name, label in known.items() if name in raw and name not in good]
    version = raw.get("version")
    unknown = raw.keys() - known.keys() - {"version"}
    settings = Settings(**good)
    if version != VERSION or unknown:
        newer = "The file of your settings was written by another version of ctrecords."
        return Found(settings=settings, lost=f"{newer} What this one knows was taken from it.")
    if bad:
        return Found(settings=settings, lost=f"Of your settings, these could not be used: {', '.join(bad)}.")
    return Found(settings=settings)


def _fits_safely(name: str, value: object) -> bool:
    return isinstance(value, str | int | bool) and _fits(name, value) and _whole(value)


def _whole(value: object) -> bool:
    """Whether a text has no half of a character pair, which no path of a settings file can have."""
    return not isinstance(value, str) or not any("\ud800" <= letter <= "\udfff" for letter in value)


def keep_aside(path: Path) -> Path | None:
    """Copy a settings file that was not wholly understood beside it; None when that was done before.

    Raises:
        CtrecordsError: The copy cannot be written; the settings file must then not be overwritten.
    """
    try:
        data = streams.small(path, _LARGEST)
        kept = sorted(path.parent.glob(f"{path.name}.kept-*"))
        if any(
            one.is_file() and one.stat().st_size == len(data) and one.read_bytes() == data for one in kept
        ):
            return None
    except OSError as error:
        raise disk.trouble(error, path) from error
    number = 1
    while (aside := path.with_name(f"{path.name}.kept-{number}")).exists():
        number += 1
    disk.write(aside, data)
    return aside


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole; a file this version did not wholly understand is kept beside them first.

    Raises:
        CtrecordsError: The disk is full or the folder cannot be written; the old file is untouched.
    """
    if read(path).lost:
        keep_aside(path)
    text = json.dumps({"version": VERSION} | asdict(settings), indent=2, ensure_ascii=False)
    try:
        data = f"{text}\n".encode()
    except UnicodeEncodeError as error:
        raise CtrecordsError(
            "A folder's name cannot be written down.", remedy="Choose a folder with another name."
        ) from error
    disk.write(path, data)
