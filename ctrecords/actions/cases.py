"""Investigations: making one, listing them, finding one by its number or title."""

from dataclasses import dataclass

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import CaseId, number, ref
from ctrecords.model.request import Case, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One case with how many requests it has."""

    case: Case
    requests: int


def create(book: Casebook, title: str, purpose: str = "") -> Case:
    """Open a new investigation.

    Raises:
        CtrecordsError: the title is empty or already in use.
    """
    title = " ".join(title.split())
    if not title:
        raise CtrecordsError("A case needs a title.", remedy="Type a short title.")
    taken = [c for c in book.store.find(Case) if c.title.casefold() == title.casefold()]
    if taken:
        raise CtrecordsError(
            f"A case is already called “{taken[0].title}” ({ref('C', taken[0].id)}).",
            remedy="Choose another title, or add to that case.",
        )
    with book.store.transaction("Open a case", face=book.face) as step:
        return step.add(
            Case(title=title, purpose=purpose.strip(), opened_on=book.today(), practice=book.practice)
        )


def listing(book: Casebook) -> list[ListedCase]:
    """Every case, oldest first, with its number of requests."""
    return [
        ListedCase(case=case, requests=book.store.count(Request, case=case.id, trashed=False))
        for case in book.store.find(Case)
    ]


def every(book: Casebook) -> list[Case]:
    """Every case, oldest first."""
    return book.store.find(Case)


def get(book: Casebook, case: CaseId) -> Case:
    """The case of a number.

    Raises:
        CtrecordsError: it is not in this casebook.
    """
    return book.store.get(Case, case)


def there(book: Casebook, case: int) -> bool:
    """Whether a case is in the casebook; the making of one may have been undone."""
    return book.store.count(Case, id=case) > 0


def find(book: Casebook, text: str) -> Case:
    """The case of a number such as C-1, or of a unique title.

    Raises:
        CtrecordsError: there is none, or the title fits several.
    """
    wanted = number("C", text)
    if wanted is not None:
        return book.store.get(Case, CaseId(wanted))
    found = [c for c in book.store.find(Case) if text.casefold() in c.title.casefold()]
    exact = [c for c in found if c.title.casefold() == text.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0]
    what = f"No case is called “{text}”." if not found else f"“{text}” could be {len(found)} cases."
    raise CtrecordsError(what, remedy="List them with: ctrecords case list")
