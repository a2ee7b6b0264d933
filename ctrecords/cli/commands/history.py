"""`history`: every change on a record."""

import click

from ctrecords.actions import history
from ctrecords.cli.journal import told
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json


@click.command("history")
@click.argument("reference", metavar="REF")
@as_json
@click.pass_obj
def command(said: Session, reference: str, as_json: bool) -> None:
    """List every change on REF (C-1, R-7, E-40, D-12, a tracking number or an agency), oldest first."""
    with said.book() as book:
        found = history.of(book, reference)
    acts = {one.seq: one for one in found}.values()
    answer(
        told(found),
        as_json=as_json,
        text=lambda: [f"{one.seq:>5}  {one.at[:16].replace('T', ' ')}  {one.label}" for one in acts],
    )
