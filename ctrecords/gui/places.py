"""What to say of a folder before a casebook is put there: free space, and whether a service copies it away.

This file exists so that the warning is the same wherever a folder is chosen. It only looks; it makes nothing.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "icloud~": "iCloud Drive",
    "cloudstorage": "a cloud service",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
}
_LOW = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One line about a folder; ``warn`` when it should be read before going on, ``bad`` when it cannot be used.

    ``casebook`` when there is one in it already, which can be opened instead.
    """

    text: str
    warn: bool = False
    bad: bool = False
    casebook: bool = False


def synced_by(folder: Path) -> str:
    """The service that copies this folder elsewhere, judged by its name; empty when none is seen."""
    for part in folder.expanduser().parts:
        name = part.casefold()
        for sign, service in _SYNCED.items():
            if name == sign or name.startswith((f"{sign} ", f"{sign}-", f"{sign} -", f"{sign}~")):
                return service
    return ""


def judge(folder: Path) -> Verdict:
    """What to tell the researcher about putting a new casebook at *folder*."""
    folder = folder.expanduser()
    if not folder.is_absolute():
        return Verdict(text="Give the whole path of the folder.", bad=True)
    if (folder / "casebook.json").is_file():
        text = "A casebook is already there. Open it, or choose another place."
        return Verdict(text=text, bad=True, casebook=True)
    if folder.exists() and (not folder.is_dir() or any(_listing(folder))):
        return Verdict(text="Something is already there. Choose a new or an empty folder.", bad=True)
    above = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    try:
        free = shutil.disk_usage(above).free
    except OSError:
        return Verdict(text="This folder cannot be reached.", bad=True)
    space = f"{_size(free)} free."
    service = synced_by(folder)
    if service:
        return Verdict(
            text=f"{service} copies this folder to other computers and can damage the casebook. {space}",
            warn=True,
        )
    return Verdict(text=f"Not in a synced folder. {space}", warn=free < _LOW)


def short(path: Path) -> str:
    """A path as it is shown, with the home folder written ~."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def _listing(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return [folder]


def _size(free: int) -> str:
    if free >= _LOW:
        return f"{free // _LOW:,} GB"
    return f"{free // 1_000_000:,} MB"
