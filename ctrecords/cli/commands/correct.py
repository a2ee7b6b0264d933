"""`correct`: your own typing of an event put right; the journal keeps both versions."""

from datetime import date

import click

from ctrecords.actions import log as logging
from ctrecords.actions import moving
from ctrecords.cli.commands.show import standing_data
from ctrecords.cli.dates import DATE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.law.wording import line
from ctrecords.model.ids import ref


@click.command("correct")
@click.argument("event")
@click.option("--date", "on", type=DATE, help="The day it really happened.")
@click.option("--note", help="What was said or came, anew; empty for nothing.")
@as_json
@click.pass_obj
def command(said: Session, event: str, on: date | None, note: str | None, as_json: bool) -> None:
    """Correct the day or the note of EVENT (E-40); the dates that follow are counted anew."""
    if on is None and note is None:
        raise click.UsageError("Say what is to be corrected: --date DATE or --note TEXT.")
    with said.book() as book:
        done = logging.edit(book, moving.find_event(book, event), on=on, summary=note)
    data = {
        "event": ref("E", done.event),
        "request": ref("R", done.standing.thread.request.id),
        "standing": standing_data(done.standing),
    }
    answer(data, as_json=as_json, text=lambda: [f"{data['event']}  {line(done.standing)}"])
