"""The rows of the practice records: invented agencies, cameras and searches, the same at each run."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

REPORT_DAY = date(2026, 11, 16)
REMOVED = 21
_PER_PAGE = 13
_STATES = (
    "Connecticut",
    "New York",
    "Massachusetts",
    "Rhode Island",
    "New Jersey",
    "Florida",
    "Texas",
    "Virginia",
)
_BODIES = (
    "City police",
    "Town police",
    "County police",
    "Sheriff",
    "State police",
    "Park police",
    "University police",
)
_DRAWN = (
    ("City police, New York", "06/02/2023", ""),
    ("Sheriff, Florida", "06/02/2023", "01/12/2026"),
    ("State police, Rhode Island", "08/17/2023", ""),
    ("City police, Massachusetts", "08/17/2023", ""),
    ("[[76]]", "11/30/2023", ""),
    ("Sheriff, Texas", "01/09/2024", "01/12/2026"),
    ("City police, New Jersey", "04/22/2024", ""),
    ("Park police, Virginia", "09/05/2024", "01/12/2026"),
    ("Federal Enforcement Office", "03/11/2025", "04/28/2026"),
    ("County police, New York", "05/19/2025", ""),
    ("[[104]]", "07/01/2025", ""),
    ("City police, Connecticut", "07/01/2025", ""),
    ("University police, Connecticut", "10/14/2025", ""),
)
"""Rows 29 to 41, as the picture of the documents draws them."""
_FIRST, _LAST = 29, 58
_ROADS = (
    "Main Street",
    "River Road",
    "Depot Road",
    "Center Street",
    "Hill Road",
    "Mill Road",
    "Route 9",
    "Station Road",
)
_REASONS = (
    "stolen vehicle",
    "missing person",
    "hit and run",
    "burglary",
    "warrant",
    "robbery",
    "endangered person",
    "investigation",
    "theft from vehicle",
    "traffic incident",
)
_SHARING = "sharing test, vendor support"


def row(*cells: object) -> str:
    """One row of a table, as a paper writes it."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def agencies() -> list[tuple[int, str, str, str]]:
    """The 58 agencies of the report: number, name, granted, removed."""
    chance = Random(58)  # noqa: S311 (the rows of a story, no secret)
    numbers = [number for number in range(1, _LAST + 1) if not _FIRST <= number < _FIRST + len(_DRAWN)]
    drawn = sum(bool(one[2]) for one in _DRAWN)
    gone = set(chance.sample([number for number in numbers if number < 50], REMOVED - drawn))
    made: list[tuple[int, str, str, str]] = []
    day = date(2017, 4, 3)
    for number in range(1, _LAST + 1):
        if _FIRST <= number < _FIRST + len(_DRAWN):
            made.append((number, *_DRAWN[number - _FIRST]))
            continue
        if number == _FIRST + len(_DRAWN):
            day = date(2025, 10, 20)
        day += timedelta(days=chance.randrange(11, 125) if number < _FIRST else chance.randrange(6, 34))
        name = f"{chance.choice(_BODIES)}, {chance.choice(_STATES)}"
        removed = (
            f"{chance.choice((1, 6, 6, 9)):02}/{chance.randrange(10, 24)}/2026" if number in gone else ""
        )
        made.append((number, name, f"{min(day, date(2026, 10, 30)):%m/%d/%Y}", removed))
    return made


def agency_pages() -> Iterator[str]:
    """Pages 12 to 16 of the report."""
    rows = agencies()
    ends = (15, *(15 + _PER_PAGE * number for number in (1, 2, 3)), _LAST)
    start = 0
    for end in ends:
        told = [row(*each) for each in rows[start:end]]
        lead = (
            "Agencies with access to this network. Generated 11/16/2026. Each row names an agency, the date access "
            "was granted and the date it was removed, where it was."
        )
        foot = (
            "Access level for all rows: search by plate, search by camera, hot list alerts. Rows without a removal "
            "date are active on the day of the report."
        )
        if rows[start][0] == _FIRST:
            lead += " Sharing with each agency follows the level set on page 2."
            foot = foot.replace("are active on", "have active sharing on")
        last = "Requests for access received and not granted are listed on page 19."
        table = ["|: 10.6 48.3 20.5 20.6", row("Row", "Agency", "Granted", "Removed"), *told]
        yield "\n".join([lead, "", *table, "", foot, "", last])
        start = end


def states() -> Iterator[str]:
    """What the report counts for each state."""
    counts: dict[str, list[int]] = {}
    for _number, name, _granted, removed in agencies():
        place = (
            name.rpartition(", ")[2] if ", " in name else "Federal" if "Federal" in name else "Name covered"
        )
        told = counts.setdefault(place, [0, 0])
        told[0] += 1
        told[1] += bool(removed)
    for place, (granted, removed) in sorted(counts.items()):
        yield row(place, granted, removed, granted - removed)
    rows = list(counts.values())
    yield row(
        "All", sum(one[0] for one in rows), sum(one[1] for one in rows), sum(one[0] - one[1] for one in rows)
    )


def cameras(count: int, seed: int) -> list[str]:
    """Cameras with their places and first days."""
    chance = Random(seed)  # noqa: S311
    made: list[str] = []
    for number in range(1, count + 1):
        first, second = chance.sample(_ROADS, 2)
        day = date(2019, 3, 4) + timedelta(days=chance.randrange(0, 2_400))
        made.append(row(number, f"{first} at {second}", f"{day:%m/%d/%Y}"))
    return made


def refused(count: int, seed: int) -> list[str]:
    """Requests that were not granted: number, agency, received, ended."""
    chance = Random(seed)  # noqa: S311
    days = sorted(date(2025, 1, 6) + timedelta(days=chance.randrange(0, 600)) for _ in range(count))
    return [
        row(
            number,
            f"{chance.choice(_BODIES[:4])}, {chance.choice(_STATES[4:])}",
            f"{day:%m/%d/%Y}",
            f"{day + timedelta(days=30):%m/%d/%Y}",
        )
        for number, day in enumerate(days, start=1)
    ]


def searches(count: int, seed: int, told: Sequence[int] = ()) -> list[list[str]]:
    """Searches by other agencies, oldest first, the first line their headings; *told* rows are tests of sharing.

    A row's number counts from the line of headings, as a table on the screen does.
    """
    chance = Random(seed)  # noqa: S311
    names = [f"{body}, {state}" for body in _BODIES[:5] for state in _STATES[:4]]
    at = datetime(2025, 1, 1, 0, 20)  # noqa: DTZ001 (a printed time without a zone)
    made = [["Time", "Agency", "Reason", "Case number", "Cameras", "Plate"]]
    for number in range(2, count + 2):
        at += timedelta(minutes=chance.randrange(20, 760))
        reason = _SHARING if number in told else chance.choice(_REASONS)
        case = (
            "" if number in told or chance.random() < 0.2 else f"{at:%y}-{chance.randrange(100, 99_999):05}"
        )
        name = chance.choice(names)
        made.append([f"{at:%Y-%m-%d %H:%M}", name, reason, case, str(chance.randrange(1, 32)), "redacted"])
    return made


def months() -> Iterator[tuple[str, int, int, int]]:
    """Months from January 2025 to October 2026 with searches by own users, others, and those without a reason."""
    chance = Random(22)  # noqa: S311
    for number in range(22):
        month = date(2025 + number // 12, number % 12 + 1, 1)
        own, others = chance.randrange(180, 420), chance.randrange(2_100, 5_600)
        yield f"{month:%B %Y}", own, others, 0 if month > date(2026, 5, 1) else chance.randrange(4, 60)


def reasons() -> Sequence[str]:
    """What searches are made for, in the words of those who make them."""
    return _REASONS
