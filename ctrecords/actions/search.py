"""One search over everything that has words: what was typed, read and asked, with what it did not cover."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ctrecords.actions import cases, directory, reading, requests
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.index import finding
from ctrecords.index.finding import Found, Where
from ctrecords.index.query import Query, parse
from ctrecords.model.directory import Agency
from ctrecords.model.ids import AgencyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, how the words were read, and what a search does not cover yet."""

    query: Query
    found: Found
    coverage: reading.Coverage
    notes: tuple[str, ...]
    agencies: dict[int, str]
    """The names of the agencies in the hits, by number."""
    took_ms: int


def search(book: Casebook, words: str, *, where: Where | None = None, limit: int = 50) -> Answer:
    """Find words in the files, best first.

    Raises:
        CtrecordsError: the index cannot be read or written.
    """
    began = time.perf_counter()
    reading.place(book)
    query = parse(words)
    notes = list(query.notes)
    narrowed = _narrowed(book, query, where or Where(), notes)
    found = finding.search(book.index, query, narrowed, limit=limit)
    return Answer(
        query=query,
        found=found,
        coverage=reading.coverage(book),
        notes=tuple(notes),
        agencies={
            number: book.store.get(Agency, AgencyId(number)).name
            for number in {hit.agency for hit in found.hits if hit.agency is not None}
        },
        took_ms=round((time.perf_counter() - began) * 1000),
    )


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
        kinds=frozenset(kinds) if kinds else where.kinds,
        before=query.before or where.before,
        after=query.after or where.after,
    )


def _both(chosen: frozenset[int] | None, typed: Iterable[int] | None) -> frozenset[int] | None:
    if typed is None:
        return chosen
    return frozenset(typed) if chosen is None else chosen & frozenset(typed)
