"""Writing so that a crash or a full disk leaves the old file or the new one, never half of one.

This file exists so that settings, keys, vault and casebook write in the same safe order.
It must not know what any of the files mean.
"""

import contextlib
import errno
import glob
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar

from ctrecords.errors import CtrecordsError

T = TypeVar("T")
R = TypeVar("R")
_ABREAST: Final = 4
_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def trouble(error: OSError, place: Path) -> CtrecordsError:
    """What went wrong while writing in *place*, as a sentence with its remedy."""
    if error.errno in _FULL:
        return CtrecordsError(
            f"The disk that holds {place} is full.",
            remedy="Make room on it, then do it again; nothing was half-written.",
        )
    if error.errno in _REFUSED:
        return CtrecordsError(
            f"{place} cannot be written.",
            remedy="Choose a folder you may write in, or change the rights of this one.",
        )
    return CtrecordsError(
        f"{place} could not be written: {error.strerror or type(error).__name__}.",
        remedy="Check the disk and the folder, then do it again; nothing was half-written.",
    )


def sync_folder(folder: Path) -> None:
    """Make the names in one folder durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path, *, mode: int = 0o777) -> None:
    """Make one folder and those above it, durably; it may exist already.

    Raises:
        OSError: It cannot be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=mode, exist_ok=True)
    sync_folder(folder.parent)


def missing(folder: Path) -> tuple[Path, ...]:
    """The folders that would have to be made to have this one, the innermost first.

    Raises:
        OSError: The system does not say.
    """
    return tuple(one for one in (folder, *folder.parents) if not one.exists())


def remove_empty(folders: Iterable[Path]) -> None:
    """Take folders away again, the innermost first; one that is in use stays."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def new_file(path: Path, *, mode: int = 0o600) -> int:
    """Open a file that must not exist yet, for writing, and give its descriptor.

    Raises:
        OSError: It exists, or it cannot be made.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)


def abreast(work: Callable[[T], R], pieces: Iterable[T]) -> list[R]:
    """Do a piece of writing for each of many, four at a time, and give the results in their order.

    Each keeps its own order of steps; the disk flushes what waits beside it in one go, which is most of the time.
    When one fails, those begun are finished, the rest is not begun, and the first failure is raised.
    """
    from concurrent.futures import ThreadPoolExecutor  # late: settings are read before the first sight

    with ThreadPoolExecutor(_ABREAST, thread_name_prefix="disk") as several:
        begun = [several.submit(work, piece) for piece in pieces]
        try:
            return [one.result() for one in begun]
        except BaseException:
            several.shutdown(cancel_futures=True)
            raise


def settle(part: Path, target: Path) -> None:
    """Give a finished temporary file its name, durably.

    Raises:
        OSError: It cannot be renamed.
    """
    part.replace(target)
    sync_folder(target.parent)


def refuse_taken(target: Path) -> None:
    """Refuse to write a new file where something is, be it a link that leads nowhere.

    Raises:
        CtrecordsError: There is something of that name.
    """
    if os.path.lexists(target):
        raise CtrecordsError(
            f"{target} exists already. Nothing was written.",
            remedy="Choose another name or move that file away.",
        )


def new_place(path: Path, ending: str, what: str) -> Path:
    """The absolute path of a file that will be written: of the right ending, where nothing is; *what* begins a sentence.

    Raises:
        CtrecordsError: It has another ending, or there is something of that name.
    """
    path = path.expanduser().absolute()
    if path.suffix.lower() != ending:
        raise CtrecordsError(
            f"{what} cannot be written as “{path.name}”.", remedy=f"Give a file name that ends in {ending}."
        )
    refuse_taken(path)
    return path


def sweep(*folders: Path) -> None:
    """Remove what a kill left of ``write`` in these folders; while another process writes there, do not call it."""
    for folder in folders:
        for part in folder.glob(f".{'[0-9a-f]' * 32}.part"):
            discard(part)


def part_of(target: Path) -> Path:
    """A hidden name for a folder while it is made, beside the name it will have."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")


def clear_parts(target: Path) -> None:
    """Remove what a kill left of making this very folder under names of ``part_of``."""
    for stale in target.parent.glob(f".{glob.escape(target.name)}.{'[0-9a-f]' * 8}.part"):
        shutil.rmtree(stale, ignore_errors=True)


def discard(part: Path) -> None:
    """Remove an unfinished file if it is there; if that fails, the start-up sweep will."""
    with contextlib.suppress(OSError):
        part.unlink()


def write(target: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write one small file whole: temporary name, flush, fsync, rename, fsync of the folder.

    Raises:
        CtrecordsError: The disk is full or the folder cannot be written; the old file is untouched.
    """
    part = target.with_name(f".{os.urandom(16).hex()}.part")
    try:
        make_folder(target.parent)
        with os.fdopen(new_file(part, mode=mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        settle(part, target)
    except OSError as error:
        discard(part)
        raise trouble(error, target.parent) from error
