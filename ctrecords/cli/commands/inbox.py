"""`inbox`: what was filed and is on no request yet, with the requests it may belong to."""

from collections.abc import Iterator
from typing import Any

import click

from ctrecords.actions import inbox
from ctrecords.actions.inbox import Waiting
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.days import Days
from ctrecords.model.ids import ref


@click.command("inbox")
@as_json
@click.pass_obj
def command(said: Session, as_json: bool) -> None:
    """List what was filed and is on no request yet, with the requests it may belong to and why."""
    with said.book() as book:
        found, days = inbox.waiting(book), book.days()
    answer([_row(one) for one in found], as_json=as_json, text=lambda: _lines(found, days))


def _row(one: Waiting) -> dict[str, Any]:
    return {
        "event": ref("E", one.event.id),
        "subject": one.subject,
        "from": one.sender,
        "date": one.event.happened_on.isoformat(),
        "proposed": [
            {"request": ref("R", each.request), "why": each.why, "agency": each.agency}
            for each in one.proposed
        ],
        "files": [{"document": ref("D", row.id), "name": row.name} for row in one.documents],
    }


def _lines(found: list[Waiting], days: Days) -> Iterator[str]:
    for one in found:
        who = f", from {one.sender}" if one.sender else ""
        yield f"{ref('E', one.event.id)}  {days.full(one.event.happened_on)}  {one.subject or 'no subject'}{who}"
        for each in one.proposed:
            yield f"    {ref('R', each.request)} {each.agency}? {each.why}"
        if not one.proposed:
            yield "    No request is proposed: nothing in it points to one."
    if not found:
        yield "The inbox is empty."
    else:
        yield f"Put one on its request: ctrecords assign {ref('E', found[0].event.id)} R-7"
