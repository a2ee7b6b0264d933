"""Small files from outside, read with a limit, and the record of a file in the vault."""

import errno
from collections.abc import Iterable
from pathlib import Path

from ctrecords import streams
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Blob
from ctrecords.model.ids import BlobId
from ctrecords.store.store import Transaction
from ctrecords.vault import Stored

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG = "image/png"


def keep(book: Casebook, step: Transaction, stored: Stored, media: str = WORD) -> Blob:
    """The record of a file in the vault, made when it is new."""
    known = book.store.first(Blob, sha256=stored.sha256)
    return known or step.add(Blob(sha256=stored.sha256, size=stored.size, media=media))


def rows(book: Casebook, blobs: Iterable[BlobId]) -> list[Blob]:
    """The records of kept files."""
    return book.store.find(Blob, id=sorted(blobs))


def read(file: Path, most: int, *, what: str, give: str, smaller: str) -> bytes:
    """The bytes of a file from outside; *most* bytes of it, *what* it is, what to *give*, how to make it *smaller*.

    Raises:
        CtrecordsError: it cannot be read, or is larger.
    """
    try:
        return streams.small(file.expanduser(), most)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise CtrecordsError(
                f"The {what} {file} has more than {most // 1024 // 1024} MB.", remedy=smaller
            ) from error
        raise CtrecordsError(f"The {what} {file} cannot be read.", remedy=give) from error
