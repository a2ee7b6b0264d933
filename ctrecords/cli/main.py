"""The command line's front door: global options, the list of commands, and the exit codes.

0 done, 1 check found a problem, 2 usage, 3 you can act on it, 4 locked, 70 our bug.
"""

import importlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from io import StringIO
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click

from ctrecords import __version__, logs
from ctrecords.cli import session, show
from ctrecords.cli.dates import DATE
from ctrecords.cli.groups import Sentences
from ctrecords.cli.places import PLACE
from ctrecords.errors import CancelledError, CtrecordsError, LockedError, UnknownNameError

COMMANDS: tuple[str, ...] = (
    "demo",
    "new",
    "requester",
    "agencies",
    "case",
    "import",
    "request",
    "letter",
    "letters",
    "post",
    "envelopes",
    "sent",
    "log",
    "correct",
    "file",
    "inbox",
    "search",
    "searches",
    "today",
    "show",
    "remind",
    "fees",
    "narrow",
    "transfer",
    "assign",
    "track",
    "document",
    "cite",
    "withhold",
    "note",
    "tag",
    "trash",
    "forget",
    "clock",
    "holidays",
    "history",
    "undo",
    "redo",
    "check",
    "backup",
    "restore",
    "laws",
    "doctor",
)
DONE, FOUND, USAGE, ACTIONABLE, LOCKED, BUG = 0, 1, 2, 3, 4, 70
_CODES: dict[type[CtrecordsError], int] = {UnknownNameError: USAGE, LockedError: LOCKED}


class Commands(Sentences):
    """The commands, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands in the order a researcher meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        return importlib.import_module(f"ctrecords.cli.commands.{module}").command


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="ctrecords")
@click.option("--home", type=PLACE, help="Keep settings, logs and cache in one folder.")
@click.option("--casebook", type=PLACE, help="The casebook (default: the last one opened).")
@click.option("--on", "on", type=DATE, help="Take this day as today.")
@click.option("--passphrase-file", type=PLACE, help="First line: the passphrase.")
@click.pass_context
def group(
    ctx: click.Context, home: Path | None, casebook: Path | None, on: Any, passphrase_file: Path | None
) -> None:
    """Public-records requests to Connecticut agencies: letters, legal dates, evidence. Offline.

    Without a command the window opens.
    """
    said = session.new(home)
    said.window = ctx.obj
    said.casebook, said.passphrase_file = casebook, passphrase_file
    said.on = _in_range(on) if on is not None else None
    ctx.obj = said
    if ctx.invoked_subcommand is None:
        ctx.exit(said.open_window(said.named()))
    logs.start(said.home.logs)


def _in_range(on: date) -> date:
    # Late: the window opens by way of here, and what it shows first needs no law.
    from ctrecords.law.calendar import in_range

    return in_range(on)


def run(arguments: Sequence[str], window: session.Window | None = None) -> int:
    """Run one command and give its exit code; *window* opens the other face when it is asked for."""
    try:
        answer = group.main(args=list(arguments), prog_name="ctrecords", standalone_mode=False, obj=window)
        click.echo(nl=False)  # an answer that cannot be written shows here, not when Python ends
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        # It may come after the records were written and before the answer.
        return _say(
            "Stopped. Either all of it was done or nothing: look before you ask again.", "", ACTIONABLE
        )
    except click.ClickException as wrong:
        said = StringIO()
        wrong.show(said)
        return _say(said.getvalue().rstrip("\n"), "", USAGE)
    except CtrecordsError as wrong:
        return _say(wrong.what, wrong.remedy, _CODES.get(type(wrong), ACTIONABLE))
    except CancelledError:
        return _say("Canceled. Nothing was changed.", "", ACTIONABLE)
    except BrokenPipeError:
        show.unread()
        return DONE
    except Exception as bug:  # noqa: BLE001 (the last net: a bug becomes a report, never a traceback)
        return _say(f"Something went wrong inside ctrecords. {_reported(bug)}", "", BUG)
    finally:
        logs.stop()
    return answer if isinstance(answer, int) else DONE


def _reported(bug: Exception) -> str:
    try:
        return f"A report is in {logs.report(bug)}."
    except (CtrecordsError, ValueError):
        return "No report could be written: there is no folder for it."


def _say(what: str, remedy: str, code: int) -> int:
    with suppress(OSError):  # where errors go may be full, too; the code still tells
        click.echo(show.harmless(what), err=True)
        if remedy:
            click.echo(show.harmless(remedy), err=True)
    return code
