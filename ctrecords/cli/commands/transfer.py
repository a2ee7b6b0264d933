"""`transfer`: an agency referred items to another; a linked request asks for them there."""

from typing import Any

import click

from ctrecords.actions import directory, requests, transfer
from ctrecords.actions.transfer import Referral
from ctrecords.cli.dates import DATE
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.ids import ref
from ctrecords.model.kinds import WAYS, Channel


@click.command("transfer", cls=ManyCommand)
@click.argument("request")
@click.argument("slug")
@many("--item", "items", type=int, help="An item referred; without, every open one.")
@click.option("--date", "on", type=DATE, required=True, help="The day the agency said so.")
@click.option(
    "--by",
    type=click.Choice(WAYS),
    help="How it came; nothing is assumed without it.",
)
@click.option("--note", default="", help="What it said.")
@click.option("--forwarded", is_flag=True, help="The agency sent the request on itself that day.")
@as_json
@click.pass_obj
def command(said: Session, request: str, slug: str, as_json: bool, **given: Any) -> None:
    """Follow the referral of items of REQUEST (R-7) to the agency SLUG."""
    with said.book() as book:
        referral = Referral(
            to=directory.find(book, slug).id,
            on=given["on"],
            items=tuple(given["items"]),
            by=Channel(given["by"] or Channel.UNSAID),
            summary=given["note"],
            forwarded=given["forwarded"],
        )
        origin = requests.find(book, request)
        done = transfer.transfer(book, origin, referral)
    data = {
        "event": ref("E", done.event),
        "origin": ref("R", origin),
        "request": ref("R", done.request),
        "agency": slug,
    }
    answer(
        data, as_json=as_json, text=lambda: [f"{data['request']}  asks {slug} for what {data['origin']} did."]
    )
