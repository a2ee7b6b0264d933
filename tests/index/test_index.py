"""The index keeps pages, finds their words, and is made anew when it cannot be used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.extract.page import How, Kind, Look, Page, Word
from ctrecords.index.counting import Counted, count
from ctrecords.index.finding import Found, search
from ctrecords.index.index import Index
from ctrecords.index.kept import Entry, Place, State, Tally
from ctrecords.index.query import parse
from ctrecords.index.snippets import CLOSE, OPEN
from ctrecords.index.where import Where

KEYS = (None, bytes(range(32)))
LOOK = Look(kind=Kind.PDF, media="application/pdf", pages=2, drawn=True, notes=("It was repaired.",))
ONE, TWO = "1" * 64, "2" * 64


@pytest.fixture(params=KEYS, ids=["plain", "sealed"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    made = Index.open(tmp_path / "index.db", request.param)
    yield made
    made.close()


def text(number: int, words: str, how: How = How.TEXT) -> Page:
    return Page(number=number, text=words, how=how, words=(Word(1, 2, 3, 4, 0, 4),))


def file(source: str, number: int, name: str, **where: Any) -> Entry:
    return Entry(place=Place(source=source, kind="page", number=number, name=name, **where))


@pytest.fixture
def full(index: Index) -> Index:
    index.begin(ONE, LOOK)
    index.keep(ONE, [text(1, "Data shar-\ning with Ágencies of the state"), text(2, "", How.WAITS)])
    index.begin(TWO, replace(LOOK, pages=1, notes=()))
    index.keep(TWO, [text(1, "No agency has sharing turned on. Sharing is off. Sharing.")])
    index.finish(TWO)
    index.settle(
        None,
        [
            file(ONE, 1, "a.pdf", request=4, case=1, agency=7, day="2026-01-02"),
            file(TWO, 2, "b.pdf", request=5, case=1, agency=8, day="2026-03-02"),
        ],
    )
    return index


def found(index: Index, words: str, where: Where | None = None) -> Found:
    query = parse(words)
    return search(index, query, where or Where(before=query.before, after=query.after))


def names(index: Index, words: str, where: Where | None = None) -> list[str]:
    return [hit.name for hit in found(index, words, where).hits]


def test_the_page_that_says_it_most_comes_first(full: Index) -> None:
    answer = found(full, "sharing")
    assert [hit.name for hit in answer.hits] == ["b.pdf", "a.pdf"]
    assert (answer.total, answer.exact) == (2, True)
    assert f"Data {OPEN}sharing{CLOSE} with" in answer.hits[1].snippet


def test_words_phrases_beginnings_and_accents(full: Index) -> None:
    assert names(full, "agencies") == ["a.pdf"]
    assert set(names(full, "agenc*")) == {"a.pdf", "b.pdf"}
    assert names(full, '"turned on"') == ["b.pdf"]
    assert names(full, "sharing -turned") == ["a.pdf"]
    assert names(full, "NEAR(data agencies, 3)") == ["a.pdf"]
    assert names(full, "state OR turned") in (["a.pdf", "b.pdf"], ["b.pdf", "a.pdf"])
    assert names(full, "zebra") == []


def test_filters_narrow_what_is_found(full: Index) -> None:
    assert names(full, "sharing", Where(agencies=frozenset({7}))) == ["a.pdf"]
    assert names(full, "sharing", Where(requests=frozenset())) == []
    assert names(full, "sharing before:2026-03-01") == ["a.pdf"]
    assert names(full, "sharing", Where(after=date(2026, 3, 2))) == ["b.pdf"]


def test_what_stands_nowhere_is_not_found(full: Index) -> None:
    full.settle([("D", 1)], [])
    assert names(full, "sharing") == ["b.pdf"]
    full.forget(TWO)
    assert names(full, "sharing") == []
    assert full.page(TWO, 1) is None


def test_pages_are_kept_as_they_were_read(full: Index) -> None:
    assert full.page(ONE, 1) == text(1, "Data shar-\ning with Ágencies of the state")
    assert full.kept(ONE) == {1, 2}
    assert full.waiting(ONE) == [2]
    held = full.reading(ONE)
    assert held is not None
    assert (held.state, held.look, held.waiting) == (State.READING, LOOK, 1)
    full.keep(ONE, [text(2, "now it is read", How.OCR)])
    assert full.waiting(ONE) == []
    assert names(full, "read") == ["a.pdf"]


def test_a_refusal_keeps_its_reason(full: Index) -> None:
    full.refuse("3" * 64, "It is damaged.", "Ask for it again.")
    held = full.reading("3" * 64)
    assert held is not None
    assert (held.state, held.what, held.remedy) == (State.REFUSED, "It is damaged.", "Ask for it again.")


@pytest.mark.parametrize("harm", ["damaged", "empty", "other key", "other version"])
def test_an_index_that_cannot_be_used_is_made_anew(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "index.db"
    with_key = Index.open(path, KEYS[1])
    with_key.keep(ONE, [text(1, "words")])
    if harm == "other version":
        with_key.remember("version", "0")
    with_key.close()
    if harm == "damaged":
        path.write_bytes(path.read_bytes()[:5000] + bytes(5000))
    elif harm == "empty":
        path.write_bytes(b"")
    again = Index.open(path, None if harm == "other key" else KEYS[1])
    assert again.kept(ONE) == set()
    again.keep(ONE, [text(1, "words")])
    assert again.kept(ONE) == {1}
    again.close()


@given(st.text(alphabet='ab"()*-: NOTEARD,1', max_size=30))
def test_whatever_is_typed_is_answered(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    made = Index.open(tmp_path_factory.mktemp("index") / "index.db", None)
    made.keep(ONE, [text(1, "a b ab OR NOT")])
    made.settle(None, [file(ONE, 1, "a")])
    assert found(made, typed).total in {0, 1}
    made.close()


def test_pages_are_sixteen_kilobytes(full: Index) -> None:
    with full.writing() as connection:
        # The sealed engine answers in letters.
        (size,) = connection.execute("PRAGMA page_size").fetchone() or (0,)
        assert int(size) == 16_384
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    full.close()
    assert full.path.stat().st_size % 16_384 == 0


def test_words_of_ours_come_and_go_with_their_place(full: Index) -> None:
    def call(words: str) -> Entry:
        place = Place(source="event:3", kind="call", number=3, name="A call", request=4, prefix="E")
        return Entry(place=place, text=words)

    full.settle([("E", 3)], [call("She spoke of zebras")])
    (hit,) = found(full, "zebras").hits
    assert (hit.ref, hit.kind, hit.request, hit.page) == ("E-3", "call", 4, 1)
    full.settle([("E", 3)], [call("She spoke of lions")])
    assert names(full, "zebras") == []
    assert names(full, "lions") == ["A call"]
    full.settle([("E", 3)], [])
    assert names(full, "lions") == []
    assert full.tally().files == 2


def test_one_file_in_two_places_is_one_hit(full: Index) -> None:
    full.settle([], [file(ONE, 9, "again.pdf", request=5)])
    (hit,) = found(full, "data").hits
    assert (hit.ref, hit.also) == ("D-9", ("D-1",))
    (hit,) = found(full, "data", Where(requests=frozenset({4}))).hits
    assert (hit.ref, hit.also) == ("D-1", ())


def test_hits_stand_by_request_the_best_first(full: Index) -> None:
    groups = found(full, "sharing").groups
    assert [(request, [hit.name for hit in hits]) for request, hits in groups] == [
        (5, ["b.pdf"]),
        (4, ["a.pdf"]),
    ]


def test_facets_count_what_another_choice_would_give(full: Index) -> None:
    counted = count(full, parse("sharing"), Where(requests=frozenset({4})))
    assert counted.total == 1
    assert counted.requests == {4: 1, 5: 1}
    assert counted.agencies == {7: 1}
    assert counted.kinds == {"page": 1}
    assert count(full, parse("-sharing"), Where()) == Counted(total=0)


def test_more_than_are_counted_at_once_are_counted_exactly_apart(index: Index) -> None:
    index.begin(ONE, replace(LOOK, pages=1_200))
    index.keep(ONE, [text(number, f"sharing page {number}") for number in range(1, 1_201)])
    index.settle(None, [file(ONE, 1, "long.pdf")])
    answer = found(index, "sharing")
    assert (len(answer.hits), answer.total, answer.exact) == (50, 1_000, False)
    assert count(index, parse("sharing"), Where()).total == 1_200
    second = search(index, parse("sharing"), Where(), limit=10, skip=5, newest=True)
    assert [hit.page for hit in second.hits] == list(range(6, 16))


def test_the_newest_file_comes_first_when_asked(full: Index) -> None:
    query = parse("sharing")
    assert [hit.name for hit in search(full, query, Where(), newest=True).hits] == ["b.pdf", "a.pdf"]
    assert full.unread() == [ONE]


def test_a_stopped_search_says_so_and_the_next_is_answered(full: Index) -> None:
    with full.asking() as ask:
        full.stop()
        with pytest.raises(CancelledError):
            ask.rows("SELECT 1")
    assert len(found(full, "sharing").hits) == 2


def test_what_cannot_be_searched_is_counted(full: Index) -> None:
    full.fail(ONE, 2, "Page 2 is damaged.", "Ask for it again.")
    full.keep(TWO, [text(2, "", How.WAITS), text(3, "", How.NONE)])
    full.refuse("3" * 64, "It is damaged.", "Ask for it again.")
    full.settle([], [file("3" * 64, 3, "c.pdf"), file("4" * 64, 4, "d.pdf")])
    assert full.tally() == Tally(
        files=4,
        pages=3,
        waiting=1,
        waiting_files=1,
        silent=1,
        failed=1,
        failed_files=1,
        unread=2,
        refused=1,
    )
    held = full.reading(ONE)
    assert held is not None
    assert (held.failed, held.what) == (1, "Page 2 is damaged.")
    page = full.page(ONE, 2)
    assert page is not None
    assert (page.how, page.notes) == (How.NONE, ("Page 2 is damaged. Ask for it again.",))
    assert full.scans() == [(TWO, 2)]


def test_read_again_begins_anew_or_only_with_ocr(full: Index) -> None:
    full.again(TWO, scans=True)
    assert full.waiting(TWO) == [1]
    assert names(full, "turned") == ["b.pdf"]
    full.again(TWO)
    assert (full.kept(TWO), full.reading(TWO)) == (set(), None)
    assert full.unread() == [TWO, ONE]
    assert names(full, "turned") == []


def test_a_damaged_index_goes_when_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    made = Index.open(path, None)
    made.begin(ONE, LOOK)
    made.keep(ONE, [text(number, f"words {number} " * 500) for number in range(1, 200)])
    made.close()
    data = bytearray(path.read_bytes())
    data[40 * 16_384 : 60 * 16_384] = b"\xff" * (20 * 16_384)
    path.write_bytes(data)
    again = Index.open(path, None)
    with pytest.raises(CtrecordsError) as told:
        _ = [again.page(ONE, number) for number in range(1, 200)]
    assert told.value.what == "The search index is damaged; your records and files are not."
    assert "made anew" in told.value.remedy
    again.close()
    assert not path.exists()


@pytest.mark.parametrize(
    "typed", ["a (" * 40 + "b" + ")" * 40, "(" * 2000 + "a", "a\udc80b", '"' + "a b " * 400 + '"']
)
def test_what_no_person_types_is_answered(full: Index, typed: str) -> None:
    assert found(full, typed).total >= 0


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE place",
        "ALTER TABLE page ADD COLUMN more TEXT",
        "UPDATE file SET kind = 'evil'",
        "UPDATE file SET state = 'evil'",
        "INSERT OR REPLACE INTO mark VALUES ('placed', '999999999999999999999 a')",
        "CREATE TRIGGER evil AFTER INSERT ON page BEGIN DELETE FROM page; END",
    ],
)
def test_an_index_that_was_changed_outside_is_made_anew(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "index.db"
    made = Index.open(path, None)
    made.keep(ONE, [text(1, "words")])
    made.remember("placed", f"12 {ONE}")
    made.close()
    same = Index.open(path, None)
    assert (same.kept(ONE), same.remade) == ({1}, False)
    with same.writing() as connection:
        connection.execute(harm)
    same.close()
    again = Index.open(path, None)
    assert (again.kept(ONE), again.remade) == (set(), True)
    again.close()


def test_a_sealed_index_is_opened_as_it_was(tmp_path: Path) -> None:
    Index.open(tmp_path / "index.db", KEYS[1], "owner").close()
    again = Index.open(tmp_path / "index.db", KEYS[1], "owner")
    again.close()
    assert not again.remade


def test_a_folder_in_place_of_the_index_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    (path / "inside").mkdir(parents=True)
    made = Index.open(path, None)
    assert made.kept(ONE) == set()
    made.close()
    assert path.is_file()
    assert (tmp_path / "index (set aside 1).db" / "inside").is_dir()
