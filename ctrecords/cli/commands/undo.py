"""`undo`: take the newest step back."""

import click

from ctrecords.actions import history
from ctrecords.cli.journal import told
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json


@click.command("undo")
@as_json
@click.pass_obj
def command(said: Session, as_json: bool) -> None:
    """Take the newest step back, whole. Files written outside stay where they are."""
    with said.book() as book:
        done = history.undo(book)
        changed = history.changed_by(book, done)
    answer(told(changed), as_json=as_json, text=lambda: [f"Undone: {done.label}"])
