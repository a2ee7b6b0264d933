"""The inbox: what lies there, which requests are proposed and why, and putting it where it belongs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import cases, documents, filing, history, inbox, moving, reading, sorting, tracking
from ctrecords.actions.filing import Came
from ctrecords.actions.inbox import Waiting
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Event
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.kinds import Medium, TrackingKind
from ctrecords.model.request import Request
from tests import paper

Undoable = Callable[[Casebook], None]
File = Callable[..., Waiting]


@pytest.fixture
def came(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> File:
    """File one thing on November 23 and find it in the inbox."""
    starter_book.on = date(2026, 11, 23)

    def made(data: bytes, name: str = "a.eml", came: Came | None = None, *, read: bool = False) -> Waiting:
        path = tmp_path / name
        path.write_bytes(data)
        (first, *_) = filing.file(starter_book, [path], came)
        if read:
            reading.read_all(starter_book)
        return next(one for one in inbox.waiting(starter_book) if one.event.id == first.event)

    return made


def clerk(book: Casebook, request: RequestId, value: str) -> str:
    """Give the agency of a request an e-mail address of its own; its name."""
    agency = book.store.get(Agency, book.store.get(Request, request).agency)
    with book.store.transaction("Add a contact") as step:
        step.add(Contact(agency=agency.id, purpose="requests", kind="email", value=value))
    return agency.name


def first(one: Waiting) -> tuple[RequestId, str]:
    return one.proposed[0].request, one.proposed[0].reasons[0]


def test_a_tag_in_the_subject_names_the_request(came: File, sent: RequestId) -> None:
    one = came(paper.eml("x", subject=f"RE: Your request [r-{sent}]"))
    assert first(one) == (sent, f"its subject names [R-{sent}]")
    assert (one.subject, one.sender) == (
        f"RE: Your request [r-{sent}]",
        "Records Clerk <records@cedar.example>",
    )


def test_a_tag_in_the_words_counts_once_they_are_read(came: File, sent: RequestId) -> None:
    words = f"Thank you.\n\n> You wrote of [R-{sent}]:"
    assert came(paper.eml(words, subject="Hello"), "a.eml").proposed == ()
    assert first(came(paper.eml(words, subject="Hello there"), "b.eml", read=True)) == (
        sent,
        f"its words name [R-{sent}]",
    )


def test_a_number_of_no_request_proposes_nothing(came: File) -> None:
    assert came(paper.eml("x", subject="About [R-999999]")).proposed == ()


def test_a_tracking_number_is_known_as_it_stands(starter_book: Casebook, came: File, sent: RequestId) -> None:
    tracking.add(starter_book, sent, TrackingKind.AGENCY, "FOI 24-113", date(2026, 11, 12))
    assert first(came(paper.eml("x", subject="Case FOI  24-113 update"))) == (
        sent,
        "it names the number FOI 24-113",
    )
    assert came(paper.eml("y", subject="Case FOI 24-1134")).proposed == ()


def test_the_address_and_the_domain_of_the_agency(
    starter_book: Casebook, came: File, sent: RequestId
) -> None:
    name = clerk(starter_book, sent, "Records@Cedar.example, other@cedar.example")
    assert first(came(paper.eml("x", subject="Hello"))) == (
        sent,
        f"records@cedar.example is an address of {name}",
    )
    other = paper.eml("y", subject="Hello", sender="Someone <x@police.cedar.example>")
    assert first(came(other, "b.eml")) == (sent, f"police.cedar.example is where {name} is reached")
    stranger = paper.eml("z", subject="Hello", sender="x@notcedar.example")
    assert came(stranger, "c.eml").proposed == ()


def test_an_answer_goes_where_its_forerunner_is(
    starter_book: Casebook, came: File, sent: RequestId, tmp_path: Path
) -> None:
    earlier = paper.eml("first", subject="Cedar log", sender="a@one.example")
    (tmp_path / "e.eml").write_bytes(earlier)
    (row, *_) = filing.file(starter_book, [tmp_path / "e.eml"], Came(request=sent))
    message = documents.custody(starter_book, row.document).message
    assert message is not None
    answer = paper.eml("second", subject="Other", sender="b@two.example").replace(
        b"To:", f"In-Reply-To: <{message.message_id}>\nTo:".encode(), 1
    )
    assert first(came(answer, "b.eml")) == (sent, "it answers a message there")
    again = paper.eml("third", subject="RE: [EXTERNAL] Cedar log", sender="c@three.example")
    assert first(came(again, "c.eml")) == (sent, "a message there has the subject “Cedar log”")
    same = paper.eml("fourth", subject="News", sender="a@one.example")
    assert first(came(same, "d.eml")) == (sent, "a@one.example has written there")


def test_the_agency_and_the_words_of_a_file(starter_book: Casebook, came: File, sent: RequestId) -> None:
    name = starter_book.store.get(Agency, starter_book.store.get(Request, sent).agency).name
    said = came(paper.pdf(f"From the {name}\nto the requester"), "scan.pdf", read=True)
    assert first(said) == (sent, f"it names {name}")
    assert said.sender == ""
    assert said.subject == "scan.pdf"


def test_what_came_before_a_request_was_sent_is_not_proposed_for_it(
    starter_book: Casebook, came: File, sent: RequestId
) -> None:
    clerk(starter_book, sent, "records@cedar.example")
    early = Came(received=date(2026, 11, 3))
    assert came(paper.eml("x", subject="Hello"), "a.eml", early).proposed == ()


def test_a_tag_does_not_outweigh_that_it_would_be_refused(
    starter_book: Casebook, came: File, sent: RequestId
) -> None:
    """A message from before the request was sent cannot have come of it, whatever its subject says."""
    early = came(paper.eml("x", subject=f"Re: [R-{sent}]"), "a.eml", Came(received=date(2026, 11, 3)))
    assert early.proposed == ()
    with pytest.raises(CtrecordsError, match=rf"“Re: \[R-{sent}\]” is of Tue, Nov 3, before"):
        moving.assign(starter_book, early.event.id, sent)


def test_several_signs_add_up_and_all_are_said(starter_book: Casebook, came: File, sent: RequestId) -> None:
    name = clerk(starter_book, sent, "records@cedar.example")
    one = came(paper.eml("x", subject=f"Reply [{ref('R', sent)}]"))
    assert one.proposed[0].why == (
        f"Its subject names [R-{sent}]; records@cedar.example is an address of {name}."
    )


def test_put_on_its_request_it_leaves_the_inbox_and_undo_brings_it_back(
    starter_book: Casebook, came: File, sent: RequestId, undoable: Undoable
) -> None:
    one = came(paper.eml("x"), "a.eml", Came(medium=Medium.EMAIL))
    done = moving.assign(starter_book, one.event.id, sent)
    assert done.origin is None
    assert inbox.waiting(starter_book) == []
    undoable(starter_book)
    history.undo(starter_book)
    assert [each.event.id for each in inbox.waiting(starter_book)] == [one.event.id]


def test_it_can_belong_to_a_case_as_a_whole(
    starter_book: Casebook, came: File, sent: RequestId, undoable: Undoable
) -> None:
    one = came(paper.eml("x"))
    case = cases.listing(starter_book)[0].case
    inbox.to_case(starter_book, one.event.id, case.id)
    assert inbox.waiting(starter_book) == []
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="already") as caught:
        inbox.to_case(starter_book, one.event.id, case.id)
    assert caught.value.remedy == "Choose another case."
    moving.assign(starter_book, one.event.id, sent)
    assert starter_book.store.get(Event, one.event.id).case is None
    with pytest.raises(CtrecordsError, match="which has its case"):
        inbox.to_case(starter_book, one.event.id, case.id)


def test_what_is_in_the_trash_is_not_in_the_inbox(starter_book: Casebook, came: File) -> None:
    one = came(paper.eml("x"))
    sorting.to_trash(starter_book, [row.id for row in one.documents])
    assert inbox.waiting(starter_book) == []


def test_several_go_into_a_case_in_one_step_or_none_does(
    starter_book: Casebook, came: File, sent: RequestId, undoable: Undoable
) -> None:
    events = [came(paper.eml(body), f"{body}.eml").event.id for body in ("one", "two", "three")]
    case = cases.listing(starter_book)[0].case
    moving.assign(starter_book, events[2], sent)
    with pytest.raises(CtrecordsError, match="which has its case"):
        inbox.all_to_case(starter_book, events, case.id)
    assert inbox.count(starter_book) == 2
    head = starter_book.store.head.seq
    assert inbox.all_to_case(starter_book, events[:2], case.id) == 2
    assert starter_book.store.head.seq == head + 1
    assert inbox.count(starter_book) == 0
    assert inbox.all_to_case(starter_book, events[:2], case.id) == 0
    assert starter_book.store.head.seq == head + 1
    undoable(starter_book)
