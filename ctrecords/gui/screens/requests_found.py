"""The requests a table is about: gathered in one look, narrowed by facets and words, counted and added up.

Plain values that jobs can work out away from the window; it must not know any widget that shows them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ctrecords.actions import cases, notes, requests
from ctrecords.actions.notes import Worn
from ctrecords.actions.together import Together, shared
from ctrecords.casebook import Casebook
from ctrecords.gui.screens.request_table import Row, row
from ctrecords.gui.screens.requests_facets import FACETS, Quality, misfits, qualities
from ctrecords.gui.widgets.facet import FacetValue
from ctrecords.law.case_words import Totals, moves, summary, totals
from ctrecords.law.docket import most_urgent, next_act
from ctrecords.law.statute import Statute
from ctrecords.model.days import plural
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import Stage
from ctrecords.model.request import Case

Keys = Mapping[str, tuple[str, ...]]


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
    """The rows that fit, each facet's values with how many rows they would show, and what it adds up to.

    ``together`` is the letter that fits every row, None where none does.
    """

    rows: tuple[Row, ...]
    values: Mapping[str, tuple[FacetValue, ...]]
    totals: Totals
    moves: str
    filters: int
    together: Together | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All requests of a case or of the casebook; ``case`` is None for all.

    ``offered`` are the values there are of each facet, with their words; ``keys`` what each row has of each;
    ``laws`` the statutes by name, ``tags`` those of the case.
    """

    case: Case | None
    rows: tuple[Row, ...]
    second: str
    keys: tuple[Keys, ...] = field(repr=False)
    offered: Mapping[str, Mapping[str, str]]
    laws: Mapping[str, Statute] = field(repr=False)
    tags: tuple[str, ...] = ()

    def waiting(self, stage: Stage) -> tuple[Row, ...]:
        """The rows at a stage before sending: drafts, or letters that are ready."""
        return tuple(each for each in self.rows if each.standing.stage is stage)

    def said(self, wanted: Wanted) -> str:
        """What the filters ask for, in words: "Clock: Running or Stopped. Fee: Paid. “Elm”."; empty without any."""
        named = dict(FACETS)
        said = [
            f"{named[facet]}: {' or '.join(text for key, text in self.offered[facet].items() if key in chosen)}."
            for facet, chosen in wanted.facets.items()
            if chosen & self.offered[facet].keys()
        ]
        return " ".join([*said, f"“{wanted.words}”."] if wanted.words else said)

    def narrowed(self, wanted: Wanted) -> Narrowed:
        """Narrow the rows; each facet counts what the others leave. A value no row has asks for nothing."""
        asked = {facet: chosen & self.offered[facet].keys() for facet, chosen in wanted.facets.items()}
        asked = {facet: chosen for facet, chosen in asked.items() if chosen}
        words = wanted.words.casefold()
        counted: dict[str, Counter[str]] = {facet: Counter() for facet in self.offered}
        rows: list[Row] = []
        for each, keys in zip(self.rows, self.keys, strict=True):
            wrong = misfits(keys, asked) if words in each.found else ("", "")
            if not wrong:
                rows.append(each)
                for facet, values in keys.items():
                    counted[facet].update(values)
            elif len(wrong) == 1:
                counted[wrong[0]].update(keys[wrong[0]])
        standings = [each.standing for each in rows]
        return Narrowed(
            rows=tuple(rows),
            values={
                facet: tuple(FacetValue(key, text, counted[facet][key]) for key, text in texts.items())
                for facet, texts in self.offered.items()
            },
            totals=totals(standings),
            moves=moves(standings),
            filters=len(asked) + bool(words),
            together=shared([(each.standing, each.act) for each in rows], self.laws),
        )


def found(
    case: Case | None, rows: tuple[Row, ...], second: str, laws: Mapping[str, Statute], worn: Worn
) -> Found:
    """Requests with what they have of each quality."""
    every = qualities(worn)
    keys = tuple({quality.key: quality.keys(each.standing) for quality in every} for each in rows)
    return Found(
        case=case,
        rows=rows,
        second=second,
        keys=keys,
        offered={quality.key: _offered(quality, rows, keys) for quality in every},
        laws=laws,
        tags=worn.cases.get(case.id, ()) if case is not None else (),
    )


def _offered(quality: Quality, rows: tuple[Row, ...], keys: tuple[Keys, ...]) -> Mapping[str, str]:
    every = {
        key: quality.words(each.standing, key)
        for each, own in zip(rows, keys, strict=True)
        for key in own[quality.key]
    }
    order = quality.order
    ranked = sorted(every, key=order.index) if order else sorted(every, key=lambda key: every[key].casefold())
    return {key: every[key] for key in ranked}


def gather(book: Casebook, number: CaseId | None) -> Found:
    """Look at the requests of a case, or at all of them, most urgent first."""
    laws, days, worn = book.statutes(), book.days(), notes.worn(book)
    rows = [
        row(each, next_act(each, law), most_urgent(each, law))
        for each in requests.standings(book, case=number)
        for law in (laws[each.thread.agency.law],)
    ]
    rows.sort(key=lambda each: each.urgency)
    if number is not None:
        case = cases.get(book, number)
        return found(case, tuple(rows), summary(case, [r.standing for r in rows], days), laws, worn)
    among = len({each.case for each in rows})
    items = sum(len(each.standing.items) for each in rows)
    counted = f"{plural(len(rows), 'request')} in {plural(among, 'case')}, {plural(items, 'item')}"
    return found(None, tuple(rows), counted if rows else "", laws, worn)


def numbers(rows: Sequence[Row]) -> list[RequestId]:
    """The request numbers of rows."""
    return [each.id for each in rows]
