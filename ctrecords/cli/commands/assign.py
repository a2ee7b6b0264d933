"""`assign`: put an event of the inbox, or one on the wrong request, where it belongs."""

import click

from ctrecords.actions import cases, inbox, moving, requests
from ctrecords.cli.commands.show import standing_data
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.law.wording import line
from ctrecords.model.ids import ref


@click.command("assign")
@click.argument("event")
@click.argument("request", metavar="R-7|C-1")
@click.option("--reason", default="", help="Why it belongs there; both requests show it.")
@as_json
@click.pass_obj
def command(said: Session, event: str, request: str, reason: str, as_json: bool) -> None:
    """Put EVENT (E-40), in the inbox or on the wrong request, on REQUEST (R-7), or in a case (C-1) as a whole."""
    if request.strip()[:2].upper() == "C-":
        with said.book() as book:
            case = cases.find(book, request)
            row = inbox.to_case(book, moving.find_event(book, event), case.id)
        placed = {"event": ref("E", row.id), "request": None, "case": ref("C", case.id), "from": None}
        answer(placed, as_json=as_json, text=lambda: [f"{placed['event']} is in {placed['case']}."])
        return
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
