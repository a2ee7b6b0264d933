"""Whatever a file does, its reading ends with a state and a reason, and the next file is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctrecords.actions import casebooks, filing, reading
from ctrecords.actions.filing import Filed
from ctrecords.actions.search import search
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.extract import reader
from ctrecords.index.kept import Reading, State, Tally
from ctrecords.model.event import Blob
from ctrecords.model.ids import DocumentId
from tests.cancelling import Cancellable

File = Callable[[str], Filed]


@pytest.fixture(autouse=True)
def _works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "WORK", "tests.reading_works:read")


@pytest.fixture
def file(starter_book: Casebook, tmp_path: Path) -> File:
    """File something that reads as its text says."""

    def made(says: str) -> Filed:
        path = tmp_path / f"{says.replace(':', '-').replace(' ', '_')}.bin"
        path.write_text(says)
        return filing.file(starter_book, [path])[0]

    return made


def held(book: Casebook, one: Filed) -> Reading:
    found = book.index.reading(one.sha256)
    assert found is not None
    return found


def test_a_page_that_breaks_the_reader_is_told_and_the_others_are_read(
    starter_book: Casebook, file: File, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = file("4 crash:2 bug:3"), file("1")
    reading.read_all(starter_book)
    state = held(starter_book, one)
    assert (state.state, state.failed) == (State.READ, 2)
    assert state.what == "The file broke the part of ctrecords that reads it."
    assert "Read again" in state.remedy
    page = starter_book.index.page(one.sha256, 2)
    assert page is not None
    assert page.notes[0].startswith("The process doing the work ended unexpectedly.")
    pages = [hit.page for hit in search(starter_book, "zebra").found.hits if hit.source == one.sha256]
    assert sorted(pages) == [1, 4]
    assert held(starter_book, other).state is State.READ
    assert "reading_works.py" in caplog.text
    assert "the words of the file" not in caplog.text


def test_a_file_that_breaks_the_reader_again_and_again_is_left(starter_book: Casebook, file: File) -> None:
    one = file("9 crash:all")
    two = file("9 crash:2 crash:3")
    reading.read_all(starter_book)
    state = held(starter_book, one)
    assert (state.state, state.look.pages) == (State.REFUSED, 0)
    assert state.what == "The process doing the work ended unexpectedly."
    assert "kept as it is" in state.remedy
    assert held(starter_book, two).state is State.READ
    assert starter_book.vault.verify(one.sha256) == "ok"


def test_a_refused_page_is_no_break(starter_book: Casebook, file: File) -> None:
    one = file("5 refuse:2 refuse:3 refuse:4")
    reading.read_all(starter_book)
    state = held(starter_book, one)
    assert (state.state, state.failed, state.what) == (State.READ, 3, "This page is damaged.")


def test_what_is_not_searchable_is_said(starter_book: Casebook, file: File) -> None:
    file("3 scan:0 blur:2")
    file("2 crash:0")
    assert reading.uncovered(reading.coverage(starter_book)) == "Not searchable: 2 files not read yet."
    reading.read_all(starter_book, scans=False)
    said = reading.uncovered(reading.coverage(starter_book))
    assert said == "Not searchable: 3 pages of scans in 1 file, 1 file that cannot be read."
    reading.read_all(starter_book)
    said = reading.uncovered(reading.coverage(starter_book))
    assert said == "Not searchable: 1 file that cannot be read, 1 page that could not be read in 1 file."
    tally = search(starter_book, "zebra").coverage
    assert tally == Tally(
        files=2, pages=2, waiting=0, waiting_files=0, silent=0, failed=1, failed_files=1, unread=0, refused=1
    )


def test_all_read_is_nothing_to_say(starter_book: Casebook, file: File) -> None:
    file("2")
    reading.read_all(starter_book)
    assert reading.uncovered(reading.coverage(starter_book)) == ""


def test_read_again_asks_only_what_is_wanted(
    starter_book: Casebook, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = file("1 crash:0")
    reading.read_all(starter_book)
    assert held(starter_book, one).state is State.REFUSED
    monkeypatch.setattr(reader, "WORK", "ctrecords.extract.work:work")
    reading.read_all(starter_book)
    assert held(starter_book, one).state is State.REFUSED
    assert reading.again(starter_book, [one.document]) == 1
    reading.read_all(starter_book)
    assert held(starter_book, one).state is State.READ
    with pytest.raises(CtrecordsError):
        reading.again(starter_book, [DocumentId(999)])


def test_read_again_by_ocr(starter_book: Casebook, file: File) -> None:
    one = file("2")
    reading.read_all(starter_book)
    reading.again(starter_book, [one.document], scans=True)
    assert reading.coverage(starter_book).waiting == 2
    assert search(starter_book, "zebra").found.total == 2
    reading.read_all(starter_book)
    assert {hit.how for hit in search(starter_book, "zebra").found.hits} == {"ocr"}


def test_cancel_keeps_what_was_read(starter_book: Casebook, file: File) -> None:
    file("3")
    stopped = Cancellable()
    stopped.cancelled = True
    with pytest.raises(CancelledError):
        reading.read_all(starter_book, progress=stopped)
    reading.read_all(starter_book)
    assert search(starter_book, "zebra").found.total == 3


def test_an_index_that_cannot_be_used_is_made_again(tmp_path: Path) -> None:
    folder = casebooks.create(tmp_path / "Tried.casebook").folder
    (tmp_path / "a.bin").write_text("3")
    with open_casebook(folder) as book:
        filing.file(book, [tmp_path / "a.bin"])
        reading.read_all(book)
    (folder / "index.db").write_bytes(b"rubbish" * 1000)
    with open_casebook(folder) as book:
        before = reading.coverage(book)
        assert (before.unread, before.pages) == (before.files, 0)
        said = "The search index could not be used and is made anew; your records and files are whole."
        assert said in search(book, "zebra").notes
        reading.read_all(book)
        assert search(book, "zebra").found.total == 3
        assert said not in search(book, "zebra").notes


@pytest.mark.parametrize("harm", ["deleted", "zeroed", "another casebook's"])
def test_an_index_deleted_zeroed_or_anothers_holds_up_nothing(tmp_path: Path, harm: str) -> None:
    folders = [casebooks.create(tmp_path / f"{name}.casebook").folder for name in ("One", "Other")]
    (tmp_path / "a.bin").write_text("3")
    for folder in folders:
        with open_casebook(folder) as book:
            filing.file(book, [tmp_path / "a.bin"])
            reading.read_all(book)
    index = folders[0] / "index.db"
    if harm == "deleted":
        index.unlink()
    else:
        index.write_bytes(b"" if harm == "zeroed" else (folders[1] / "index.db").read_bytes())
    with open_casebook(folders[0]) as book:
        assert book.index.kept(book.store.find(Blob)[0].sha256) == set()
        assert search(book, "zebra").found.total == 0
        assert reading.coverage(book).unread == 1
        reading.read_all(book)
        assert search(book, "zebra").found.total == 3


def test_a_file_missing_from_the_vault_is_said(starter_book: Casebook, file: File) -> None:
    one, other = file("1"), file("2")
    for path in (starter_book.folder / "files").rglob(f"{one.sha256}*"):
        path.unlink()
    reading.read_all(starter_book)
    assert held(starter_book, one).state is State.REFUSED
    assert held(starter_book, other).state is State.READ
