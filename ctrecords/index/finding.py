"""Finds words in the index: the best pages first, with the words around them, and how many there are.

The ranking runs inside a limited question and is sorted outside of it, which is several times faster than
``ORDER BY rank``; see docs/decisions/index-finding.md. It must not know what a request is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from ctrecords.extract.page import Kind
from ctrecords.index.engine import Ask
from ctrecords.index.expression import expression, lit
from ctrecords.index.index import Index
from ctrecords.index.query import Query
from ctrecords.index.schema import MOST_PAGES, PAGE_BITS, pages_of
from ctrecords.index.snippets import Cut, snippets
from ctrecords.index.spelling import beginning
from ctrecords.index.where import Where, narrowed, standing
from ctrecords.model.ids import ref

RANKED = 20_000
"""Only so many of the pages that hold the words are ranked, those of the newest files."""
COUNTED = 1_000
"""So many are counted at once; the exact number is asked for apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One page or text with the words; ``snippet`` has OPEN and CLOSE around each word found.

    ``also`` are the references of other documents that are the same file. ``how`` is ``ocr`` for words that
    were read from a picture. ``rows`` are the rows of a table with the words, ``file`` is what the file is.
    """

    source: str
    page: int
    label: str
    snippet: str
    kind: str
    number: int
    name: str
    event: int | None
    request: int | None
    case: int | None
    agency: int | None
    day: str
    first_row: int = 0
    prefix: str = "D"
    how: str = "text"
    also: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    file: Kind = Kind.OTHER

    @property
    def ref(self) -> str:
        """Its reference: D-12, E-40, N-3 or L-5."""
        return ref(self.prefix, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best hits, and how many pages there are in all.

    ``exact`` is False when there are more than ``total``.
    """

    hits: tuple[Hit, ...]
    total: int
    exact: bool = True

    @property
    def groups(self) -> tuple[tuple[int | None, tuple[Hit, ...]], ...]:
        """The hits by request, the request with the best hit first (None: on no request)."""
        order = {request: at for at, request in reversed(list(enumerate(hit.request for hit in self.hits)))}
        together = sorted(self.hits, key=lambda hit: order[hit.request])
        return tuple((request, tuple(of)) for request, of in groupby(together, key=lambda hit: hit.request))


def search(
    index: Index, query: Query, where: Where, *, limit: int = 50, skip: int = 0, newest: bool = False
) -> Found:
    """Find the pages that hold the words: the best first, or those of the files filed last.

    Raises:
        CancelledError: ``index.stop`` was called meanwhile.
    """
    with index.asking() as ask:
        match = expression(query.node, partial(beginning, ask))
        if not match:
            return Found(hits=(), total=0)
        within, values = narrowed(where)
        inner = f"FROM find WHERE find MATCH ? AND {within}"
        best = ask.rows(
            f"SELECT rowid {inner} ORDER BY rowid LIMIT ? OFFSET ?"
            if newest
            else f"SELECT id FROM (SELECT rowid AS id, rank AS good {inner} LIMIT {RANKED})"  # noqa: S608 - as below
            " ORDER BY good, id LIMIT ? OFFSET ?",
            (match, *values, limit, skip),
        )
        total = skip + len(best)
        if len(best) == limit or (skip and not best):
            total = int(
                ask.rows(
                    f"SELECT count(*) FROM (SELECT 1 {inner} LIMIT {COUNTED + 1})",  # noqa: S608 - see _narrowed
                    (match, *values),
                )[0][0]
            )
        exact = total <= COUNTED
        return Found(
            hits=_hits(ask, [int(one) for (one,) in best], lit(query.node), where),
            total=total if exact else COUNTED,
            exact=exact,
        )


_PLACED = 'p.kind, p.number, p.name, p.event, p.request, p."case", p.agency, p.day, p.prefix'


def _hits(ask: Ask, best: Sequence[int], words: Sequence[str], where: Where) -> tuple[Hit, ...]:
    if not best:
        return ()
    sql, values = standing(where)
    placed: dict[int, list[tuple[Any, ...]]] = {at: [] for at in best}
    for row in ask.rows(
        f"SELECT f.source, g.label, g.first_row, g.how, {_PLACED}, f.kind, g.id FROM page g"  # noqa: S608 - as above
        f" JOIN file f ON f.id = g.id >> {PAGE_BITS} JOIN place p ON p.file = f.id"
        f" WHERE g.id IN ({', '.join('?' for _ in best)}) AND {sql} ORDER BY p.prefix, p.number DESC",
        (*best, *values),
    ):
        placed[int(row[14])].append(row)
    cut = snippets(ask, best, words, [at for at, rows in placed.items() if rows and rows[0][2]])
    found: list[Hit] = []
    for at, rows in placed.items():
        one = cut.get(at, Cut(""))
        found += [
            Hit(
                source=row[0],
                page=at & MOST_PAGES,
                label=row[1],
                first_row=row[2],
                how=row[3],
                rows=tuple(row[2] + line for line in one.lines),
                file=Kind(row[13]),
                snippet=one.text,
                kind=row[4],
                number=row[5],
                name=row[6],
                event=row[7],
                request=row[8],
                case=row[9],
                agency=row[10],
                day=row[11],
                prefix=row[12],
                also=tuple(ref(other[12], other[5]) for other in rows[1:]),
            )
            for row in rows[:1]
        ]
    return tuple(found)


def pages(index: Index, query: Query, source: str) -> list[int]:
    """The numbers of the pages of one file that hold the words, in order.

    Raises:
        CancelledError: ``index.stop`` was called meanwhile.
    """
    with index.asking() as ask:
        match = expression(query.node, partial(beginning, ask))
        known = ask.rows("SELECT id FROM file WHERE source = ?", (source,))
        if not match or not known:
            return []
        found = ask.rows(
            "SELECT rowid FROM find WHERE find MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid",
            (match, *pages_of(int(known[0][0]))),
        )
        return [int(one) & MOST_PAGES for (one,) in found]
