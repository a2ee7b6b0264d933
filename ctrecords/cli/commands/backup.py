"""`backup`: make a verified backup, or list those there are."""

from pathlib import Path
from typing import Any

import click

from ctrecords.cli.groups import Sentences
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, columns, warn
from ctrecords.errors import CtrecordsError, DamagedError, LockedError
from ctrecords.model.days import plural
from ctrecords.upkeep.backup import FOLDER, Listed, Made, backup, backup_folder, listing
from ctrecords.upkeep.manifest import Manifest

_PLACE = click.option(
    "--to",
    "place",
    metavar="DIR",
    type=PLACE,
    help="The folder for backups (default: the one of the settings, else backups in the casebook).",
)


@click.group("backup", cls=Sentences, invoke_without_command=True)
@_PLACE
@as_json
@click.pass_context
def command(ctx: click.Context, place: Path | None, as_json: bool) -> int:
    """Back the casebook up with all its files, and read the backup through; exit 1 when something in it is wrong."""
    if ctx.invoked_subcommand is not None:
        return 0
    said: Session = ctx.obj
    place, opened = place or said.backups(), False
    try:
        with said.book() as book:
            opened = True
            made = backup(book, place, progress=Line())
    except CtrecordsError as refused:
        told = isinstance(refused, LockedError) and said.passphrase_file
        if told or (opened and not isinstance(refused, DamagedError)):
            raise
        made = _as_it_lies(said, place, refused)
    for problem in made.problems:
        warn(problem)
    answer(shape(made.folder, made.manifest), as_json=as_json, text=lambda: _lines(made))
    return 1 if made.problems else 0


@command.command("list")
@_PLACE
@as_json
@click.pass_obj
def listed(said: Session, place: Path | None, as_json: bool) -> None:
    """List the backups, the newest first."""
    folder = place or said.backups() or said.folder() / FOLDER
    found = listing(folder.expanduser().absolute())
    data = [
        shape(one.folder, one.manifest)
        if one.manifest
        else {
            "backup": str(one.folder),
            "verified": False,
            "files": None,
            "rows": None,
            "trouble": one.trouble,
        }
        for one in found
    ]
    answer(data, as_json=as_json, text=lambda: _table(found, folder))


def shape(folder: Path, manifest: Manifest) -> dict[str, Any]:
    """One backup in the contract's shape."""
    return {
        "backup": str(folder),
        "verified": manifest.whole,
        "files": manifest.files,
        "rows": manifest.rows,
        "size": manifest.size,
        "made_at": manifest.made_at.isoformat(),
        "sealed": manifest.sealed,
    }


def _as_it_lies(said: Session, place: Path | None, refused: CtrecordsError) -> Made:
    """A casebook that does not open is backed up byte for byte, which needs no passphrase either.

    Raises:
        CtrecordsError: this does not work either.
    """
    try:
        made = backup_folder(said.folder(), place, progress=Line())
    except CtrecordsError:
        raise refused from None
    warn(f"{refused.what} It was backed up as it lies on the disk, without looking into its records.")
    return made


def _lines(made: Made) -> list[str]:
    counts = plural(made.manifest.files, "file", "files")
    if made.manifest.rows is not None:
        counts += f", {plural(made.manifest.rows, 'row', 'rows')}"
    state = "read back and whole" if made.manifest.whole else "read back, but not known to be whole"
    return [f"Backed up to {made.folder} ({counts}; {state})."]


def _table(found: list[Listed], folder: Path) -> list[str]:
    if not found:
        return [f"No backups in {folder}."]
    rows: list[list[str]] = []
    for one in found:
        if one.manifest is None:
            rows.append(["", "damaged", "", one.trouble])
            continue
        state = "whole" if one.manifest.whole else "unproved"
        rows.append(
            [
                one.manifest.made_at.strftime("%Y-%m-%d %H:%M UTC"),
                state,
                plural(one.manifest.files, "file", "files"),
                one.folder.name,
            ]
        )
    return columns(rows)
