"""How days are written and counted on screen: Wed, Nov 25 or Wed 25 Nov, and "2 days left".

Letters, CSV and file names have their own forms; this is the screen's.
"""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("America/New_York")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Today, and the order in which the researcher writes a date (``us`` or ``day-first``)."""

    today: date
    order: str = "us"

    def short(self, day: date) -> str:
        """Write a day as Nov 25, with the year when it is not this year."""
        month = MONTHS[day.month - 1]
        text = f"{month} {day.day}" if self.order == "us" else f"{day.day} {month}"
        if day.year == self.today.year:
            return text
        return f"{text}, {day.year}" if self.order == "us" else f"{text} {day.year}"

    def dated(self, day: date) -> str:
        """Write a day with its year always, as Oct 12, 2026."""
        month = MONTHS[day.month - 1]
        return f"{month} {day.day}, {day.year}" if self.order == "us" else f"{day.day} {month} {day.year}"

    def full(self, day: date) -> str:
        """Write a day with its weekday as Wed, Nov 25."""
        comma = "," if self.order == "us" else ""
        return f"{WEEKDAYS[day.weekday()]}{comma} {self.short(day)}"

    def header(self, day: date) -> str:
        """Write a day in full once, as Monday, November 23, 2026."""
        weekday, month = LONG_WEEKDAYS[day.weekday()], LONG_MONTHS[day.month - 1]
        if self.order == "us":
            return f"{weekday}, {month} {day.day}, {day.year}"
        return f"{weekday} {day.day} {month} {day.year}"

    def left(self, day: date) -> str:
        """Say how long until a last day: "2 days left", counting calendar days, the last day included."""
        count = (day - self.today).days
        if count < 0:
            return self.ago(day)
        return "last day, today" if count == 0 else f"{plural(count, 'day')} left"

    def ago(self, day: date) -> str:
        """Say how long ago a day was: "6 days ago"."""
        count = (self.today - day).days
        if count == 0:
            return "today"
        return "yesterday" if count == 1 else f"{plural(count, 'day')} ago"

    def name(self, day: date) -> str:
        """Write a day as Today when it is, else with its weekday."""
        return "Today" if day == self.today else self.full(day)


def letter_date(day: date) -> str:
    """Write a day as letters do: November 24, 2026."""
    return f"{LONG_MONTHS[day.month - 1]} {day.day}, {day.year}"


def clock_time(text: str) -> str:
    """Write a stored time such as 15:40 as 3:40 pm; nothing for no time."""
    if not text:
        return ""
    hour, minute = (int(part) for part in text.split(":"))
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"  # noqa: PLR2004 (noon)


def plural(count: int, word: str, many: str = "") -> str:
    """Count things: "1 day", "2 days", "2 replies"."""
    return f"{count} {word}" if count == 1 else f"{count} {many or word + 's'}"


def dollars(cents: int) -> str:
    """Write US cents as $312.50."""
    return f"${cents // 100:,}.{cents % 100:02d}"


def listed(numbers: tuple[int, ...]) -> str:
    """List item numbers as people do: 5 and 6; 1, 2 and 4; 1 to 6."""
    if len(numbers) > 2 and numbers == tuple(range(numbers[0], numbers[-1] + 1)):  # noqa: PLR2004
        return f"{numbers[0]} to {numbers[-1]}"
    if len(numbers) < 2:  # noqa: PLR2004
        return "".join(str(n) for n in numbers)
    return ", ".join(str(n) for n in numbers[:-1]) + f" and {numbers[-1]}"


def items_named(numbers: tuple[int, ...]) -> str:
    """Name items by number: "item 4", "items 5 and 6"."""
    return f"item{'s' if len(numbers) != 1 else ''} {listed(numbers)}"
