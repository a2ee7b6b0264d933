"""Making, opening and leaving a casebook for the window.

What that takes is imported when it is first done, in the thread that does it, so that the first window is painted
before the store and the law are there. It must not know the window.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctrecords.progress import Progress

if TYPE_CHECKING:
    from ctrecords.casebook import Casebook
    from ctrecords.gui.backing import State
    from ctrecords.gui.screens.welcome import NewCasebook

_FACE = "window"


def make(wanted: "NewCasebook", progress: Progress) -> Path:
    """Make the casebook asked for and give its folder.

    Raises:
        CtrecordsError: the folder is taken or cannot be written, or the recovery sheet cannot be kept.
    """
    from ctrecords.actions import casebooks

    made = casebooks.create(
        wanted.folder,
        name=wanted.name,
        passphrase=wanted.passphrase,
        is_practice=wanted.practice,
        recovery_sheet=wanted.recovery_sheet,
        face=_FACE,
        progress=progress,
    )
    return made.folder


def open_book(folder: Path, passphrase: str | None, on: date | None, order: str) -> "Casebook":
    """Open a casebook.

    Raises:
        LockedError: it is sealed, and the passphrase is missing or wrong.
        CtrecordsError: there is none, it is open elsewhere, or it cannot be read.
    """
    from ctrecords.actions import casebooks

    return casebooks.open_book(folder, passphrase, on=on, face=_FACE, order=order)


def leave(book: "Casebook") -> None:
    """Note that the casebook was seen, and close it."""
    from ctrecords.actions import since

    since.leave(book)
    book.close()


def turns(book: "Casebook") -> tuple[str | None, str | None]:
    """The acts that undo would take back and redo would do again."""
    from ctrecords.actions import history

    return history.next_undo(book), history.next_redo(book)


def backed_up(book: "Casebook") -> "State":
    """Say how old the newest backup is."""
    from ctrecords.gui import backing

    return backing.state(book)
