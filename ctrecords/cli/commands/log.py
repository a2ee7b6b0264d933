"""`log`: something happened on a request: one event with its effects."""

from dataclasses import replace
from typing import Any

import click

from ctrecords.actions import directory, requests
from ctrecords.actions import log as logging
from ctrecords.actions.entry import read_cents
from ctrecords.cli.commands.show import standing_data
from ctrecords.cli.dates import DATE
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.law import exemptions
from ctrecords.law.wording import line
from ctrecords.model.ids import ref
from ctrecords.model.kinds import WAYS, Certainty, Channel, Direction, EffectKind, Outcome


@click.command("log", cls=ManyCommand)
@click.argument("request")
@click.argument("kind")
@click.option("--date", "on", type=DATE, required=True, help="The day it happened.")
@click.option("--until", type=DATE, help="The last day, when it took several.")
@click.option("--time", "at", default="", help="The time of day, HH:MM.")
@click.option("--note", default="", help="What was said or came.")
@click.option("--person", default="", help="Who, by role.")
@many("--file", "files", type=PLACE, help="A file that belongs to it.")
@many("--item", "outcomes", help="N=OUTCOME, such as 4=denied; repeat for more.")
@click.option("--exemption", default="", help="The exemption claimed, such as 1-210(b)(3).")
@click.option("--amount", default="", help="Dollars, such as 312.50.")
@click.option(
    "--pages", type=click.IntRange(0, 10_000_000), help="Pages the fee is for, or that came so far."
)
@click.option("--electronic", is_flag=True, help="The amount is for files, not paper.")
@click.option("--promised", type=DATE, help="The date they gave.")
@click.option(
    "--granted",
    type=click.Choice(["yes", "no"]),
    help="How it was decided: a waiver, more time, expedited handling (expedited_decided).",
)
@click.option("--number", default="", help="A number the request goes by from now on.")
@click.option(
    "--bounced",
    metavar="VALUE",
    default="",
    help="With delivery_failed: mark the contact of this VALUE as bounced, in the same act; letters do not use it.",
)
@click.option(
    "--by",
    type=click.Choice(WAYS),
    help="How it came or went; nothing is assumed without it.",
)
@click.option("--direction", type=click.Choice(["in", "out"]))
@click.option("--voicemail", is_flag=True, help="The call reached a voicemail.")
@click.option(
    "--certainty",
    type=click.Choice([one.value for one in Certainty]),
    help="How sure it is: documented with a --file, else stated.",
)
@as_json
@click.pass_obj
def command(said: Session, request: str, kind: str, as_json: bool, **given: Any) -> None:
    """Log on REQUEST (R-7) an event of KIND: message, call, visit, note, or an effect such as denied."""
    entry = logging.Entry(
        kind=kind,
        on=given["on"],
        until=given["until"],
        at=given["at"],
        by=Channel(given["by"]) if given["by"] else None,
        direction=Direction(given["direction"]) if given["direction"] else None,
        person=given["person"],
        summary=given["note"],
        voicemail=given["voicemail"],
        certainty=Certainty(given["certainty"]) if given["certainty"] else None,
        outcomes=read_outcomes(given["outcomes"]),
        exemption=given["exemption"].strip().removeprefix("§").strip(),
        cents=read_cents(given["amount"]) if given["amount"] else None,
        pages=given["pages"],
        electronic=given["electronic"],
        promised=given["promised"],
        granted=None if given["granted"] is None else given["granted"] == "yes",
        number=given["number"],
        files=given["files"],
    )
    with said.book() as book:
        number = requests.find(book, request)
        listed = directory.show(book, requests.show(book, number).thread.agency.id)
        if given["bounced"].strip():
            contact = directory.contact_of(listed, given["bounced"])
            entry = replace(entry, bounced=contact.id)
        logged = logging.log(book, number, entry)
        law = logged.standing.thread.agency.law
        known = exemptions.is_listed(book.statute(law), entry.exemption, entry.on)
        data = {
            "event": ref("E", logged.event),
            "request": ref("R", logged.standing.thread.request.id),
            "standing": standing_data(logged.standing),
        }
    if entry.exemption and not known:
        warn(f"§ {entry.exemption} is none that {law} lists; it is kept as you gave it.")
    if kind == EffectKind.DELIVERY_FAILED and entry.bounced is None and listed.ways():
        slug, on = listed.agency.slug, entry.on.isoformat()
        warn(f"letters still go there; to stop them: ctrecords agencies bounced {slug} VALUE --date {on}")
    answer(data, as_json=as_json, text=lambda: [f"{data['event']}  {line(logged.standing)}"])


def read_outcomes(given: tuple[str, ...]) -> dict[int, Outcome]:
    """Item outcomes typed as N=OUTCOME.

    Raises:
        click.UsageError: one is not, or an item is named twice.
    """
    found: dict[int, Outcome] = {}
    for one in given:
        number, _, outcome = one.partition("=")
        if not number.isdecimal() or outcome not in set(Outcome):
            raise click.UsageError(f"--item takes N=OUTCOME with one of {', '.join(Outcome)}; not “{one}”.")
        if int(number) in found:
            raise click.UsageError(f"Item {number} is named twice.")
        found[int(number)] = Outcome(outcome)
    return found
