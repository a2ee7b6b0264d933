"""`searches`: the searches kept under a name; saves, renames and removes them."""

from typing import Any

import click

from ctrecords.actions import saved_searches
from ctrecords.cli.session import Session
from ctrecords.cli.show import answer, as_json
from ctrecords.model.record import SavedSearch


@click.command("searches")
@click.option("--save", nargs=2, metavar="NAME WORDS", help="Keep WORDS under NAME.")
@click.option("--rename", nargs=2, metavar="NAME NEW", help="Give a saved search another name.")
@click.option("--remove", metavar="NAME", help="Let a saved search go.")
@as_json
@click.pass_obj
def command(said: Session, as_json: bool, **given: Any) -> None:
    """List the saved searches; `search --saved NAME` asks one again."""
    with said.book() as book:
        if given["save"]:
            saved_searches.save(book, *given["save"])
        if given["rename"]:
            name, new = given["rename"]
            saved_searches.rename(book, saved_searches.find(book, name).id, new)
        if given["remove"]:
            saved_searches.remove(book, saved_searches.find(book, given["remove"]).id)
        rows = saved_searches.every(book)
    answer(
        [{"name": row.name, "words": row.words} for row in rows],
        as_json=as_json,
        text=lambda: [_line(row) for row in rows] or ["No search is saved."],
    )


def _line(row: SavedSearch) -> str:
    return f"{row.name}: {row.words}"
