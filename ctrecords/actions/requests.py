"""Requests and where they stand: finding, gathering, the researcher's own dates, the trash of none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ctrecords.actions import kept
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.standing import Standing, standing
from ctrecords.model.directory import Agency
from ctrecords.model.ids import CaseId, RequestId, number, ref
from ctrecords.model.request import Item, Override, Request, Tracking
from ctrecords.store.threads import threads


def find(book: Casebook, text: str) -> RequestId:
    """The request of a number such as R-7, of a tracking number in use, or of a unique agency name.

    Raises:
        CtrecordsError: there is none, or the name fits several.
    """
    wanted = number("R", text)
    if wanted is not None:
        return book.store.get(Request, RequestId(wanted)).id
    words = " ".join(text.split()).casefold()
    names = {a.id: a for a in book.store.find(Agency)}
    tracked = {t.request for t in book.store.find(Tracking, ended_on=None) if t.number.casefold() == words}
    found = [
        r
        for r in book.store.find(Request, trashed=False)
        if r.id in tracked or words in (names[r.agency].slug, names[r.agency].name.casefold())
    ]
    if len(found) == 1:
        return found[0].id
    what = f"No request is called “{text}”." if not found else f"“{text}” could be {len(found)} requests."
    raise CtrecordsError(what, remedy="Give its number, such as R-1.")


def every(book: Casebook, case: CaseId | None = None) -> list[Request]:
    """Every request that is not in the trash, by number: of a case, or of all."""
    of_one = {} if case is None else {"case": case}
    return book.store.find(Request, trashed=False, **of_one)


def case_of(book: Casebook, request: RequestId) -> CaseId | None:
    """The case a request belongs to; None when there is no such request."""
    found = book.store.find(Request, id=request)
    return found[0].case if found else None


def there(book: Casebook, request: int) -> bool:
    """Whether a request is in the casebook, the trash included; the making of one may have been undone."""
    return book.store.count(Request, id=request) > 0


def standings(
    book: Casebook, requests: Sequence[RequestId] | None = None, *, case: CaseId | None = None
) -> list[Standing]:
    """Where requests stand today: those named, those of a case, or all.

    Those named are worked out afresh, those in the trash too; the others are kept until something changes.
    """
    if requests is None:
        every = kept.standings(book).values()
        return [one for one in every if case is None or one.thread.request.case == case]
    laws, days = book.statutes(), book.days()
    return [
        standing(thread, laws[thread.agency.law], days)
        for thread in threads(book.store, requests)
        if thread.agency.law in laws
    ]


def show(book: Casebook, request: RequestId) -> Standing:
    """One request whole.

    Raises:
        CtrecordsError: it is not in this casebook, or no law is built in for its agency.
    """
    row = book.store.get(Request, request)
    found = standings(book, [request])
    if not found:
        law = book.store.get(Agency, row.agency).law
        raise CtrecordsError(
            f"{ref('R', request)} is under the law “{law}”, which is not built in.",
            remedy="Choose a request of an agency that answers under the Connecticut Act.",
        )
    return found[0]


def set_override(book: Casebook, request: RequestId, deadline: str, on: date | None, reason: str) -> None:
    """Keep the researcher's own date beside a computed one, with the reason; None takes it back.

    Raises:
        CtrecordsError: no reason was given, or the request has no such date.
    """
    known = {running.deadline.id for running in show(book, request).clocks.running()}
    if deadline not in known:
        raise CtrecordsError(
            f"{ref('R', request)} has no date called “{deadline}”.",
            remedy="Choose one of: " + (", ".join(sorted(known)) or "none yet; mark it sent first") + ".",
        )
    if on is not None and not reason.strip():
        raise CtrecordsError("A date of your own needs a reason.", remedy="Say why, in a few words.")
    with book.store.transaction("Change a date", face=book.face) as step:
        for row in book.store.find(Override, request=request, deadline=deadline):
            step.remove(row)
        if on is not None:
            step.add(Override(request=request, deadline=deadline, on=on, reason=reason.strip()))


def set_personnel(book: Casebook, request: RequestId, *, personnel: bool) -> None:
    """Say whether a request asks for personnel, medical or similar files (ten days, § 1-206(a))."""
    row = book.store.get(Request, request)
    with book.store.transaction("Change the kind of files asked for", face=book.face) as step:
        step.put(replace(row, personnel=personnel))


def items(book: Casebook, request: RequestId) -> list[Item]:
    """A request's items by number."""
    return sorted(book.store.find(Item, request=request), key=lambda item: item.number)
