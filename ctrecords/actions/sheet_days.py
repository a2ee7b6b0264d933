"""Days as they stand in tables of others: typed in any way, and never guessed where 3/4/26 could be two.

The order is chosen once for a whole file; a day without its year is not read.
"""

import re
from datetime import date
from enum import StrEnum

from ctrecords.errors import CtrecordsError
from ctrecords.model.days import LONG_MONTHS, letter_date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_NUMBERS = re.compile(
    r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)?",
    re.ASCII | re.IGNORECASE,
)
_DAY_NAMED = re.compile(
    r"(?:[a-z]+,? )?(\d{1,2})[ \-.]+([a-z]{3,9})\.?[ \-,]+(\d{4}|\d{2})", re.ASCII | re.IGNORECASE
)
_NAMED_DAY = re.compile(
    r"(?:[a-z]+,? )?([a-z]{3,9})\.?[ \-]+(\d{1,2})(?:st|nd|rd|th)?,?[ \-]+(\d{4}|\d{2})",
    re.ASCII | re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1966, 2200


class Order(StrEnum):
    """In which order the numbers of a day stand in a file."""

    US = "us"
    DAY_FIRST = "day-first"
    ISO = "iso"

    @staticmethod
    def read(text: str, order: "Order | None") -> date | None:
        """The day of a text; None when it could be two and no order was chosen.

        Raises:
            CtrecordsError: it is no day, or none in the order chosen.
        """
        words = " ".join(text.split())
        found = _iso(words)
        if found is None and order is not Order.ISO:
            pair = _numbers(words)
            if pair is not None:
                return _in_order(words, pair, order)
            found = _named(words)
        if found is None:
            remedy = "Write it as 2026-11-25."
            if _out_of_range(words):
                raise CtrecordsError(
                    f"“{words[:40]}” is before {_FIRST_YEAR} or after {_LAST_YEAR - 1}.",
                    remedy="Check the year in that cell.",
                )
            what = f"“{words[:40]}” is not a day" + (
                " written as 2026-11-25." if order is Order.ISO else " with its year."
            )
            raise CtrecordsError(what, remedy=remedy)
        return found

    @staticmethod
    def shown_by(text: str) -> "Order | None":
        """The only order in which the numbers of a text are a day; None when both are, or neither."""
        us, other = _numbers(" ".join(text.split())) or (None, None)
        if (us is None) == (other is None):
            return None
        return Order.US if us else Order.DAY_FIRST


def two_days(text: str) -> str:
    """Say which two days a text could be: "“3/4/26” could be March 4, 2026 or April 3, 2026"."""
    us, other = _numbers(" ".join(text.split())) or (None, None)
    return (
        f"“{text.strip()}” could be {letter_date(us)} or {letter_date(other)}"
        if us and other and us != other
        else ""
    )


def _in_order(text: str, pair: tuple[date | None, date | None], order: Order | None) -> date | None:
    us, other = pair
    if order is None and us is not None and other is not None:
        return us if us == other else None
    found = us or other if order is None else us if order is Order.US else other
    if found is None:
        said = (
            ""
            if order is None
            else " when the month comes first"
            if order is Order.US
            else " when the day comes first"
        )
        raise CtrecordsError(f"“{text}” is no day{said}.", remedy="Write it as 2026-11-25.")
    return found


def _out_of_range(text: str) -> bool:
    match = _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    return match is not None and not _FIRST_YEAR <= int(match[1]) < _LAST_YEAR


def _iso(text: str) -> date | None:
    match = _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    return _made(match[1], int(match[2]), match[3]) if match else None


def _numbers(text: str) -> tuple[date | None, date | None] | None:
    """The day by the month first, and by the day first; None when the text is no such row of numbers."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    return _made(match[3], int(match[1]), match[2]), _made(match[3], int(match[2]), match[1])


def _named(text: str) -> date | None:
    for pattern, day, month in ((_DAY_NAMED, 1, 2), (_NAMED_DAY, 2, 1)):
        match = pattern.fullmatch(text)
        if match is not None:
            word = match[month].casefold()
            found = [
                at
                for at, name in enumerate(LONG_MONTHS, start=1)
                if name.casefold().startswith("sep" if word == "sept" else word)
            ]
            return _made(match[3], found[0], match[day]) if len(found) == 1 else None
    return None


def _made(year: str, month: int, day: str) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 (two digits)
    try:
        return date(full, month, int(day)) if _FIRST_YEAR <= full < _LAST_YEAR else None
    except ValueError:
        return None
