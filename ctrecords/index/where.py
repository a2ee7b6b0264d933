"""What a search is narrowed to, and how that is asked of the index.

It must not know which case or agency a number stands for.
"""

import json
from dataclasses import dataclass
from datetime import date

from ctrecords.index.schema import PAGE_BITS

Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Only what stands here: any of the numbers of each kind (None: all), and between the days."""

    cases: frozenset[int] | None = None
    agencies: frozenset[int] | None = None
    requests: frozenset[int] | None = None
    kinds: frozenset[str] | None = None
    before: date | None = None
    after: date | None = None
    pages: frozenset[tuple[str, int]] | None = None
    """Only these pages, each as its file and number; those that are cited, for one."""
    but: bool = False
    """All but these pages."""

    @property
    def everywhere(self) -> bool:
        """Whether nothing is left out."""
        return self == Where()


def narrowed(where: Where) -> tuple[str, list[Cell]]:
    """The condition on a row of ``find``, and its values."""
    # A page's number begins with its file's, so no page has to be looked up. Names of ours and question
    # marks; what was typed is only ever a value.
    if where.everywhere:
        return f"(rowid >> {PAGE_BITS}) IN (SELECT file FROM place)", []  # noqa: S608 - names of ours
    sql, values = standing(where)
    among, listed = listed_pages(where)
    return (
        f"(rowid >> {PAGE_BITS}) IN (SELECT p.file FROM place p WHERE {sql}) AND {among}",  # noqa: S608 - see above
        values + listed,
    )


def listed_pages(where: Where) -> tuple[str, list[Cell]]:
    """The condition on a row of ``find`` that its page is one of those listed, and its values."""
    if where.pages is None:
        return "1", []
    # The plus keeps the engine from asking the full text once for each page.
    sql = (
        f"+rowid {'NOT IN' if where.but else 'IN'} (SELECT (f.id << {PAGE_BITS}) + json_extract(one.value, '$[1]')"  # noqa: S608 - as above
        " FROM json_each(?) one JOIN file f ON f.source = json_extract(one.value, '$[0]'))"
    )
    return sql, [json.dumps(sorted(where.pages))]


def standing(where: Where, besides: str = "") -> tuple[str, list[Cell]]:
    """The condition on a row ``p`` of ``place``, and its values; one column may be left free."""
    parts: list[str] = ["1"]
    values: list[Cell] = []
    sets: tuple[tuple[str, frozenset[int] | frozenset[str] | None], ...] = (
        ('"case"', where.cases),
        ("agency", where.agencies),
        ("request", where.requests),
        ("kind", where.kinds),
    )
    for column, allowed in sets:
        if allowed is not None and column != besides:
            parts.append(f"p.{column} IN ({', '.join('?' for _ in allowed)})")
            values += list(allowed)
    for sign, day in (("<", where.before), (">=", where.after)):
        if day is not None and besides != "day":
            parts.append(f"p.day <> '' AND p.day {sign} ?")
            values.append(day.isoformat())
    return " AND ".join(parts), values
