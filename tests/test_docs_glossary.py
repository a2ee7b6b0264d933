"""docs/glossary.md has the words the screens use, each once."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from ctrecords.model.kinds import Certainty, Clock, Fee, Move, NoteKind, Outcome, Proceeding, Result, Stage

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")
WORDS = re.findall(r"^\| (?!word \||-)(.+?) \|", TEXT, flags=re.MULTILINE)
TRADE = ("agency", "request", "denial", "exemption", "docket", "custody", "exhibit", "tolling", "safe window")
SAID_OTHERWISE = {
    Clock.TIME_PASSED.value: "time limit passed",
    Clock.PAUSED.value: "paused",
    Move.ME.value: "you",
}
FACETS: tuple[type[StrEnum], ...] = (
    Certainty,
    Clock,
    Fee,
    Move,
    NoteKind,
    Outcome,
    Proceeding,
    Result,
    Stage,
)


@pytest.mark.parametrize("kind", FACETS, ids=lambda kind: kind.__name__)
def test_every_value_of_a_facet_is_named(kind: type[StrEnum]) -> None:
    said = [SAID_OTHERWISE.get(word.value, word.value.replace("_", " ")) for word in kind]
    assert [word for word in said if word not in TEXT] == []


@pytest.mark.parametrize("word", TRADE)
def test_the_words_of_the_trade_are_explained(word: str) -> None:
    assert [one for one in WORDS if word in re.split(r", ", one)], word


def test_no_word_is_explained_twice() -> None:
    assert len(WORDS) == len(set(WORDS)) > 80
