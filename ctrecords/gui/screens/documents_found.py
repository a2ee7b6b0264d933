"""The documents of the list: gathered in one read, narrowed by name, sender and facets in one pass.

It must not know the widgets around the list.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctrecords.actions import documents
from ctrecords.actions.documents import Listed
from ctrecords.casebook import Casebook
from ctrecords.extract.page import Kind
from ctrecords.gui.widgets.facet import FacetValue
from ctrecords.index.kept import State
from ctrecords.model.days import Days, plural

FACETS = (
    ("case", "Case"),
    ("agency", "Agency"),
    ("kind", "Kind"),
    ("text", "Text"),
    ("tag", "Tag"),
    ("cited", "Cited"),
)
KEPT = frozenset({"case", "agency", "kind", "text", "cited"})
"""Facets whose keys may be written outside the casebook; tags are words of the researcher."""
NONE = ""
KINDS = {
    Kind.PDF: "PDF",
    Kind.IMAGE: "Picture",
    Kind.MESSAGE: "E-mail",
    Kind.SHEET: "Table",
    Kind.DOCUMENT: "Word or web page",
    Kind.TEXT: "Text",
    Kind.OTHER: "Other",
}
TEXTS = {
    "text": "Text",
    "ocr": "By OCR",
    "rows": "Rows",
    "waits": "Not read yet",
    "none": "No words",
    "refused": "Cannot be read",
}
CITED = {
    "cited": "Cited",
    "withheld": "With withholdings",
    "uncited": "Withheld, none cited",
    "not": "Not cited",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document with its facet keys and the words it is found by, worked out once."""

    listed: Listed
    keys: Mapping[str, tuple[str, ...]]
    words: str

    @property
    def id(self) -> int:
        """The document's number."""
        return self.listed.document.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """The rows that fit, and how many rows each value of each facet would show."""

    rows: tuple[Row, ...]
    counts: Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Every document that is not in the trash."""

    rows: tuple[Row, ...]
    names: Mapping[str, Mapping[str, str]]
    days: Days

    def narrow(self, text: str, chosen: Mapping[str, set[str]]) -> Narrowed:
        """The rows with every word of *text* that fit every facet chosen, counted for the others."""
        sought = text.casefold().split()
        wanted = [(facet, keys) for facet, keys in chosen.items() if keys]
        counts = {facet: Counter[str]() for facet, _ in FACETS}
        rows: list[Row] = []
        for row in self.rows:
            if any(word not in row.words for word in sought):
                continue
            misfits = [facet for facet, keys in wanted if not keys.intersection(row.keys[facet])]
            if not misfits:
                rows.append(row)
            for facet in counts if not misfits else misfits if len(misfits) == 1 else ():
                counts[facet].update(row.keys[facet])
        return Narrowed(rows=tuple(rows), counts=counts)

    def values(self, facet: str, counts: Counter[str]) -> list[FacetValue]:
        """The values of a facet with their counts, in their own order or that of the alphabet."""
        named = self.names[facet]
        return [FacetValue(key, name, counts[key]) for key, name in named.items()]

    def known(self, chosen: Mapping[str, set[str]]) -> dict[str, set[str]]:
        """Those of the values chosen that some document has; one that is gone asks for nothing."""
        return {facet: keys & set(self.names[facet]) for facet, keys in chosen.items()}

    @property
    def waiting(self) -> int:
        """How many files have scans without text."""
        return sum(bool(row.listed.reading and row.listed.reading.waiting) for row in self.rows)

    @property
    def unread(self) -> int:
        """How many files are not read at all yet."""
        held = [row.listed.reading for row in self.rows]
        return sum(one is None or one.state is State.READING for one in held)

    @property
    def to_read(self) -> str:
        """What there is to read, in words: "3 scans", "2 files"."""
        return _many(self.unread + self.waiting, "file") if self.unread else _many(self.waiting, "scan")

    @property
    def summary(self) -> str:
        """How many files and pages there are, and how many are not read yet."""
        rows = [row.listed for row in self.rows]
        pages = sum(row.reading.look.pages for row in rows if row.reading)
        said = f"{_many(len(rows), 'file')}, {_many(pages, 'page')}."
        if self.waiting:
            said += f" {_many(self.waiting, 'scan')} {'has' if self.waiting == 1 else 'have'} no text yet."
        if self.unread:
            said += f" {_many(self.unread, 'file')} not read yet."
        return said


def gather(book: Casebook) -> Found:
    """Read the whole list."""
    listed = documents.listing(book)
    rows = tuple(row_of(one) for one in listed)
    held = {facet: {key for row in rows for key in row.keys[facet]} for facet, _ in FACETS}
    cases = {str(one.case): one.case_title for one in listed if one.case is not None}
    agencies = {str(one.agency_id): one.agency for one in listed if one.agency_id is not None}
    tags = {tag: tag for one in listed for tag in one.tags}
    return Found(
        rows=rows,
        names={
            "case": _named(cases, "In no case", held["case"]),
            "agency": _named(agencies, "Of no agency", held["agency"]),
            "kind": {key.value: words for key, words in KINDS.items() if key.value in held["kind"]},
            "text": {key: words for key, words in TEXTS.items() if key in held["text"]},
            "tag": _named(tags, "No tag", held["tag"]),
            "cited": {key: words for key, words in CITED.items() if key in held["cited"]},
        },
        days=book.days(),
    )


def row_of(one: Listed) -> Row:
    """A document as a row."""
    return Row(
        listed=one,
        keys={
            "case": (str(one.case or NONE),),
            "agency": (str(one.agency_id or NONE),),
            "kind": (one.kind.value,),
            "text": (text_key(one),),
            "tag": one.tags or (NONE,),
            "cited": _cited(one),
        },
        words=f"{one.document.name}\n{one.sender}\n{one.agency}\n{one.document.folder}".casefold(),
    )


def text_key(one: Listed) -> str:
    """How far a document's text is read, as the key of a facet."""
    held = one.reading
    if held is None or held.waiting or held.state is State.READING:
        return "waits"
    if held.state is State.REFUSED:
        return "refused"
    if held.look.kind is Kind.SHEET:
        return "rows"
    if one.measure.confidence is not None:
        return "ocr"
    return "none" if held.silent >= held.look.pages else "text"


def _cited(one: Listed) -> tuple[str, ...]:
    keys = ["cited" if one.cited else "not"]
    if one.withheld.total:
        keys.append("withheld")
    if one.withheld.uncited:
        keys.append("uncited")
    return tuple(keys)


def _named(names: Mapping[str, str], none: str, held: set[str]) -> dict[str, str]:
    """Names in the order of the alphabet, last what has none."""
    ordered = sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))
    return dict(ordered) | ({NONE: none} if NONE in held else {})


def _many(count: int, word: str) -> str:
    return plural(count, word).replace(str(count), f"{count:,}", 1)


def position(rows: Sequence[Row], document: int) -> int:
    """Where a document stands among rows; -1 when it does not."""
    return next((at for at, row in enumerate(rows) if row.id == document), -1)
