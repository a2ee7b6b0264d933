"""Which files a drop, a folder or a command line means, and which of them cannot be filed and why.

It opens nothing: links, devices and pipes are told by their names alone, so that none is followed or hangs.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ctrecords import card
from ctrecords.errors import CtrecordsError
from ctrecords.names import written

_SYSTEM: Final = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_SAVE = "Save it as a file first."
_OPEN = "Open that casebook to see what it holds, and save from it the files you mean."
_RECORDS: Final = "records.db"
_OWN: Final = frozenset((*card.INNER, card.BACKUPS, "keys"))
"""Folders a casebook keeps for itself; others in it, such as written letters, are the researcher's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file to be filed; ``folder`` is its place below what was chosen, with ``/``.

    ``data`` are its bytes where there is no file, as of a picture that was pasted; the path is only its name then.
    """

    path: Path
    folder: str = ""
    data: bytes | None = None

    @property
    def name(self) -> str:
        """What it is called, so that it can be kept: bytes of a name that are no characters become “�”."""
        return written(self.path.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that was not filed: its name, what is wrong, and what can be done."""

    name: str
    what: str
    remedy: str


@dataclass(slots=True)
class Gathered:
    """What was found: files, those refused by name, and files of the system that were left out."""

    found: list[Found] = field(default_factory=list[Found])
    refused: list[Refused] = field(default_factory=list[Refused])
    left_out: list[str] = field(default_factory=list[str])

    def refuse(self, name: str, error: CtrecordsError) -> None:
        """Note a file that cannot be filed."""
        self.refused.append(Refused(name=name, what=error.what, remedy=error.remedy))


def gather(paths: Sequence[Path]) -> Gathered:
    """Find every file meant, in the order of their names; what is chosen twice counts once."""
    made = Gathered()
    seen: set[Path] = set()
    for path in paths:
        given = Path(os.path.abspath(path.expanduser()))  # noqa: PTH100  links stay
        for one in _below(given, given.parent, made):
            if one.path not in seen:
                seen.add(one.path)
                made.found.append(one)
    return made


def _below(path: Path, top: Path, made: Gathered) -> Iterator[Found]:
    """The file itself, or every file of a folder; folders within folders without recursion."""
    waiting = [path]
    while waiting:
        one = waiting.pop()
        name = written(one.relative_to(top).as_posix())
        try:
            mode = one.lstat().st_mode
            inner = sorted(one.iterdir(), reverse=True) if stat.S_ISDIR(mode) else []
            own = (bool(inner) and _is_casebook(one)) or (one == path and _is_inside(one, mode))
        except OSError as error:
            made.refused.append(
                Refused(
                    name=name,
                    what=f"“{name}” could not be read: {error.strerror or type(error).__name__}.",
                    remedy="Check that it is still there and that you may open it, then file it again.",
                )
            )
            continue
        if own:
            what, remedy = f"“{name}” is a casebook of ctrecords, or a part of one.", _OPEN
            made.refused.append(Refused(name=name, what=what, remedy=remedy))
            continue
        waiting += inner
        if stat.S_ISDIR(mode):
            continue
        if stat.S_ISLNK(mode):
            remedy = "File the place it leads to, if that is what you mean."
            made.refused.append(Refused(name=name, what=f"“{name}” is a link, not a file.", remedy=remedy))
        elif not stat.S_ISREG(mode):
            made.refused.append(
                Refused(name=name, what=f"“{name}” is a device or a pipe, not a file.", remedy=_SAVE)
            )
        elif one != path and is_system(one.name):
            made.left_out.append(name)
        else:
            above = written(one.parent.relative_to(top).as_posix())
            yield Found(path=one, folder="" if above == "." else above)


def _is_casebook(folder: Path) -> bool:
    return (folder / card.CARD).is_file() and os.path.lexists(folder / _RECORDS)


def _is_inside(path: Path, mode: int) -> bool:
    """Whether a path is one of a casebook's own parts, of any casebook."""
    true = path.parent.resolve() / path.name
    for home in true.parents:
        if _is_casebook(home):
            first, *more = true.relative_to(home).parts
            return first in _OWN or not (more or stat.S_ISDIR(mode))
    return False


def is_system(name: str) -> bool:
    """Whether a file is one a system hides in each folder, such as Thumbs.db."""
    return name.casefold() in _SYSTEM or name.startswith("._")
