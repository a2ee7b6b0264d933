"""Which files a drop, a folder or a command line means, and which of them cannot be filed and why.

It opens nothing: links, devices and pipes are told by their names alone, so that none is followed or hangs.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ctrecords.errors import CtrecordsError

_SYSTEM: Final = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_SAVE = "Save it as a file first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file to be filed; ``folder`` is its place below what was chosen, with ``/``.

    ``data`` are its bytes where there is no file, as of a picture that was pasted; the path is only its name then.
    """

    path: Path
    folder: str = ""
    data: bytes | None = None


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
        name = one.relative_to(top).as_posix()
        try:
            mode = one.lstat().st_mode
            inner = sorted(one.iterdir(), reverse=True) if stat.S_ISDIR(mode) else []
        except OSError as error:
            made.refused.append(
                Refused(
                    name=name,
                    what=f"“{name}” could not be read: {error.strerror or type(error).__name__}.",
                    remedy="Check that it is still there and that you may open it, then file it again.",
                )
            )
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
            above = one.parent.relative_to(top).as_posix()
            yield Found(path=one, folder="" if above == "." else above)


def is_system(name: str) -> bool:
    """Whether a file is one a system hides in each folder, such as Thumbs.db."""
    return name.casefold() in _SYSTEM or name.startswith("._")
