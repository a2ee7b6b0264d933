"""What the left column of an open casebook lists: the places with how much is in each.

It knows which places there are and asks actions for the counts; the column itself is a widget.
"""

from dataclasses import dataclass

from ctrecords.actions import cases, directory, documents, inbox, requests
from ctrecords.actions import today as docket
from ctrecords.actions.cases import ListedCase
from ctrecords.casebook import Casebook
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.widgets.nav import NavEntry
from ctrecords.model.ids import RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Things to do today, what waits in the inbox, requests, agencies, and the cases."""

    due: int = 0
    inbox: int = 0
    requests: int = 0
    documents: int = 0
    agencies: int = 0
    cases: tuple[ListedCase, ...] = ()


_PLACES = (
    (Where.TODAY, "Today", "today"),
    (Where.INBOX, "Inbox", "import"),
    (Where.REQUESTS, "All requests", "requests"),
    (Where.DOCUMENTS, "Documents", "docs"),
    (Where.AGENCIES, "Agencies", "agency"),
    (Where.SEARCH, "Search", "search"),
)
_OF_REQUESTS = frozenset({Where.REQUEST, Where.WRITE})
_FOOT = (
    (Where.LETTERS, "Letters", "letter"),
    (Where.TRASH, "Trash", "trash"),
    (Where.SETTINGS, "Settings", "gear"),
)


def count(book: Casebook) -> Counts:
    """Count what the column shows."""
    listed = tuple(cases.listing(book))
    return Counts(
        due=len(docket.today(book).rows),
        inbox=inbox.count(book),
        requests=sum(each.requests for each in listed),
        documents=documents.count(book),
        agencies=directory.count(book),
        cases=listed,
    )


def key(place: Place) -> str:
    """The name of a place in the column."""
    return f"{place.where.value}:{place.id}" if place.where is Where.CASE else place.where.value


def lit(book: Casebook, place: Place) -> str:
    """The name of the line that is lit at a place: a request, and a letter about one, is in its case."""
    if place.where not in _OF_REQUESTS:
        return key(place)
    case = requests.case_of(book, RequestId(place.id))
    return key(Place(Where.CASE, case)) if case is not None else ""


def place(chosen: str) -> Place:
    """The place a name of the column stands for."""
    where, _, number = chosen.partition(":")
    return Place(Where(where), int(number or 0))


def entries(counts: Counts, known: frozenset[Where]) -> tuple[list[NavEntry], list[NavEntry]]:
    """The lines above and at the foot, for the places whose screen is *known*; an empty inbox has none."""
    counted = {
        Where.TODAY: counts.due,
        Where.INBOX: counts.inbox,
        Where.REQUESTS: counts.requests,
        Where.DOCUMENTS: counts.documents,
        Where.AGENCIES: counts.agencies,
    }
    above = [
        NavEntry(key=where.value, text=text, icon=icon, count=counted.get(where))
        for where, text, icon in _PLACES
        if where in known and (where is not Where.INBOX or counts.inbox)
    ]
    if Where.CASE in known and counts.cases:
        above.append(NavEntry(key="", text="Cases"))
        above += [
            NavEntry(
                key=key(Place(Where.CASE, listed.case.id)),
                text=listed.case.title,
                icon="case",
                count=listed.requests,
            )
            for listed in counts.cases
        ]
    foot = [NavEntry(key=where.value, text=text, icon=icon) for where, text, icon in _FOOT if where in known]
    return above, foot
