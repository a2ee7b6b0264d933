"""`holidays`: the calendar a law counts by."""

import click

from ctrecords.cli.commands.clock import statute_of
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json, columns, warn
from ctrecords.law.calendar import holidays


@click.command("holidays")
@click.argument("law")
@click.argument("year", type=click.IntRange(1900, 2200))
@as_json
@click.pass_obj
def command(said: Session, law: str, year: int, as_json: bool) -> None:
    """List the legal holidays of LAW in YEAR and the days offices close.

    A casebook named by --casebook or CTRECORDS_CASEBOOK counts by its own law files.
    """
    statute, whose = statute_of(said, law)
    found = holidays(statute, year)
    warn(whose)
    data = [
        {
            "date": day.date.isoformat(),
            "observed": day.observed.isoformat(),
            "name": day.name,
            "optional_for": list(day.optional_for),
        }
        for day in found
    ]
    answer(
        data,
        as_json=as_json,
        text=lambda: columns(
            [
                [day.observed.isoformat(), day.name, "towns may be open" if day.optional_for else ""]
                for day in found
            ]
        ),
    )
