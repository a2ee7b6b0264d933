"""Today gives the rows of the practice pictures, each request once, most urgent first."""

from collections.abc import Callable
from datetime import date

from ctrecords.actions import reminders, requests
from ctrecords.actions.today import today
from ctrecords.casebook import Casebook
from ctrecords.model.kinds import Outcome, Stage
from ctrecords.model.request import Case, Item, Request


def test_the_rows_of_the_picture(practice_book: Casebook, golden: Callable[[str, str], None]) -> None:
    found = today(practice_book)
    days = practice_book.days()
    rows = [
        f"{due.group.value} | {days.name(due.on)} | {due.when} | {due.standing.thread.agency.name} | "
        f"{due.why} {due.section} | {due.act.value}"
        for due in found.rows
    ]
    marks = [f"{days.name(mark.on)} | {mark.kind} | {mark.agency}, {mark.what}" for mark in found.marks]
    answers = [f"{row.agency} | {row.days}{', waiting' if row.waiting else ''}" for row in found.answers]
    golden("practice/today.txt", "\n".join([*rows, "", *marks, "", *answers, ""]))


def test_each_request_once(practice_book: Casebook) -> None:
    found = today(practice_book).rows
    assert len(found) == 9
    assert len({due.request for due in found}) == 9


def test_closed_days_ahead(practice_book: Casebook) -> None:
    assert today(practice_book).closed == (date(2026, 11, 26), date(2026, 12, 25))


def test_the_practice_cases_count_as_in_the_picture(practice_book: Casebook) -> None:
    store = practice_book.store
    assert [(c.title, store.count(Request, case=c.id)) for c in store.find(Case)] == [
        ("Plate readers and ICE", 8),
        ("Trust Act reports", 3),
        ("COLLECT access", 2),
    ]
    plate = requests.standings(practice_book, case=store.find(Case)[0].id)
    count = sum((standing.count() for standing in plate), start=type(plate[0].count())())
    unread = sum(state.unread for standing in plate for state in standing.items)
    assert sum(count.values()) == 48
    assert (count[Outcome.PROVIDED], count[Outcome.PROVIDED_WITH_REDACTIONS], count[Outcome.DENIED]) == (
        10,
        2,
        7,
    )
    assert (count[Outcome.NO_RESPONSIVE_RECORDS], count[Outcome.NOT_ADDRESSED]) == (1, 1)
    assert (count[Outcome.AWAITING] - unread, unread) == (21, 6)
    assert store.count(Item) > 48


def test_a_starter_casebook_is_quiet(starter_book: Casebook) -> None:
    found = today(starter_book)
    assert found.rows == ()
    assert (found.next, found.sent) == (None, 0)
    assert {one.stage for one in requests.standings(starter_book)} == {Stage.DRAFT}


def test_a_reminder_fires_whatever_the_status(
    starter_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    """Story 18."""
    draft = starter_book.store.find(Request)[0].id
    made = reminders.remind(starter_book, draft, date(2027, 2, 3), "Ask the clerk")
    undoable(starter_book)
    assert today(starter_book).rows == ()
    starter_book.on = date(2027, 2, 3)
    assert [due.why for due in today(starter_book).rows] == ["Ask the clerk."]
    reminders.snooze(starter_book, made.id, date(2027, 2, 5))
    assert today(starter_book).rows == ()
    undoable(starter_book)
    starter_book.on = date(2027, 2, 6)
    assert [due.when for due in today(starter_book).rows] == ["yesterday"]
    reminders.done(starter_book, made.id)
    assert today(starter_book).rows == ()
    undoable(starter_book)
