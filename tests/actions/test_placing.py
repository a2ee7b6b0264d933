"""The index knows where everything with words stands, after each commit and each undo, without being told all again."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import filing, log, moving, notes, placing, reading, search, sorting
from ctrecords.actions.effects import Entry
from ctrecords.actions.filing import Came
from ctrecords.casebook import Casebook
from ctrecords.index.finding import Hit
from ctrecords.model.ids import DocumentId, RequestId, ref
from tests import paper

Undoable = Callable[[Casebook], None]


def hits(book: Casebook, words: str) -> tuple[Hit, ...]:
    return search.search(book, words).found.hits


def refs(book: Casebook, words: str) -> list[str]:
    return [hit.ref for hit in hits(book, words)]


def places(book: Casebook) -> list[tuple[object, ...]]:
    """Every place as it stands, with its source's own words."""
    return sorted(
        book.index.rows(
            'SELECT p.prefix, p.number, f.source, p.kind, p.name, p.event, p.request, p."case", p.agency, p.day,'
            " CASE f.state WHEN 'ours' THEN b.text ELSE '' END FROM place p JOIN file f ON f.id = p.file"
            " LEFT JOIN body b ON b.id = ((4194304 - f.id) << 20) + 1"
        ),
        key=str,
    )


@pytest.fixture(autouse=True)
def same(starter_book: Casebook) -> Iterator[None]:
    """What the journal's changes made of the places is what telling all again makes of them."""
    placing.place(starter_book)
    yield
    placing.place(starter_book)
    by_changes = places(starter_book)
    starter_book.index.remember("placed", "")
    placing.place(starter_book)
    assert places(starter_book) == by_changes


def call(book: Casebook, request: RequestId, words: str) -> str:
    made = log.log(book, request, Entry(kind="call", on=date(2026, 11, 18), summary=words))
    return ref("E", made.event)


def test_one_word_is_found_in_all_that_has_words(
    starter_book: Casebook, sent: RequestId, tmp_path: Path
) -> None:
    long = paper.pdf(*[f"Page {number} of nothing" for number in range(1, 14)], "The sharing settings")
    (tmp_path / "long.pdf").write_bytes(long)
    (tmp_path / "reply.eml").write_bytes(paper.eml("Item 3 on sharing is denied."))
    filed = filing.file(starter_book, [tmp_path / "long.pdf", tmp_path / "reply.eml"], Came(request=sent))
    called = call(starter_book, sent, "She said sharing is off")
    noted = notes.write(starter_book, notes.subject(starter_book, ref("R", sent)), "Ask about sharing again")
    reading.read_all(starter_book)
    found = hits(starter_book, "sharing")
    assert {(hit.ref, hit.kind, hit.page) for hit in found} == {
        (ref("D", filed[0].document), "page", 14),
        (ref("D", filed[1].document), "message", 1),
        (called, "call", 1),
        (ref("N", noted.id), "note", 1),
    }
    assert {hit.request for hit in found} == {sent}
    letters = hits(starter_book, "2026 kind:letter")
    assert {(hit.kind, hit.request) for hit in letters} == {("letter", sent)}
    assert search.count(starter_book, "sharing").kinds == {"page": 1, "message": 1, "call": 1, "note": 1}


def test_a_call_is_called_as_its_thread_names_it(starter_book: Casebook, sent: RequestId) -> None:
    said = "Sharing is on, she said"
    log.log(
        starter_book,
        sent,
        Entry(kind="call", on=date(2026, 11, 18), summary=said, person="Records Clerk"),
    )
    (hit,) = hits(starter_book, "sharing kind:call")
    assert hit.name == "Call with the Records Clerk"
    assert "Sharing" in hit.snippet


def test_a_note_is_found_as_it_stands_now(starter_book: Casebook, sent: RequestId) -> None:
    noted = notes.write(starter_book, notes.subject(starter_book, ref("R", sent)), "zebras")
    assert refs(starter_book, "zebras") == [ref("N", noted.id)]
    notes.change(starter_book, noted.id, text="lions")
    assert refs(starter_book, "zebras") == []
    assert refs(starter_book, "lions") == [ref("N", noted.id)]
    starter_book.store.undo()
    assert refs(starter_book, "zebras") == [ref("N", noted.id)]
    notes.remove(starter_book, noted.id)
    assert refs(starter_book, "zebras") == []


def test_an_event_that_moves_takes_its_files_along(
    starter_book: Casebook, sent: RequestId, office: RequestId, tmp_path: Path
) -> None:
    (tmp_path / "reply.eml").write_bytes(paper.eml("All about zebras."))
    (filed,) = filing.file(starter_book, [tmp_path / "reply.eml"], Came(request=sent))
    reading.read_all(starter_book)
    assert [hit.request for hit in hits(starter_book, "zebras")] == [sent]
    moving.assign(starter_book, filed.event, office, "It was theirs")
    assert [hit.request for hit in hits(starter_book, "zebras")] == [office]
    starter_book.store.undo()
    assert [hit.request for hit in hits(starter_book, "zebras")] == [sent]


def test_what_is_undone_is_not_found(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"zebras and lions")
    (filed,) = filing.file(starter_book, [tmp_path / "a.txt"], Came(request=sent))
    reading.read_all(starter_book)
    assert refs(starter_book, "zebras") == [ref("D", filed.document)]
    starter_book.store.undo()
    assert refs(starter_book, "zebras") == []
    assert reading.coverage(starter_book).unread == 0
    starter_book.store.redo()
    assert refs(starter_book, "zebras") == [ref("D", filed.document)]


def test_a_note_on_a_file_in_the_trash_is_there_with_it(
    starter_book: Casebook, sent: RequestId, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    (filed,) = filing.file(starter_book, [tmp_path / "a.txt"], Came(request=sent))
    about = notes.Subject(document=DocumentId(filed.document))
    noted = notes.write(starter_book, about, "zebras")
    assert [(hit.ref, hit.request) for hit in hits(starter_book, "zebras")] == [(ref("N", noted.id), sent)]
    sorting.to_trash(starter_book, [filed.document])
    assert refs(starter_book, "zebras") == []
    sorting.to_trash(starter_book, [filed.document], back=True)
    assert refs(starter_book, "zebras") == [ref("N", noted.id)]
