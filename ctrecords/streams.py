"""Bytes on their way: hashed, counted, cancellable, and read only from true files.

This file exists so that a file is read once, whatever is done with it on the way.
It must not know where the bytes go.
"""

import errno
import os
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from ctrecords.errors import CtrecordsError, SourceError
from ctrecords.progress import Progress

if TYPE_CHECKING:
    import hashlib

CHUNK: Final = 1 << 20
"""How many bytes are copied, or counted before progress is told."""
HEAD: Final = 8192
"""How many first bytes are remembered of what went by."""


class Readable(Protocol):
    """Something bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to *size* bytes, none at the end."""
        ...


class Writable(Protocol):
    """Something bytes are written to."""

    def write(self, data: bytes, /) -> int:
        """Take the bytes and say how many."""
        ...


class Meter:
    """Hashes and counts what is read through it, and lets a long copy be cancelled."""

    def __init__(self, source: BinaryIO, total: int, name: str, progress: Progress) -> None:
        self._source, self._total, self._name, self._progress = source, total, name, progress
        self._hash = _sha256()
        self._told = 0
        self.size = 0
        """Bytes read so far."""
        self.head = b""
        """The first of them."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to *size* bytes of the source, none at its end.

        Raises:
            CtrecordsError: The source cannot be read.
            CancelledError: Cancel was pressed.
        """
        try:
            data = self._source.read(size)
        except OSError as error:
            raise unreadable(self._name, error) from error
        self._hash.update(data)
        self.size += len(data)
        if len(self.head) < HEAD:
            self.head += data[: HEAD - len(self.head)]
        if self.size - self._told >= CHUNK or not data:
            self._told = self.size
            self._progress.check()
            self._progress.step(self.size, self._total, self._name)
        return data

    def sha256(self) -> str:
        """The hash of all bytes so far, in hexadecimal."""
        return self._hash.hexdigest()


class Proof:
    """Hashes what is written through it."""

    def __init__(self, target: Writable | None) -> None:
        self._target = target
        self._hash = _sha256()

    def write(self, data: bytes, /) -> int:
        """Hash the bytes and pass them on, if they go anywhere."""
        self._hash.update(data)
        if self._target is not None:
            self._target.write(data)
        return len(data)

    def sha256(self) -> str:
        """The hash of all bytes so far, in hexadecimal."""
        return self._hash.hexdigest()


def _sha256() -> "hashlib._Hash":  # pyright: ignore[reportPrivateUsage] - its only name
    import hashlib  # late: the settings are read before the first sight, and hash nothing

    return hashlib.sha256()


def unreadable(name: str, error: OSError) -> CtrecordsError:
    """Why a source could not be read, as a sentence with its remedy."""
    return SourceError(
        f"“{name}” could not be read: {error.strerror or type(error).__name__}.",
        remedy="Check that the file is still there and that you may open it, then file it again.",
    )


def _state(about: os.stat_result) -> tuple[int, int, int]:
    return about.st_size, about.st_mtime_ns, about.st_ino


@contextmanager
def opened(source: Path | bytes, name: str) -> Generator[tuple[BinaryIO, int, Callable[[], bool]]]:
    """The source open for reading, its size in bytes, and a question: is it still the same?

    Raises:
        CtrecordsError: It is not a file, or it cannot be read.
    """
    if isinstance(source, bytes):
        yield BytesIO(source), len(source), lambda: True
        return
    try:
        _refuse_odd(source.stat(), name)
        file = os.fdopen(_at_once(source), "rb", buffering=CHUNK)
    except OSError as error:
        raise unreadable(name, error) from error
    with file:
        before = os.fstat(file.fileno())
        _refuse_odd(before, name)
        yield file, before.st_size, lambda: source.exists() and _state(source.stat()) == _state(before)


def small(source: Path, most: int) -> bytes:
    """The bytes of a small file from outside, of which no more than *most* are ever held.

    Raises:
        OSError: It cannot be read, is a folder, a pipe or a device, or (``errno.EFBIG``) has more than *most* bytes.
    """
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise OSError(errno.EINVAL, "It is a folder, a pipe or a device, not a file")
        with os.fdopen(_at_once(source), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "It is a folder, a pipe or a device, not a file")
            data = file.read(most + 1)
    except ValueError as error:  # a path no system takes
        raise OSError(errno.EINVAL, str(error)) from error
    if len(data) > most:
        raise OSError(errno.EFBIG, f"It has more than {most:,} bytes")
    return data


def _at_once(source: Path) -> int:
    """Open a file that was seen to be one; a pipe that took its name since would hang without O_NONBLOCK."""
    return os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _refuse_odd(about: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(about.st_mode):
        raise SourceError(f"“{name}” is a folder.", remedy="Choose the files inside it.")
    if not stat.S_ISREG(about.st_mode):
        raise SourceError(f"“{name}” is a device or a pipe, not a file.", remedy="Save it as a file first.")
