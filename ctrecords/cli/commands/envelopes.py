"""`envelopes`: envelopes or labels for letters that go by mail, as one PDF to print."""

from pathlib import Path

import click

from ctrecords.actions import mailing, requests
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn


@click.command("envelopes")
@click.argument("requests_named", metavar="R…", nargs=-1, required=True)
@click.option("--out", required=True, type=PLACE, help="The .pdf file to write.")
@click.option("--labels", is_flag=True, help="Labels, three by ten on a sheet, instead of #10 envelopes.")
@click.option("--first", type=int, default=1, help="The first label still on the sheet, from 1 to 30.")
@as_json
@click.pass_obj
def command(
    said: Session, requests_named: tuple[str, ...], out: Path, labels: bool, first: int, as_json: bool
) -> None:
    """Write envelopes for the letters of requests; an agency without an address is named."""
    with said.book() as book:
        numbers = [requests.find(book, one) for one in requests_named]
        made = mailing.save(book, numbers, out, as_labels=labels, first=first)
    for sentence in made.left_out:
        warn(sentence)
    data = {"path": str(made.path), "addresses": made.count, "left_out": list(made.left_out)}
    answer(data, as_json=as_json, text=lambda: [str(made.path)])
