"""Saying how documents came, on many at once; the list that shows it all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import citing, documents, filing, notes, reading, sorting, withholding
from ctrecords.actions.citing import Passage
from ctrecords.actions.filing import Came
from ctrecords.actions.notes import Subject
from ctrecords.actions.sorting import Said
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Document
from ctrecords.model.ids import DocumentId, RequestId
from ctrecords.model.kinds import Medium
from tests import paper

Undoable = Callable[[Casebook], None]


@pytest.fixture
def two(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> list[DocumentId]:
    """A report and a table, filed on the request and read."""
    files = {
        "Report.pdf": paper.pdf("The log of November", "Shared with the office"),
        "log.csv": b"a,b\n" * 120,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    made = filing.file(starter_book, [tmp_path / name for name in files], Came(request=sent))
    reading.read_all(starter_book)
    return [one.document for one in made]


def test_many_are_changed_in_one_step(
    starter_book: Casebook, two: list[DocumentId], undoable: Undoable
) -> None:
    said = Said(received_on=date(2026, 11, 16), medium=Medium.DRIVE, source=" Records  Clerk ")
    assert sorting.change(starter_book, two, said) == 2
    assert sorting.change(starter_book, two, said) == 0
    undoable(starter_book)
    for number in two:
        row = starter_book.store.get(Document, number)
        assert (row.received_on, row.medium, row.source) == (
            date(2026, 11, 16),
            Medium.DRIVE,
            "Records Clerk",
        )
    sorting.change(starter_book, two[:1], Said(expires_on=date(2026, 12, 1)))
    assert starter_book.store.get(Document, two[0]).expires_on == date(2026, 12, 1)
    sorting.change(starter_book, two[:1], Said(never=True, medium=Medium.UNSAID))
    row = starter_book.store.get(Document, two[0])
    assert (row.expires_on, row.medium, row.received_on) == (None, Medium.UNSAID, date(2026, 11, 16))


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (Said(), "Nothing is to be changed."),
        (Said(received_on=date(2027, 1, 1)), "A file cannot have been received after today."),
        (Said(source="x" * 201), "201 characters are too many for where it came from."),
    ],
)
def test_what_cannot_be_is_refused(
    starter_book: Casebook, two: list[DocumentId], said: Said, what: str
) -> None:
    head = starter_book.store.head
    with pytest.raises(CtrecordsError) as told:
        sorting.change(starter_book, two, said)
    assert told.value.what == what
    assert told.value.remedy
    assert starter_book.store.head == head


def test_a_letter_of_ours_was_not_received(starter_book: Casebook, two: list[DocumentId]) -> None:
    ours = next(one for one in documents.listing(starter_book) if not documents.received(one))
    with pytest.raises(CtrecordsError, match="was sent by you, not received") as told:
        sorting.change(starter_book, [*two, ours.document.id], Said(received_on=date(2026, 11, 16)))
    assert told.value.remedy == "Leave it out, or leave the day as it is."


def test_the_list_shows_what_is_known(starter_book: Casebook, two: list[DocumentId]) -> None:
    report, table = two
    notes.tag(starter_book, [Subject(document=report)], ["sharing"])
    citing.cite(starter_book, report, Passage(page=1))
    withholding.log(starter_book, report, "a line", place=Passage(page=2))
    found = {one.document.id: one for one in documents.listing(starter_book)}
    assert (found[report].tags, found[report].cited, found[report].withheld.total) == (("sharing",), 1, 1)
    assert documents.text_state(found[table]) == "120 rows"
    assert documents.text_state(found[report]) == "2 p., text"
    count = documents.count(starter_book)
    sorting.to_trash(starter_book, [report])
    assert documents.count(starter_book) == count - 1


def test_steps_do_not_name_files(starter_book: Casebook, two: list[DocumentId]) -> None:
    sorting.to_trash(starter_book, two)
    sorting.to_trash(starter_book, two[:1], back=True)
    labels = [step.label for step in starter_book.store.steps(2)]
    assert labels == [f"Take D-{two[0]} out of the trash", "Move 2 files to the trash"]
