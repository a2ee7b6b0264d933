"""The rows of the directory: gathered in one read, narrowed by name and facets, and the table's columns.

It must not know the widgets around the table.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ctrecords.actions import cases, directory, notes
from ctrecords.actions.directory import Age, Listed
from ctrecords.casebook import Casebook
from ctrecords.gui.screens import agencies_words as words
from ctrecords.gui.tables.column import CellKind, Column, TwoLines, Words
from ctrecords.gui.widgets.facet import FacetValue
from ctrecords.gui.widgets.paint import ChipLook
from ctrecords.model.days import Days

NO_CASE = "none"
NO_TAG = ""
FACETS = (
    ("kind", "Kind"),
    ("county", "County"),
    ("age", "Contact age"),
    ("case", "In a case"),
    ("tag", "Tag"),
)
KEPT = frozenset({"kind", "county", "age", "case"})
"""Facets whose keys may be written outside the casebook; tags are words of the researcher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One agency with what its cells say, worked out once."""

    listed: Listed
    look: ChipLook
    age: Age
    since: int
    tags: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        """The agency's number."""
        return self.listed.agency.id

    def keys(self, facet: str) -> tuple[str, ...]:
        """The values of a facet this agency has; it can be in several cases."""
        agency = self.listed.agency
        match facet:
            case "kind":
                return (agency.kind,)
            case "county":
                return (agency.county,)
            case "age":
                return (self.age.value,)
            case "tag":
                return self.tags or (NO_TAG,)
            case _:
                return tuple(str(case) for case in self.listed.cases) or (NO_CASE,)

    def said(self, text: str) -> bool:
        """Whether the name or the town has *text* in it."""
        return text.casefold() in f"{self.listed.agency.name}\n{self.listed.agency.town}".casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Every agency, and the titles of the cases by number."""

    rows: tuple[Row, ...]
    cases: Mapping[str, str]
    days: Days

    @property
    def summary(self) -> str:
        """How many agencies there are, and how many have an old or undated contact."""
        ages = Counter(row.age for row in self.rows)
        return words.summary(len(self.rows), ages[Age.OLD], ages[Age.UNDATED])

    def known(self, chosen: Mapping[str, set[str]]) -> dict[str, set[str]]:
        """Those of the values chosen that some agency has; one that is gone asks for nothing."""
        every = {facet: {key for row in self.rows for key in row.keys(facet)} for facet in chosen}
        return {facet: keys & every[facet] for facet, keys in chosen.items() if keys & every[facet]}

    def said(self, text: str, chosen: Mapping[str, set[str]]) -> str:
        """What the filters ask for, in words: "County: Hartford or Tolland. “Elm”."; empty without any."""
        named = dict(FACETS)
        said = [
            f"{named[facet]}: {' or '.join(value.text for value in self.values(facet, '', {}) if value.key in keys)}."
            for facet, keys in chosen.items()
            if keys
        ]
        return " ".join([*said, f"“{text}”."] if text else said)

    def narrowed(self, text: str, chosen: Mapping[str, set[str]], *, but: str = "") -> list[Row]:
        """The rows with *text* in them that fit every facet chosen, one of them left out of account."""
        wanted = {facet: keys for facet, keys in chosen.items() if keys and facet != but}
        return [
            row
            for row in self.rows
            if row.said(text) and all(keys & set(row.keys(facet)) for facet, keys in wanted.items())
        ]

    def values(self, facet: str, text: str, chosen: Mapping[str, set[str]]) -> list[FacetValue]:
        """The values of a facet, each with how many rows it would show now."""
        counted = Counter(key for row in self.narrowed(text, chosen, but=facet) for key in row.keys(facet))
        every = {key for row in self.rows for key in row.keys(facet)}
        named = [(self._order(facet, key), key, self._name(facet, key)) for key in every]
        return [FacetValue(key, name, counted[key]) for _order, key, name in sorted(named)]

    def _name(self, facet: str, key: str) -> str:
        match facet:
            case "kind":
                return words.kind(key)
            case "county":
                return key or "No county"
            case "age":
                return words.AGES[Age(key)]
            case "tag":
                return key or "No tag"
            case _:
                return self.cases.get(key, "In no case")

    def _order(self, facet: str, key: str) -> tuple[int, str]:
        if facet == "age":
            return list(Age).index(Age(key)), ""
        if facet == "case":
            return (1, "") if key == NO_CASE else (0, f"{int(key):09d}")
        return (0 if key else 1), self._name(facet, key).casefold()


def gather(book: Casebook) -> Directory:
    """Read the whole directory with the cases it is used in."""
    days, tags = book.days(), notes.worn(book).agencies
    return Directory(
        rows=tuple(_row(listed, days, tags.get(listed.agency.id, ())) for listed in directory.listing(book)),
        cases={str(each.case.id): each.case.title for each in cases.listing(book)},
        days=days,
    )


def _row(listed: Listed, days: Days, tags: tuple[str, ...]) -> Row:
    foremost = listed.foremost()
    return Row(
        listed=listed,
        look=words.age_look(foremost, days, bare=True),
        age=directory.age_of(foremost, days.today),
        since=directory.known_since(foremost).toordinal() if foremost else 0,
        tags=tags,
    )


def _text(read: Callable[[Row], str], role: str = "text") -> Callable[[Row], Words]:
    return lambda row: Words(read(row), role)


def _name(row: Row) -> str:
    return row.listed.agency.name


def columns() -> Sequence[Column[Row]]:
    """Agency, county, ways to reach it, the age of its contact, requests."""
    return (
        Column(
            key="agency",
            title="Agency",
            width=220,
            kind=CellKind.TWO_LINES,
            value=lambda row: TwoLines(_name(row), words.second(row.listed.agency)),
            second="Kind",
            sort=lambda row: _name(row).casefold(),
        ),
        Column(
            key="county",
            title="County",
            width=96,
            kind=CellKind.TEXT,
            value=_text(lambda row: row.listed.agency.county, "text2"),
            sort=lambda row: (not row.listed.agency.county, row.listed.agency.county),
            spare=1,
        ),
        Column(
            key="reach",
            title="Reach by",
            width=150,
            kind=CellKind.TEXT,
            value=_text(lambda row: words.reach(row.listed)),
            sort=lambda row: words.reach(row.listed),
            speak=lambda row: f"Reach by: {words.reach(row.listed) or words.UNKNOWN}",
            tip=lambda row: "" if words.reach(row.listed) else words.UNKNOWN,
        ),
        Column(
            key="age",
            title="Contact age",
            width=176,
            kind=CellKind.CHIP,
            value=lambda row: row.look,
            sort=lambda row: row.since,
        ),
        Column(
            key="requests",
            title="Requests",
            width=86,
            kind=CellKind.NUMBER,
            value=_text(lambda row: str(row.listed.requests or "")),
            sort=lambda row: row.listed.requests,
        ),
    )


def position(rows: Iterable[Row], agency: int) -> int:
    """Where an agency stands among the rows; -1 when it does not."""
    return next((at for at, row in enumerate(rows) if row.id == agency), -1)
