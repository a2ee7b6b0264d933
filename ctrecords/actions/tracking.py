"""Numbers a request also goes by: the agency's, the portal's, the forum's, of certified mail; several may be live."""

from dataclasses import replace
from datetime import date

from ctrecords.actions.entry import check_past
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import RequestId, TrackingId, ref
from ctrecords.model.kinds import TrackingKind
from ctrecords.model.request import Request, Tracking

_LONGEST = 60


def add(book: Casebook, request: RequestId, kind: TrackingKind, number: str, since: date) -> Tracking:
    """Give a request one more number it goes by.

    Raises:
        CtrecordsError: the number is none, the request has it already, or the day is to come.
    """
    book.store.get(Request, request)
    words = clean_number(number)
    check_past(since, book.today(), "A number")
    for row in book.store.find(Tracking, request=request):
        if row.number.casefold() == words.casefold() and row.ended_on is None:
            raise CtrecordsError(
                f"{ref('R', request)} has the number {row.number} already.",
                remedy="Give another, or end that one.",
            )
    with book.store.transaction("Add a number", face=book.face) as step:
        return step.add(Tracking(request=request, kind=kind, number=words, since=since))


def end(book: Casebook, tracking: TrackingId, on: date) -> Tracking:
    """Say that a number is used no more; it stays known.

    Raises:
        CtrecordsError: it ended already, or the day cannot be.
    """
    row = book.store.get(Tracking, tracking)
    check_past(on, book.today(), "The end of a number")
    if row.ended_on is not None:
        days = book.days()
        raise CtrecordsError(
            f"{row.number} ended on {days.full(row.ended_on)} already.", remedy="Undo that, or add it anew."
        )
    if on < row.since:
        raise CtrecordsError(
            f"{row.number} is known since {book.days().full(row.since)}.",
            remedy="Choose that day or a later one.",
        )
    with book.store.transaction("End a number", face=book.face) as step:
        return step.put(replace(row, ended_on=on))


def find(book: Casebook, request: RequestId, number: str) -> Tracking:
    """The live number of a request written like that.

    Raises:
        CtrecordsError: it has no such number.
    """
    known = [row for row in book.store.find(Tracking, request=request) if row.ended_on is None]
    for row in known:
        if row.number.casefold() == clean_number(number).casefold():
            return row
    there = ", ".join(row.number for row in known) or "none"
    raise CtrecordsError(
        f"{ref('R', request)} has no number {number.strip()}.", remedy=f"Its numbers are: {there}."
    )


def every(book: Casebook) -> list[Tracking]:
    """Every number a request goes or went by."""
    return book.store.find(Tracking)


def clean_number(text: str) -> str:
    """A number as it is kept: its own signs, single spaces.

    Raises:
        CtrecordsError: it is empty, too long, or holds signs no number has.
    """
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST or not words.isprintable():
        raise CtrecordsError(
            f"“{words[:_LONGEST]}” cannot be a number of a request.",
            remedy=f"Write it as the agency does, in at most {_LONGEST} letters and digits.",
        )
    return words
