"""One search: filters that were typed and chosen, what to say of them, exact counts, and the nearest spelling."""

from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import citing, filing, notes, reading
from ctrecords.actions.citing import Passage
from ctrecords.actions.filing import Came
from ctrecords.actions.search import (
    content,
    count,
    document,
    facets,
    lit,
    note,
    pages,
    search,
    source,
    stop,
    understand,
)
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError
from ctrecords.index.where import Where
from ctrecords.model.event import Document
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


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ('"Nov 3"', date(2026, 11, 3)),
        ('"3 November 2026"', date(2026, 11, 3)),
        ("11/30/2026", date(2026, 11, 30)),
        ("2026", date(2026, 1, 1)),
        ("2026-11", date(2026, 11, 1)),
        ('"Nov 2026"', date(2026, 11, 1)),
    ],
)
def test_days_are_read_in_any_usual_form(book: Casebook, typed: str, day: date) -> None:
    asked = understand(book, f"zebras after:{typed}")
    assert (asked.where.after, asked.notes) == (day, ())
    assert understand(book, "zebras after:today").where.after == book.today()


def test_a_day_that_is_none_or_could_be_two_is_said(book: Casebook) -> None:
    assert understand(book, "zebras after:soon").notes == (
        "“soon” is not a date. Write it as 2026-11-25 or Nov 25, 2026.",
    )
    two = understand(book, "zebras before:3/4/26")
    assert two.where.before is None
    assert two.notes == ("“3/4/26” could be March 4, 2026 or April 3, 2026. Write 2026-03-04 or 2026-04-03.",)
    assert understand(book, "zebras after:2026-13").where.after is None


def test_pages_that_are_cited_and_the_others(book: Casebook, sent: RequestId) -> None:
    (row,) = (one for one in book.store.find(Document) if one.name == f"{sent}.txt")
    citing.cite(book, row.id, Passage(page=1, quotation="zebras"))
    assert {hit.name for hit in search(book, "zebras", cited=True).found.hits} == {f"{sent}.txt"}
    assert names(book, "zebras cited:yes") == {f"{sent}.txt"}
    assert len(names(book, "zebras cited:no")) == 3
    assert (
        "“maybe” is no answer to cited; write cited:yes or cited:no."
        in search(book, "zebras cited:maybe").notes
    )
    answer = search(book, "zebras")
    told = facets(book, answer.query, answer.where, since=[date(2026, 11, 5), date(2026, 11, 1)])
    assert (told.counted.listed, told.counted.unlisted) == (1, 3)
    assert told.counted.since[date(2026, 11, 5)] < told.counted.since[date(2026, 11, 1)]
    assert set(told.agencies.values()) == set(answer.agencies.values())
    assert told.cases == answer.cases


def test_a_word_still_typed_is_taken_as_a_beginning_only_when_it_stands_nowhere(book: Casebook) -> None:
    begun = search(book, "zeb", typing=True)
    assert begun.found.total == 4
    assert begun.notes == ("No page has “zeb” as a word; found is what begins so.",)
    assert search(book, "zeb").found.total == 0
    for words in ("zeb ", '"zeb"', "zeb -x", "z", "zebras"):
        assert not any("begins so" in note for note in search(book, words, typing=True).notes), words


def test_rows_of_a_table_and_the_pages_of_a_file(book: Casebook, sent: RequestId, tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("\n".join("giraffe,x" if row in (3, 60) else "plain,y" for row in range(1, 101)))
    filing.file(book, [path], Came(request=sent))
    reading.read_all(book)
    answer = search(book, "giraffe")
    assert sorted((hit.page, hit.rows) for hit in answer.found.hits) == [(1, (3,)), (2, (60,))]
    assert pages(book, answer.query, answer.found.hits[0]) == [1, 2]


def test_what_is_shown_beside_a_hit(book: Casebook) -> None:
    hits = {hit.kind: hit for hit in search(book, "zebras").found.hits}
    file, said = source(book, hits["page"].source), source(book, hits["note"].source)
    assert (file.reading.look.pages, said.reading.look.pages) == (1, 1)
    assert content(book, file.sha256).startswith(b"zebras")
    assert document(book, hits["page"]).name == hits["page"].name
    row = note(book, hits["note"])
    assert row is not None
    assert row.text.startswith("zebras")
    assert note(book, hits["page"]) is None
    assert lit(search(book, 'zebras OR lio* -"not these"').query) == ("zebras", "lio*")
