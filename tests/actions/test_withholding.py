"""What is withheld is logged with its page and section, counted everywhere it belongs, and moves no date."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctrecords.actions import filing, reading, requests, sorting, withholding
from ctrecords.actions.citing import Passage
from ctrecords.actions.filing import Came
from ctrecords.actions.notes import Subject
from ctrecords.actions.withholding import Count
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Document
from ctrecords.model.ids import DocumentId, RequestId
from tests import paper

Undoable = Callable[[Casebook], None]


@pytest.fixture
def report(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> DocumentId:
    """A report of two pages, filed on the request and read."""
    path = tmp_path / "Report.pdf"
    path.write_bytes(paper.pdf("One", "Two"))
    made = filing.file(starter_book, [path], Came(request=sent))
    reading.read_all(starter_book)
    return made[0].document


def test_the_log_counts_everywhere(
    starter_book: Casebook, sent: RequestId, report: DocumentId, undoable: Undoable
) -> None:
    before = requests.show(starter_book, sent)
    withholding.log(starter_book, report, "agency name", place=Passage(page=2))
    made = withholding.log(
        starter_book, report, "  home   address ", place=Passage(page=1), section="§ 1-210(b)(2)  Personnel"
    )
    undoable(starter_book)
    assert (made.what, made.section, made.page) == ("home address", "1-210(b)(2)", 1)
    rows = withholding.withheld(starter_book, Subject(request=sent))
    assert [one.withholding.what for one in rows] == ["home address", "agency name"]
    assert withholding.count(rows).words == "2 withheld, 1 without an exemption cited"
    rolled = withholding.roll_up(starter_book)
    both = Count(2, 1)
    thread = before.thread
    assert rolled.documents == {report: both}
    assert rolled.requests == {sent: both}
    assert rolled.agencies == {thread.agency.id: both}
    assert rolled.cases == {thread.case.id: both}
    after = requests.show(starter_book, sent)
    assert (after.outcome, after.stage) == (before.outcome, before.stage)
    assert after.clocks.running() == before.clocks.running()
    assert withholding.unlisted(starter_book, made) == ""
    event = starter_book.store.get(Document, report).event
    assert withholding.uncited(starter_book, sent) == {event: 1}


def test_words_of_counts() -> None:
    assert Count().words == "Nothing withheld is logged."
    assert Count(12, 9).words == "12 withheld, 9 without an exemption cited"
    assert Count(3, 0).words == "3 withheld, an exemption cited for each"


def test_an_exemption_cited_later(starter_book: Casebook, report: DocumentId, undoable: Undoable) -> None:
    made = withholding.log(starter_book, report, "row 33, agency name", place=Passage(page=2))
    assert withholding.where(made) == "p. 2"
    changed = withholding.change(starter_book, made.id, section="1-210(b)(99)")
    undoable(starter_book)
    assert changed.section == "1-210(b)(99)"
    told = withholding.unlisted(starter_book, changed)
    assert told == "§ 1-210(b)(99) is none that us-ct lists; it is kept as you gave it."
    moved = withholding.change(
        starter_book, made.id, what="row 34", place=Passage(page=1, quotation="private")
    )
    assert (moved.what, moved.page, moved.quotation, moved.section) == (
        "row 34",
        1,
        "private",
        "1-210(b)(99)",
    )


def test_it_goes_and_comes_back(starter_book: Casebook, report: DocumentId, undoable: Undoable) -> None:
    made = withholding.log(starter_book, report, "a line")
    withholding.remove(starter_book, made.id)
    undoable(starter_book)
    assert withholding.withheld(starter_book) == []


def test_what_lies_in_the_trash_is_not_counted(starter_book: Casebook, report: DocumentId) -> None:
    withholding.log(starter_book, report, "a line")
    sorting.to_trash(starter_book, [report])
    assert withholding.roll_up(starter_book).documents == {}
    assert len(withholding.withheld(starter_book, Subject(document=report))) == 1


@pytest.mark.parametrize(
    ("what", "place", "words"),
    [
        ("  ", None, ("Say what was withheld.", "Type a few words")),
        ("x" * 501, None, ("501 characters are too many for what was withheld.", "Keep it under 500")),
        (
            "a line",
            Passage(page=9),
            ("“Report.pdf” has no page 9: its pages are 1 to 2.", "Look the page up"),
        ),
    ],
)
def test_what_says_nothing_is_refused(
    starter_book: Casebook, report: DocumentId, what: str, place: Passage | None, words: tuple[str, str]
) -> None:
    head = starter_book.store.head
    with pytest.raises(CtrecordsError) as told:
        withholding.log(starter_book, report, what, place=place)
    assert told.value.what == words[0]
    assert told.value.remedy.startswith(words[1])
    assert starter_book.store.head == head
