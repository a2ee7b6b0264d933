"""The ready items a letter can be filled from, and the ready sets of six.

They are data (resources/letters/items.toml). None asks for raw plate data, which is not a public record.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from ctrecords import resources
from ctrecords.errors import CtrecordsError

FIRST_ROUND = "plate-readers"
SECOND_ROUND = "plate-readers-second"


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One ready item: its short name on screen, the words of the letter, and the group it stands in."""

    id: str
    label: str
    text: str
    group: str


@cache
def menu() -> tuple[MenuItem, ...]:
    """Every ready item, in the order of the file."""
    return tuple(MenuItem(**row) for row in _table()["item"])


def groups() -> tuple[str, ...]:
    """The groups of the menu, in the order they first appear."""
    return tuple(dict.fromkeys(item.group for item in menu()))


def ready_set(name: str) -> tuple[MenuItem, ...]:
    """The items of a ready set, such as the six of the starter investigation (FIRST_ROUND).

    Raises:
        CtrecordsError: there is no such set.
    """
    by_id = {item.id: item for item in menu()}
    for row in _table()["set"]:
        if row["id"] == name:
            return tuple(by_id[one] for one in row["items"])
    known = ", ".join(row["id"] for row in _table()["set"])
    raise CtrecordsError(
        f"There is no ready set of items called “{name}”.", remedy=f"Choose one of these: {known}."
    )


def ready_sets() -> tuple[tuple[str, str], ...]:
    """Every ready set: its name for ``ready_set``, and what it is called on screen."""
    return tuple((row["id"], row["label"]) for row in _table()["set"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("letters/items.toml"))
