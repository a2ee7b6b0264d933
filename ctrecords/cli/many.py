"""An option that takes one value or several: ``--agency A B`` and ``--agency A --agency B`` are the same."""

from collections.abc import Sequence
from typing import Any

import click


class ManyCommand(click.Command):
    """A command whose repeatable options take all values up to the next option.

    click itself takes one value an occurrence; the values that follow are given the option's name before
    click sees them.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments with repeated options spelled out."""
        several = {
            name for one in self.params if isinstance(one, click.Option) and one.multiple for name in one.opts
        }
        return super().parse_args(ctx, spelled_out(args, several))


def spelled_out(args: Sequence[str], several: set[str]) -> list[str]:
    """Write ``--agency A B`` as ``--agency A --agency B``; everything else stays as it is."""
    made: list[str] = []
    current = ""
    fresh = False
    for word in args:
        if word in several:
            current, fresh = word, True
        elif word.startswith("-") and word != "-":
            current = ""
        elif current and not fresh:
            made.append(current)
        else:
            fresh = False
        made.append(word)
    return made


def many(*names: str, **options: Any) -> Any:
    """An option that takes several values, for a `ManyCommand`."""
    return click.option(*names, multiple=True, **options)
