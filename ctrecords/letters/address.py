"""Names and addresses as they stand on an envelope and in a sentence; nothing is added that was not there."""

import re

from ctrecords.model.directory import Agency

_WIDE = 38
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_STATE = re.compile(r"(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: \d{5}(?:-\d{4})?)?")
_TOWN_WITH_STATE = re.compile(r".*\S [A-Z]{2}(?: \d{5}(?:-\d{4})?)?")


_PARTED = re.compile(r"\s+-\s+")
_WITH_THE = re.compile(
    r"\b(?:administration|agency|authority|board|branch|bureau|center|city|commission|council|department|district"
    r"|division|library|office|police|section|service|town|unit)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"[Tt]he\b|[A-Z]{4,}\b")  # named already, or by letters


def name_lines(name: str) -> list[str]:
    """A name as the lines of an address: the section of an agency stands below the agency."""
    return [part for part in _PARTED.split(name) if part] or [name]


def in_words(name: str) -> str:
    """A name within a sentence or a title: "Federal Bureau of Investigation, Records Section"."""
    return ", ".join(name_lines(name))


def with_article(name: str) -> str:
    """A name after a word such as "of": "the Cedar Police Department", "U.S. Customs and Border Protection"."""
    words = in_words(name)
    own = name_lines(name)[0]
    return f"the {words}" if _WITH_THE.search(own) and not _BARE.match(own) else words


def for_file(name: str) -> str:
    """A name within the name of a file, where no slash can stand."""
    return in_words(name).replace("/", "-")


def lines_of(address: str) -> list[str]:
    """The lines of an address: as they were typed, or split at the commas with town and state together."""
    typed = [line.strip() for line in address.splitlines() if line.strip()]
    if len(typed) != 1:
        return typed
    street = [part.strip() for part in typed[0].split(",") if part.strip()]
    if len(street) > 1 and _ZIP.fullmatch(street[-1]):
        street[-2:] = [f"{street[-2]} {street[-1]}"]
    town = street[-1:]
    if len(street) > 1 and _STATE.fullmatch(street[-1]) and not _TOWN_WITH_STATE.fullmatch(street[-1]):
        town = street[-2:]
    street = street[: -len(town)] if town else []
    joined = ", ".join(street)
    above = [joined] if len(joined) <= _WIDE else street
    return [line for line in (*above, ", ".join(town)) if line]


def place_of(agency: Agency) -> list[str]:
    """Where an agency without an address is, as far as it is known; empty when it is not."""
    if agency.jurisdiction.startswith(agency.town) and agency.town:
        return [agency.jurisdiction]
    return [agency.town] if agency.town else []
