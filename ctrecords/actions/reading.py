"""Reading the files of the vault into the index: text at once, scans page by page, newest first.

It can stop and go on at any point, since what is kept is never asked for again. A file that cannot be read
says why and stays filed. It must not change any fact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import Page
from ctrecords.extract.reader import Reader
from ctrecords.index.index import Index, Place, Reading, State
from ctrecords.model.directory import Agency
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.request import Request
from ctrecords.progress import Progress, Silent

_SILENT = Silent()
_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a search covers: pages with text, pages that still wait for OCR, and files that cannot be read."""

    pages: int
    waiting: int
    refused: int
    unread: int


def read_all(book: Casebook, *, scans: bool = True, progress: Progress = _SILENT) -> None:
    """Read every file that is not read yet, text first and then scans.

    Raises:
        CancelledError: cancel was pressed; what was read stays.
    """
    place(book)
    waiting = _unread(book)
    with Reader() as reader:
        for done, (blob, name) in enumerate(waiting):
            progress.check()
            progress.step(done, len(waiting), name)
            read(book, reader, blob, name)
        for blob, name in _newest(book) if scans else ():
            for number in book.index.waiting(blob.sha256):
                progress.check()
                _scan(book, reader, blob, name, number)


def read(book: Casebook, reader: Reader, blob: Blob, name: str) -> None:
    """Read one file's text, from where its reading stopped."""
    index, key = book.index, blob.sha256

    def data() -> bytes:
        return book.vault.read(key)

    try:
        look = reader.look(key, name, data)
    except CtrecordsError as error:
        index.refuse(key, error.what, error.remedy)
        return
    index.begin(key, look)
    kept = index.kept(key)
    lot: list[Page] = []
    refused: CtrecordsError | None = None
    for number in range(1, look.pages + 1):
        if number in kept:
            continue
        try:
            lot.append(reader.page(key, name, data, number))
        except CtrecordsError as error:
            refused = error
        if len(lot) == _AT_ONCE:
            index.keep(key, lot)
            lot = []
    index.keep(key, lot)
    if refused is None:
        index.finish(key)
    else:
        index.refuse(key, refused.what, refused.remedy, look)


def place(book: Casebook) -> None:
    """Tell the index where every file and word of ours stands, as the facts are now."""
    known = f"{book.store.head.seq} {book.store.head.hash}"
    if book.index.mark("placed") == known:
        return
    book.index.settle(_standing(book.index), _places(book))
    book.index.remember("placed", known)


def coverage(book: Casebook) -> Coverage:
    """What a search covers now."""
    read_now = book.index.readings()
    known = {one.source for one in read_now}
    return Coverage(
        pages=sum(one.look.pages for one in read_now) - sum(one.waiting for one in read_now),
        waiting=sum(one.waiting for one in read_now),
        refused=sum(one.state is State.REFUSED for one in read_now),
        unread=sum(blob.sha256 not in known for blob, _ in _newest(book)),
    )


def state(book: Casebook, blob: Blob) -> Reading | None:
    """How far the reading of a file has come; None when it was not begun."""
    return book.index.reading(blob.sha256)


def _scan(book: Casebook, reader: Reader, blob: Blob, name: str, number: int) -> None:
    try:
        page = reader.scan(blob.sha256, name, lambda: book.vault.read(blob.sha256), number)
    except CtrecordsError as error:
        held = book.index.reading(blob.sha256)
        book.index.refuse(blob.sha256, error.what, error.remedy, held.look if held else None)
        return
    book.index.keep(blob.sha256, [page])


def _newest(book: Casebook) -> list[tuple[Blob, str]]:
    """Every file received or sent with the name it came under, the newest first."""
    blobs = {blob.id: blob for blob in book.store.find(Blob)}
    rows = sorted(book.store.find(Document), key=lambda row: row.id, reverse=True)
    found = {row.blob: row.name for row in reversed(rows) if row.trashed_on is None}
    return [(blobs[number], name) for number, name in reversed(found.items())]


def _unread(book: Casebook) -> list[tuple[Blob, str]]:
    done = {one.source for one in book.index.readings() if one.state is not State.READING}
    return [(blob, name) for blob, name in _newest(book) if blob.sha256 not in done]


def _standing(index: Index) -> Iterable[str]:
    return [str(source) for (source,) in index.rows("SELECT DISTINCT source FROM place")]


def _places(book: Casebook) -> Iterable[Place]:
    blobs = {blob.id: blob for blob in book.store.find(Blob)}
    events = {event.id: event for event in book.store.find(Event)}
    requests = {request.id: request for request in book.store.find(Request)}
    agencies = {agency.id: agency for agency in book.store.find(Agency)}
    for row in book.store.find(Document):
        if row.trashed_on is not None:
            continue
        event = events[row.event]
        request = requests[event.request] if event.request is not None else None
        agency = agencies[request.agency] if request is not None else None
        yield Place(
            source=blobs[row.blob].sha256,
            kind="page",
            number=row.id,
            name=row.name,
            event=event.id,
            request=request.id if request else None,
            case=request.case if request else event.case,
            agency=agency.id if agency else None,
            day=(row.received_on or event.happened_on).isoformat(),
        )
