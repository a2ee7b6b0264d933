"""How a long act tells how far it is, and learns that it was cancelled.

The window draws a bar, the command line a line; an act knows neither.
"""

from typing import Protocol


class Progress(Protocol):
    """What a long act calls after each piece of work."""

    def step(self, done: int, total: int, note: str) -> None:
        """Say that *done* of *total* pieces are finished; *note* names the piece."""
        ...

    def check(self) -> None:
        """Stop here if the researcher cancelled.

        Raises:
            CancelledError: Cancel was pressed.
        """
        ...


class Silent:
    """Progress nobody watches and nobody cancels."""

    def step(self, done: int, total: int, note: str) -> None:
        """Say nothing."""

    def check(self) -> None:
        """Go on."""
