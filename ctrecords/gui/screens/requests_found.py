"""The requests a table is about: gathered in one look, narrowed by facets and words, counted and added up.

Plain values that jobs can work out away from the window; it must not know any widget that shows them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.gui.screens.request_table import Row, row
from ctrecords.gui.widgets.facet import FacetValue
from ctrecords.law.case_words import Totals, moves, summary, totals
from ctrecords.law.docket import most_urgent, next_act
from ctrecords.model.days import plural
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import Clock, Fee, Move, Result, Stage
from ctrecords.model.request import Case

FACETS = (
    ("case", "Case"),
    ("stage", "Stage"),
    ("outcome", "Outcome"),
    ("clock", "Clock"),
    ("move", "Whose move"),
    ("fee", "Fee"),
)
_MOVES = {
    Move.ME: "Yours",
    Move.AGENCY: "The agency's",
    Move.FOIC: "The FOI Commission's",
    Move.OGIS: "The ombudsman's (OGIS)",
    Move.COURT: "The court's",
    Move.NOBODY: "Nobody's",
}
_ORDER = {
    "stage": [str(each) for each in Stage],
    "outcome": [str(each) for each in Result],
    "clock": [str(each) for each in Clock],
    "move": [str(each) for each in Move],
    "fee": [str(each) for each in Fee],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the filters ask for: the values chosen by facet, and words."""

    facets: Mapping[str, frozenset[str]]
    words: str = ""

    def count(self) -> int:
        """How many filters are set."""
        return sum(bool(values) for values in self.facets.values()) + bool(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """The rows that fit, each facet's values with how many rows they would show, and what it adds up to."""

    rows: tuple[Row, ...]
    values: Mapping[str, tuple[FacetValue, ...]]
    totals: Totals
    moves: str
    filters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All requests of a case or of the casebook; ``case`` is None for all."""

    case: Case | None
    rows: tuple[Row, ...]
    second: str

    def waiting(self, stage: Stage) -> tuple[Row, ...]:
        """The rows at a stage before sending: drafts, or letters that are ready."""
        return tuple(each for each in self.rows if each.standing.stage is stage)

    def narrowed(self, wanted: Wanted) -> Narrowed:
        """Narrow the rows; each facet counts what the others leave."""
        rows = self._fitting(wanted)
        standings = [each.standing for each in rows]
        return Narrowed(
            rows=rows,
            values={facet: self._values(facet, wanted) for facet, _name in FACETS},
            totals=totals(standings),
            moves=moves(standings),
            filters=wanted.count(),
        )

    def _fitting(self, wanted: Wanted, *, but: str = "") -> tuple[Row, ...]:
        words = wanted.words.casefold()
        chosen = [(facet, keys) for facet, keys in wanted.facets.items() if keys and facet != but]
        return tuple(
            each
            for each in self.rows
            if words in each.found and all(_key(each, facet) in keys for facet, keys in chosen)
        )

    def _values(self, facet: str, wanted: Wanted) -> tuple[FacetValue, ...]:
        counted = Counter(_key(each, facet) for each in self._fitting(wanted, but=facet))
        every = {_key(each, facet): _name(each, facet) for each in self.rows}
        order = _ORDER.get(facet)
        keys = (
            sorted(every, key=order.index) if order else sorted(every, key=lambda key: every[key].casefold())
        )
        return tuple(FacetValue(key, every[key], counted[key]) for key in keys)


def gather(book: Casebook, number: CaseId | None) -> Found:
    """Look at the requests of a case, or at all of them, most urgent first."""
    laws, days = book.statutes(), book.days()
    rows = [
        row(each, next_act(each, law), most_urgent(each, law))
        for each in requests.standings(book, case=number)
        for law in (laws[each.thread.agency.law],)
    ]
    rows.sort(key=lambda each: each.urgency)
    if number is not None:
        case = book.store.get(Case, number)
        return Found(case=case, rows=tuple(rows), second=summary(case, [r.standing for r in rows], days))
    cases = len({each.case for each in rows})
    items = sum(len(each.standing.items) for each in rows)
    counted = f"{plural(len(rows), 'request')} in {plural(cases, 'case')}, {plural(items, 'item')}"
    return Found(case=None, rows=tuple(rows), second=counted if rows else "")


def numbers(rows: tuple[Row, ...] | list[Row]) -> list[RequestId]:
    """The request numbers of rows."""
    return [each.id for each in rows]


def _key(each: Row, facet: str) -> str:
    standing = each.standing
    match facet:
        case "case":
            return str(each.case)
        case "stage":
            return str(standing.stage)
        case "outcome":
            return str(standing.outcome)
        case "clock":
            return str(standing.clock)
        case "move":
            return str(standing.move)
        case _:
            return str(standing.fee)


def _name(each: Row, facet: str) -> str:
    match facet:
        case "case":
            return each.standing.thread.case.title
        case "move":
            return _MOVES[each.standing.move]
        case "fee":
            return "No fee" if each.standing.fee is Fee.NONE else str(each.standing.fee).capitalize()
        case _:
            key = _key(each, facet)
            return f"{key[0].upper()}{key[1:]}"
