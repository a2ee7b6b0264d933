"""`letter`: write a letter for one request."""

from pathlib import Path

import click

from ctrecords.actions import composing, letters, requests
from ctrecords.cli.commands.request import read_fields
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.errors import CtrecordsError
from ctrecords.letters.letter import kind
from ctrecords.model.ids import ref


@click.command("letter", cls=ManyCommand)
@click.argument("request")
@click.argument("name")
@many("--field", "fields", help="A field of the letter, as name=value.")
@click.option("--out", type=click.Path(path_type=Path), help="The .docx file to write, or its folder.")
@as_json
@click.pass_obj
def command(
    said: Session,
    request: str,
    name: str,
    fields: tuple[str, ...],
    out: Path | None,
    as_json: bool,
) -> None:
    """Write the letter NAME for a draft REQUEST (R-7)."""
    kind(name)
    folder, file = place(out) if out else (None, "")
    with said.book() as book:
        number = requests.find(book, request)
        plan = letters.for_drafts(book, [number], composing.terms(book, read_fields(fields)))
        for warned in composing.warnings(book, plan):
            warn(f"{warned.agency.name}: {warned.what}.")
        made = letters.create(book, plan, folder or composing.default_folder(book), called=file)[0]
    data = {"letter": str(made.path), "request": ref("R", made.request)}
    answer(data, as_json=as_json, text=lambda: [str(made.path)])


def place(out: Path) -> tuple[Path, str]:
    """The folder and the file name a letter was asked for; without an ending it is a folder, named by us.

    Raises:
        CtrecordsError: the file is not to be a Word file.
    """
    if out.suffix.lower() == ".docx":
        return out.parent, out.name
    if out.suffix and not out.is_dir():
        raise CtrecordsError(
            f"A letter cannot be written as “{out.name}”.",
            remedy="Give a file name that ends in .docx, or a folder.",
        )
    return out, ""
