"""What the search screen lists of an answer: the requests as headings, a line for each document, its pages as chips.

Plain values without a window; finding and counting are the actions' work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ctrecords.actions.placing import CALL, LETTER, MESSAGE, NOTE, PAGE
from ctrecords.actions.search import Answer, Facets
from ctrecords.extract.page import Kind
from ctrecords.index.finding import Hit
from ctrecords.index.snippets import CLOSE, OPEN
from ctrecords.model.days import Days

KINDS = {
    PAGE: "Pages",
    MESSAGE: "E-mails",
    CALL: "Calls and visits",
    LETTER: "My letters",
    NOTE: "Notes",
}
_OURS = {MESSAGE: "mail", CALL: "call", LETTER: "letter", NOTE: "note"}
_FILES = {Kind.SHEET: "table", Kind.IMAGE: "image", Kind.MESSAGE: "mail"}
MOST_CHIPS = 6
_LEAD = 8
Piece = tuple[str, bool]
"""Some words, and whether they are lit."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A place of a document that can be opened: the hit there, the row of a table (0: none), its words."""

    hit: Hit
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: who was asked, and in which case with how many hits."""

    title: str
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One document, message, call, letter or note with what was found in it, the best place first."""

    hits: tuple[Hit, ...]
    day: str
    agency: str

    @property
    def best(self) -> Hit:
        """The best of its hits."""
        return self.hits[0]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other line."""
        return self.best.source, self.best.ref

    @property
    def icon(self) -> str:
        """Its sign."""
        if self.best.prefix == "D":
            return _FILES.get(self.best.file, "letter" if self.best.kind == LETTER else "doc")
        return _OURS.get(self.best.kind, "note")

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Where in it the words were found, the best first; none for a call or a note."""
        return tuple(chip for hit in self.hits for chip in _chips(hit))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words around the best hit, on one line."""
        return tuple(pieces(self.best.snippet))

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        places = ", ".join(chip.text for chip in self.chips)
        said = "".join(text for text, _ in self.pieces)
        return ", ".join(part for part in (self.best.name, places, self.day, said) if part)


Row = Head | Line


def rows(answer: Answer, facets: Facets | None, days: Days) -> list[Row]:
    """Headings and lines, the request with the best hit first."""
    found: list[Row] = []
    for hits in _groups(answer.found.hits):
        first = hits[0]
        counted = facets.counted.requests.get(first.request) if facets and first.request else None
        many = counted or len(hits)
        case = answer.cases.get(first.case or 0, "")
        agency = answer.agencies.get(first.agency or 0, "")
        title = agency or case or "Inbox"
        count = f"{many:,} {'hit' if many == 1 else 'hits'}"
        found.append(Head(title, ", ".join(part for part in (case if agency else "", count) if part)))
        found += _lines(hits, days, agency)
    return found


def _groups(hits: Sequence[Hit]) -> Iterator[tuple[Hit, ...]]:
    """The hits by where they hang, in the order of the best of each."""

    def key(hit: Hit) -> tuple[int, int, int]:
        return (hit.request, 0, 0) if hit.request else (0, hit.case or 0, hit.agency or 0)

    order: dict[tuple[int, int, int], int] = {}
    for at, hit in enumerate(hits):
        order.setdefault(key(hit), at)
    together = sorted(hits, key=lambda hit: order[key(hit)])
    yield from (tuple(of) for _, of in groupby(together, key=key))


def _lines(hits: Sequence[Hit], days: Days, agency: str) -> Iterator[Line]:
    of: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        of.setdefault((hit.source, hit.ref), []).append(hit)
    for same in of.values():
        day = same[0].day
        yield Line(hits=tuple(same), day=days.short(date.fromisoformat(day)) if day else "", agency=agency)


def _chips(hit: Hit) -> Iterator[Chip]:
    if hit.prefix not in "DL":
        return
    if hit.rows:
        yield from (Chip(hit, f"row {row}", row) for row in hit.rows)
    elif hit.kind == MESSAGE:
        yield Chip(hit, "body")
    else:
        yield Chip(hit, f"p. {hit.label or hit.page}")


def pieces(snippet: str) -> Iterator[Piece]:
    """The words of a snippet on one line, those found marked; few before the first, so that it is seen."""
    lead, sign, rest = snippet.partition(OPEN)
    words = lead.split()
    if sign and len(words) > _LEAD:
        snippet = f"…{' '.join(words[-_LEAD:])}{' ' if lead[-1:].isspace() else ''}{sign}{rest}"
    for number, part in enumerate(snippet.replace(CLOSE, OPEN).split(OPEN)):
        text = " ".join(part.split())
        if not text:
            if part and not number % 2:
                yield " ", False
            continue
        before = " " if part[0].isspace() else ""
        after = " " if part[-1].isspace() else ""
        yield before + text + after, bool(number % 2)


def covered(answer: Answer) -> str:
    """What was searched, in words."""
    known = answer.coverage
    page, text = (
        ("page" if known.pages == 1 else "pages"),
        "message or note" if known.texts == 1 else "messages and notes",
    )
    return f"{known.pages:,} {page}, {known.texts:,} {text}"


def unread(answer: Answer) -> str:
    """How many scans or files are not read yet, such as ``3 scans``; empty when all are."""
    known = answer.coverage
    files = known.waiting_files + known.unread
    if not files:
        return ""
    name = "scan" if not known.unread else "file"
    return f"{files:,} {name if files == 1 else name + 's'}"


def headline(answer: Answer, facets: Facets | None) -> str:
    """How many hits there are, and in how many requests."""
    total = facets.counted.total if facets else answer.found.total
    more = "" if facets or answer.found.exact else "more than "
    requests = (
        {one for one in facets.counted.requests if one}
        if facets
        else {hit.request for hit in answer.found.hits if hit.request}
    )
    said = f"{more}{total:,} {'hit' if total == 1 else 'hits'}"
    return (
        f"{said} in {len(requests):,} {'request' if len(requests) == 1 else 'requests'}" if requests else said
    )
