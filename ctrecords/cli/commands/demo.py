"""`demo`: the README's first command: the practice casebook, eight letters, today, the window."""

from pathlib import Path

import click

from ctrecords import doctor
from ctrecords.actions import casebooks, demo
from ctrecords.actions.today import today
from ctrecords.cli.commands.today import lines, row
from ctrecords.cli.places import PLACE
from ctrecords.cli.session import Session
from ctrecords.cli.show import Line, as_json
from ctrecords.cli.show import answer as show_answer


@click.command("demo")
@click.argument("folder", metavar="[DIR]", type=PLACE, default=Path("ctrecords-demo"))
@click.option("--no-window", is_flag=True, help="Do not open the window at the end.")
@as_json
@click.pass_obj
def command(said: Session, folder: Path, no_window: bool, as_json: bool) -> int:
    """Make a practice casebook in DIR, write eight Word letters, and show what is due today."""
    made, fresh = demo.find_or_make(folder, Line())
    with casebooks.open_book(made, on=said.on) as book:
        letters = demo.second_round(book, Line())
        docket, days = today(book), book.days()
    data = {
        "casebook": str(made),
        "letters": [str(one.path) for one in letters],
        "today": [row(due) for due in docket.rows],
    }
    show_answer(
        data,
        as_json=as_json,
        text=lambda: [
            f"A practice casebook is in {made}; every town in it is invented.",
            "",
            "Eight letters were written:" if fresh else "Its eight letters were written before:",
            *(f"  {one.path}" for one in letters),
            "",
            *lines(docket, days),
        ],
    )
    said.remember(made)
    if no_window:
        return 0
    lacking = doctor.why_no_window()
    if lacking is not None:
        click.echo(f"\n{lacking.what} {lacking.remedy}", err=True)
        click.echo("The letters and the dates above need no window.", err=True)
        return 0
    said.open_window(made)
    return 0
