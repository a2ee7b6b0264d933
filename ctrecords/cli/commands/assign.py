"""`assign`: put an event on the request it belongs to."""

import click

from ctrecords.actions import moving, requests
from ctrecords.cli.commands.show import standing_data
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.law.wording import line
from ctrecords.model.ids import ref


@click.command("assign")
@click.argument("event")
@click.argument("request")
@click.option("--reason", default="", help="Why it belongs there; both requests show it.")
@as_json
@click.pass_obj
def command(said: Session, event: str, request: str, reason: str, as_json: bool) -> None:
    """Move EVENT (E-40), filed on the wrong request, to REQUEST (R-7)."""
    with said.book() as book:
        done = moving.assign(book, moving.find_event(book, event), requests.find(book, request), reason)
    data = {
        "event": ref("E", done.event),
        "request": ref("R", done.standing.thread.request.id),
        "from": ref("R", done.origin) if done.origin else None,
        "standing": standing_data(done.standing),
    }
    answer(
        data,
        as_json=as_json,
        text=lambda: [f"{data['event']} is on {data['request']}. {line(done.standing)}"],
    )
