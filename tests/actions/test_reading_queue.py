"""The queue reads what was asked for first, then text, then scans; it rests, goes on, and survives being stopped."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from ctrecords.actions import filing, reading, reading_file, reading_queue
from ctrecords.actions.reading_queue import ReadingQueue
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.extract import reader
from ctrecords.extract.page import Page
from ctrecords.extract.reader import Reader
from ctrecords.index.index import Index, State

File = Callable[[str], str]
LONG = 60


@pytest.fixture(autouse=True)
def _works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "WORK", "tests.reading_works:read")


@pytest.fixture
def file(starter_book: Casebook, tmp_path: Path) -> File:
    """File something that reads as its text says; give its SHA-256."""

    def made(says: str) -> str:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.bin"
        path.write_text(says)
        return filing.file(starter_book, [path])[0].sha256

    return made


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The files and pages in the order in which they were read."""
    done: list[tuple[str, int]] = []
    text, scan = reading_file.read, reading_file.scan

    def read_text(book: Casebook, child: Reader, source: str, go_on: Callable[[], bool]) -> None:
        done.append((source, 0))
        text(book, child, source, go_on)

    def read_scan(book: Casebook, child: Reader, source: str, number: int) -> None:
        done.append((source, number))
        scan(book, child, source, number)

    monkeypatch.setattr(reading_file, "read", read_text)
    monkeypatch.setattr(reading_file, "scan", read_scan)
    return done


def test_the_newest_file_first_and_text_before_scans(
    starter_book: Casebook, file: File, order: list[tuple[str, int]]
) -> None:
    one, two, three = file("1"), file("2 scan:0"), file("3")
    with ReadingQueue(starter_book, workers=1) as queue:
        assert queue.wait(LONG)
        assert queue.stand().files == queue.stand().scans == queue.left() == 0
    assert order == [(three, 0), (two, 0), (one, 0), (two, 1), (two, 2)]


def test_what_was_opened_is_read_before_all_others(
    starter_book: Casebook, file: File, order: list[tuple[str, int]]
) -> None:
    one, two = file("1 scan:0"), file("2")
    queue = ReadingQueue(starter_book, workers=1)
    queue.first(one)
    with queue:
        assert queue.wait(LONG)
    assert order == [(one, 0), (one, 1), (two, 0)]


def test_it_rests_goes_on_and_hears_of_new_files(starter_book: Casebook, file: File) -> None:
    file("1")
    queue = ReadingQueue(starter_book)
    queue.pause(on=True)
    with queue:
        assert queue.wait(LONG)
        assert queue.stand().paused
        reading.place(starter_book)
        assert queue.left() == 1
        queue.pause(on=False)
        assert queue.wait(LONG)
        assert queue.left() == 0
        file("2")
        assert queue.wait(LONG)
        assert (queue.left(), reading.coverage(starter_book).pages) == (0, 3)


def test_one_worker_is_enough_while_the_person_types(starter_book: Casebook, file: File) -> None:
    for number in range(1, 5):
        file(f"{number} scan:0")
    queue = ReadingQueue(starter_book)
    queue.calm(on=True)
    with queue:
        assert queue.wait(LONG)
        assert queue.left() == 0


def test_stopped_in_the_middle_it_goes_on_where_it_was(starter_book: Casebook, file: File) -> None:
    for number in range(5, 9):
        file(f"{number} scan:0")
    begun = threading.Event()
    queue = ReadingQueue(starter_book, told=begun.set)
    queue.start()
    assert begun.wait(LONG)
    queue.stop()
    with ReadingQueue(starter_book) as again:
        assert again.wait(LONG)
    assert reading.coverage(starter_book).pages == 5 + 6 + 7 + 8


def test_a_full_disk_stops_it_until_it_is_told_to_go_on(
    starter_book: Casebook, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    file("1")
    full = CtrecordsError("The disk is full; nothing was changed in index.db.", remedy="Free some space.")

    def refuse(*_: object) -> None:
        raise full

    with monkeypatch.context() as patched:
        patched.setattr(type(starter_book.index), "begin", refuse)
        with pytest.raises(CtrecordsError) as told:
            reading.read_all(starter_book)
        assert told.value is full
    with ReadingQueue(starter_book) as queue:
        assert queue.wait(LONG)
    assert reading.coverage(starter_book).pages == 1


def test_a_bug_over_one_file_stays_with_it_and_the_others_are_read(
    starter_book: Casebook, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    poisoned, good = file("1"), file("2")
    keep, bugs = Index.keep, list[BaseException]()

    def broken(index: Index, source: str, pages: Iterable[Page]) -> None:
        if source == poisoned:
            raise LookupError
        keep(index, source, pages)

    monkeypatch.setattr(Index, "keep", broken)
    with ReadingQueue(starter_book, workers=1, bug=bugs.append) as queue:
        assert queue.wait(LONG)
        assert (queue.left(), queue.stand().trouble) == (0, None)
        later = file("3")
        assert queue.wait(LONG)
    held = starter_book.index.reading(poisoned)
    assert held is not None
    assert held.state is State.REFUSED
    assert held.what == "The file broke the part of ctrecords that reads it."
    assert "Read again" in held.remedy
    assert len(starter_book.index.kept(good)) == 2
    assert len(starter_book.index.kept(later)) == 3
    assert [type(bug) for bug in bugs] == [LookupError]


def test_a_bug_in_a_scan_stays_with_its_page(
    starter_book: Casebook, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = file("2 scan:0")
    scan = reading_file.scan

    def broken(book: Casebook, child: Reader, source: str, number: int) -> None:
        if number == 1:
            raise LookupError
        scan(book, child, source, number)

    monkeypatch.setattr(reading_file, "scan", broken)
    reading.read_all(starter_book)
    tally = reading.coverage(starter_book)
    assert (tally.failed, tally.waiting) == (1, 0)
    assert starter_book.index.kept(source) == {1, 2}


def test_a_bug_over_no_file_is_said_and_stopping_never_fails(
    starter_book: Casebook, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    file("1")
    monkeypatch.setattr(reading_queue, "place", _broken)
    bugs: list[BaseException] = []
    with ReadingQueue(starter_book, bug=bugs.append) as queue:
        assert queue.wait(LONG)
        trouble = queue.stand().trouble
    assert trouble is not None
    assert "Reading met a bug" in trouble.what
    assert "open it again" in trouble.remedy
    assert [type(bug) for bug in bugs] == [LookupError]


def _broken(*_: object) -> None:
    raise LookupError
