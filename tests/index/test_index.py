"""The index keeps pages, finds their words, and is made anew when it cannot be used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.extract.page import SCALE, How, Kind, Look, Page, Word
from ctrecords.index.finding import OPEN, SHUT, Found, Where, search
from ctrecords.index.folding import folded, packed, unpacked
from ctrecords.index.index import Index, Place, State
from ctrecords.index.query import parse

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


@pytest.fixture
def full(index: Index) -> Index:
    index.begin(ONE, LOOK)
    index.keep(ONE, [text(1, "Data shar-\ning with Ágencies of the state"), text(2, "", How.WAITS)])
    index.begin(TWO, replace(LOOK, pages=1, notes=()))
    index.keep(TWO, [text(1, "No agency has sharing turned on. Sharing is off. Sharing.")])
    index.finish(TWO)
    index.settle(
        [],
        [
            Place(
                source=ONE, kind="page", number=1, name="a.pdf", request=4, case=1, agency=7, day="2026-01-02"
            ),
            Place(
                source=TWO, kind="page", number=2, name="b.pdf", request=5, case=1, agency=8, day="2026-03-02"
            ),
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
    assert (answer.total, answer.ranked) == (2, False)
    assert f"Data {OPEN}sharing{SHUT} with" in answer.hits[1].snippet


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
    full.settle([ONE], [])
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
    made.settle([], [Place(source=ONE, kind="page", number=1, name="a")])
    assert found(made, typed).total in {0, 1}
    made.close()


boxes = st.integers(0, SCALE)


@given(st.lists(st.builds(Word, boxes, boxes, boxes, boxes, st.integers(0, 9999), st.integers(0, 9999))))
def test_boxes_come_back_as_they_were(words: list[Word]) -> None:
    assert unpacked(packed(words)) == tuple(words)


def test_a_word_cut_at_a_line_end_is_whole() -> None:
    assert folded("shar-\ning X-\nRay self-\nMade") == "sharing X-\nRay self-\nMade"
    assert folded("soft\u00adhyphen") == "softhyphen"
