"""Everything the request screen shows, gathered in one look away from the window.

It computes nothing itself: standings, acts and sentences come from the law's own modules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ctrecords.actions import blobs, fees, notes, reading, requests, transfer, withholding
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.fields import Moment
from ctrecords.gui.dialogs.quick_log import moment_now
from ctrecords.gui.looks import size_words
from ctrecords.law import ledger_words, panel_words, thread_words
from ctrecords.law.case_words import urgency
from ctrecords.law.docket import Act, Due, most_urgent, next_act
from ctrecords.law.ledger_words import MoneyLine
from ctrecords.law.panel_words import Withheld
from ctrecords.law.standing import Standing
from ctrecords.law.thread_words import Told
from ctrecords.model.event import Event
from ctrecords.model.ids import BlobId, EventId, RequestId
from ctrecords.model.kinds import EffectKind
from ctrecords.model.note import Note
from ctrecords.model.request import Reminder


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as the screen shows it; ``number`` of ``among`` as its case lists them, files' lengths in words.

    ``left`` is what would still have to be paid, in US cents; ``tags`` are those of events by their numbers.
    """

    standing: Standing
    number: int
    among: int
    act: Act | None
    due: Due | None
    rows: tuple[Told, ...]
    lengths: dict[BlobId, str]
    money: tuple[MoneyLine, ...]
    withheld: tuple[Withheld, ...]
    now: Moment
    left: int = 0
    notes: tuple[Note, ...] = ()
    linked: tuple[tuple[RequestId, str], ...] = ()
    tags: Mapping[EventId, tuple[str, ...]] = field(default_factory=dict[EventId, tuple[str, ...]])

    @property
    def request(self) -> RequestId:
        """Its number."""
        return self.standing.thread.request.id

    @property
    def agency(self) -> str:
        """Who was asked."""
        return self.standing.thread.agency.name

    @property
    def reply(self) -> Event | None:
        """The newest reply that was not read yet."""
        unread = self.standing.happened.unread()
        return unread[-1].event if unread else None

    @property
    def waiting(self) -> tuple[Reminder, ...]:
        """The reminders still to come or due, the soonest first."""
        open_ones = [row for row in self.standing.thread.reminders if row.done_on is None]
        return tuple(sorted(open_ones, key=lambda row: (row.on, row.at)))

    def second(self) -> str:
        """The second line of the head: the case, which of its requests, when and how it was sent."""
        thread, sent = self.standing.thread, self.standing.happened.first(EffectKind.SENT)
        head = f"{thread.case.title}, request {self.number} of {self.among}."
        live = ", ".join(row.number for row in thread.trackings if row.ended_on is None)
        numbers = f". Also {live}" if live else ""
        if sent is None:
            return f"{head} Not sent yet{numbers}"
        how = " ".join(filter(None, (self.standing.days.full(sent.on), thread_words.BY[sent.event.channel])))
        return f"{head} Sent {how}{numbers}"


def gather(book: Casebook, request: RequestId) -> Seen:
    """Look at one request whole."""
    standing = requests.show(book, request)
    ledger = fees.ledger(book, standing)
    law = book.statute(standing.thread.agency.law)
    listed = sorted(requests.standings(book, case=standing.thread.case.id), key=urgency)
    others = [each.thread.request.id for each in listed]
    files = {file.blob for entry in standing.thread.entries for file in entry.documents}
    return Seen(
        standing=standing,
        number=others.index(request) + 1 if request in others else len(others),
        among=len(others),
        act=next_act(standing, law),
        due=most_urgent(standing, law),
        rows=thread_words.told(standing),
        lengths=lengths(book, files),
        money=ledger_words.lines(ledger, law, standing.days),
        withheld=panel_words.withheld(standing, withholding.uncited(book, request)),
        now=moment_now(book),
        left=ledger.left,
        notes=tuple(notes.notes(book, Subject(request=request))),
        tags=notes.worn(book).events,
        linked=tuple(transfer.linked_lines(transfer.linked(book, standing))),
    )


def lengths(book: Casebook, files: Iterable[BlobId]) -> dict[BlobId, str]:
    """How long files are: in pages or rows once they were read, else in bytes."""
    found: dict[BlobId, str] = {}
    for row in blobs.rows(book, files):
        if pages := reading.pages(book, row):
            found[row.id] = f"{pages:,} p."
        elif lines := reading.rows(book, row):
            found[row.id] = f"{lines:,} row{'s' if lines > 1 else ''}"
        else:
            found[row.id] = size_words(row.size)
    return found
