"""Which commands and options there are, their help, and the words of outcomes."""

from collections.abc import Callable, Iterator

import click
import pytest

from ctrecords.cli.main import group
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


def test_the_commands_and_their_options(golden: Callable[[str, str], None]) -> None:
    """Other programs call these; a name that goes or changes breaks them."""
    lines: list[str] = []
    for path, command in EVERY.items():
        options = (one for one in command.params if isinstance(one, click.Option))
        lines.append(f"{' '.join(path)}: {' '.join(sorted(name for one in options for name in one.opts))}")
    golden("cli/commands.txt", "\n".join(lines) + "\n")


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
