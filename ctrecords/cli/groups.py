"""A group of commands whose help tells each command's whole sentence, on as many lines as it takes.

It must not know any command.
"""

import click

_WHOLE = 1_000


class Sentences(click.Group):
    """Lists its commands with the first sentence of each, never cut short."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, a sentence each."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, one.get_short_help_str(_WHOLE)) for name, one in found if one is not None]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
