"""The options by which one says how a file of rows is meant; the same for every import."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from ctrecords.actions.spreadsheet import Choices, Order
from ctrecords.cli.many import many
from ctrecords.errors import CtrecordsError

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    many(
        "--map", "columns", metavar="HEADING=COLUMN", help="What a heading means; “HEADING=” leaves it out."
    ),
    click.option(
        "--dates",
        type=click.Choice([one.value for one in Order]),
        help="Which comes first where 3/4/26 could be two.",
    ),
    many("--same", metavar="NAME=SLUG", help="A name in the file and the agency it means."),
    many("--fresh", metavar="NAME", help="A name that looks like a known agency and is another."),
    click.option("--sheet", default="", help="The sheet to read (default: the first that is not hidden)."),
    click.option("--heading-row", type=click.IntRange(0), default=0, help="The row of the headings."),
)


def choices(function: F) -> F:
    """Give a command the options of an import."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def chosen_of(given: dict[str, Any]) -> Choices:
    """What these options say.

    Raises:
        CtrecordsError: one that needs “=” has none.
    """
    return Choices(
        columns=pairs(given["columns"], "--map"),
        dates=Order(given["dates"]) if given["dates"] else None,
        same=pairs(given["same"], "--same"),
        fresh=frozenset(given["fresh"]),
    )


def pairs(words: Iterable[str], option: str) -> dict[str, str]:
    """Words such as “Agency Name=name” as pairs, cut at the last “=”.

    Raises:
        CtrecordsError: there is no “=” in one.
    """
    found: dict[str, str] = {}
    for word in words:
        left, sign, right = word.rpartition("=")
        if not sign:
            raise CtrecordsError(
                f"“{word}” after {option} has no “=”.", remedy=f"Write it as {option} “THIS=THAT”."
            )
        found[left.strip()] = right.strip()
    return found
