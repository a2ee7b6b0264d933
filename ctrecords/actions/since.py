"""What fell due while the casebook was closed, and noting when it was last seen.

The day is kept in casebook.json, beside the journal's head: it is a fact about the folder, not about a case,
and reading it needs no key.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from ctrecords import card
from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.since import Change, fell_due
from ctrecords.law.standing import standing

_DAY = "closed_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The day the casebook was last seen, and what came since."""

    last: date
    changes: tuple[Change, ...]


def last_seen(book: Casebook) -> date | None:
    """The day the window was last closed over this casebook; None when that is not known.

    Raises:
        CtrecordsError: casebook.json cannot be read.
    """
    kept = card.read(book.folder).get(_DAY)
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None


def since(book: Casebook) -> Since | None:
    """What fell due since the casebook was last seen; None when nothing did or the day is not known.

    Raises:
        CtrecordsError: casebook.json cannot be read.
    """
    last, today = last_seen(book), book.today()
    if last is None or last >= today:
        return None
    laws, then = book.statutes(), replace(book.days(), today=last)
    now = requests.standings(book)
    changes = fell_due((standing(one.thread, laws[one.thread.agency.law], then), one) for one in now)
    return Since(last=last, changes=changes) if changes else None


def leave(book: Casebook) -> None:
    """Note that the casebook was seen today; a folder that cannot be written keeps nothing from closing.

    A day set by hand (``--on``) is a look ahead, not a day that was lived, so it is not noted.
    """
    if book.on is not None:
        return
    with suppress(CtrecordsError):
        kept, today = card.read(book.folder), book.today().isoformat()
        if kept.get(_DAY) != today:
            card.write(book.folder, kept | {_DAY: today})
