"""`clock`: the law's dates for one event; no casebook is needed, one that is named counts by its own law files."""

from datetime import date
from typing import Any

import click

from ctrecords.actions import laws
from ctrecords.cli.dates import DATE
from ctrecords.cli.many import ManyCommand, many
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, warn
from ctrecords.errors import CtrecordsError, UnknownNameError
from ctrecords.law import library
from ctrecords.law.deadlines import Circumstances, CountedDay, Deadline, clock
from ctrecords.law.statute import Statute


@click.command("clock", cls=ManyCommand)
@click.argument("law")
@click.argument("event")
@click.argument("day", metavar="DATE", type=DATE)
@click.option("--class", "agency_class", help="The class of the agency (default: the law's first).")
@click.option("--sent", type=DATE, help="When the request was sent (default: DATE).")
@click.option("--received", type=DATE, help="When it was received (default: DATE).")
@click.option("--personnel", is_flag=True, help="Personnel, medical or similar files are asked for.")
@many("--open-on", help="A legal holiday the agency works on, by name.")
@many("--closed", type=DATE, help="A day the agency is closed.")
@as_json
@click.pass_obj
def command(
    said: Session,
    law: str,
    event: str,
    day: Any,
    agency_class: str | None,
    sent: Any,
    received: Any,
    personnel: bool,
    open_on: tuple[str, ...],
    closed: tuple[Any, ...],
    as_json: bool,
) -> None:
    """Work out the law's dates for one EVENT on DATE under LAW (us-ct or us).

    A casebook named by --casebook or CTRECORDS_CASEBOOK counts by its own law files.
    """
    statute, whose = statute_of(said, law)
    on: date = day
    if sent and sent > min(day, received or day):
        raise CtrecordsError(
            "That is before the request was sent.", remedy="Check --sent and the other dates."
        )
    around = Circumstances(
        agency_class=agency_class or statute.meta.agency_classes[0],
        sent=sent or on,
        received=received or on,
        personnel=personnel,
        open_on=frozenset(open_on),
        closed=frozenset(closed),
    )
    found = clock(statute, event, on, around)
    warn(whose)
    answer(
        [row(one) for one in found], as_json=as_json, text=lambda: [line for d in found for line in lines(d)]
    )


def statute_of(said: Session, law: str) -> tuple[Statute, str]:
    """The law in the text the named casebook uses, or as shipped where none is named, and which it is in words.

    Raises:
        UnknownNameError: there is no such law.
        CtrecordsError: the casebook cannot be opened.
    """
    if said.named() is None:
        if law not in library.ids():
            raise UnknownNameError("law", law, library.ids(), where="ctrecords")
        statute, whose = library.load(law), "the text that ships with ctrecords"
    else:
        with said.book() as book:
            known = book.statutes()
            if law not in known:
                raise UnknownNameError("law", law, tuple(sorted(known)), where="this casebook")
            statute, name = known[law], book.name
            own = any(one.own and one.law == law and not one.trouble for one in laws.listing(book))
            whose = f"the {'corrected' if own else 'shipped'} text that the casebook {name} uses"
    return statute, f"counted by {law} of {statute.meta.as_of.isoformat()}, {whose}."


def row(deadline: Deadline) -> dict[str, Any]:
    """One deadline in the contract's shape."""
    return {
        "id": deadline.id,
        "label": deadline.label,
        "actor": deadline.actor,
        "trigger": deadline.trigger,
        "date": deadline.date.isoformat(),
        "unrolled": deadline.unrolled.isoformat(),
        "file_by": deadline.file_by.isoformat(),
        "earliest": deadline.earliest.isoformat(),
        "latest": deadline.latest.isoformat(),
        "citation": deadline.citation,
        "confidence": deadline.confidence,
        "days": [counted(day) for day in deadline.days],
        "starts": deadline.starts.isoformat(),
        "target": deadline.target.isoformat() if deadline.target else None,
        "window": [day.isoformat() for day in deadline.window] if deadline.window else None,
        "notes": list(deadline.notes),
    }


def counted(day: CountedDay) -> dict[str, Any]:
    """One counted or skipped day."""
    return {"date": day.date.isoformat(), "counted": day.counted, "why": day.why}


def lines(deadline: Deadline) -> list[str]:
    """One deadline in plain lines."""
    made = [
        f"{deadline.file_by.isoformat()}  {deadline.label}  ({deadline.citation}; confidence: {deadline.confidence})"
    ]
    if deadline.earliest != deadline.date or deadline.latest != deadline.date:
        made.append(
            f"            readings differ: {deadline.earliest.isoformat()} to {deadline.latest.isoformat()}"
        )
    if deadline.file_by != deadline.date:
        made.append(
            f"            the count ends {deadline.unrolled.isoformat()}, a closed day; "
            f"the law rolls it to {deadline.date.isoformat()}"
        )
    if deadline.window:
        first, last = deadline.window
        made.append(f"            to be safe, file {first.isoformat()} to {last.isoformat()}")
    if deadline.target:
        made.append(
            f"            better by {deadline.target.isoformat()}, the shorter time of other agencies"
        )
    made.extend(f"            {note}" for note in deadline.notes)
    return made
