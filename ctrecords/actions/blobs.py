"""The record of a file in the vault, one for all its receipts and sendings."""

from ctrecords.casebook import Casebook
from ctrecords.model.event import Blob
from ctrecords.store.store import Transaction
from ctrecords.vault import Stored

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG = "image/png"


def keep(book: Casebook, step: Transaction, stored: Stored, media: str = WORD) -> Blob:
    """The record of a file in the vault, made when it is new."""
    known = book.store.first(Blob, sha256=stored.sha256)
    return known or step.add(Blob(sha256=stored.sha256, size=stored.size, media=media))
