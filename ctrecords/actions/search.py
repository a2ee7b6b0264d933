"""One search over everything that has words: what was typed, read and asked, with what it did not cover."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ctrecords.actions import cases, directory, reading, requests
from ctrecords.actions.placing import KINDS
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.index import counting, finding, spelling
from ctrecords.index.counting import Counted
from ctrecords.index.finding import Found
from ctrecords.index.kept import Tally
from ctrecords.index.query import Query, parse, terms
from ctrecords.index.where import Where
from ctrecords.model.directory import Agency
from ctrecords.model.ids import AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as it was understood: the words, what it is narrowed to, and what to say of how it was read."""

    query: Query
    where: Where
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, how the words were read, and what a search does not cover yet.

    ``meant`` is the search with words as they are spelled here, when nothing was found; empty otherwise.
    """

    query: Query
    found: Found
    coverage: Tally
    notes: tuple[str, ...]
    agencies: dict[int, str]
    """The names of the agencies in the hits, by number."""
    took_ms: int
    where: Where
    meant: str = ""


def understand(book: Casebook, words: str, where: Where | None = None) -> Asked:
    """Read what was typed, and which case, agency or request its filters name; nothing typed is an error."""
    query = parse(words)
    notes = list(query.notes)
    return Asked(query=query, where=_narrowed(book, query, where or Where(), notes), notes=tuple(notes))


def search(
    book: Casebook,
    words: str,
    *,
    where: Where | None = None,
    limit: int = 50,
    skip: int = 0,
    newest: bool = False,
) -> Answer:
    """Find words in files, messages, letters, calls and notes: the best first, or those filed last.

    Raises:
        CtrecordsError: the index cannot be read or written.
        CancelledError: ``stop`` was called meanwhile.
    """
    began = time.perf_counter()
    covered = reading.coverage(book)
    asked = understand(book, words, where)
    found = finding.search(book.index, asked.query, asked.where, limit=limit, skip=skip, newest=newest)
    return Answer(
        query=asked.query,
        found=found,
        coverage=covered,
        notes=asked.notes,
        agencies=names(book, (hit.agency for hit in found.hits)),
        took_ms=round((time.perf_counter() - began) * 1000),
        where=asked.where,
        meant="" if found.total else _meant(book, asked.query, words),
    )


def count(book: Casebook, words: str, *, where: Where | None = None) -> Counted:
    """How many pages hold the words, exactly, and how many of them in each case, agency, kind and request.

    Raises:
        CancelledError: ``stop`` was called meanwhile.
    """
    reading.place(book)
    asked = understand(book, words, where)
    return counting.count(book.index, asked.query, asked.where)


def stop(book: Casebook) -> None:
    """Stop the searches that run or wait; their answers are stale."""
    book.index.stop()


def names(book: Casebook, agencies: Iterable[int | None]) -> dict[int, str]:
    """The names of agencies, by number."""
    wanted = sorted({number for number in agencies if number is not None})
    return {int(row.id): row.name for row in book.store.find(Agency, id=[AgencyId(one) for one in wanted])}


def _meant(book: Casebook, query: Query, words: str) -> str:
    """The typed words with each unknown one put as it is spelled here; empty when nothing would change."""
    meant = words
    with book.index.asking() as ask:
        for word in (word for term in terms(query.node) if not term.prefix for word in term.text.split()):
            near = spelling.nearest(ask, word)
            meant = meant.replace(word, near) if near else meant
    return meant if meant != words else ""


def _narrowed(book: Casebook, query: Query, where: Where, notes: list[str]) -> Where:
    """Add the filters that were typed to those that were chosen."""
    finders: dict[str, Callable[[str], int]] = {
        "case": lambda text: cases.find(book, text).id,
        "agency": lambda text: directory.find(book, text).id,
        "request": lambda text: requests.find(book, text),
    }
    typed: dict[str, set[int]] = {}
    kinds: set[str] = set()
    for key, value in query.filters:
        if key == "kind":
            kinds.add(value.lower())
            if value.lower() not in KINDS:
                notes.append(f"“{value}” is no kind; there are {', '.join(KINDS)}.")
            continue
        try:
            typed.setdefault(key, set()).add(finders[key](value))
        except CtrecordsError as error:
            typed.setdefault(key, set())
            notes.append(error.what)
    return replace(
        where,
        cases=_both(where.cases, typed.get("case")),
        agencies=_both(where.agencies, typed.get("agency")),
        requests=_both(where.requests, typed.get("request")),
        kinds=where.kinds if not kinds else frozenset(kinds) & (where.kinds or frozenset(kinds)),
        before=min((day for day in (query.before, where.before) if day), default=None),
        after=max((day for day in (query.after, where.after) if day), default=None),
    )


def _both(chosen: frozenset[int] | None, typed: Iterable[int] | None) -> frozenset[int] | None:
    if typed is None:
        return chosen
    return frozenset(typed) if chosen is None else chosen & frozenset(typed)
