"""`history`: every change on a record."""

from datetime import datetime

import click

from ctrecords.actions import history
from ctrecords.cli.journal import told
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.days import LEGAL_ZONE, clock_time


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
        text=lambda: [f"{one.seq:>5}  {_moment(one.at)}  {one.label}" for one in acts],
    )


def _moment(at: str) -> str:
    """The day and time of a step where the legal days are counted: "2026-11-23 7:47 am"."""
    there = datetime.fromisoformat(at).astimezone(LEGAL_ZONE)
    return f"{there:%Y-%m-%d} {clock_time(f'{there:%H:%M}'):>8}"
