"""`redo`: do again what was undone last."""

import click

from ctrecords.actions import history
from ctrecords.cli.journal import told
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json


@click.command("redo")
@as_json
@click.pass_obj
def command(said: Session, as_json: bool) -> None:
    """Do again what was undone last."""
    with said.book() as book:
        done = history.redo(book)
        changed = history.changed_by(book, done)
    answer(told(changed), as_json=as_json, text=lambda: [f"Redone: {done.label}"])
