"""Notes and tags on anything: private by default, changed and removed, all undoable."""

from collections.abc import Callable
from datetime import date

import pytest

from ctrecords.actions import notes, requests
from ctrecords.actions.log import Entry, log
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import AgencyId, CaseId, RequestId
from ctrecords.model.kinds import NoteKind
from ctrecords.model.note import Tag

ON = date(2026, 11, 18)
Undoable = Callable[[Casebook], None]


def test_a_note_is_private_and_can_be_changed(
    starter_book: Casebook, sent: RequestId, undoable: Undoable
) -> None:
    about = Subject(request=sent)
    row = notes.write(starter_book, about, " The clerk is new. ", kind=NoteKind.TOLD)
    assert (row.text, row.kind, row.private) == ("The clerk is new.", NoteKind.TOLD, True)
    changed = notes.change(starter_book, row.id, private=False)
    assert (changed.text, changed.private) == ("The clerk is new.", False)
    undoable(starter_book)
    notes.remove(starter_book, row.id)
    assert notes.notes(starter_book, about) == []
    undoable(starter_book)


def test_notes_of_a_request_come_with_those_on_its_events(starter_book: Casebook, sent: RequestId) -> None:
    event = log(starter_book, sent, Entry(kind="call", on=ON, summary="Spoke")).event
    notes.write(starter_book, Subject(event=event), "She sounded hurried.", kind=NoteKind.INFERENCE)
    notes.write(starter_book, Subject(request=sent), "Ask for the log.", kind=NoteKind.IDEA)
    assert [row.text for row in notes.notes(starter_book, Subject(request=sent))] == [
        "She sounded hurried.",
        "Ask for the log.",
    ]
    assert [row.text for row in notes.notes(starter_book, Subject(event=event))] == ["She sounded hurried."]


@pytest.mark.parametrize(
    ("text", "name"),
    [("C-1", "C-1"), ("r-9", "R-9"), ("E-1", "E-1"), ("ct-fairfield-police", "ct-fairfield-police")],
)
@pytest.mark.usefixtures("sent")
def test_what_a_reference_names(starter_book: Casebook, text: str, name: str) -> None:
    assert notes.name(starter_book, notes.subject(starter_book, text)) == name


@pytest.mark.usefixtures("sent")
def test_a_case_is_named_by_its_title_and_a_document_by_its_number(starter_book: Casebook) -> None:
    assert notes.name(starter_book, notes.subject(starter_book, "Tried")) == "C-2"
    with pytest.raises(CtrecordsError, match="D-99 is not in this casebook"):
        notes.subject(starter_book, "D-99")
    with pytest.raises(CtrecordsError, match="No case is called"):
        notes.subject(starter_book, "nothing of the kind")


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [("  ", "needs a few words", "Type the note"), ("x" * 20_001, "20,001 characters", "write several")],
)
def test_what_is_no_note(starter_book: Casebook, sent: RequestId, text: str, what: str, remedy: str) -> None:
    with pytest.raises(CtrecordsError) as refused:
        notes.write(starter_book, Subject(request=sent), text)
    assert what in refused.value.what
    assert remedy in refused.value.remedy


def test_tags_on_several_things_in_one_act(
    starter_book: Casebook, sent: RequestId, undoable: Undoable
) -> None:
    about = [Subject(request=sent), Subject(request=RequestId(1))]
    assert notes.tag(starter_book, about, ["ICE ", "slow", "ice"]) == ["ICE", "slow"]
    assert [requests.show(starter_book, one.request or sent).thread.tags for one in about] == [
        ("ICE", "slow")
    ] * 2
    undoable(starter_book)
    before = starter_book.store.head
    notes.tag(starter_book, about, ["Slow"])
    assert notes.tags(starter_book, about[0]) == ["ICE", "slow"]
    assert starter_book.store.next_undo() == "Tag on 2 things: ICE, slow"
    assert starter_book.store.head == before
    assert notes.all_tags(starter_book) == [("ICE", 2), ("slow", 2)]


def test_a_tag_on_nothing_is_forgotten(starter_book: Casebook, sent: RequestId, undoable: Undoable) -> None:
    about = Subject(request=sent)
    notes.tag(starter_book, [about], ["slow"])
    notes.untag(starter_book, [about], ["SLOW"])
    assert starter_book.store.find(Tag) == []
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="no tag “slow” on it") as refused:
        notes.untag(starter_book, [about], ["slow"])
    assert "Look at its tags" in refused.value.remedy


@pytest.mark.parametrize("names", [[], [" "], ["a, b"], ["x" * 41], ["two\x07"]])
def test_what_is_no_tag(starter_book: Casebook, sent: RequestId, names: list[str]) -> None:
    with pytest.raises(CtrecordsError) as refused:
        notes.tag(starter_book, [Subject(request=sent)], names)
    assert "tag" in refused.value.what
    assert refused.value.remedy


def test_what_wears_which_tags(starter_book: Casebook, sent: RequestId, undoable: Undoable) -> None:
    assert notes.worn(starter_book) == notes.Worn(cases={}, agencies={}, events={}, documents={})
    event = log(starter_book, sent, Entry(kind="call", on=ON, summary="Spoke")).event
    every = [
        Subject(case=CaseId(1)),
        Subject(agency=AgencyId(2)),
        Subject(event=event),
        Subject(request=sent),
    ]
    notes.tag(starter_book, every, ["slow", "ICE"])
    both = ("ICE", "slow")
    assert notes.worn(starter_book) == notes.Worn(
        cases={CaseId(1): both}, agencies={AgencyId(2): both}, events={event: both}, documents={}
    )
    undoable(starter_book)
