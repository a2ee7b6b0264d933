"""Who the letters are from, and the picture of their signature."""

from dataclasses import replace
from pathlib import Path

from ctrecords.actions import blobs
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
    picture: Path | None = None,
    unsign: bool = False,
) -> Requester:
    """Set the fields given, keep the others.

    ``picture`` is an image of the signature, put above the printed name of every letter made from now on: it is
    read and written anew, cropped, its white ground made clear; the file itself is not kept. ``unsign`` leaves
    that room empty again, to be signed by hand.

    Raises:
        CtrecordsError: there would be no name, the picture is no PNG or JPEG, is damaged or too large, or there
            is no signature to remove.
    """
    old = get(book)
    given = {"name": name, "address": address, "phone": phone, "email": email}
    changed = {key: value.strip() for key, value in given.items() if value is not None}
    new = replace(old or Requester(name=""), **changed)
    if not new.name:
        raise CtrecordsError("A letter needs a name to be signed with.", remedy="Give at least the name.")
    if unsign and new.signature is None:
        raise CtrecordsError("There is no signature to remove.", remedy="Nothing needs to be done.")
    stored = None if picture is None else book.vault.put(_clean(picture), name="signature.png")
    with book.store.transaction(_label(changed, picture, unsign=unsign), face=book.face) as step:
        if stored is not None:
            new = replace(new, signature=blobs.keep(book, step, stored, blobs.PNG).id)
        elif unsign:
            new = replace(new, signature=None)
        return step.put(new) if old else step.add(new)


def _label(changed: dict[str, str], picture: Path | None, *, unsign: bool) -> str:
    if changed or (picture is None and not unsign):
        return "Change who the letters are from"
    return "Remove the signature" if picture is None else "Add the signature"


def signature(book: Casebook) -> bytes | None:
    """The picture that stands above the printed name, as PNG; None where letters are signed by hand."""
    who = get(book)
    if who is None or who.signature is None:
        return None
    return book.vault.read(book.store.get(Blob, who.signature).sha256)


def _clean(picture: Path) -> bytes:
    data = blobs.read(
        picture,
        LARGEST,
        what="picture",
        give="Give a PNG or JPEG file you may read.",
        smaller="Make it smaller, for example 1,200 pixels wide, then choose it again.",
    )
    with Easel() as easel:
        return easel.clean_picture(data, most=PIXELS)
