"""What a person types, read strictly: dates, times, money. Ambiguous input asks, it is never guessed."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from ctrecords.errors import CtrecordsError
from ctrecords.model.days import MONTHS, dollars, letter_date

_OLDEST = date(1966, 7, 4)
_LATEST_YEAR = 2200
_MOST_CENTS = 100_000_000_00
_OTHER_MONEY = re.compile(
    r"[€£¥₹₽₩]|\b(?:C|CA|CAN|A|AU|NZ|HK|MX|R)\$|\b(?:EUR|GBP|CAD|AUD|CHF|JPY|MXN)\b", re.IGNORECASE
)
_MONEY = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?", re.ASCII)
_TIME_LAST = re.compile(
    r"(?:^|(?<=[ ,]))\d{1,2}(?::\d{2}(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)\s*$", re.IGNORECASE
)


def read_date(text: str, today: date) -> date:
    """Read a date typed in any usual form: 2026-11-25, Nov 25, 25 November 2026, 11/25/2026, today.

    Raises:
        CtrecordsError: it is not a date, or 3/4/26 could be two.
    """
    words = text.strip().casefold()
    if words in ("today", ""):
        return today
    if words == "tomorrow":
        return date.fromordinal(today.toordinal() + 1)
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    found = _named(words, today) or _slashed(words, text)
    if found is None:
        raise CtrecordsError(
            f"“{text.strip()}” is not a date.", remedy="Write it as 2026-11-25 or Nov 25, 2026."
        )
    return found


def check_past(on: date, today: date, what: str) -> date:
    """Give the date back when it can have happened already.

    Raises:
        CtrecordsError: it lies in the future, or before the Act existed anywhere.
    """
    if on > today:
        raise CtrecordsError(
            f"{what} cannot be on {letter_date(on)}: that is still to come (today is {letter_date(today)}).",
            remedy="Check the year, or come back on that day.",
        )
    if on < _OLDEST:
        raise CtrecordsError(
            f"{what} cannot be on {letter_date(on)}: that is before any freedom of information law here.",
            remedy="Check the year.",
        )
    return on


def clean_time(text: str) -> str:
    """Read a time of day such as 15:40, 3:40 pm or 9 am as HH:MM; empty stays empty.

    Raises:
        CtrecordsError: it is not a time.
    """
    words = text.strip().casefold().replace(".", "")
    if not words:
        return ""
    match = re.fullmatch(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", words)
    if match and (match[2] or match[3]):
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
        fits = 1 <= hour <= 12 if half else hour < 24  # noqa: PLR2004 (a clock face, a day)
        if fits and minute < 60:  # noqa: PLR2004 (an hour)
            hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
            return f"{hour:02d}:{minute:02d}"
    raise CtrecordsError(f"“{text.strip()}” is not a time of day.", remedy="Write it as 15:40 or 3:40 pm.")


def read_moment(text: str, today: date) -> tuple[date, str]:
    """Read a day with or without a time of day: "Today, 9:10 am", "Nov 20", "3:40 pm"; no time is empty.

    Raises:
        CtrecordsError: the day or the time is none, or 3/4/26 could be two days.
    """
    at = _TIME_LAST.search(text)
    if at is None:
        return read_date(text, today), ""
    return read_date(text[: at.start()].rstrip(" ,"), today), clean_time(at[0])


def read_cents(text: str) -> int:
    """Read an amount such as 312.50, $312.50 or 1,000 in US cents.

    Raises:
        CtrecordsError: it is not an amount of dollars, is negative or beyond reason.
    """
    foreign = _OTHER_MONEY.search(text)
    if foreign is not None:
        raise CtrecordsError(
            f"“{text.strip()}” is not in US dollars.",
            remedy="Write the sum in dollars, such as 312.50, and what was asked for in the note.",
        )
    plain = text.strip().removeprefix("US").removeprefix("$").strip()
    try:
        # A comma stands between thousands only: 312,50 is not guessed to be 31,250.
        amount = Decimal(plain.replace(",", "") if _MONEY.fullmatch(plain) else "")
        cents = amount * 100
        if not amount.is_finite() or cents != cents.to_integral_value():
            raise InvalidOperation
    except InvalidOperation:
        raise CtrecordsError(
            f"“{text.strip()}” is not an amount in dollars.", remedy="Write it as 312.50."
        ) from None
    if cents < 0 or cents > _MOST_CENTS:
        within = "0 or more" if cents < 0 else f"at most {dollars(_MOST_CENTS)}"
        raise CtrecordsError(
            f"${plain} is not an amount an agency could ask.", remedy=f"Give an amount of {within}."
        )
    return int(cents)


def _named(words: str, today: date) -> date | None:
    months = {name.casefold(): n for n, name in enumerate(MONTHS, start=1)}
    parts = re.findall(r"[a-z]+|\d+", words)
    weekdays = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    letters = [p for p in parts if p.isalpha() and p[:3] not in weekdays]
    digits = [int(p) for p in parts if p.isdecimal()]
    if len(letters) != 1 or letters[0][:3] not in months or not 1 <= len(digits) <= 2:  # noqa: PLR2004
        return None
    day, year = digits[0], (digits[1] if len(digits) == 2 else today.year)  # noqa: PLR2004
    return _made(year, months[letters[0][:3]], day)


def _slashed(words: str, text: str) -> date | None:
    match = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})", words)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < 100 else 0  # noqa: PLR2004 (two digits)
    us, other = _made(year, first, second), _made(year, second, first)
    if us and other and us != other:
        raise CtrecordsError(
            f"“{text.strip()}” could be {letter_date(us)} or {letter_date(other)}.",
            remedy=f"Write {us.isoformat()} or {other.isoformat()}.",
        )
    return us or other


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year < _LATEST_YEAR else None
    except ValueError:
        return None
