"""What one went to and did lately, so that the palette offers it first.

Places belong to the open casebook and are forgotten with it; commands are kept with the arrangement, by their
ids alone, so that nothing of a casebook is written outside it.
"""

import json
from collections.abc import Callable
from typing import cast

from ctrecords.gui.dialogs.palette_index import place_key
from ctrecords.gui.navigation import Place

_MOST = 12


class Recent:
    """The keys of entries used lately, newest first."""

    def __init__(self, visited: Callable[[], list[Place]]) -> None:
        self._visited = visited
        self._commands: list[str] = []

    def add(self, key: str) -> None:
        """Note that a command was done; a place is noted when it is visited."""
        command, _, place = key.partition("|")
        if command and not place:
            self._commands = [key, *(each for each in self._commands if each != key)][:_MOST]

    def keys(self) -> list[str]:
        """Places with a number of their own, then commands."""
        return [*(f"|{place_key(place)}" for place in self._visited() if place.id), *self._commands]

    def state(self) -> bytes:
        """The commands, to be given back to `restore`."""
        return json.dumps(self._commands).encode()

    def restore(self, state: bytes) -> None:
        """Take the commands of the last time; anything else is ignored."""
        try:
            found: object = json.loads(state)
        except ValueError:
            return
        listed = cast("list[object]", found) if isinstance(found, list) else []
        self._commands = [each for each in listed if isinstance(each, str)][:_MOST]
