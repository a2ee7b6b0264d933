"""`track`: numbers a request also goes by."""

from datetime import date

import click

from ctrecords.actions import requests, tracking
from ctrecords.cli.commands.show import tracking_data
from ctrecords.cli.dates import DATE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns
from ctrecords.model.ids import ref
from ctrecords.model.kinds import TrackingKind


@click.command("track")
@click.argument("request")
@click.argument("number", required=False)
@click.option(
    "--kind", type=click.Choice([one.value for one in TrackingKind]), default="agency", help="Whose it is."
)
@click.option("--date", "on", type=DATE, help="Since when, or until when with --end (default: today).")
@click.option("--end", is_flag=True, help="The number is used no more.")
@as_json
@click.pass_obj
def command(
    said: Session, request: str, number: str | None, kind: str, on: date | None, end: bool, as_json: bool
) -> None:
    """Give REQUEST (R-7) the NUMBER of an agency, a portal or a forum; without NUMBER list its numbers."""
    if end and number is None:
        raise click.UsageError("Say which number ended.")
    with said.book() as book:
        found = requests.find(book, request)
        day = on or book.today()
        if number is not None and end:
            tracking.end(book, tracking.find(book, found, number).id, day)
        elif number is not None:
            tracking.add(book, found, TrackingKind(kind), number, day)
        rows = requests.show(book, found).thread.trackings
    data = [{"request": ref("R", found)} | tracking_data(row) for row in rows]
    lines = [[row.number, row.kind.value, "ended" if row.ended_on else ""] for row in rows]
    answer(data, as_json=as_json, text=lambda: columns(lines) or ["No numbers."])
