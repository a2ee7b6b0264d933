"""A federal request through the actions: logged as it comes, each act undone, redone and checked."""

from collections.abc import Callable
from datetime import date

from ctrecords.actions import requests
from ctrecords.actions.log import Entry, log
from ctrecords.actions.today import today
from ctrecords.casebook import Casebook
from ctrecords.law.docket import Group
from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, Clock, Fee, Move, Outcome

Undoable = Callable[[Casebook], None]


def at(book: Casebook, request: RequestId, entry: Entry) -> Standing:
    book.on = entry.on
    return log(book, request, entry).standing


def groups(book: Casebook, request: RequestId) -> list[Group]:
    return [row.group for row in today(book).rows if row.request == request]


def test_a_pause_and_more_time_stand_beside_the_laws_date(
    starter_book: Casebook, office: RequestId, undoable: Undoable
) -> None:
    paused = at(starter_book, office, Entry(kind="clarification_asked", on=date(2026, 11, 3)))
    assert (paused.clock, paused.move) == (Clock.PAUSED, Move.ME)
    assert groups(starter_book, office) == [Group.QUESTION]
    undoable(starter_book)
    answered = at(starter_book, office, Entry(kind="clarification_answered", on=date(2026, 11, 9)))
    assert (answered.clock, answered.move) == (Clock.ESTIMATE_GIVEN, Move.AGENCY)
    undoable(starter_book)
    more = at(starter_book, office, Entry(kind="extension", on=date(2026, 11, 10), by=Channel.MAIL))
    undoable(starter_book)
    assert more.clocks.response is not None
    assert more.clocks.response.deadline.date == date(2026, 11, 18)
    assert more.clocks.answer is not None
    assert more.clocks.answer.count is not None
    assert more.clocks.answer.count.ends == date(2026, 12, 10)
    assert groups(starter_book, office) == []
    starter_book.on = date(2026, 12, 11)
    assert requests.show(starter_book, office).clock is Clock.TIME_PASSED
    assert groups(starter_book, office) == [Group.PASSED]


def test_a_determination_is_appealed_to_the_agency_and_its_time_runs(
    starter_book: Casebook, office: RequestId, undoable: Undoable
) -> None:
    outcomes = {1: Outcome.PROVIDED_WITH_REDACTIONS, 2: Outcome.NO_RESPONSIVE_RECORDS, 3: Outcome.DENIED}
    determined = at(starter_book, office, Entry(kind="message", on=date(2026, 11, 12), outcomes=outcomes))
    undoable(starter_book)
    (appeal,) = determined.clocks.appeals
    assert (appeal.items, appeal.file_by, appeal.deadline.target) == (
        (1, 2, 3),
        date(2027, 3, 25),
        date(2027, 2, 10),
    )
    filed = at(starter_book, office, Entry(kind="appeal_filed", on=date(2026, 11, 16), by=Channel.PORTAL))
    undoable(starter_book)
    assert (filed.clock, filed.move) == (Clock.RUNNING, Move.AGENCY)
    starter_book.on = date(2026, 12, 16)
    assert requests.show(starter_book, office).clock is Clock.TIME_PASSED
    assert groups(starter_book, office) == [Group.PASSED]


def test_a_refused_waiver_is_no_payment_due_and_can_be_appealed(
    starter_book: Casebook, office: RequestId, undoable: Undoable
) -> None:
    refused = at(starter_book, office, Entry(kind="waiver_decided", on=date(2026, 11, 5), granted=False))
    undoable(starter_book)
    assert refused.fee is Fee.NONE
    assert [str(appeal.ground) for appeal in refused.clocks.appeals] == ["fee waiver refused"]
    granted = at(starter_book, office, Entry(kind="waiver_decided", on=date(2026, 11, 9), granted=True))
    assert granted.fee is Fee.WAIVED
    assert granted.appeal is None
    undoable(starter_book)
