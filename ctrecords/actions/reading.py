"""Reading the files of the vault into the index: text page by page, scans by OCR, and what is not read and why.

It can stop and go on at any point, since what is kept is never asked for again. A file that cannot be read
says why and stays filed; nothing a file does reaches further than its own state. It must not change any fact,
and must not know in which order files are read: ``reading_queue`` does.
"""

from collections.abc import Sequence

from ctrecords.actions.placing import place
from ctrecords.actions.reading_queue import ReadingQueue
from ctrecords.casebook import Casebook
from ctrecords.extract.page import Kind
from ctrecords.index import measuring
from ctrecords.index.kept import Reading, Tally
from ctrecords.model.days import plural
from ctrecords.model.event import Blob, Document
from ctrecords.model.ids import DocumentId
from ctrecords.progress import Progress, Silent

__all__ = ["again", "coverage", "place", "read_all", "rows", "state", "uncovered"]
_SILENT = Silent()
_LOOK_SECONDS = 0.2


def read_all(book: Casebook, *, scans: bool = True, progress: Progress = _SILENT) -> None:
    """Read every file that is not read yet, text first and then scans, with two children.

    Raises:
        CtrecordsError: the index cannot be written; what was read before stays.
        CancelledError: cancel was pressed; what was read stays.
    """
    place(book)
    with ReadingQueue(book, scans=scans) as queue:
        total = queue.left()
        while not queue.wait(_LOOK_SECONDS):
            progress.check()
            left = queue.left()
            total = max(total, left)
            progress.step(total - left, total, "pages and files")
        queue.refuse_trouble()


def again(book: Casebook, documents: Sequence[DocumentId], *, scans: bool = False) -> int:
    """Have documents read again, from the beginning or each page by OCR; give how many files that are.

    Raises:
        CtrecordsError: one of them is no document.
    """
    place(book)
    rows = [book.store.get(Document, one) for one in documents]
    sources = dict.fromkeys(book.store.get(Blob, row.blob).sha256 for row in rows)
    for source in sources:
        book.index.again(source, scans=scans)
    return len(sources)


def coverage(book: Casebook) -> Tally:
    """How much of the casebook's files a search covers now."""
    place(book)
    return book.index.tally()


def uncovered(tally: Tally) -> str:
    """What a search does not cover, as one sentence; empty when it covers all."""
    parts: list[str] = []
    if tally.waiting:
        parts.append(
            f"{plural(tally.waiting, 'page', 'pages')} of scans"
            f" in {plural(tally.waiting_files, 'file', 'files')}"
        )
    if tally.unread:
        parts.append(f"{plural(tally.unread, 'file', 'files')} not read yet")
    if tally.refused:
        parts.append(f"{plural(tally.refused, 'file', 'files')} that cannot be read")
    if tally.failed:
        parts.append(
            f"{plural(tally.failed, 'page', 'pages')} that could not be read"
            f" in {plural(tally.failed_files, 'file', 'files')}"
        )
    if tally.silent:
        parts.append(f"{plural(tally.silent, 'page', 'pages')} without words")
    return f"Not searchable: {', '.join(parts)}." if parts else ""


def state(book: Casebook, blob: Blob) -> Reading | None:
    """How far the reading of a file has come; None when it was not begun."""
    return book.index.reading(blob.sha256)


def rows(book: Casebook, blob: Blob) -> int:
    """How many rows a table has; 0 when it is none or was not read."""
    return measuring.row_count(book.index, blob.sha256)


def pages(book: Casebook, blob: Blob) -> int:
    """How many pages a file has; 0 when it was not looked at, and for a table, which has rows."""
    held = book.index.reading(blob.sha256)
    return held.look.pages if held is not None and held.look.kind is not Kind.SHEET else 0
