"""Everything known of one request, gathered once and handed to the pure functions."""

from dataclasses import dataclass

from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request, Tracking, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a thread with its effects and files."""

    event: Event
    effects: tuple[Effect, ...] = ()
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A request with its agency, case, items and all that happened, oldest first.

    ``moves`` are events that came from or went to another request; ``tags`` are names, in alphabetical order.
    """

    request: Request
    case: Case
    agency: Agency
    items: tuple[Item, ...] = ()
    entries: tuple[Entry, ...] = ()
    letters: tuple[Letter, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    overrides: tuple[Override, ...] = ()
    closures: tuple[Closure, ...] = ()
    wordings: tuple[Wording, ...] = ()
    trackings: tuple[Tracking, ...] = ()
    moves: tuple[Moved, ...] = ()
    tags: tuple[str, ...] = ()
