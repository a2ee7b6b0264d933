"""`letters`: which letters there are."""

import click

from ctrecords.cli.show import answer, as_json, columns
from ctrecords.letters.letter import kinds


@click.group("letters")
def command() -> None:
    """List the letters ctrecords can write."""


@command.command("list")
@as_json
def listing(as_json: bool) -> None:
    """List every letter and when it fits."""
    data = [
        {"name": one.name, "label": one.label, "fits": True, "why": "for a draft, or a new request"}
        for one in kinds()
    ]
    answer(
        data,
        as_json=as_json,
        text=lambda: columns([[str(r["name"]), str(r["label"]), str(r["why"])] for r in data]),
    )
