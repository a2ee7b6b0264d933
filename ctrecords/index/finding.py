"""Finds words in the index: the best pages first, with the words around them, and how many there are.

The ranking runs inside a limited question and is sorted outside of it, which is several times faster than
``ORDER BY rank``; see docs/decisions/index-finding.md. It must not know what a request is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ctrecords.index import folding
from ctrecords.index.index import Index
from ctrecords.index.query import All, Any, Near, Node, Query, Term, terms

RANKED = 20_000
"""Only so many of the pages that hold the words are ranked."""
_TERMS = 64
OPEN, SHUT = "\x01", "\x02"
"""What stands around a found word in a snippet."""

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

    @property
    def everywhere(self) -> bool:
        """Whether nothing is left out."""
        return self == Where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One page or text with the words; ``snippet`` has OPEN and SHUT around each word found."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best hits, and how many pages there are in all; ``ranked`` when only the first of them were ranked."""

    hits: tuple[Hit, ...]
    total: int
    ranked: bool = False


def search(index: Index, query: Query, where: Where, *, limit: int = 50) -> Found:
    """Find the pages that hold the words, the best first."""
    match = expression(query.node, index.words) if query.node is not None else ""
    if not match:
        return Found(hits=(), total=0)
    narrowed, values = _narrowed(where)
    best = index.rows(
        "SELECT id FROM (SELECT rowid AS id, rank AS good FROM find WHERE find MATCH ?"  # noqa: S608 - see _narrowed
        f" AND rowid IN ({narrowed}) LIMIT {RANKED}) ORDER BY good LIMIT ?",
        (match, *values, limit),
    )
    total = len(best) if len(best) < limit else count(index, match, where)
    return Found(
        hits=_hits(index, [int(one) for (one,) in best], match, where), total=total, ranked=total > RANKED
    )


def count(index: Index, match: str, where: Where) -> int:
    """How many pages hold the words."""
    narrowed, values = _narrowed(where)
    found = index.rows(
        f"SELECT count(*) FROM find WHERE find MATCH ? AND rowid IN ({narrowed})",  # noqa: S608 - as above
        (match, *values),
    )
    return int(found[0][0])


def expression(node: Node, words: Callable[[str, int], list[str]]) -> str:
    """The question in the words of FTS5; *words* gives those that begin with a prefix."""
    match node:
        case Term(text, prefix):
            return _term(text, words) if prefix else _quoted(text)
        case Near(found, apart):
            return f"NEAR({' '.join(_quoted(one.text) for one in found)}, {apart})"
        case Any(parts):
            inner = [made for part in parts if (made := expression(part, words))]
            return f"({' OR '.join(inner)})" if inner else ""
        case All(parts, but):
            inner = [made for part in parts if (made := expression(part, words))]
            if not inner:
                return ""
            wanted = f"({' AND '.join(inner)})"
            left_out = [made for part in but if (made := expression(part, words))]
            return f"({wanted} NOT ({' OR '.join(left_out)}))" if left_out else wanted


def lit(node: Node | None) -> tuple[str, ...]:
    """The words to light up on a page, those that begin so with a star."""
    return tuple(dict.fromkeys(f"{one.text}*" if one.prefix else one.text for one in terms(node)))


def _quoted(text: str) -> str:
    return '"' + folding.folded(text).replace('"', '""') + '"'


def _term(text: str, words: Callable[[str, int], list[str]]) -> str:
    """A prefix as the words it stands for: asking for few words is many times faster than for a prefix."""
    if " " in text.strip():
        return f"{_quoted(text)} *"
    known = words(text, _TERMS + 1)
    if not known or len(known) > _TERMS:
        return f"{_quoted(text)} *"
    return f"({' OR '.join(_quoted(one) for one in known)})"


def _narrowed(where: Where) -> tuple[str, list[Cell]]:
    sql, values = _standing(where)
    # Names of ours and question marks; what was typed is only ever a value.
    return f"SELECT s.id FROM said s JOIN place p ON p.source = s.source WHERE {sql}", values  # noqa: S608 - see above


def _standing(where: Where) -> tuple[str, list[Cell]]:
    parts: list[str] = ["1"]
    values: list[Cell] = []
    sets: tuple[tuple[str, frozenset[int] | frozenset[str] | None], ...] = (
        ('p."case"', where.cases),
        ("p.agency", where.agencies),
        ("p.request", where.requests),
        ("p.kind", where.kinds),
    )
    for column, allowed in sets:
        if allowed is not None:
            parts.append(f"{column} IN ({', '.join('?' for _ in allowed)})")
            values += list(allowed)
    for sign, day in (("<", where.before), (">=", where.after)):
        if day is not None:
            parts.append(f"p.day <> '' AND p.day {sign} ?")
            values.append(day.isoformat())
    return " AND ".join(parts), values


def _hits(index: Index, best: Sequence[int], match: str, where: Where) -> tuple[Hit, ...]:
    if not best:
        return ()
    snippets = index.snippets(best, match)
    sql, values = _standing(where)
    marks = ", ".join("?" for _ in best)
    rows = index.rows(
        "SELECT s.id, s.source, s.number, s.label, s.first_row, p.kind, p.number, p.name, p.event, p.request,"  # noqa: S608 - as above
        ' p."case", p.agency, p.day FROM said s JOIN place p ON p.source = s.source'
        f" WHERE s.id IN ({marks}) AND {sql} ORDER BY p.id",
        (*best, *values),
    )
    order = {number: at for at, number in enumerate(best)}
    made = [
        (
            order[row[0]],
            Hit(
                source=row[1],
                page=row[2],
                label=row[3],
                first_row=row[4],
                snippet=snippets.get(row[0], ""),
                kind=row[5],
                number=row[6],
                name=row[7],
                event=row[8],
                request=row[9],
                case=row[10],
                agency=row[11],
                day=row[12],
            ),
        )
        for row in rows
    ]
    return tuple(hit for _, hit in sorted(made, key=lambda pair: pair[0]))
