"""Who the letters are from."""

from dataclasses import replace

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Requester


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
