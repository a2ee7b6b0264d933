"""`holidays`: the calendar a law counts by."""

import click

from ctrecords.cli.show import answer, as_json, columns
from ctrecords.law import library
from ctrecords.law.calendar import holidays
from ctrecords.law.statute import UnknownNameError


@click.command("holidays")
@click.argument("law")
@click.argument("year", type=click.IntRange(1900, 2200))
@as_json
def command(law: str, year: int, as_json: bool) -> None:
    """List the legal holidays of LAW in YEAR and the days offices close."""
    if law not in library.ids():
        raise UnknownNameError("law", law, library.ids(), where="ctrecords")
    found = holidays(library.load(law), year)
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
