"""`letter`: write one more letter for a request, or the first one of a draft."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ctrecords.actions import composing, letters, posting, requests, sending, writing
from ctrecords.actions.composing import Plan
from ctrecords.actions.enclosing import Enclosure
from ctrecords.actions.writing import Need, Writing
from ctrecords.casebook import Casebook
from ctrecords.cli.commands.request import read_fields
from ctrecords.cli.dates import DATE
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.errors import CtrecordsError
from ctrecords.letters.letter import kind
from ctrecords.model.ids import RequestId, ref


@click.command("letter", cls=ManyCommand)
@click.argument("request")
@click.argument("name")
@many("--field", "fields", help="A field of the letter, as name=value.")
@click.option("--out", type=PLACE, help="The .docx file to write, or its folder.")
@click.option("--pdf", is_flag=True, help="Write its PDF beside it.")
@click.option(
    "--eml", "draft", is_flag=True, help="Write an e-mail nobody has sent, with it attached, beside it."
)
@click.option("--sent", "sent_on", type=DATE, help="Mark it sent on this day, in the same act.")
@click.option("--by", type=click.Choice(list(sending.CHANNELS)), help="How it went, with --sent.")
@as_json
@click.pass_obj
def command(
    said: Session,
    request: str,
    name: str,
    fields: tuple[str, ...],
    out: Path | None,
    pdf: bool,
    draft: bool,
    sent_on: date | None,
    by: str | None,
    as_json: bool,
) -> None:
    """Write the letter NAME for REQUEST (R-7): see `letters list R-7`."""
    if (sent_on is None) != (by is None):
        raise click.UsageError("--sent and --by belong together.")
    first = kind(name).scope == "request"
    if first and sent_on is not None:
        raise click.UsageError("A first letter is marked sent with: ctrecords sent R-7 --date … --by …")
    folder, file = place(out) if out else (None, "")
    with said.book() as book:
        number = requests.find(book, request)
        folder = folder or composing.default_folder(book)
        beside = posting.beside(book, [number], pdf=pdf, draft=draft)
        if first:
            plan = _plan(book, number, name, read_fields(fields))
            made = letters.create(book, plan, folder, called=file, beside=beside)[0]
        else:
            asked = Writing(kind=name, requests=(number,), typed=read_fields(fields))
            needs = writing.needs(book, asked)
            way = sending.CHANNELS[by] if by else None
            made = writing.write(book, asked, folder, called=file, sent_on=sent_on, by=way, beside=beside)[0]
            tell(needs)
            papers = posting.enclosures(book, posting.newest(book, number).id)
            # A complaint lists the exhibits it lacks, so they are told already.
            known = [one for one in papers if one.files or name not in writing.WITH_GAPS]
            tell_enclosures(number, known, attached=draft)
    asked_for = (("pdf", pdf), ("eml", draft))
    more = {name: str(made.path.with_suffix(f".{name}")) for name, wanted in asked_for if wanted}
    data = {"letter": str(made.path), "request": ref("R", made.request)} | more
    answer(data, as_json=as_json, text=lambda: [str(made.path), *more.values()])


def _plan(book: Casebook, request: RequestId, name: str, typed: dict[str, str]) -> Plan:
    terms = composing.terms(book, typed, letters=[name])
    plan = letters.for_drafts(book, [request], terms, kind=name)
    for warned in composing.warnings(book, plan):
        warn(f"{warned.agency.name}: {warned.what}.")
    return plan


def tell(needs: Sequence[Need]) -> None:
    """Say on stderr what to look at before letters go out, and what stands in them as missing."""
    for need in needs:
        gap = "missing: " if need.kind == "gap" else ""
        warn(f"{ref('R', need.request)}: {gap}{need.what}.")


def tell_enclosures(
    request: RequestId, enclosures: Sequence[Enclosure], *, attached: bool, written: bool = False
) -> None:
    """Say on stderr what to enclose: all of it, or only what is not *attached* to an e-mail or *written* beside."""
    for one in enclosures:
        if not one.files or (attached and one.by_hand):
            warn(f"{ref('R', request)}: {one.by_hand}.")
        elif not attached and not written:
            warn(f"{ref('R', request)}: enclose {one.words}.")


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
