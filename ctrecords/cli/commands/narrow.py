"""`narrow`: ask for less, or more clearly; the words before are kept."""

from typing import Any

import click

from ctrecords.actions import narrowing, requests
from ctrecords.actions.narrowing import Narrowing
from ctrecords.cli.commands.show import standing_data
from ctrecords.cli.dates import DATE
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.law.wording import line
from ctrecords.model.ids import ref
from ctrecords.model.kinds import WAYS, Channel


@click.command("narrow", cls=ManyCommand)
@click.argument("request")
@many("--item", "worded", help="N=TEXT, the item's new words; repeat for more.")
@many("--drop", "dropped", type=int, help="An item no longer asked for.")
@click.option("--date", "on", type=DATE, required=True, help="The day you wrote it.")
@click.option(
    "--by",
    type=click.Choice(WAYS),
    help="How it went; nothing is assumed without it.",
)
@click.option("--note", default="", help="What you wrote, in a few words.")
@click.option("--clarify", is_flag=True, help="It answers the agency's question what is meant.")
@as_json
@click.pass_obj
def command(said: Session, request: str, as_json: bool, **given: Any) -> None:
    """Give items of REQUEST (R-7) new words, or drop some."""
    change = Narrowing(
        on=given["on"],
        wordings=_read(given["worded"]),
        dropped=tuple(given["dropped"]),
        by=Channel(given["by"] or Channel.UNSAID),
        summary=given["note"],
        clarifies=given["clarify"],
    )
    with said.book() as book:
        logged = narrowing.narrow(book, requests.find(book, request), change)
    standing = logged.standing
    data = {
        "event": ref("E", logged.event),
        "request": ref("R", standing.thread.request.id),
        "items": [{"number": state.item.number, "text": state.text} for state in standing.items],
        "standing": standing_data(standing),
    }
    answer(data, as_json=as_json, text=lambda: [f"{data['event']}  {line(standing)}"])


def _read(given: tuple[str, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for one in given:
        number, sign, text = one.partition("=")
        if not number.isdecimal() or not sign:
            raise click.UsageError(f"--item takes N=TEXT, such as 3=Invoices of 2025; not “{one}”.")
        if int(number) in found:
            raise click.UsageError(f"Item {number} is named twice.")
        found[int(number)] = text
    return found
