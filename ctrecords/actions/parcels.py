"""A file with all that lies in it, every byte of it in the vault before a row speaks of it.

What cannot be taken apart is kept whole and says why. It writes no row.
"""

import mimetypes
from dataclasses import dataclass, replace
from typing import Final

from ctrecords.actions.gathering import Found
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.extractor import MEGABYTE
from ctrecords.extract.unpacking import Inside, Unpacker, worth
from ctrecords.mail import Mail
from ctrecords.names import unturned
from ctrecords.progress import Progress
from ctrecords.vault import Stored

_LARGEST: Final = 600 * MEGABYTE
"""A larger message or archive is kept whole: to take it apart it has to be in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file in the vault, its name and media type, and the message it is, if it is one.

    ``within`` is the place of the piece it lies in among the parts, -1 for the parcel's whole.
    """

    stored: Stored
    name: str
    media: str
    folder: str = ""
    mail: Mail | None = None
    within: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A file, what was in it, and what to say of parts that stay in it."""

    whole: Piece
    parts: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()


def pack(
    book: Casebook, found: Found, unpacker: Unpacker, put: list[Stored], *, progress: Progress
) -> Parcel:
    """Keep a file and all that lies in it; what is copied is noted in *put*, so that it can be taken back.

    Raises:
        CtrecordsError: it cannot be read, or the disk is full.
        CancelledError: cancel was pressed.
    """
    name = unturned(found.name)
    source = found.path if found.data is None else found.data
    stored = book.vault.put(source, name=name, progress=progress)
    put.append(stored)
    whole = Piece(stored=replace(stored, head=b""), name=name, media=media(name), folder=found.folder)
    if not worth(stored.head, name):
        return Parcel(whole=whole)
    if stored.size > _LARGEST:
        return Parcel(whole=whole, notes=(f"“{name}” is too large to be taken apart; it is kept whole.",))
    parts: list[Piece] = []
    try:
        inside = unpacker.unpack(book.vault.read(stored.sha256), name)
    except CtrecordsError as refused:
        return Parcel(whole=whole, notes=(refused.what,))
    for place, one in enumerate(inside.parts):
        progress.check()
        try:
            data = unpacker.part(place)
        except CtrecordsError as refused:
            return Parcel(whole=replace(whole, mail=inside.mail), notes=(refused.what,))
        kept = book.vault.put(data, name=one.name)
        put.append(kept)
        parts.append(_part(one, kept))
    return Parcel(whole=replace(whole, mail=inside.mail), parts=tuple(parts), notes=inside.notes)


def media(name: str) -> str:
    """The media type a file's name promises; reading it tells the true one."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _part(one: Inside, stored: Stored) -> Piece:
    return Piece(
        stored=replace(stored, head=b""),
        name=unturned(one.name),
        media=one.media or media(one.name),
        folder=one.folder,
        mail=one.mail,
        within=one.within,
    )
