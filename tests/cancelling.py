"""Progress that a test cancels, at once or when a subclass says so."""

from ctrecords.errors import CancelledError


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
