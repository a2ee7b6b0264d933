"""What the options before the command said: which casebook, which day, which passphrase, which shape."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctrecords import paths, settings, streams
from ctrecords.cli.show import warn
from ctrecords.errors import CtrecordsError, LockedError
from ctrecords.paths import Home

if TYPE_CHECKING:
    from ctrecords.casebook import Casebook

Window = Callable[..., int]
"""Opens the window: ``window(home, casebook, on=…, passphrase=…)``; given by whoever picks the face."""


@dataclass(slots=True)
class Session:
    """One run of the command line."""

    home: Home
    casebook: Path | None = None
    on: date | None = None
    passphrase_file: Path | None = None
    window: Window | None = None

    def folder(self) -> Path:
        """The casebook to work on: the one named, else the last one opened.

        Raises:
            CtrecordsError: none was named and none was opened before.
        """
        chosen = self.named() or settings.load(self.home.settings).last_casebook
        if not chosen:
            raise CtrecordsError(
                "No casebook is named, and none was opened before.",
                remedy="Name one with --casebook DIR, or make one with: ctrecords new DIR",
            )
        return Path(chosen)

    def named(self) -> Path | None:
        """The casebook named by --casebook or CTRECORDS_CASEBOOK."""
        told = os.environ.get("CTRECORDS_CASEBOOK", "")
        return self.casebook or (Path(told) if told else None)

    def passphrase(self, *, ask: str = "Passphrase") -> str | None:
        """The passphrase from the file named, else asked on a terminal, else None.

        Raises:
            CtrecordsError: the file cannot be read.
        """
        if self.passphrase_file is not None:
            return read_passphrase(self.passphrase_file)
        if sys.stdin.isatty():
            return str(click.prompt(ask, hide_input=True, err=True))
        return None

    @contextmanager
    def book(self) -> "Generator[Casebook]":
        """The casebook, open for the length of a with block."""
        from ctrecords.actions import casebooks  # late: the window opens by way of here

        folder = self.folder()
        order = settings.load(self.home.settings).date_order
        try:
            opened = casebooks.open_book(folder, None, on=self.on, order=order)
        except LockedError:
            phrase = self.passphrase()
            if phrase is None:
                raise
            opened = casebooks.open_book(folder, phrase, on=self.on, order=order)
        with opened:
            self.remember(folder)
            yield opened

    def open_window(self, folder: Path | None) -> int:
        """Open the window on a casebook (or the last one) and give its exit code.

        Raises:
            CtrecordsError: this command line was started without a window to open.
        """
        if self.window is None:
            raise CtrecordsError("No window can be opened from here.", remedy="Start ctrecords by itself.")
        phrase = None if self.passphrase_file is None else read_passphrase(self.passphrase_file)
        return self.window(self.home, folder, on=self.on, passphrase=phrase)

    def backups(self) -> Path | None:
        """The folder for backups of the settings, if there is one."""
        chosen = settings.load(self.home.settings).backup_folder
        return Path(chosen) if chosen else None

    def remember(self, folder: Path) -> None:
        """Make a casebook the one opened when none is named."""
        found = settings.read(self.home.settings)
        kept = found.settings
        last = str(folder.expanduser().absolute())
        if kept.last_casebook != last:
            with suppress(CtrecordsError):  # settings that cannot be kept fail no command
                settings.save(self.home.settings, replace(kept, last_casebook=last))
                if found.lost:
                    warn(f"{found.lost} It is kept beside the new one in {self.home.settings.parent}.")


def new(home: Path | None) -> Session:
    """A session with nothing said yet."""
    return Session(paths.home(home))


_LARGEST = 1024 * 1024
"""Bytes of a file with a passphrase; only its first line is used."""


def read_passphrase(file: Path) -> str:
    """The first line of a file, without its ending; a shell may hand it over through a pipe.

    Raises:
        CtrecordsError: the file cannot be read.
    """
    try:
        return _first_line(file.expanduser()).partition(b"\r")[0].decode()
    except (OSError, UnicodeDecodeError) as error:
        raise CtrecordsError(
            f"The passphrase file {file} cannot be read.",
            remedy="Give a text file whose first line is the passphrase.",
        ) from error


def _first_line(file: Path) -> bytes:
    """What stands before the first line's end, of a small file or of a pipe, which is waited for."""
    if file.is_fifo():
        with file.open("rb") as pipe:
            return pipe.readline(_LARGEST).partition(b"\n")[0]
    return streams.small(file, _LARGEST).partition(b"\n")[0]
