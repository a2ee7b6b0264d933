"""How sure OCR was of each file, and how many rows each table has.

It must not know what a file is called or where it belongs.
"""

from dataclasses import dataclass

from ctrecords.extract.page import How, Kind
from ctrecords.index.index import Index
from ctrecords.index.schema import PAGE_BITS


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
    # A page of a table ends its label with its last row, such as “Sheet1 51-100”.
    last = "CAST(substr(p.label, length(rtrim(p.label, '0123456789')) + 1) AS INTEGER)"
    rows = index.rows(
        f"SELECT f.source, sum(max(0, {last} - p.first_row + 1)) FROM file f"  # noqa: S608 - names of ours
        f" JOIN page p ON p.id >> {PAGE_BITS} = f.id WHERE f.kind = ? GROUP BY f.id",
        (Kind.SHEET,),
    )
    found = {str(source): Measure(confidence=round(mean), scanned=int(count)) for source, mean, count in sure}
    return found | {str(source): Measure(rows=int(count or 0)) for source, count in rows}
