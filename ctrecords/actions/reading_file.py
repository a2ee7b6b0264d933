"""Reading one file into the index: its pages in lots, each page that fails with its reason.

It must not know which file comes next.
"""

from collections.abc import Callable

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import How, Page
from ctrecords.extract.reader import BrokenError, Reader
from ctrecords.index.kept import State
from ctrecords.index.schema import MOST_PAGES
from ctrecords.model.event import Blob, Document
from ctrecords.model.request import Letter

_AT_ONCE = 50
_BREAKS = 3
"""So many pages may break the reader one after the other before the rest of the file is left."""


def read(book: Casebook, reader: Reader, source: str, go_on: Callable[[], bool]) -> None:
    """Read a file's text from where its reading stopped; it stops again once *go_on* says so.

    Raises:
        CtrecordsError: the index cannot be written; whatever the file itself does becomes its state.
        CancelledError: the reader was killed; what was read stays.
    """
    index, name = book.index, _name(book, source)

    def data() -> bytes:
        return book.vault.read(source)

    try:
        look = reader.look(source, name, data)
    except CtrecordsError as error:
        index.refuse(source, error.what, error.remedy)
        return
    index.begin(source, look)
    kept = index.kept(source)
    lot: list[Page] = []
    breaks = 0
    try:
        for number in range(1, min(look.pages, MOST_PAGES) + 1):
            if number in kept:
                continue
            if not go_on():
                return
            try:
                lot.append(reader.text(source, name, data, number))
                breaks = 0
            except CtrecordsError as error:
                index.fail(source, number, error.what, error.remedy)
                breaks = breaks + 1 if isinstance(error, BrokenError) else 0
                if breaks == _BREAKS:
                    index.refuse(source, error.what, error.remedy, look)
                    return
            if len(lot) == _AT_ONCE:
                index.keep(source, lot)
                lot = []
    finally:
        index.keep(source, lot)
    index.finish(source)


def scan(book: Casebook, reader: Reader, source: str, number: int) -> None:
    """Read one page by OCR.

    Raises:
        CtrecordsError: the index cannot be written; whatever the file itself does becomes the page's state.
        CancelledError: the reader was killed; the page still waits.
    """
    try:
        page = reader.scan(source, _name(book, source), lambda: book.vault.read(source), number)
    except CtrecordsError as error:
        book.index.fail(source, number, error.what, error.remedy)
        return
    if page.how is How.WAITS:
        page = Page(number=number, text=page.text, how=How.NONE, width=page.width, height=page.height)
    book.index.keep(source, [page])


def broke(book: Casebook, source: str, number: int = 0) -> None:
    """Note that reading a file, or the scan of one of its pages, met a bug of ours; the file stays as it is.

    Raises:
        CtrecordsError: the index cannot be written.
    """
    what = "The file broke the part of ctrecords that reads it."
    remedy = "The file is kept as it is. Choose Read again, or open it with the program it was made with."
    if number:
        book.index.fail(source, number, what, remedy)
        return
    held = book.index.reading(source)
    book.index.refuse(source, what, remedy, held.look if held else None)


def read_whole(book: Casebook, source: str) -> bool:
    """Whether the reading of a file came to its end, one way or the other."""
    held = book.index.reading(source)
    return held is not None and held.state is not State.READING


def _name(book: Casebook, source: str) -> str:
    """The name a file came under last; it only decides between kinds of plain text."""
    blob = book.store.first(Blob, sha256=source)
    rows = book.store.find(Document, blob=blob.id) if blob else []
    letters = book.store.find(Letter, blob=blob.id) if blob and not rows else []
    return rows[-1].name if rows else letters[-1].name if letters else ""
