"""Exactly how many pages hold the words, and the facets one can narrow by; slower than finding, so asked apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from ctrecords.index.engine import Ask
from ctrecords.index.expression import expression
from ctrecords.index.index import Index
from ctrecords.index.query import Query
from ctrecords.index.schema import PAGE_BITS
from ctrecords.index.spelling import beginning
from ctrecords.index.where import Where, listed_pages, narrowed, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Exactly how many pages hold the words, and how many of them by what one can narrow by.

    Each facet counts as if it alone were not narrowed, so it shows what another choice would give.
    """

    total: int
    kinds: dict[str, int] = field(default_factory=dict[str, int])
    cases: dict[int | None, int] = field(default_factory=dict[int | None, int])
    agencies: dict[int | None, int] = field(default_factory=dict[int | None, int])
    requests: dict[int | None, int] = field(default_factory=dict[int | None, int])
    since: dict[date, int] = field(default_factory=dict[date, int])
    """Those that came or went on a day or after it."""
    listed: int = 0
    """Those on the pages that were listed."""
    unlisted: int = 0
    """Those on the others."""


def count(
    index: Index,
    query: Query,
    where: Where,
    *,
    since: Sequence[date] = (),
    listed: frozenset[tuple[str, int]] | None = None,
) -> Counted:
    """Count every page that holds the words, and the facets; *since* are days, *listed* pages to count apart.

    Raises:
        CancelledError: ``index.stop`` was called meanwhile.
    """
    with index.asking() as ask:
        match = expression(query.node, partial(beginning, ask))
        if not match:
            return Counted(total=0)
        ask.rows("CREATE TEMP TABLE IF NOT EXISTS matched (file INTEGER PRIMARY KEY, pages INTEGER)")
        ask.rows("DELETE FROM temp.matched")
        among, pages = listed_pages(where)
        ask.rows(
            f"INSERT INTO temp.matched SELECT rowid >> {PAGE_BITS}, count(*) FROM find WHERE find MATCH ?"  # noqa: S608 - names and a number of ours
            f" AND {among} GROUP BY 1",
            (match, *pages),
        )
        apart = _apart(ask, match, where, listed) if listed is not None else (0, 0)
        return Counted(
            total=_total(ask, where),
            kinds={str(kind): pages for kind, pages in _facet(ask, "kind", where)},
            cases=_numbered(_facet(ask, '"case"', where)),
            agencies=_numbered(_facet(ask, "agency", where)),
            requests=_numbered(_facet(ask, "request", where)),
            since={day: _since(ask, where, day) for day in since},
            listed=apart[0],
            unlisted=apart[1],
        )


def _total(ask: Ask, where: Where) -> int:
    sql, values = standing(where)
    found = ask.rows(
        f"SELECT sum(pages) FROM temp.matched WHERE file IN (SELECT p.file FROM place p WHERE {sql})",  # noqa: S608 - as below
        values,
    )
    return int(found[0][0] or 0)


def _since(ask: Ask, where: Where, day: date) -> int:
    return _total(ask, replace(where, before=None, after=day))


def _apart(ask: Ask, match: str, where: Where, listed: frozenset[tuple[str, int]]) -> tuple[int, int]:
    """How many stand on the listed pages, and how many on others."""
    counts: list[int] = []
    for one in (replace(where, pages=listed, but=False), replace(where, pages=None, but=False)):
        within, values = narrowed(one)
        found = ask.rows(f"SELECT count(*) FROM find WHERE find MATCH ? AND {within}", (match, *values))  # noqa: S608 - as above
        counts.append(int(found[0][0]))
    return counts[0], counts[1] - counts[0]


def _facet(ask: Ask, column: str, where: Where) -> list[tuple[str | int | None, int]]:
    sql, values = standing(where, besides=column)
    return [
        (value, int(pages))
        for value, pages in ask.rows(
            f"SELECT own, sum(pages) FROM (SELECT DISTINCT p.file, p.{column} AS own FROM place p WHERE {sql})"  # noqa: S608 - as below
            " JOIN temp.matched USING (file) GROUP BY own ORDER BY 2 DESC, 1",
            values,
        )
    ]


def _numbered(facet: list[tuple[str | int | None, int]]) -> dict[int | None, int]:
    return {None if value is None else int(value): pages for value, pages in facet}
