"""`restore`: bring a backup back as a copy."""

from pathlib import Path

import click

from ctrecords.cli.commands.backup import shape
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, warn
from ctrecords.errors import CtrecordsError
from ctrecords.model.days import plural
from ctrecords.upkeep.manifest import read
from ctrecords.upkeep.restore import Restored, named, restore


@click.command("restore")
@click.argument("backup")
@click.option("--to", "folder", metavar="DIR", type=PLACE, required=True, help="A new folder for the copy.")
@as_json
@click.pass_obj
def command(said: Session, backup: str, folder: Path, as_json: bool) -> int:
    """Make a new casebook in DIR from BACKUP, a folder or a name of backup list; exit 1 when something is wrong in it.

    The casebook it was made of is not touched.
    """
    place = _place(said, backup)
    phrase = said.passphrase() if read(place).sealed else None
    made = restore(place, folder, phrase, progress=Line())
    for finding in made.findings:
        if finding.severity == "problem":
            warn(f"{finding.what} {finding.remedy}")
    if not made.checked:
        warn("Every byte was proved, but without the passphrase nobody looked into the records.")
    data = shape(made.backup, made.manifest) | {"casebook": str(made.folder), "verified": made.whole}
    answer(data, as_json=as_json, text=lambda: _lines(made))
    return 1 if made.checked and not made.whole else 0


def _place(said: Session, backup: str) -> Path:
    try:
        return named(said.folder(), backup)
    except CtrecordsError:  # no casebook is known, as on a new computer
        return Path(backup)


def _lines(made: Restored) -> list[str]:
    state = "checked and whole" if made.whole else "not known to be whole"
    return [
        f"Restored to {made.folder} ({plural(made.manifest.files, 'file', 'files')}; {state}).",
        f"Open it with: ctrecords --casebook {made.folder}",
    ]
