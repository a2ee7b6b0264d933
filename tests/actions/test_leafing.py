"""Words are counted over a whole file, the page one left comes back, and what a message brought is known."""

from pathlib import Path

import pytest

from ctrecords.actions import filing, leafing, reading
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError
from tests import paper
from tests.cancelling import Cancellable


@pytest.fixture
def report(starter_book: Casebook, tmp_path: Path) -> str:
    path = tmp_path / "report.pdf"
    path.write_bytes(paper.pdf("Data sharing and sharing", "nothing here", "Resharing, shared"))
    sha256 = filing.file(starter_book, [path])[0].sha256
    reading.read_all(starter_book)
    return sha256


def test_words_are_counted_over_all_pages(starter_book: Casebook, report: str) -> None:
    whole = leafing.find(starter_book, report, ["sharing"])
    assert ([hit.page for hit in whole.hits], whole.by_page) == ([1, 1], {1: range(2)})
    typed = leafing.find(starter_book, report, ["shar"], whole=False)
    assert typed.by_page == {1: range(2), 3: range(2, 4)}
    assert leafing.find(starter_book, report, [" "]).hits == ()
    assert not leafing.find(starter_book, "0" * 64, ["sharing"]).hits


def test_counting_stops_when_it_is_not_wanted(starter_book: Casebook, report: str) -> None:
    progress = Cancellable()
    progress.cancelled = True
    with pytest.raises(CancelledError):
        leafing.find(starter_book, report, ["sharing"], progress=progress)


def test_the_page_one_left_comes_back(starter_book: Casebook, report: str) -> None:
    head = starter_book.store.head
    assert leafing.open_file(starter_book, report).page == 1
    leafing.leave(starter_book, report, 3)
    opened = leafing.open_file(starter_book, report)
    assert (opened.page, len(opened.leaves)) == (3, 3)
    leafing.leave(starter_book, report, 1)
    assert leafing.open_file(starter_book, report).page == 1
    assert starter_book.store.head == head


def test_what_is_forgotten_leaves_no_page_behind(starter_book: Casebook, report: str) -> None:
    leafing.leave(starter_book, report, 3)
    starter_book.index.forget(report)
    assert leafing.open_file(starter_book, report) == leafing.Opened(leaves=(), page=1)


def test_the_files_of_a_message_are_known_in_order(starter_book: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "reply.eml"
    path.write_bytes(paper.eml("Attached", attachments=[("b.csv", b"1,2\n"), ("a.txt", b"words")]))
    sha256 = filing.file(starter_book, [path])[0].sha256
    assert [(one.name, one.size) for one in leafing.parts(starter_book, sha256)] == [
        ("b.csv", 4),
        ("a.txt", 5),
    ]
    assert leafing.parts(starter_book, "0" * 64) == ()
