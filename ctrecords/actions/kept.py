"""Where every request stands, worked out once for an open casebook and again only for what changed.

Kept in memory by the journal's head: what no later step touched still stands. Nothing of it is saved, and
nothing else here may be remembered.
"""

import gc
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from ctrecords.casebook import Casebook
from ctrecords.law.standing import Standing, standing
from ctrecords.model.ids import RequestId
from ctrecords.store.store import Store
from ctrecords.store.threads import threads
from ctrecords.store.touched import touched

T = TypeVar("T")
_MANY = 1_000


@dataclass(slots=True)
class _Kept:
    """All standings of one open casebook on one day, and what was worked out from each of them."""

    lock: RLock = field(default_factory=RLock)
    basis: tuple[date, str] | None = None
    seq: int = 0
    standings: dict[RequestId, Standing] = field(default_factory=dict[RequestId, Standing])
    lines: dict[RequestId, tuple[Standing, object]] = field(
        default_factory=dict[RequestId, tuple[Standing, object]]
    )


_BY_STORE: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_ONE = RLock()


def standings(book: Casebook) -> Mapping[RequestId, Standing]:
    """Every request that is not in the trash with where it stands today, by number."""
    kept = _of(book)
    with kept.lock, book.store.snapshot(), _unswept():
        head, basis = book.store.head.seq, (book.today(), book.order)
        changed = touched(book.store, kept.seq) if kept.basis == basis else None
        if changed is None:
            fresh = _derive(book, None)
        elif changed:
            found = _derive(book, sorted(changed))
            still = {number: one for number, one in kept.standings.items() if number not in changed}
            shown = {number: one for number, one in found.items() if not one.thread.request.trashed}
            fresh = dict(sorted((still | shown).items()))
        else:
            fresh = kept.standings
        kept.basis, kept.seq, kept.standings = basis, head, fresh
        if changed is None and len(fresh) > _MANY:
            # They stay until the casebook is closed; looking through a million of them stops the window.
            gc.freeze()
        return fresh


def lines(book: Casebook, derive: Callable[[Standing], T]) -> list[T]:
    """What *derive* makes of every standing; made again only for standings that changed.

    One function asks, Today's: an answer of another would be taken for its own.
    """
    kept = _of(book)
    with kept.lock, _unswept():
        now = standings(book)
        known = kept.lines
        kept.lines = {
            number: known[number] if number in known and known[number][0] is one else (one, derive(one))
            for number, one in now.items()
        }
        return [cast("T", line) for _, line in kept.lines.values()]


def _of(book: Casebook) -> _Kept:
    with _ONE:
        return _BY_STORE.setdefault(book.store, _Kept())


def _derive(book: Casebook, requests: list[RequestId] | None) -> dict[RequestId, Standing]:
    laws, days = book.statutes(), book.days()
    return {
        thread.request.id: standing(thread, laws[thread.agency.law], days)
        for thread in threads(book.store, requests)
        if thread.agency.law in laws
    }


@contextmanager
def _unswept() -> Generator[None]:
    """Gather without the collector, which would look again and again through rows that are all in use."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
