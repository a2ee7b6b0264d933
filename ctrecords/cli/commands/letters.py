"""`letters`: which letters there are and fit, many at once, and your own templates for them."""

from datetime import date
from pathlib import Path

import click

from ctrecords.actions import composing, requests, sending, templates, writing
from ctrecords.actions.writing import Writing
from ctrecords.cli.commands.letter import tell
from ctrecords.cli.commands.request import read_fields
from ctrecords.cli.dates import DATE
from ctrecords.cli.groups import Sentences
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, answer, as_json, columns, warn
from ctrecords.letters.letter import Kind, kinds
from ctrecords.model.ids import ref


@click.group("letters", cls=Sentences)
def command() -> None:
    """List the letters ctrecords can write, write many at once, use your own templates."""


@command.command("list")
@click.argument("requests_named", metavar="[R…]", nargs=-1)
@as_json
@click.pass_obj
def listing(said: Session, requests_named: tuple[str, ...], as_json: bool) -> None:
    """List every letter and what it is for; with requests, whether it fits them and why not."""
    if not requests_named:
        rows: list[tuple[Kind, bool | None, str]] = [(one, None, one.description) for one in kinds()]
    else:
        with said.book() as book:
            numbers = [requests.find(book, one) for one in requests_named]
            one = len(numbers) == 1
            found = writing.fits(book, numbers[0]) if one else writing.common(book, numbers)
        rows = [(fit.kind, not fit.why, fit.why or fit.kind.description) for fit in found]
    data = [{"name": kind.name, "label": kind.label, "fits": fits, "why": why} for kind, fits, why in rows]
    table = [[kind.name, kind.label, "" if fits else "no:", why] for kind, fits, why in rows]
    if not requests_named:
        table = [[name, label, why] for name, label, _, why in table]
    answer(data, as_json=as_json, text=lambda: columns(table))


@command.command("write", cls=ManyCommand)
@click.argument("name")
@click.argument("requests_named", metavar="R…", nargs=-1, required=True)
@many("--field", "fields", help="A field of the letters, as name=value.")
@click.option("--out", type=PLACE, help="The folder for the letters; made when missing.")
@click.option("--fitting", is_flag=True, help="Leave out the requests the letter does not fit.")
@click.option("--sent", "sent_on", type=DATE, help="Mark them sent on this day, in the same act.")
@click.option("--by", type=click.Choice(list(sending.CHANNELS)), help="How they went, with --sent.")
@as_json
@click.pass_obj
def write(
    said: Session,
    name: str,
    requests_named: tuple[str, ...],
    fields: tuple[str, ...],
    out: Path | None,
    fitting: bool,
    sent_on: date | None,
    by: str | None,
    as_json: bool,
) -> None:
    """Write the letter NAME to several requests, all or none, in one act."""
    if (sent_on is None) != (by is None):
        raise click.UsageError("--sent and --by belong together.")
    with said.book() as book:
        numbers = tuple(requests.find(book, one) for one in requests_named)
        chosen = writing.fitting(book, name, numbers) if fitting else numbers
        asked = Writing(kind=name, requests=chosen, typed=read_fields(fields))
        needs = writing.needs(book, asked)
        made = writing.write(
            book,
            asked,
            out or composing.default_folder(book),
            Line(),
            sent_on=sent_on,
            by=sending.CHANNELS[by] if by else None,
        )
    tell(needs)
    data = [
        {
            "request": ref("R", one.request),
            "letter": str(one.path),
            "event": ref("E", one.event) if one.event else None,
        }
        for one in made
    ]
    answer(data, as_json=as_json, text=lambda: [f"{row['request']}  {row['letter']}" for row in data])


@command.command("discard")
@click.argument("request")
@as_json
@click.pass_obj
def discard(said: Session, request: str, as_json: bool) -> None:
    """Give up the newest letter of REQUEST that was made and never sent; its file stays where it is."""
    with said.book() as book:
        gone = sending.give_up(book, requests.find(book, request))
    data = {"request": ref("R", gone.request), "letter": gone.path}
    answer(data, as_json=as_json, text=lambda: [f"{data['request']}  not on record any more: {gone.path}"])


@command.command("template")
@click.argument("name")
@click.option("--out", required=True, type=PLACE, help="The .docx file to write.")
@as_json
@click.pass_obj
def template(said: Session, name: str, out: Path, as_json: bool) -> None:
    """Write the template the letter NAME is made from, to edit it in Word."""
    with said.book() as book:
        path = templates.export(book, name, out)
    answer({"template": str(path), "letter": name}, as_json=as_json, text=lambda: [str(path)])


@command.command("use")
@click.argument("name")
@click.argument("file", type=PLACE)
@click.option("--dry-run", is_flag=True, help="Only say what is wrong or noteworthy.")
@as_json
@click.pass_obj
def use(said: Session, name: str, file: Path, dry_run: bool, as_json: bool) -> None:
    """Make the letter NAME from your own Word template FILE from now on."""
    with said.book() as book:
        found = templates.check(book, name, file) if dry_run else templates.adopt(book, name, file)
    for one in found:
        warn(f"{one.what} {one.remedy}")
    data = {
        "letter": name,
        "used": not dry_run,
        "findings": [
            {"severity": "problem" if one.problem else "advice", "what": one.what, "remedy": one.remedy}
            for one in found
        ],
    }
    done = "looked at, not taken" if dry_run else "your template is used from now on"
    answer(data, as_json=as_json, text=lambda: [f"{name}  {done}"])


@command.command("reset")
@click.argument("name")
@as_json
@click.pass_obj
def reset(said: Session, name: str, as_json: bool) -> None:
    """Go back to the shipped template of the letter NAME."""
    with said.book() as book:
        templates.drop(book, name)
    answer({"letter": name}, as_json=as_json, text=lambda: [f"{name}  is made from the shipped template"])


@command.command("templates")
@as_json
@click.pass_obj
def own(said: Session, as_json: bool) -> None:
    """List which letters are made from your own templates."""
    with said.book() as book:
        rows = [(one.kind, one.template) for one in templates.listing(book)]
    data = [{"letter": kind.name, "template": used.name if used else None} for kind, used in rows]
    answer(
        data,
        as_json=as_json,
        text=lambda: columns([[kind.name, used.name if used else "as shipped"] for kind, used in rows]),
    )
