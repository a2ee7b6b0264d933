"""How answers are written: JSON in the contract's shapes, or a few plain lines."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from ctrecords.errors import CtrecordsError
from ctrecords.names import unturned
from ctrecords.progress import Silent

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON, dates ISO, money as a string.")

# What an agency wrote may hold codes that move the cursor or recolor a terminal; they are shown, not obeyed.
_HARMLESS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd") | dict.fromkeys(b"\t\n\r", " ")


def answer(data: Any, *, as_json: bool, text: Callable[[], Iterable[str]]) -> None:
    """Write *data* as JSON, or the lines *text* makes.

    Raises:
        CtrecordsError: the disk the answer goes to is full.
    """
    if as_json:
        lines = [json.dumps(data, ensure_ascii=False, indent=1)]
    else:
        lines = [unturned(row).translate(_HARMLESS) for row in text()]
    try:
        for row in lines:
            click.echo(row)
    except BrokenPipeError:
        unread()  # here, because click would make exit code 1 of it
    except OSError as error:
        raise CtrecordsError(
            f"The answer could not be written: {error.strerror or type(error).__name__}.",
            remedy="What was asked is done. Make room where the answer goes, then look with: ctrecords show",
        ) from error


def unread() -> None:
    """Whoever read the output stopped, as head does: write the rest nowhere, also when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn(sentence: str) -> None:
    """Write a warning on stderr."""
    click.echo(f"Note: {harmless(sentence)}", err=True)


def harmless(text: str) -> str:
    """A text whose codes are shown to the terminal and not obeyed; its lines stay lines."""
    return "\n".join(unturned(line).translate(_HARMLESS) for line in text.split("\n"))


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
            click.echo(f"\r{done} of {total}  {note.translate(_HARMLESS):<60.60}{end}", err=True, nl=False)
