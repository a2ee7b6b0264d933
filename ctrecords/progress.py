"""How a long act tells how far it is, and learns that it was cancelled.

The window draws a bar, the command line a line; an act knows neither.
"""

from typing import Protocol

from ctrecords.errors import CancelledError


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


class Cancellable:
    """Progress that only remembers whether it was cancelled."""

    def __init__(self) -> None:
        self.cancelled = False

    def step(self, done: int, total: int, note: str) -> None:  # noqa: ARG002 (the words of Progress)
        """Stop between two pieces."""
        self.check()

    def check(self) -> None:
        """Stop when cancelled."""
        if self.cancelled:
            raise CancelledError
