"""What is kept between two looks is what working it all out again would give."""

from ctrecords.actions import closures, history, kept, log, requests
from ctrecords.actions.log import Entry
from ctrecords.actions.today import today
from ctrecords.casebook import Casebook
from ctrecords.law.standing import standing
from ctrecords.model.ids import RequestId
from ctrecords.store.threads import threads


def afresh(book: Casebook) -> dict[RequestId, object]:
    laws, days = book.statutes(), book.days()
    return {
        thread.request.id: standing(thread, laws[thread.agency.law], days)
        for thread in threads(book.store)
        if thread.agency.law in laws
    }


def test_only_what_changed_is_worked_out_again(practice_book: Casebook) -> None:
    before = kept.standings(practice_book)
    assert kept.standings(practice_book) is before
    first, second = list(before)[:2]
    log.log(practice_book, first, Entry(kind="call", on=practice_book.today(), summary="Asked again."))
    after = kept.standings(practice_book)
    assert after[second] is before[second]
    assert after[first] is not before[first]
    assert after == afresh(practice_book)
    history.undo(practice_book)
    assert kept.standings(practice_book) == afresh(practice_book)
    history.redo(practice_book)
    assert kept.standings(practice_book) == afresh(practice_book)


def test_a_closed_day_of_an_agency_reaches_all_its_requests(practice_book: Casebook) -> None:
    agency = requests.standings(practice_book)[0].thread.agency
    closures.set_closures(practice_book, agency.id, [practice_book.today()], [], "A notice on its door")
    assert kept.standings(practice_book) == afresh(practice_book)


def test_today_is_the_same_kept_or_not(practice_book: Casebook) -> None:
    today(practice_book)
    number = requests.standings(practice_book)[0].thread.request.id
    log.log(practice_book, number, Entry(kind="call", on=practice_book.today(), summary="Asked again."))
    again = today(practice_book)
    practice_book.order = "day-first"  # another order of dates, so nothing kept serves
    other = today(practice_book)
    assert [row.request for row in again.rows] == [row.request for row in other.rows]
    assert [mark.on for mark in again.marks] == [mark.on for mark in other.marks]
    assert again.answers == other.answers
    practice_book.order = "us"
    assert today(practice_book) == again
