"""`request`: ask agencies for records, a Word letter each."""

from pathlib import Path

import click

from ctrecords import streams
from ctrecords.actions import cases, composing, directory, letters, requests
from ctrecords.actions.composing import Plan, Wanted
from ctrecords.cli.groups import Sentences
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, warn
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import ref


@click.group("request", cls=Sentences)
def command() -> None:
    """Ask agencies for records."""


@command.command("new", cls=ManyCommand)
@click.option("--case", "case", required=True, help="The investigation: C-1 or its title.")
@many("--agency", "agencies", required=True, help="An agency's slug; repeat for more.")
@many("--item", "items", help="One numbered item; repeat for more.")
@click.option("--items-file", type=PLACE, help="A text file with one item a line.")
@click.option(
    "--letter", "letter", default="", help="The first letter; the one of each agency's law if not given."
)
@many("--field", "fields", help="A field of the letter, as name=value.")
@click.option("--out", required=True, type=PLACE, help="The folder for the letters; made when missing.")
@as_json
@click.pass_obj
def new(
    said: Session,
    case: str,
    agencies: tuple[str, ...],
    items: tuple[str, ...],
    items_file: Path | None,
    letter: str,
    fields: tuple[str, ...],
    out: Path,
    as_json: bool,
) -> None:
    """Make one request and one Word letter per agency, all or none."""
    if bool(items) == (items_file is not None):
        raise click.UsageError("Give the items with --item, or with --items-file.")
    asked = items or read_items(items_file) if items_file else items
    with said.book() as book:
        plan = Plan(
            case=cases.find(book, case).id,
            agencies=tuple(directory.find(book, slug).id for slug in agencies),
            items=tuple(Wanted(text=text) for text in asked),
            terms=composing.terms(book, read_fields(fields), letters=[letter] if letter else []),
            kind=letter,
        )
        composing.check(book, plan)
        for warned in composing.warnings(book, plan):
            warn(f"{warned.agency.name}: {warned.what}.")
        made = letters.create(book, plan, out, Line())
    data = [{"request": ref("R", m.request), "agency": m.agency.slug, "letter": str(m.path)} for m in made]
    answer(data, as_json=as_json, text=lambda: [f"{row['request']}  {row['letter']}" for row in data])


@command.command("again", cls=ManyCommand)
@click.argument("request")
@many("--field", "fields", help="A field of the letter, as name=value.")
@click.option("--out", required=True, type=PLACE, help="The folder for the letter; made when missing.")
@as_json
@click.pass_obj
def again(said: Session, request: str, fields: tuple[str, ...], out: Path, as_json: bool) -> None:
    """Ask the same agency for the items of REQUEST (R-7) anew, as after a closed appeal window."""
    with said.book() as book:
        typed = read_fields(fields)
        plan = composing.again(book, requests.find(book, request), composing.terms(book, typed))
        made = letters.create(book, plan, out)[0]
    data = {"request": ref("R", made.request), "agency": made.agency.slug, "letter": str(made.path)}
    answer(data, as_json=as_json, text=lambda: [f"{data['request']}  {data['letter']}"])


_LARGEST = 4 * 1024 * 1024
"""Bytes of a list of items; no request asks for that much."""


def read_items(file: Path | None) -> tuple[str, ...]:
    """The items of a text file, one a line; empty lines are passed over.

    Raises:
        CtrecordsError: the file cannot be read.
    """
    if file is None:
        return ()
    try:
        text = streams.small(file.expanduser(), _LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CtrecordsError(
            f"The items file {file} cannot be read.", remedy="Give a UTF-8 text file with one item a line."
        ) from error
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_fields(fields: tuple[str, ...]) -> dict[str, str]:
    """The letter's fields as they were typed.

    Raises:
        click.UsageError: one is not name=value.
    """
    found: dict[str, str] = {}
    for one in fields:
        name, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"--field takes name=value, not “{one}”.")
        found[name.strip()] = value
    return found
