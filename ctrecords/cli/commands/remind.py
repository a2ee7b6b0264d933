"""`remind`: something to do on a date, whatever the request's status."""

import click

from ctrecords.actions import reminders, requests
from ctrecords.actions.entry import read_date
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.ids import ref


@click.command("remind")
@click.argument("request")
@click.argument("day", metavar="DATE")
@click.argument("text")
@click.option("--time", "at", default="", help="The time of day, HH:MM.")
@as_json
@click.pass_obj
def command(said: Session, request: str, day: str, text: str, at: str, as_json: bool) -> None:
    """Remind me on DATE of TEXT about REQUEST (R-7)."""
    with said.book() as book:
        made = reminders.remind(book, requests.find(book, request), read_date(day, book.today()), text, at)
    data = {
        "request": ref("R", made.request),
        "date": made.on.isoformat(),
        "time": made.at,
        "text": made.text,
    }
    answer(data, as_json=as_json, text=lambda: [f"{data['date']}  {made.text}"])
