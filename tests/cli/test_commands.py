"""Which commands and options there are, their help, and the words of outcomes."""

from collections.abc import Iterator

import click
import pytest

from ctrecords.cli.main import COMMANDS, group
from ctrecords.model.kinds import Outcome
from tests.talk import Talk

WORDS = (
    "awaiting provided provided_with_redactions denied no_responsive_records not_addressed referred withdrawn"
)


def leaves(
    command: click.Command = group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with its words."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    for name in command.list_commands(click.Context(command)):
        inner = command.get_command(click.Context(command), name)
        assert inner is not None
        yield from leaves(inner, (*path, name))


EVERY = dict(leaves())


def test_the_commands_and_their_options() -> None:
    found = {
        " ".join(path): sorted(
            name for one in command.params if isinstance(one, click.Option) for name in one.opts
        )
        for path, command in EVERY.items()
    }
    named = {
        "demo": ["--json", "--no-window"],
        "new": ["--json", "--name", "--passphrase-file", "--plain", "--practice", "--recovery-sheet"],
        "requester": ["--address", "--email", "--json", "--name", "--phone"],
        "agencies list": ["--json"],
        "agencies show": ["--json"],
        "agencies verify": ["--json"],
        "agencies add": ["--class", "--county", "--json", "--kind", "--law", "--new", "--source", "--town"],
        "agencies bounced": ["--date", "--json"],
        "agencies closures": ["--dates", "--json", "--source"],
        "agencies import": [
            "--class",
            "--dates",
            "--dry-run",
            "--fresh",
            "--heading-row",
            "--json",
            "--law",
            "--map",
            "--same",
            "--sheet",
        ],
        "agencies export": ["--json"],
        "case new": ["--json", "--purpose"],
        "case list": ["--json"],
        "import": [
            "--add-agencies",
            "--case",
            "--dates",
            "--dry-run",
            "--fresh",
            "--heading-row",
            "--json",
            "--map",
            "--same",
            "--sheet",
            "--status",
        ],
        "request new": [
            "--agency",
            "--case",
            "--field",
            "--item",
            "--items-file",
            "--json",
            "--letter",
            "--out",
        ],
        "letter": ["--field", "--json", "--out"],
        "letters list": ["--json"],
        "sent": ["--by", "--date", "--json", "--letter-file", "--received"],
        "log": [
            "--amount",
            "--by",
            "--certainty",
            "--date",
            "--direction",
            "--electronic",
            "--exemption",
            "--file",
            "--granted",
            "--item",
            "--json",
            "--note",
            "--number",
            "--pages",
            "--person",
            "--promised",
            "--time",
            "--until",
            "--voicemail",
        ],
        "today": ["--json"],
        "show": ["--json"],
        "remind": ["--json", "--time"],
        "fees": ["--json", "--totals"],
        "narrow": ["--by", "--clarify", "--date", "--drop", "--item", "--json", "--note"],
        "transfer": ["--by", "--date", "--forwarded", "--item", "--json", "--note"],
        "assign": ["--json", "--reason"],
        "track": ["--date", "--end", "--json", "--kind"],
        "note": ["--change", "--json", "--kind", "--remove", "--shared"],
        "tag": ["--json", "--remove"],
        "clock": ["--class", "--closed", "--json", "--open-on", "--personnel", "--received", "--sent"],
        "holidays": ["--json"],
        "history": ["--json"],
        "undo": ["--json"],
        "redo": ["--json"],
        "check": ["--deep", "--json"],
        "backup list": ["--json", "--to"],
        "restore": ["--json", "--to"],
        "laws list": ["--json"],
        "laws check": ["--json"],
        "laws copy": ["--json"],
        "laws use": ["--dry-run", "--json"],
        "laws back": ["--json"],
        "laws moved": ["--json"],
        "doctor": ["--json"],
    }
    assert found == named
    assert tuple(dict.fromkeys(path[0] for path in EVERY)) == COMMANDS


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_has_help_a_researcher_can_read(talk: Talk, path: tuple[str, ...]) -> None:
    answer = talk.ask(*path, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: ctrecords {' '.join(path)}")
    assert "--json" in answer.out
    command = EVERY[path]
    assert command.help
    for one in command.params:
        if isinstance(one, click.Option) and one.name not in ("by", "direction", "certainty"):
            assert one.help or path == ("requester",) or one.name == "letter", one.name


def test_the_words_of_outcomes() -> None:
    assert " ".join(Outcome) == WORDS
