"""One search over everything that has words: what was typed, read and asked, with what it did not cover."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ctrecords.actions import cases, directory, entry, reading, requests
from ctrecords.actions.placing import KINDS
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract.page import Kind, Look
from ctrecords.index import counting, expression, finding, spelling
from ctrecords.index.counting import Counted
from ctrecords.index.finding import Found, Hit
from ctrecords.index.kept import Reading, State, Tally
from ctrecords.index.query import Query, Term, parse, terms
from ctrecords.index.where import Where
from ctrecords.model.directory import Agency
from ctrecords.model.event import Document
from ctrecords.model.ids import AgencyId, CaseId, DocumentId
from ctrecords.model.note import Note
from ctrecords.model.record import Citation
from ctrecords.model.request import Case

_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)
_NAMED = re.compile(r"[A-Za-z]{3,9}\.? \d{4}", re.ASCII)
_ANSWERS = ("yes", "no")
_LETTERS = 2
"""So many letters begin a word."""


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
    cases: dict[int, str] = field(default_factory=dict[int, str])
    """The titles of the cases of the hits, by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many pages hold the words by what one can narrow by, with the names of cases and agencies."""

    counted: Counted
    agencies: dict[int, str]
    cases: dict[int, str]


def understand(book: Casebook, words: str, where: Where | None = None) -> Asked:
    """Read what was typed, and which case, agency or request its filters name; nothing typed is an error."""
    query = parse(words, lambda text: _day(text, book.today()))
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
    cited: bool | None = None,
    typing: bool = False,
) -> Answer:
    """Find words in files, messages, letters, calls and notes: the best first, or those filed last.

    ``cited`` leaves only pages that are cited, or only the others. While one is still *typing*, a last word that
    stands nowhere is taken as the beginning of one.

    Raises:
        CtrecordsError: the index cannot be read or written.
        CancelledError: ``stop`` was called meanwhile.
    """
    began = time.perf_counter()
    covered = reading.coverage(book)
    asked = understand(book, words, _among(book, where, cited=cited))
    found = finding.search(book.index, asked.query, asked.where, limit=limit, skip=skip, newest=newest)
    if typing and not found.total and (longer := _going_on(words, asked.query)):
        again = understand(book, longer, _among(book, where, cited=cited))
        begun = finding.search(book.index, again.query, again.where, limit=limit, skip=skip, newest=newest)
        if begun.total:
            found = begun
            asked = replace(
                again,
                notes=(
                    *again.notes,
                    f"No page has “{words.rsplit(maxsplit=1)[-1]}” as a word; found is what begins so.",
                ),
            )
    return Answer(
        query=asked.query,
        found=found,
        coverage=covered,
        notes=(*_remade(book, covered), *asked.notes),
        agencies=names(book, (hit.agency for hit in found.hits)),
        cases=titles(book, (hit.case for hit in found.hits)),
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


def facets(book: Casebook, query: Query, where: Where, *, since: Iterable[date] = ()) -> Facets:
    """Count for a search that was understood what each way to narrow it would leave, those *since* days too.

    Raises:
        CancelledError: ``stop`` was called meanwhile.
    """
    counted = counting.count(book.index, query, where, since=tuple(since), listed=cited_pages(book))
    return Facets(
        counted=counted,
        agencies=names(book, counted.agencies),
        cases=titles(book, counted.cases),
    )


def pages(book: Casebook, query: Query, hit: Hit) -> list[int]:
    """The pages of a hit's file that hold the words, in order.

    Raises:
        CancelledError: ``stop`` was called meanwhile.
    """
    return finding.pages(book.index, query, hit.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a hit stands in, ready to be shown: its key in the index and what is known of its text."""

    sha256: str
    reading: Reading


def source(book: Casebook, key: str) -> Source:
    """What is needed to show the text a hit stands in; words of ours are one page of text."""
    ours = Look(kind=Kind.TEXT, media="text/plain", pages=1)
    known = book.index.reading(key)
    return Source(sha256=key, reading=known or Reading(source=key, state=State.READ, look=ours))


def content(book: Casebook, sha256: str) -> bytes:
    """The bytes of the file a hit stands in, proved against its hash.

    Raises:
        CtrecordsError: the file is missing or is not what was filed.
    """
    return book.vault.read(sha256)


def cited_pages(book: Casebook) -> frozenset[tuple[str, int]]:
    """The pages that are cited, each as its file's SHA-256 and its number; a file cited whole with all of them."""
    found: set[tuple[str, int]] = set()
    for row in book.store.find(Citation):
        if row.page is not None:
            found.add((row.sha256, row.page))
        else:
            found |= {(row.sha256, one) for one in book.index.kept(row.sha256)}
    return frozenset(found)


def stop(book: Casebook) -> None:
    """Stop the searches that run or wait; their answers are stale."""
    book.index.stop()


def names(book: Casebook, agencies: Iterable[int | None]) -> dict[int, str]:
    """The names of agencies, by number."""
    wanted = sorted({number for number in agencies if number is not None})
    return {int(row.id): row.name for row in book.store.find(Agency, id=[AgencyId(one) for one in wanted])}


def slugs(book: Casebook, agencies: Iterable[int]) -> list[str]:
    """The slugs of agencies, as they are typed after ``agency:``."""
    return sorted(row.slug for row in book.store.find(Agency, id=[AgencyId(one) for one in agencies]))


def lit(query: Query) -> tuple[str, ...]:
    """The words of a search to light up, those that begin so with a star."""
    return expression.lit(query.node)


def document(book: Casebook, hit: Hit) -> Document:
    """The document a hit is in.

    Raises:
        CtrecordsError: it is gone, or the hit is in none.
    """
    return book.store.get(Document, DocumentId(hit.number))


def note(book: Casebook, hit: Hit) -> Note | None:
    """The note a hit is."""
    return book.store.first(Note, id=hit.number) if hit.prefix == "N" else None


def titles(book: Casebook, numbers: Iterable[int | None]) -> dict[int, str]:
    """The titles of cases, by number."""
    wanted = sorted({number for number in numbers if number is not None})
    return {int(row.id): row.title for row in book.store.find(Case, id=[CaseId(one) for one in wanted])}


def _among(book: Casebook, where: Where | None, *, cited: bool | None) -> Where | None:
    """The place to look in, narrowed to pages that are cited or that are not."""
    if cited is None:
        return where
    return replace(where or Where(), pages=cited_pages(book), but=not cited)


def _going_on(words: str, query: Query) -> str:
    """The words with the last one as a beginning; empty where it is none that could go on."""
    last = words.split()[-1:]
    known = list(terms(query.node))
    if words != words.rstrip() or not last or Term(last[0]) not in known[-1:] or len(last[0]) < _LETTERS:
        return ""
    return f"{words}*"


def _remade(book: Casebook, covered: Tally) -> tuple[str, ...]:
    """What to say while an index is filled again that could not be used."""
    if not book.index.remade or not (covered.unread or covered.waiting):
        return ()
    return ("The search index could not be used and is made anew; your records and files are whole.",)


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
        if key == "cited":
            where = _cited_or_not(book, where, value, notes)
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


def _day(text: str, today: date) -> date:
    """The first day of what was typed: 2026, 2026-11, Nov 2026, or a day in any usual form.

    Raises:
        ValueError: it is none or could be two, with what to say.
    """
    month = _MONTH.fullmatch(text.strip())
    named = f"1 {text}" if _NAMED.fullmatch(text.strip()) else text
    try:
        if month is not None:
            return entry.read_date(f"{month[1]}-{int(month[2] or 1):02}-01", today)
        return entry.read_date(named, today)
    except CtrecordsError as error:
        raise ValueError(f"{error.what} {error.remedy}") from error


def _cited_or_not(book: Casebook, where: Where, value: str, notes: list[str]) -> Where:
    if value.lower() not in _ANSWERS:
        notes.append(f"“{value}” is no answer to cited; write cited:yes or cited:no.")
        return where
    return (
        where
        if where.pages is not None
        else replace(where, pages=cited_pages(book), but=value.lower() == "no")
    )


def _both(chosen: frozenset[int] | None, typed: Iterable[int] | None) -> frozenset[int] | None:
    if typed is None:
        return chosen
    return frozenset(typed) if chosen is None else chosen & frozenset(typed)
