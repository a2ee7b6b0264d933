"""One search: filters that were typed and chosen, what to say of them, exact counts, and the nearest spelling."""

from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import filing, notes, reading
from ctrecords.actions.filing import Came
from ctrecords.actions.search import count, search, stop, understand
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError
from ctrecords.index.where import Where
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.request import Request

SLUG = "ct-fairfield-police"


@pytest.fixture
def book(starter_book: Casebook, sent: RequestId, office: RequestId, tmp_path: Path) -> Casebook:
    """Two requests with a file and a note each."""
    for request, day, text in (
        (sent, date(2026, 11, 2), "zebras and lions"),
        (office, date(2026, 11, 9), "zebras only"),
    ):
        path = tmp_path / f"{request}.txt"
        path.write_text(text)
        filing.file(starter_book, [path], Came(request=request, received=day))
        notes.write(starter_book, notes.Subject(request=request), f"zebras, said of {request}")
    reading.read_all(starter_book)
    return starter_book


def names(book: Casebook, words: str, where: Where | None = None) -> set[str]:
    return {hit.name for hit in search(book, words, where=where).found.hits}


def test_typed_filters(book: Casebook, sent: RequestId, office: RequestId) -> None:
    assert names(book, f"zebras kind:page request:R-{sent}") == {f"{sent}.txt"}
    assert names(book, f"zebras agency:{SLUG}") == {f"{sent}.txt", f"zebras, said of {sent}"}
    assert names(book, "zebras kind:page after:2026-11-03") == {f"{office}.txt"}
    assert names(book, "zebras kind:page before:2026-11-03") == {f"{sent}.txt"}
    case = book.store.get(Request, sent).case
    assert names(book, f"zebras case:{ref('C', case)} kind:note") == {f"zebras, said of {sent}"}


def test_typed_and_chosen_filters_both_hold(book: Casebook, sent: RequestId, office: RequestId) -> None:
    only = Where(requests=frozenset({sent}), kinds=frozenset({"page"}))
    assert names(book, "zebras", only) == {f"{sent}.txt"}
    assert names(book, f"zebras request:R-{office}", only) == set()
    assert names(book, "zebras kind:note", only) == set()
    later = Where(after=date(2026, 11, 5))
    assert understand(book, "zebras after:2026-11-01", later).where.after == date(2026, 11, 5)


def test_a_filter_that_names_nothing_is_said(book: Casebook) -> None:
    answer = search(book, "zebras request:R-999 kind:picture")
    assert answer.found.total == 0
    assert any("R-999" in note for note in answer.notes)
    assert "“picture” is no kind; there are page, message, call, letter, note." in answer.notes


def test_counts_and_names(book: Casebook, sent: RequestId, office: RequestId) -> None:
    answer = search(book, "zebras")
    assert (answer.found.total, answer.found.exact) == (4, True)
    assert max(answer.agencies.values()) == "Practice Federal Office"
    assert [len(hits) for _, hits in answer.found.groups] == [2, 2]
    counted = count(book, "zebras", where=Where(kinds=frozenset({"page"})))
    assert (counted.total, counted.kinds) == (2, {"page": 2, "note": 2})
    assert counted.requests == {sent: 1, office: 1}


def test_the_nearest_spelling_is_offered_when_nothing_is_found(book: Casebook) -> None:
    answer = search(book, "zerbas lions")
    assert (answer.found.total, answer.meant) == (0, "zebras lions")
    assert search(book, "zebras").meant == ""
    assert search(book, "giraffes").meant == ""


def test_a_stale_search_ends(book: Casebook) -> None:
    with book.index.asking() as ask:
        stop(book)
        with pytest.raises(CancelledError):
            ask.rows("SELECT 1")
    assert search(book, "zebras").found.total == 4
