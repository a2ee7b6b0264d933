"""The log and the bug report: kept on this computer, sent nowhere, and without anything of a casebook.

This file exists so that a bug can be told to its makers without telling what is being asked of whom. Log
lines speak of ids and counts only. It must not know any value, and so it drops the words of every error:
they may hold a name, a path or a line of a record.
"""

import contextlib
import faulthandler
import logging
import os
import platform
import sys
import traceback
import uuid
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from ctrecords import __version__, disk

_NAME: Final = "ctrecords"
_BYTES: Final = 512 * 1024
_LAST_LINES: Final = 200
_STDERR: Final = 2
_PACKAGES: Final = (
    "pyside6",
    "sqlite-utils",
    "sqlcipher3",
    "pyrage",
    "cryptography",
    "docxtpl",
    "python-docx",
    "click",
)
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Formatter(logging.Formatter):
    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name logging calls
        return scrubbed(ei[1]) if ei[1] is not None else ""


class _Handler(RotatingFileHandler):
    """Our own class, so that starting twice finds the first; it also owns where crashes are written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder / "ctrecords.log", maxBytes=_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
        # faulthandler writes to a bare descriptor, since nothing else is safe in a dying process.
        self._crash = os.open(folder / "crash.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        faulthandler.enable(self._crash)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name logging calls
        """A log is no reason not to work: a line that a full disk refuses is lost, and nothing is said."""

    def close(self) -> None:
        with contextlib.suppress(OSError):  # what is left may be refused by a full disk
            super().close()
        if self._crash >= 0:
            faulthandler.enable(_STDERR)
            os.close(self._crash)
            self._crash = -1


def start(folder: Path) -> Path | None:
    """Log into this folder from now on and give the log file, or nothing if it cannot be written there.

    A crash of the whole process leaves its traceback in `crash.log` beside it.
    """
    stop()
    try:
        disk.make_folder(folder, mode=0o700)
        handler = _Handler(folder)
    except OSError:
        # A log is no reason not to work; doctor tells of a folder that cannot be written.
        return None
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger(_NAME)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return folder / "ctrecords.log"


def stop() -> None:
    """Close the log; crashes go to the screen again."""
    logger = logging.getLogger(_NAME)
    for handler in _handlers():
        logger.removeHandler(handler)
        handler.close()
        logger.propagate = True


def report(error: BaseException, folder: Path | None = None) -> Path:
    """Write a local bug report and give its path.

    It holds versions, where in the code it happened and the last log lines; no words of the error, no
    document text, no value, no name of a folder outside ctrecords.

    Args:
        error: What was raised.
        folder: Where to write; the log folder when none is given.

    Raises:
        CtrecordsError: The disk is full or the folder cannot be written.
        ValueError: There is neither a folder nor a log.
    """
    log = next((Path(handler.baseFilename) for handler in _handlers()), None)
    place = folder or (log.parent if log else None)
    if place is None:
        raise ValueError("no folder for the report")
    at = datetime.now(UTC)
    parts = [
        f"ctrecords bug report, {at:%Y-%m-%d %H:%M} UTC",
        "Nothing was sent. Read it before you give it to anyone.",
        "",
        *_versions(),
        "",
        scrubbed(error),
        "",
        "Last lines of the log:",
        *_last_lines(log),
    ]
    target = place / f"report-{at:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:4]}.txt"
    disk.write(target, ("\n".join(parts) + "\n").encode())
    return target


def scrubbed(error: BaseException) -> str:
    """Where an error came from, without its words, values or this computer's folders."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"{type(current).__module__}.{type(current).__qualname__}", *map(_place, frames)]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        if current is not None:
            lines.append("which came from")
    return "\n".join(lines)


def _handlers() -> list[_Handler]:
    return [one for one in logging.getLogger(_NAME).handlers if isinstance(one, _Handler)]


def _versions() -> list[str]:
    from importlib import metadata  # late: a start without a bug does not pay for it

    lines = [
        f"ctrecords {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    ]
    for name in _PACKAGES:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name} is not installed")
    return lines


def _place(frame: traceback.FrameSummary) -> str:
    """`ctrecords/law/calendar.py:12 roll`: the file within its package, never above it."""
    path = Path(frame.filename)
    for root in sorted(sys.path, key=len, reverse=True):
        if root and path.is_relative_to(root):
            return f"  {path.relative_to(root).as_posix()}:{frame.lineno} {frame.name}"
    return f"  {path.name}:{frame.lineno} {frame.name}"


def _last_lines(log: Path | None) -> list[str]:
    if log is None or not log.is_file():
        return ["(none)"]
    text = log.read_text(encoding="utf-8", errors="replace")
    return [line.replace(str(Path.home()), "~") for line in text.splitlines()[-_LAST_LINES:]]
