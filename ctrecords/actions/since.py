"""What fell due and which dates a law file moved while the casebook was closed, and noting when it was last seen.

The moment is kept in casebook.json, beside the journal's head: it is a fact about the folder, not about a case,
and reading it needs no key.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from ctrecords import card
from ctrecords.actions import laws, requests
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.corrections import Moved
from ctrecords.law.since import Change, fell_due
from ctrecords.law.standing import standing
from ctrecords.model.days import LEGAL_ZONE

_DAY, _MOMENT = "closed_on", "closed_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The day the casebook was last seen, what came since, and the dates that law files taken into use moved."""

    last: date
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...] = ()


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
    """What fell due or moved since the casebook was last seen; None when nothing did or the day is not known.

    Raises:
        CtrecordsError: casebook.json cannot be read.
    """
    last = last_seen(book)
    if last is None:
        return None
    seen_at = _moment(book, last)
    moved = tuple(one for change in laws.moved(book, seen_at) for one in change.dates)
    changes = _fell(book, last) if last < book.today() else ()
    return Since(last=last, changes=changes, moved=moved) if changes or moved else None


def _fell(book: Casebook, last: date) -> tuple[Change, ...]:
    known, then = book.statutes(), replace(book.days(), today=last)
    now = requests.standings(book)
    return fell_due((standing(one.thread, known[one.thread.agency.law], then), one) for one in now)


def _moment(book: Casebook, last: date) -> datetime:
    """When the casebook was last closed; the beginning of the day when only that is known."""
    with suppress(ValueError, TypeError, KeyError):
        return datetime.fromisoformat(card.read(book.folder)[_MOMENT]).astimezone(UTC)
    return datetime.combine(last, time(), LEGAL_ZONE)


def leave(book: Casebook) -> None:
    """Note that the casebook was seen now; a folder that cannot be written keeps nothing from closing.

    A day set by hand (``--on``) is a look ahead, not a day that was lived, so it is not noted.
    """
    if book.on is not None:
        return
    with suppress(CtrecordsError):
        seen = {_DAY: book.today().isoformat(), _MOMENT: book.now().isoformat()}
        card.write(book.folder, card.read(book.folder) | seen)
