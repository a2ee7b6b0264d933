"""How answers are written: JSON in the contract's shapes, or a few plain lines."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from ctrecords.progress import Silent

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON, dates ISO, money as a string.")


def answer(data: Any, *, as_json: bool, text: Callable[[], Iterable[str]]) -> None:
    """Write *data* as JSON, or the lines *text* makes."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for row in text():
        click.echo(row)


def warn(sentence: str) -> None:
    """Write a warning on stderr."""
    click.echo(f"Note: {sentence}", err=True)


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Line up rows of text in columns; the last one runs free."""
    if not rows:
        return []
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)) + "  " + row[-1]
        for row in rows
    ]


def money(cents: int | None) -> str | None:
    """US cents as a JSON string, "312.50"."""
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"


class Line(Silent):
    """Progress as one line on a terminal's stderr; silent elsewhere."""

    def step(self, done: int, total: int, note: str) -> None:
        """Write over the line."""
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            click.echo(f"\r{done} of {total}  {note:<60.60}{end}", err=True, nl=False)
