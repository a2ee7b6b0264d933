"""Dates on the command line: ISO only, so that no script's 3/4/26 is ever guessed."""

from datetime import date

import click


class IsoDate(click.ParamType[date]):
    """A day written as 2026-11-25."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a date; write it as 2026-11-25.", param, ctx)


DATE = IsoDate()
