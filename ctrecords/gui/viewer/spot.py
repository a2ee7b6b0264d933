"""A place in a file as it is cited: its page, rows or region, and the words that stand there.

The same for every viewer, so that what embeds one never asks which kind of file is shown.
"""

from dataclasses import dataclass

from ctrecords.extract.page import SCALE

_PARTS = 1000
"""A region is told in thousandths of the page."""
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in units of SCALE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the reader is, or what is selected; page 0: nothing is shown.

    ``rows`` are the first and last row of a table, such as ``88`` or ``88-90``; ``region`` is left, top, right
    and bottom in thousandths of the page; ``quotation`` are the words selected, empty for the page as a whole.
    """

    page: int = 0
    rows: str = ""
    region: str = ""
    quotation: str = ""

    @property
    def selected(self) -> bool:
        """Whether something on the page is selected, not the page as a whole."""
        return bool(self.rows or self.quotation)


def region_of(box: Box) -> str:
    """A box of a page in the words of a citation."""
    return ",".join(str(round(side * _PARTS / SCALE)) for side in box)


def box_of(region: str) -> Box | None:
    """The box a citation's region names; None when it names none."""
    try:
        left, top, right, bottom = (int(side) * SCALE // _PARTS for side in region.split(","))
    except ValueError:
        return None
    return (left, top, right, bottom) if left <= right and top <= bottom else None


def rows_of(rows: str) -> range:
    """The rows a citation names, such as ``88-90``; none when it names none."""
    first, _, last = rows.partition("-")
    try:
        return range(int(first), int(last or first) + 1)
    except ValueError:
        return range(0)


def rows_said(first: int, last: int) -> str:
    """Rows in the words of a citation."""
    return str(first) if first == last else f"{first}-{last}"
