"""Making and opening a casebook: the starter directory, the starter investigation, the recovery sheet."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctrecords import disk, keys
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.casebook import create as make_folder
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency
from ctrecords.progress import Progress, Silent

_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new casebook: its folder, whether it is sealed, how many agencies it knows."""

    folder: Path
    sealed: bool
    agencies: int


def create(
    folder: Path,
    *,
    name: str = "",
    passphrase: str | None = None,
    is_practice: bool = False,
    recovery_sheet: Path | None = None,
    face: str = "command line",
    progress: Progress = _SILENT,
) -> Created:
    """Make a casebook with the starter directory and the starter (or the practice) investigation.

    Raises:
        CtrecordsError: the folder is taken or cannot be written, or the recovery sheet cannot be kept.
    """
    from ctrecords.actions import practice, seeding, starter  # late: opening one does not need them

    folder = folder.expanduser().absolute()
    title = name.strip() or folder.name.removesuffix(".casebook")
    if recovery_sheet is not None:
        _check_sheet(recovery_sheet, passphrase, folder)
    count = 0

    def fill(book: Casebook) -> None:
        nonlocal count
        progress.check()
        seeding.seed(book)
        if is_practice:
            practice.fill(book, progress)
        else:
            starter.fill(book)
        count = book.store.count(Agency)
        progress.check()

    made = make_folder(
        folder,
        name=title,
        passphrase=passphrase,
        practice_today=practice.TODAY if is_practice else None,
        face=face,
        fill=fill,
    )
    if recovery_sheet is not None:
        _keep_sheet(recovery_sheet, keys.recovery_text(made, title))
    return Created(folder=folder, sealed=made.sealed, agencies=count)


def open_book(
    folder: Path,
    passphrase: str | None = None,
    *,
    on: date | None = None,
    face: str = "command line",
    order: str = "us",
) -> Casebook:
    """Open a casebook; close it when done.

    Raises:
        LockedError: it is sealed and the passphrase is missing or wrong.
        CtrecordsError: it is not a casebook, is half deleted, newer, or open elsewhere.
    """
    return open_casebook(folder, passphrase, on=on, face=face, order=order)


def _check_sheet(sheet: Path, passphrase: str | None, folder: Path) -> None:
    if passphrase is None:
        raise CtrecordsError(
            "A plain casebook has no recovery sheet.",
            remedy="Leave out the recovery sheet, or give a passphrase.",
        )
    if sheet.suffix.lower() != ".txt":
        raise CtrecordsError(
            f"A recovery sheet cannot be written as “{sheet.suffix or sheet.name}”.",
            remedy="Give a file name that ends in .txt.",
        )
    if sheet.expanduser().resolve().is_relative_to(folder.resolve()):
        raise CtrecordsError(
            "The recovery sheet cannot lie in the casebook it opens: whoever has the folder could read it.",
            remedy="Choose a place away from the casebook, best a stick or paper.",
        )
    disk.refuse_taken(sheet.expanduser())


def _keep_sheet(sheet: Path, text: str) -> None:
    try:
        sheet.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(disk.new_file(sheet), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CtrecordsError(
            f"The casebook was made, but its recovery sheet cannot be written to {sheet}: {error.strerror}.",
            remedy="Delete the new casebook and make it again with a sheet in a folder you may write to.",
        ) from error
