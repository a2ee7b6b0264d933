"""One line of address as the lines of an envelope; nothing is added that was not there."""

from ctrecords.model.directory import Agency

_TOWN_AND_STATE = 2
_WIDE = 38


def lines_of(address: str) -> list[str]:
    """The lines of an address: as they were typed, or split at the commas with town and state together."""
    typed = [line.strip() for line in address.splitlines() if line.strip()]
    if len(typed) != 1:
        return typed
    parts = [part.strip() for part in typed[0].split(",") if part.strip()]
    if len(parts) <= _TOWN_AND_STATE:
        return [", ".join(parts)]
    street, town = parts[:-_TOWN_AND_STATE], ", ".join(parts[-_TOWN_AND_STATE:])
    joined = ", ".join(street)
    return [joined, town] if len(joined) <= _WIDE else [*street, town]


def place_of(agency: Agency) -> list[str]:
    """Where an agency without an address is, as far as it is known; empty when it is not."""
    if agency.jurisdiction.startswith(agency.town) and agency.town:
        return [agency.jurisdiction]
    return [agency.town] if agency.town else []
