"""`today`: the docket."""

from collections.abc import Iterator
from typing import Any

import click

from ctrecords.actions.today import Docket, today
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.law.docket import Due
from ctrecords.law.wording import line
from ctrecords.model.days import Days
from ctrecords.model.ids import ref


@click.command("today")
@as_json
@click.pass_obj
def command(said: Session, as_json: bool) -> None:
    """List what is due today, each request once, most urgent first."""
    with said.book() as book:
        found, days = today(book), book.days()
    answer([row(due) for due in found.rows], as_json=as_json, text=lambda: lines(found, days))


def row(due: Due) -> dict[str, Any]:
    """One docket row in the contract's shape."""
    return {
        "group": due.group.value,
        "request": ref("R", due.request),
        "agency": due.standing.thread.agency.slug,
        "line": line(due.standing),
        "date": due.on.isoformat(),
        "days": due.days,
        "why": f"{due.why} {due.section}".strip(),
        "action": due.act.value,
    }


def lines(found: Docket, days: Days) -> Iterator[str]:
    """The docket in plain lines."""
    yield f"{days.header(found.today)}"
    if not found.rows:
        ahead = found.next
        when = f" The next date is {days.full(ahead.on)}: {ahead.what}, {ahead.agency}." if ahead else ""
        none = when or (" No dates yet. They start when you mark a letter sent." if not found.sent else "")
        yield f"Nothing due today.{none}"
    group = None
    for due in found.rows:
        if due.group is not group:
            group = due.group
            yield ""
            yield group.value
        agency = due.standing.thread.agency.name
        yield f"  {days.name(due.on):<12} {due.when:<16} {ref('R', due.request):<6} {agency}"
        yield f"    {due.why} {due.section}".rstrip()
        yield f"    Next: {due.act.value}"
