"""Everything known of one request, gathered once and handed to the pure functions."""

from dataclasses import dataclass

from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.kinds import EffectKind, Medium, TrackingKind
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request, Tracking, Wording

_MESSAGES = (".eml", ".msg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a thread with its effects and files."""

    event: Event
    effects: tuple[Effect, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def files(self) -> tuple[Document, ...]:
        """The files that came with it: not the message or archive that others came in, and none in the trash."""
        around = {row.parent for row in self.documents}
        return tuple(
            row
            for row in self.documents
            if row.id not in around and row.trashed_on is None and not is_letter(row)
        )

    @property
    def letter(self) -> Document | None:
        """The e-mail itself, if the event is one and it is not in the trash."""
        return next((row for row in self.documents if row.trashed_on is None and is_letter(row)), None)


def is_letter(row: Document) -> bool:
    """Whether a document is the e-mail itself that an event is."""
    letter = row.parent is None and row.medium is Medium.EMAIL
    return letter and row.name.casefold().endswith(_MESSAGES)


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


def waiting_letters(thread: Thread) -> tuple[Letter, ...]:
    """Letters that have not gone out, oldest first: no event has them.

    A letter made before the request was marked sent went out with it or was given up then; one that an
    equal letter, made later, went out in place of waits no more.
    """
    gone = {entry.event.letter for entry in thread.entries if entry.event.letter is not None}
    sent = [
        entry.event.logged_at
        for entry in thread.entries
        if any(effect.kind is EffectKind.SENT for effect in entry.effects)
    ]
    newest: dict[str, int] = {}
    for letter in thread.letters:
        if letter.id in gone:
            newest[letter.kind] = max(letter.id, newest.get(letter.kind, 0))
    return tuple(
        letter
        for letter in thread.letters
        if letter.id > newest.get(letter.kind, 0) and not (sent and letter.made_at <= max(sent))
    )


def certified(thread: Thread) -> str:
    """The number of certified mail that was noted and that nothing has gone out by yet; empty without one."""
    told = " ".join(entry.event.summary for entry in thread.entries)
    waits = [
        row.number
        for row in thread.trackings
        if row.kind is TrackingKind.CERTIFIED_MAIL and row.ended_on is None and row.number not in told
    ]
    return waits[-1] if waits else ""
