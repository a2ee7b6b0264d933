"""How sure OCR was of each file, and how many rows each table has.

It must not know what a file is called or where it belongs.
"""

from dataclasses import dataclass

from ctrecords.extract.page import How, Kind
from ctrecords.index.index import Index
from ctrecords.index.schema import MOST_PAGES, PAGE_BITS

# A page of a table ends its label with its last row, such as “Sheet1 51-100”.
_LAST = "CAST(substr(p.label, length(rtrim(p.label, '0123456789')) + 1) AS INTEGER)"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a list shows of a file's text: OCR's confidence, 0 to 100 (None: no OCR), on how many pages, and rows."""

    confidence: int | None = None
    scanned: int = 0
    rows: int = 0


def measures(index: Index) -> dict[str, Measure]:
    """The measures of every file that has any, by its SHA-256."""
    sure = index.rows(
        f"SELECT f.source, avg(p.confidence), count(*) FROM page p JOIN file f ON f.id = p.id >> {PAGE_BITS}"  # noqa: S608 - a number of ours
        " WHERE p.how = ? AND p.confidence IS NOT NULL GROUP BY f.id",
        (How.OCR,),
    )
    rows = index.rows(
        f"SELECT f.source, sum(max(0, {_LAST} - p.first_row + 1)) FROM file f"  # noqa: S608 - names of ours
        f" JOIN page p ON p.id >> {PAGE_BITS} = f.id WHERE f.kind = ? GROUP BY f.id",
        (Kind.SHEET,),
    )
    found = {str(source): Measure(confidence=round(mean), scanned=int(count)) for source, mean, count in sure}
    return found | {str(source): Measure(rows=int(count or 0)) for source, count in rows}


def row_count(index: Index, source: str) -> int:
    """How many rows a table has; 0 when it is none or was not read."""
    found = index.rows(
        f"SELECT sum(max(0, {_LAST} - p.first_row + 1)) FROM file f"  # noqa: S608 - names of ours
        f" JOIN page p ON p.id BETWEEN f.id << {PAGE_BITS} AND (f.id << {PAGE_BITS}) + {MOST_PAGES}"
        " WHERE f.source = ? AND f.kind = ?",
        (source, Kind.SHEET),
    )
    return int(found[0][0] or 0)
