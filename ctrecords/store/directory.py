"""The directory as lists ask for it: agencies by slug or text, their contacts, how often each was asked.

It must not know where the directory came from.
"""

from collections import defaultdict
from collections.abc import Sequence

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.ids import AgencyId
from ctrecords.store.driver import Cell
from ctrecords.store.store import Store

_SEARCHED = "name || ' ' || town || ' ' || county || ' ' || slug"


def agency(store: Store, slug: str) -> Agency:
    """Give the agency with this short name.

    Raises:
        CtrecordsError: no agency has it.
    """
    found = store.first(Agency, slug=slug)
    if found is None:
        raise CtrecordsError(
            f"No agency is called “{slug}”.", remedy="See ctrecords list agencies for the short names."
        )
    return found


def agencies(
    store: Store, text: str = "", *, kind: str = "", limit: int | None = None, offset: int = 0
) -> list[Agency]:
    """Give the agencies whose name, town, county or short name has every word of *text*, sorted by name.

    *kind* keeps one kind only; *limit* and *offset* give one page of the list.
    """
    where, values = _asked(text, kind)
    tail = f"{where} ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?"
    return store.select(Agency, tail, [*values, -1 if limit is None else limit, offset])


def count_agencies(store: Store, text: str = "", *, kind: str = "") -> int:
    """Count the agencies that ``agencies`` would give without a limit."""
    where, values = _asked(text, kind)
    return int(store.rows(f"SELECT count(*) FROM agency{where}", values)[0][0])  # noqa: S608 - literals only


def contacts(store: Store, agencies: Sequence[AgencyId]) -> dict[AgencyId, tuple[Contact, ...]]:
    """Give the contacts of each of the agencies, in the order they were added."""
    groups: dict[AgencyId, list[Contact]] = defaultdict(list)
    for contact in store.find(Contact, agency=list(agencies)):
        groups[contact.agency].append(contact)
    return {number: tuple(groups[number]) for number in agencies}


def request_counts(store: Store) -> dict[AgencyId, int]:
    """Give the number of requests, those in the trash left out, of each agency that was asked."""
    rows = store.rows("SELECT agency, count(*) FROM request WHERE trashed = 0 GROUP BY agency")
    return {AgencyId(number): int(count) for number, count in rows}


def _asked(text: str, kind: str) -> tuple[str, list[Cell]]:
    parts: list[str] = []
    values: list[Cell] = []
    if kind:
        parts.append("kind = ?")
        values.append(kind)
    for word in text.split():
        parts.append(_SEARCHED + " LIKE ? ESCAPE '!'")
        escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        values.append(f"%{escaped}%")
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), values
