"""Logging: one event, many effects; messy threads keep their law."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import directory, history, requests
from ctrecords.actions import log as logging
from ctrecords.actions.log import Entry, log, read_reply
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.thread_words import title, when
from ctrecords.law.wording import second
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Document
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Certainty, Channel, Clock, Direction, Fee, Move, Outcome, Result, Stage
from ctrecords.model.request import Request

D18 = date(2026, 11, 18)
ANSWER = {
    1: Outcome.PROVIDED,
    2: Outcome.PROVIDED,
    3: Outcome.PROVIDED,
    4: Outcome.DENIED,
    5: Outcome.NOT_ADDRESSED,
}


def test_what_did_they_answer(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    logged = log(starter_book, sent, Entry(kind="message", on=date(2026, 11, 16), outcomes=ANSWER))
    standing = logged.standing
    assert standing.outcome is Result.PARTLY_PROVIDED
    assert standing.open_items == (5, 6)
    assert [state.outcome for state in standing.items] == [*ANSWER.values(), Outcome.AWAITING]
    denied = [running for running in standing.clocks.appeals if running.items == (4,)]
    assert [running.deadline.starts for running in denied] == [date(2026, 11, 16)]
    undoable(starter_book)


def test_a_written_denial_opens_thirty_days(starter_book: Casebook, sent: RequestId) -> None:
    starter_book.on = date(2026, 11, 13)
    entry = Entry(
        kind="denied", on=date(2026, 11, 13), exemption="1-210(b)(3)", quotation="police records", page=1
    )
    standing = log(starter_book, sent, entry).standing
    assert standing.outcome is Result.DENIED
    assert standing.clock is Clock.WINDOW_OPEN
    assert standing.clocks.silence is None
    assert [running.deadline.date for running in standing.clocks.appeals] == [date(2026, 12, 14)]
    assert standing.appeal is not None
    assert standing.appeal.file_by == date(2026, 12, 11)
    assert {state.section for state in standing.items} == {"1-210(b)(3)"}


def test_silence_is_not_undone_by_a_later_denial(starter_book: Casebook, sent: RequestId) -> None:
    standing = log(starter_book, sent, Entry(kind="denied", on=D18, outcomes={4: Outcome.DENIED})).standing
    assert standing.clocks.silence == date(2026, 11, 17)
    assert standing.appeal is not None
    assert standing.appeal.file_by == date(2026, 12, 17)


def test_a_messy_thread(starter_book: Casebook, sent: RequestId) -> None:
    log(starter_book, sent, Entry(kind="acknowledged", on=date(2026, 11, 14), by=Channel.EMAIL))
    log(starter_book, sent, Entry(kind="message", on=date(2026, 11, 16), direction=Direction.IN))
    two = log(
        starter_book, sent, Entry(kind="message", on=date(2026, 11, 16), outcomes={1: Outcome.PROVIDED})
    )
    before = two.standing.clocks
    edited = logging.edit(starter_book, two.event, on=date(2026, 11, 17), summary="corrected")
    assert edited.standing.clocks.silence == before.silence == date(2026, 11, 17)
    assert edited.standing.move is Move.ME
    assert all(state.unread for state in edited.standing.items[1:])


def test_reading_a_reply(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    reply = log(starter_book, sent, Entry(kind="message", on=D18))
    assert reply.standing.happened.unread()
    read = logging.read_reply(
        starter_book, reply.event, Entry(kind="message", on=D18, outcomes={1: Outcome.PROVIDED})
    )
    assert not read.standing.happened.unread()
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="Nothing was said"):
        logging.read_reply(starter_book, reply.event, Entry(kind="message", on=D18))


def test_a_call_is_never_a_reply_to_read(starter_book: Casebook, sent: RequestId) -> None:
    call = Entry(
        kind="call", on=D18, direction=Direction.IN, person="Records Clerk", summary="Estimate follows"
    )
    assert not log(starter_book, sent, call).standing.happened.unread()


def test_a_promise_never_moves_the_law(starter_book: Casebook, sent: RequestId) -> None:
    starter_book.on = date(2026, 11, 12)
    promised = Entry(kind="promise", on=date(2026, 11, 12), promised=date(2026, 11, 20), summary="By then.")
    standing = log(starter_book, sent, promised).standing
    assert standing.clocks.response is not None
    assert standing.clocks.response.deadline.date == date(2026, 11, 17)
    assert [(claim.on, claim.broken) for claim in standing.clocks.claims] == [(date(2026, 11, 20), False)]
    starter_book.on = date(2026, 11, 21)
    assert [claim.broken for claim in requests.show(starter_book, sent).clocks.claims] == [True]


def test_fees(starter_book: Casebook, sent: RequestId) -> None:
    log(starter_book, sent, Entry(kind="fee_estimated", on=D18, cents=31250))
    standing = log(starter_book, sent, Entry(kind="fee_paid", on=D18, cents=20000)).standing
    assert (standing.fee, standing.asked, standing.paid) == (Fee.PAID, 31250, 20000)


def test_withdrawn_ends_it(starter_book: Casebook, sent: RequestId) -> None:
    standing = log(starter_book, sent, Entry(kind="withdrawn", on=D18)).standing
    assert (standing.stage, standing.outcome, standing.move) == (Stage.CLOSED, Result.WITHDRAWN, Move.NOBODY)


def test_an_appeal_filed_is_with_the_commission(starter_book: Casebook, sent: RequestId) -> None:
    standing = log(starter_book, sent, Entry(kind="appeal_filed", on=D18)).standing
    assert standing.move is Move.FOIC
    assert standing.appeal is None


def test_filing_outside_the_safe_window_asks_for_a_reason(starter_book: Casebook, sent: RequestId) -> None:
    starter_book.on = date(2026, 12, 20)
    late = Entry(kind="appeal_filed", on=date(2026, 12, 17))
    with pytest.raises(CtrecordsError, match="lies outside Nov 18 to Dec 16, when filing is safe") as refused:
        log(starter_book, sent, late)
    assert "say why in the note" in refused.value.remedy
    early = Entry(kind="appeal_filed", on=date(2026, 11, 12))
    with pytest.raises(CtrecordsError, match="lies outside"):
        log(starter_book, sent, early)
    starter_book.on = date(2026, 11, 12)
    with pytest.raises(CtrecordsError, match="Nothing of R-9 is denied yet"):
        log(starter_book, sent, early)
    starter_book.on = date(2026, 12, 20)
    reasoned = log(starter_book, sent, replace(late, summary="The clerk gave December 17 in writing."))
    assert reasoned.standing.move is Move.FOIC


def test_files_are_kept(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> None:
    reply = tmp_path / "Reply & <log>.txt"
    reply.write_bytes(b"the reply")
    logged = log(starter_book, sent, Entry(kind="message", on=D18, files=(reply,)))
    documents = starter_book.store.find(Document, event=logged.event)
    assert [(one.name, one.received_on) for one in documents] == [(reply.name, D18)]
    with pytest.raises(CtrecordsError):
        log(starter_book, sent, Entry(kind="message", on=D18, files=(tmp_path / "gone.txt",)))


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (Entry(kind="denied", on=date(2026, 11, 19)), "still to come"),
        (Entry(kind="denied", on=date(2026, 11, 9)), "before R-9 was sent"),
        (Entry(kind="denied", on=D18, outcomes={7: Outcome.DENIED}), "has no item 7"),
        (Entry(kind="denied", on=D18, outcomes={1: Outcome.PROVIDED}), "cannot be provided"),
        (Entry(kind="sent", on=D18), "its own command"),
        (Entry(kind="outcome", on=D18), "belongs to an item"),
        (Entry(kind="telepathy", on=D18), "not a kind of event"),
        (Entry(kind="fee_estimated", on=D18), "needs its amount"),
        (Entry(kind="promise", on=D18), "needs its date"),
        (Entry(kind="call", on=D18, at="25:99"), "not a time of day"),
        (Entry(kind="call", on=D18, until=date(2026, 11, 17)), "lies before"),
        (Entry(kind="call", on=D18, until=date(2026, 11, 19)), "still to come"),
        (Entry(kind="promise", on=D18, promised=date(2201, 1, 1)), "outside the years"),
    ],
)
def test_bad_input_is_a_sentence_and_writes_nothing(
    starter_book: Casebook, sent: RequestId, entry: Entry, what: str
) -> None:
    head = starter_book.store.head
    with pytest.raises(CtrecordsError, match=what) as refused:
        log(starter_book, sent, entry)
    assert refused.value.remedy
    assert starter_book.store.head == head


def test_nothing_comes_of_a_draft(starter_book: Casebook) -> None:
    draft = starter_book.store.find(Request)[0].id
    with pytest.raises(CtrecordsError, match="has not been marked sent"):
        log(starter_book, draft, Entry(kind="acknowledged", on=D18))
    with pytest.raises(CtrecordsError, match="has not been marked sent"):
        log(starter_book, draft, Entry(kind="note", on=D18, cents=500))
    log(starter_book, draft, Entry(kind="note", on=D18, summary="ask the clerk first"))


def test_a_corrected_day_keeps_the_order_of_asking_and_answering(
    starter_book: Casebook, sent: RequestId
) -> None:
    asked = requests.show(starter_book, sent).thread.entries[0].event.id
    reply = log(starter_book, sent, Entry(kind="acknowledged", on=date(2026, 11, 12))).event
    for event, on in ((reply, date(2026, 11, 9)), (asked, date(2026, 11, 13))):
        with pytest.raises(CtrecordsError, match="Something would come before R-9 was sent") as refused:
            logging.edit(starter_book, event, on=on)
        assert refused.value.remedy.startswith("Check the date")
    with pytest.raises(CtrecordsError, match="still to come"):
        logging.edit(starter_book, reply, on=date(2026, 11, 19))
    logging.edit(starter_book, asked, on=date(2026, 11, 12))
    logging.edit(starter_book, reply, on=D18)


def test_an_edit_keeps_both_versions(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    call = log(starter_book, sent, Entry(kind="call", on=D18, summary="frist"))
    logging.edit(starter_book, call.event, summary="first")
    undoable(starter_book)
    rows = starter_book.store.history(
        type(requests.show(starter_book, sent).thread.entries[0].event), call.event
    )
    assert rows[-1].changes["summary"] == ["frist", "first"] or tuple(rows[-1].changes["summary"]) == (
        "frist",
        "first",
    )


def test_a_request_under_a_law_not_built_in_says_so(starter_book: Casebook, sent: RequestId) -> None:
    row = starter_book.store.get(Request, sent)
    agency = starter_book.store.get(Agency, row.agency)
    with starter_book.store.transaction("Correct an agency") as step:
        step.put(replace(agency, law="us-ny"))
    with pytest.raises(CtrecordsError, match="under the law “us-ny”, which is not built in") as refused:
        requests.show(starter_book, sent)
    assert refused.value.remedy.startswith("Choose a request of an agency")


def test_a_failed_delivery_marks_its_contact_in_one_act(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    agency = requests.show(starter_book, sent).thread.agency.id
    contact = directory.show(starter_book, agency).ways()[0]
    log(starter_book, sent, Entry(kind="delivery_failed", on=D18, by=Channel.MAIL, bounced=contact.id))
    assert starter_book.store.get(Contact, contact.id).bounced_on == D18
    assert directory.returned(starter_book, agency) == []
    undoable(starter_book)
    history.undo(starter_book)
    assert starter_book.store.get(Contact, contact.id).bounced_on is None
    assert len(requests.show(starter_book, sent).thread.entries) == 1


def test_a_contact_is_marked_only_where_something_came_back_from_it(
    starter_book: Casebook, sent: RequestId
) -> None:
    agency = requests.show(starter_book, sent).thread.agency
    own = directory.show(starter_book, agency.id).ways()[0]
    other = next(row for row in starter_book.store.find(Contact) if row.agency != agency.id)
    for kind, contact, what, remedy in (
        ("acknowledged", own, "Nothing comes back by “acknowledged”.", "Log it as delivery_failed"),
        (
            "delivery_failed",
            other,
            f"{other.value} is no contact of {agency.name}.",
            "Choose one of that agency.",
        ),
    ):
        with pytest.raises(CtrecordsError) as refused:
            log(starter_book, sent, Entry(kind=kind, on=D18, bounced=contact.id))
        assert refused.value.what == what
        assert refused.value.remedy.startswith(remedy)
    assert starter_book.store.get(Contact, other.id).bounced_on is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("message", Channel.UNSAID),
        ("acknowledged", Channel.UNSAID),
        ("call", Channel.CALL),
        ("note", Channel.NOTE),
    ],
)
def test_nothing_is_invented_about_how_it_came(
    starter_book: Casebook, sent: RequestId, kind: str, said: Channel, undoable: Callable[[Casebook], None]
) -> None:
    log(starter_book, sent, Entry(kind=kind, on=D18))
    event = requests.show(starter_book, sent).thread.entries[-1].event
    assert (event.channel, event.certainty) == (said, Certainty.STATED)
    undoable(starter_book)


def test_a_file_is_what_documents_an_event(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> None:
    paper = tmp_path / "answer.pdf"
    paper.write_bytes(b"%PDF-1.4")
    log(starter_book, sent, Entry(kind="acknowledged", on=D18, files=(paper,)))
    log(starter_book, sent, Entry(kind="call", on=D18, certainty=Certainty.BELIEF))
    sure = [one.event.certainty for one in requests.show(starter_book, sent).thread.entries[-2:]]
    assert sure == [Certainty.DOCUMENTED, Certainty.BELIEF]


def test_a_message_nobody_said_the_way_of_is_named_without_one(
    starter_book: Casebook, sent: RequestId
) -> None:
    log(starter_book, sent, Entry(kind="message", on=D18))
    standing = requests.show(starter_book, sent)
    assert second(standing) == "Reply came today, not read"
    entry = standing.thread.entries[-1]
    assert title(entry, standing.thread) == "Message, not read"
    assert when(entry.event, standing.days, channel=True) == "Wed, Nov 18, not said how"
    read_reply(starter_book, entry.event.id, Entry(kind="acknowledged", on=D18))
    assert second(requests.show(starter_book, sent)) == "Acknowledgment only"
