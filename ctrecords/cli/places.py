"""How a command takes the name of a file or a folder.

It must not know what is read or written there.
"""

from pathlib import Path
from typing import Any

import click


class _Place(click.Path):
    """A path that names something: an empty one would stand for the folder one happens to be in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse the empty path, and leave the rest to click."""
        if not str(value).strip():
            self.fail("an empty path names no file and no folder", param, ctx)
        return super().convert(value, param, ctx)


PLACE = _Place(path_type=Path)
"""The type of every option and argument that is a path."""
