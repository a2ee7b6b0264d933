"""`sent`: mark letters sent; the clock starts on the day really sent."""

from pathlib import Path
from typing import Any

import click

from ctrecords.actions import requests, sending
from ctrecords.cli.dates import DATE
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.model.ids import ref


@click.command("sent")
@click.argument("requests_named", metavar="R…", nargs=-1, required=True)
@click.option("--date", "on", required=True, type=DATE, help="The day it was really sent.")
@click.option("--by", required=True, type=click.Choice(list(sending.CHANNELS)), help="How it went.")
@click.option("--received", type=DATE, help="The day the agency got it, only when you know.")
@click.option("--letter-file", type=PLACE, help="The file that went out, when it was changed.")
@click.option(
    "--note", default="", help="Kept with it, such as why a complaint was filed outside its window."
)
@click.option("--certified", default="", help="The number of certified mail, with --by mail.")
@as_json
@click.pass_obj
def command(
    said: Session,
    requests_named: tuple[str, ...],
    on: Any,
    by: str,
    received: Any,
    letter_file: Path | None,
    note: str,
    certified: str,
    as_json: bool,
) -> None:
    """Mark requests sent, or the newest unsent letter of each, all or none."""
    with said.book() as book:
        numbers = [requests.find(book, one) for one in requests_named]
        marked = sending.mark_sent(
            book,
            numbers,
            on,
            sending.CHANNELS[by],
            received=received,
            letter_file=letter_file,
            note=note,
            certified=certified,
        )
    for one in marked:
        if one.warning:
            warn(one.warning)
    data = [{"request": ref("R", one.request), "event": ref("E", one.event)} for one in marked]
    answer(
        data,
        as_json=as_json,
        text=lambda: [f"{row['request']}  marked sent ({row['event']})" for row in data],
    )
