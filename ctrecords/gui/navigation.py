"""Where in the window one is, and the way back.

This file exists so that a screen can ask for another place by name. It must not know any screen.
"""

from dataclasses import dataclass
from enum import StrEnum

_DEPTH = 100


class Where(StrEnum):
    """The kinds of place the window can show."""

    TODAY = "today"
    REQUESTS = "requests"
    INBOX = "inbox"
    DOCUMENTS = "documents"
    AGENCIES = "agencies"
    SEARCH = "search"
    LETTERS = "letters"
    WRITE = "write"
    CASE = "case"
    REQUEST = "request"
    TRASH = "trash"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the window; ``id`` is the case, request or agency shown there, 0 for none.

    A letters place carries the case the letters are for, a write place the first request written to and how many
    there are. ``spot`` names something inside, such as an event or a page; ``words`` are lit up there.
    """

    where: Where
    id: int = 0
    spot: int = 0
    words: tuple[str, ...] = ()


class History:
    """The places visited, with back and forward as in a browser; the oldest are forgotten after 100."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def now(self) -> Place | None:
        """The place shown, None before the first visit."""
        return self._places[self._at] if self._places else None

    def lately(self) -> list[Place]:
        """The places visited before the one shown, the newest first, each once."""
        before = [place for place in reversed(self._places) if place != self.now]
        return list(dict.fromkeys(before))

    def can_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    def can_forward(self) -> bool:
        """Whether there is a place one came back from."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Note a new place; whatever lay forward is forgotten. The same place twice counts once."""
        if place == self.now:
            return
        self._places = [*self._places[: self._at + 1], place][-_DEPTH:]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """Step to the place before; None when there is none."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """Step to the place one came back from; None when there is none."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self._places[self._at]
