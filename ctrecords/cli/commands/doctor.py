"""`doctor`: what this machine lacks."""

import click

from ctrecords import doctor
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json


@click.command("doctor")
@as_json
@click.pass_obj
def command(said: Session, as_json: bool) -> int:
    """Look at this machine and say what is missing, with the command that mends it."""
    found = doctor.report((said.home.logs, said.home.settings.parent, said.home.cache))
    data = [{"severity": one.severity, "what": one.what, "remedy": one.remedy} for one in found]
    answer(
        data,
        as_json=as_json,
        text=lambda: [f"{one.severity}: {one.what} {one.remedy}".rstrip() for one in found],
    )
    return 1 if any(one.severity == "problem" for one in found) else 0
