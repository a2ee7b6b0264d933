"""Telling the index where everything with words stands, and the words of ours: notes, calls, messages, letters.

After a commit only what its changes touch is told again, read from the journal. It must not read any file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ctrecords.casebook import Casebook
from ctrecords.index.kept import Entry, Place
from ctrecords.law.thread_words import spoken
from ctrecords.model.event import Blob, Document, Effect, Event
from ctrecords.model.kinds import Channel, Direction
from ctrecords.model.note import Note
from ctrecords.model.record import Message
from ctrecords.model.request import Letter, Request
from ctrecords.store.journal import Delta, Head
from ctrecords.store.touched import moved

PAGE, MESSAGE, CALL, LETTER, NOTE = "page", "message", "call", "letter", "note"
KINDS = (PAGE, MESSAGE, CALL, LETTER, NOTE)
_SPOKEN = (Channel.CALL, Channel.VISIT)
_MARK = "placed"
_MANY = 5_000
"""So many things changed that telling all again is quicker."""
_TITLE = 80


@dataclass(slots=True)
class _Touched:
    """The numbers of what has to be told again."""

    documents: set[int] = field(default_factory=set[int])
    events: set[int] = field(default_factory=set[int])
    notes: set[int] = field(default_factory=set[int])
    letters: set[int] = field(default_factory=set[int])
    requests: set[int] = field(default_factory=set[int])

    def keys(self) -> Iterator[tuple[str, int]]:
        """The keys of their places."""
        for prefix, numbers in (
            ("D", self.documents),
            ("E", self.events),
            ("N", self.notes),
            ("L", self.letters),
        ):
            yield from ((prefix, number) for number in sorted(numbers))

    def __len__(self) -> int:
        """How many there are."""
        return len(self.documents) + len(self.events) + len(self.notes) + len(self.letters)


def place(book: Casebook) -> None:
    """Tell the index where everything stands, as the facts are now.

    Raises:
        CtrecordsError: the index cannot be written.
    """
    known = book.index.mark(_MARK)
    with book.store.snapshot():
        head = book.store.head
        now = f"{head.seq} {head.hash}"
        if known == now:
            return
        touched = _touched(book, known)
        gone = None if touched is None else list(touched.keys())
        entries = list(_entries(book, touched))
    book.index.settle(gone, entries, now)


def _touched(book: Casebook, known: str) -> _Touched | None:
    """What changed since the index was told last; None when all has to be told."""
    seq, _, digest = known.partition(" ")
    if not seq.isdecimal() or not book.store.holds(Head(seq=int(seq), hash=digest)):
        return None
    changes = moved(book.store, int(seq))
    if changes is None or len(changes) > _MANY:
        return None
    touched = _Touched()
    for table, number, delta in changes:
        _touch(book, touched, table, number, delta)
    _spread(book, touched)
    return None if len(touched) > _MANY else touched


def _touch(book: Casebook, touched: _Touched, table: str, number: int, delta: Delta) -> None:
    match table:
        case "document":
            touched.documents.add(number)
            touched.events |= _named(delta, "event")
        case "event":
            touched.events.add(number)
            touched.letters |= _named(delta, "letter")
        case "note":
            touched.notes.add(number)
        case "letter":
            touched.letters.add(number)
        case "request":
            touched.requests.add(number)
        case "effect":
            row = book.store.first(Effect, id=number)
            touched.events |= _named(delta, "event") | ({row.event} if row else set())
        case "message":
            row = book.store.first(Message, id=number)
            touched.documents |= _named(delta, "document") | ({row.document} if row else set())
        case _:
            pass


def _named(delta: Delta, column: str) -> set[int]:
    return {int(cell) for cell in delta.get(column, []) if cell is not None}


def _spread(book: Casebook, touched: _Touched) -> None:
    """Add what hangs on what changed: events of a request, documents of an event, notes on either."""
    store = book.store
    requests = list(touched.requests)
    touched.events |= {row.id for row in store.find(Event, request=requests)}
    touched.letters |= {row.id for row in store.find(Letter, request=requests)}
    touched.events |= {row.event for row in store.find(Document, id=list(touched.documents))}
    rows = store.find(Event, id=list(touched.events))
    touched.letters |= {row.letter for row in rows if row.letter is not None}
    touched.documents |= {row.id for row in store.find(Document, event=list(touched.events))}
    for name, numbers in (
        ("request", touched.requests),
        ("event", touched.events),
        ("document", touched.documents),
    ):
        touched.notes |= {row.id for row in store.find(Note, **{name: list(numbers)})}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the rows that are told hang on, by number."""

    blobs: dict[int, Blob]
    events: dict[int, Event]
    documents: dict[int, Document]
    requests: dict[int, Request]

    def stands(self, row: Event) -> bool:
        """Whether it is on no request, or on one that is not in the trash."""
        return row.request is None or not self.requests[row.request].trashed

    def placed(self, place: Place, event: Event | None, request: int | None = None) -> Place:
        """The place with the numbers of its event, request, case and agency."""
        on = event.request if event is not None else request
        asked = self.requests[on] if on is not None else None
        return replace(
            place,
            event=event.id if event is not None else None,
            request=on,
            case=asked.case if asked is not None else event.case if event is not None else place.case,
            agency=asked.agency if asked is not None else place.agency,
        )


def _entries(book: Casebook, touched: _Touched | None) -> Iterator[Entry]:
    store = book.store

    def only(numbers: Iterable[int]) -> dict[str, list[int]]:
        return {} if touched is None else {"id": list(numbers)}

    some = touched or _Touched()
    documents = store.find(Document, **only(some.documents))
    notes = store.find(Note, **only(some.notes))
    letters = store.find(Letter, **only(some.letters))
    needed = {row.document for row in notes if row.document is not None} | {row.id for row in documents}
    of: dict[int, Document] = {row.id: row for row in store.find(Document, **only(needed))}
    wanted = some.events | {row.event for row in of.values()} | {row.event for row in notes if row.event}
    events: dict[int, Event] = {row.id: row for row in store.find(Event, **only(wanted))}
    around = _Around(
        blobs={
            row.id: row
            for row in store.find(Blob, **only({d.blob for d in documents} | {d.blob for d in letters}))
        },
        events=events,
        documents=of,
        requests={row.id: row for row in store.find(Request)},
    )
    # The index gives the words told last the lowest number: the newest come first.
    yield from _of_letters(book, letters, around)
    yield from _of_documents(book, documents, around, touched)
    told = [row for row in events.values() if touched is None or row.id in touched.events]
    yield from _of_events(book, told, around, touched)
    for row in notes:
        yield from _of_note(row, around)


def _of_documents(
    book: Casebook, rows: Iterable[Document], around: _Around, touched: _Touched | None
) -> Iterator[Entry]:
    narrow = {} if touched is None else {"document": list(touched.documents)}
    messages = {row.document for row in book.store.find(Message, **narrow)}
    for row in rows:
        event = around.events[row.event]
        if row.trashed_on is not None or not around.stands(event):
            continue
        out = LETTER if event.direction is Direction.OUT else PAGE
        yield Entry(
            place=around.placed(
                Place(
                    source=around.blobs[row.blob].sha256,
                    kind=MESSAGE if row.id in messages else out,
                    number=row.id,
                    name=row.name,
                    day=(row.received_on or event.happened_on).isoformat(),
                ),
                event,
            )
        )


def _of_letters(book: Casebook, rows: Iterable[Letter], around: _Around) -> Iterator[Entry]:
    """Letters that were written and not sent; what was sent is a document of its event."""
    sent = {row.letter for row in book.store.select(Event, " WHERE letter IS NOT NULL")}
    for row in rows:
        if row.id in sent or around.requests[row.request].trashed:
            continue
        yield Entry(
            place=around.placed(
                Place(
                    source=around.blobs[row.blob].sha256,
                    kind=LETTER,
                    number=row.id,
                    prefix="L",
                    name=row.name,
                    day=row.dated.isoformat(),
                ),
                None,
                row.request,
            )
        )


def _of_events(
    book: Casebook, rows: Iterable[Event], around: _Around, touched: _Touched | None
) -> Iterator[Entry]:
    narrow = {} if touched is None else {"event": list(touched.events)}
    effects: dict[int, list[str]] = {}
    for one in book.store.find(Effect, **narrow):
        effects.setdefault(one.event, []).extend(text for text in (one.section, one.quotation) if text)
    named: dict[int, set[str]] = {}
    for row in around.documents.values():
        named.setdefault(row.event, set()).add(row.name)
    subjects = {row.document: row.subject for row in book.store.find(Message)}
    for row in around.documents.values():
        if row.id in subjects:
            named.setdefault(row.event, set()).add(subjects[row.id])
    for row in rows:
        # A message's subject and a file's name are found on the message and the file.
        said = "" if row.summary in named.get(row.id, set()) else row.summary
        words = [text for text in (said, *effects.get(row.id, ())) if text.strip()]
        if not words or not around.stands(row):
            continue
        text = "\n".join([row.person, *words] if row.person else words)
        yield Entry(
            place=around.placed(
                Place(
                    source=f"event:{row.id}",
                    kind=_kind(row),
                    number=row.id,
                    prefix="E",
                    name=spoken(row) if row.channel in _SPOKEN else _title(words[0]),
                    day=row.happened_on.isoformat(),
                ),
                row,
            ),
            text=text,
        )


def _kind(row: Event) -> str:
    if row.channel in _SPOKEN:
        return CALL
    if row.channel is Channel.NOTE or row.direction is Direction.NONE:
        return NOTE
    return LETTER if row.direction is Direction.OUT else MESSAGE


def _of_note(row: Note, around: _Around) -> Iterator[Entry]:
    about = around.documents[row.document] if row.document is not None else None
    event = around.events[about.event] if about else around.events[row.event] if row.event else None
    place = around.placed(
        Place(
            source=f"note:{row.id}",
            kind=NOTE,
            number=row.id,
            prefix="N",
            name=_title(row.text),
            day=row.written_at.date().isoformat(),
            case=row.case,
            agency=row.agency,
        ),
        event,
        row.request,
    )
    if (about is not None and about.trashed_on is not None) or (
        place.request is not None and around.requests[place.request].trashed
    ):
        return
    yield Entry(place=place, text=row.text)


def _title(text: str) -> str:
    first = text.strip().partition("\n")[0]
    return first if len(first) <= _TITLE else f"{first[: _TITLE - 1].rstrip()}…"
