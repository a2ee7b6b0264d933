"""Words are found where they stand, however they are spelled or cut, as a search finds their page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.index import within


def found(text: str, *words: str, whole: bool = True) -> list[str]:
    wanted = within.pattern(words, whole=whole)
    assert wanted is not None
    return [text[start:end] for start, end in within.places(text, wanted)]


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Data Sharing and sharing, not resharing", "sharing", ["Sharing", "sharing"]),
        ("Data sharing", "shar*", ["sharing"]),
        ("The data-sharing  report; Data\nSharing", "data sharing", ["data-sharing", "Data\nSharing"]),
        ("Café CAFE cafe\u0301", "cafe", ["Café", "CAFE", "cafe\u0301"[:4]]),
        ("the en-\nforcement office", "enforcement", ["en-\nforcement"]),
        ("the en\ufffeforcement office", "enforcement", ["en\ufffeforcement"]),
        ("an o\ufb03ce of \ufb01les", "files", ["\ufb01les"]),
        ("\U0001f600 plate \U0001f600", "plate", ["plate"]),
    ],
)
def test_whole_words_are_found_as_a_search_finds_them(text: str, word: str, said: list[str]) -> None:
    assert found(text, word) == said


def test_what_is_typed_is_found_within_words_too() -> None:
    assert found("resharing Sharing. é", "SHARING.", whole=False) == ["Sharing."]
    assert found("resharing Sharing", "shar", whole=False) == ["shar", "Shar"]
    assert found("a  b\nc", "a b c", whole=False) == ["a  b\nc"]
    assert found("1.5 105", "1.5", whole=False) == ["1.5"]


def test_nothing_to_look_for() -> None:
    assert within.pattern(["", "  ", "*", "!"]) is None
    assert within.pattern([" "], whole=False) is None


@given(st.text(max_size=60), st.text(min_size=1, max_size=5))
def test_every_place_lies_in_the_text(text: str, word: str) -> None:
    for whole in (True, False):
        wanted = within.pattern([word], whole=whole)
        for start, end in within.places(text, wanted) if wanted else ():
            assert 0 <= start < end <= len(text)
