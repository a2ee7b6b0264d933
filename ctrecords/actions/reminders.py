"""Reminders on any date, whatever a request's status; snoozed or done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ctrecords.actions.entry import clean_time
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.calendar import in_range
from ctrecords.law.clocks import forum_calendar
from ctrecords.model.days import plural
from ctrecords.model.ids import ReminderId, RequestId
from ctrecords.model.request import Reminder


def remind(book: Casebook, request: RequestId, on: date, text: str, at: str = "") -> Reminder:
    """Put a reminder on a date; ``at`` is HH:MM or empty.

    Raises:
        CtrecordsError: the text is empty, or the date has passed.
    """
    row = made(book, request, on, text, at)
    with book.store.transaction("Set a reminder", face=book.face) as step:
        return step.add(row)


def remind_all(
    book: Casebook, requests: Sequence[RequestId], on: date, text: str, at: str = ""
) -> list[Reminder]:
    """Put the same reminder on several requests in one act.

    Raises:
        CtrecordsError: no request is named, the text is empty, or the date has passed.
    """
    if not requests:
        raise CtrecordsError("No request is chosen.", remedy="Choose the requests to be reminded of.")
    rows = [made(book, request, on, text, at) for request in dict.fromkeys(requests)]
    with book.store.transaction(f"Set {plural(len(rows), 'reminder')}", face=book.face) as step:
        return step.add_all(rows)


def made(book: Casebook, request: RequestId, on: date, text: str, at: str = "") -> Reminder:
    """A reminder checked and ready to be kept.

    Raises:
        CtrecordsError: the text is empty, or the date has passed.
    """
    if not text.strip():
        raise CtrecordsError("A reminder needs a few words.", remedy="Say what to do.")
    if in_range(on) < book.today():
        raise CtrecordsError(f"{book.days().full(on)} has passed.", remedy="Choose today or a later date.")
    return Reminder(request=request, on=on, at=clean_time(at), text=text.strip(), set_on=book.today())


def next_working_day(book: Casebook) -> date:
    """The first day after today on which offices of the state are open, legal holidays left out."""
    return forum_calendar(book.statute("us-ct")).next_open(book.today() + timedelta(1))


def snooze(book: Casebook, reminder: ReminderId, on: date) -> Reminder:
    """Move a reminder to a later date.

    Raises:
        CtrecordsError: the date is not after today.
    """
    if in_range(on) <= book.today():
        raise CtrecordsError("A reminder can only be moved to a later day.", remedy="Choose a later date.")
    row = book.store.get(Reminder, reminder)
    with book.store.transaction("Snooze a reminder", face=book.face) as step:
        return step.put(replace(row, on=on, at="", done_on=None))


def done(book: Casebook, reminder: ReminderId) -> Reminder:
    """Mark a reminder as done."""
    row = book.store.get(Reminder, reminder)
    with book.store.transaction("Mark a reminder done", face=book.face) as step:
        return step.put(replace(row, done_on=book.today()))
