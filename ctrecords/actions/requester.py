"""Who the letters are from, and the picture of their signature."""

from dataclasses import replace
from pathlib import Path

from ctrecords.actions.blobs import PNG
from ctrecords.actions.blobs import keep as keep_blob
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.signing import PIXELS
from ctrecords.model.directory import Requester
from ctrecords.model.event import Blob
from ctrecords.paint.easel import Easel

LARGEST = 10 * 1024 * 1024
"""Bytes of the largest picture that is looked at."""


def get(book: Casebook) -> Requester | None:
    """The requester, once there is one."""
    return book.store.first(Requester)


def keep(
    book: Casebook,
    *,
    name: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> Requester:
    """Set the fields given, keep the others.

    Raises:
        CtrecordsError: there would be no name.
    """
    old = get(book)
    given = {"name": name, "address": address, "phone": phone, "email": email}
    changed = {key: value.strip() for key, value in given.items() if value is not None}
    new = replace(old or Requester(name=""), **changed)
    if not new.name:
        raise CtrecordsError("A letter needs a name to be signed with.", remedy="Give at least the name.")
    with book.store.transaction("Change who the letters are from", face=book.face) as step:
        return step.put(new) if old else step.add(new)


def sign(book: Casebook, file: Path) -> Requester:
    """Put a picture of the signature above the printed name of every letter made from now on.

    The picture is read and written anew, cropped, its white ground made clear; the file itself is not kept.

    Raises:
        CtrecordsError: nobody is named yet, or the file is no PNG or JPEG, is damaged or too large.
    """
    who = _named(book)
    data = _read(file)
    with Easel() as easel:
        clean = easel.clean_picture(data, most=PIXELS)
    stored = book.vault.put(clean, name="signature.png")
    with book.store.transaction("Add the signature", face=book.face) as step:
        return step.put(replace(who, signature=keep_blob(book, step, stored, PNG).id))


def unsign(book: Casebook) -> Requester:
    """Leave the room above the printed name empty again, to be signed by hand.

    Raises:
        CtrecordsError: there is no signature.
    """
    who = _named(book)
    if who.signature is None:
        raise CtrecordsError("There is no signature to remove.", remedy="Nothing needs to be done.")
    with book.store.transaction("Remove the signature", face=book.face) as step:
        return step.put(replace(who, signature=None))


def signature(book: Casebook) -> bytes | None:
    """The picture that stands above the printed name, as PNG; None where letters are signed by hand."""
    who = get(book)
    if who is None or who.signature is None:
        return None
    return book.vault.read(book.store.get(Blob, who.signature).sha256)


def _named(book: Casebook) -> Requester:
    who = get(book)
    if who is None:
        raise CtrecordsError(
            "It is not said yet who the letters are from.",
            remedy="Give at least the name, then the signature.",
        )
    return who


def _read(file: Path) -> bytes:
    try:
        with file.expanduser().open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise CtrecordsError(
            f"The picture {file} cannot be read.", remedy="Give a PNG or JPEG file you may read."
        ) from error
    if len(data) > LARGEST:
        raise CtrecordsError(
            f"The picture {file} has more than {LARGEST // 1024 // 1024} MB.",
            remedy="Make it smaller, for example 1,200 pixels wide, then choose it again.",
        )
    return data
