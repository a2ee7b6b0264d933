"""Reminders on several requests at once: one act, one undo, nothing half done."""

from datetime import date

import pytest

from ctrecords.actions import history, reminders
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Reminder
from ctrecords.upkeep.check import check_open

SOON = date(2026, 12, 7)


def test_the_same_reminder_on_each_request_once(practice_book: Casebook) -> None:
    before = practice_book.store.count(Reminder)
    numbers = [RequestId(1), RequestId(2), RequestId(1)]
    rows = reminders.remind_all(practice_book, numbers, SOON, " Ask again ", "14:00")
    assert [(row.request, row.on, row.text, row.at) for row in rows] == [
        (1, SOON, "Ask again", "14:00"),
        (2, SOON, "Ask again", "14:00"),
    ]
    assert history.undo(practice_book).label == "Set 2 reminders"
    assert practice_book.store.count(Reminder) == before
    history.redo(practice_book)
    assert practice_book.store.count(Reminder) == before + 2
    assert check_open(practice_book).ok


def test_nothing_is_set_when_one_thing_is_wrong(practice_book: Casebook) -> None:
    before = practice_book.store.head
    with pytest.raises(CtrecordsError) as none:
        reminders.remind_all(practice_book, [], SOON, "Ask again")
    assert (none.value.what, none.value.remedy) == (
        "No request is chosen.",
        "Choose the requests to be reminded of.",
    )
    with pytest.raises(CtrecordsError, match="few words"):
        reminders.remind_all(practice_book, [RequestId(1)], SOON, " ")
    with pytest.raises(CtrecordsError, match="has passed"):
        reminders.remind_all(practice_book, [RequestId(1)], date(2026, 11, 1), "Ask again")
    assert practice_book.store.head == before
