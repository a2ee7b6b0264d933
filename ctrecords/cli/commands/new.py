"""`new`: make a casebook."""

import sys
from pathlib import Path

import click

from ctrecords.actions import casebooks
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session, read_passphrase
from ctrecords.cli.show import Line, answer, as_json
from ctrecords.model.days import plural


@click.command("new")
@click.argument("folder", metavar="DIR", type=PLACE)
@click.option(
    "--practice", is_flag=True, help="Invented cases to practice on, instead of the starter investigation."
)
@click.option("--plain", is_flag=True, help="No passphrase: anyone who has the folder can read it.")
@click.option("--passphrase-file", type=PLACE, help="Seal it; the first line is the passphrase.")
@click.option("--name", default="", help="What to call it (default: the folder's name).")
@click.option("--recovery-sheet", type=PLACE, help="Keep the recovery sheet in this .txt file.")
@as_json
@click.pass_obj
def command(
    said: Session,
    folder: Path,
    practice: bool,
    plain: bool,
    passphrase_file: Path | None,
    name: str,
    recovery_sheet: Path | None,
    as_json: bool,
) -> None:
    """Make a casebook in DIR with the starter directory and the starter investigation."""
    if plain and (passphrase_file or said.passphrase_file):
        raise click.UsageError("Say --plain or --passphrase-file, not both.")
    phrase = None if plain else _phrase(said, passphrase_file)
    made = casebooks.create(
        folder,
        name=name,
        passphrase=phrase,
        is_practice=practice,
        recovery_sheet=recovery_sheet,
        progress=Line(),
    )
    said.remember(made.folder)
    data = {"casebook": str(made.folder), "sealed": made.sealed, "agencies": made.agencies}
    sealed = "sealed" if made.sealed else "plain: anyone who has the folder can read it"
    answer(
        data,
        as_json=as_json,
        text=lambda: [f"Made {made.folder} ({sealed}), with {plural(made.agencies, 'agency', 'agencies')}."],
    )


def _phrase(said: Session, passphrase_file: Path | None) -> str:
    chosen = passphrase_file or said.passphrase_file
    if chosen is not None:
        return read_passphrase(chosen)
    if not sys.stdin.isatty():
        raise click.UsageError("Say --plain, or give a passphrase with --passphrase-file.")
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True))
