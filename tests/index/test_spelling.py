"""A mistyped word is taken for the known one it is nearest to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctrecords.extract.page import How, Page
from ctrecords.index.index import Index
from ctrecords.index.spelling import beginning, distance, nearest


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index.open(tmp_path / "index.db", None)
    made.keep("1" * 64, [Page(number=1, text="Sharing of Ágencies, shade, sharp records", how=How.TEXT)])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("shairng", "sharing"),
        ("Sharring", "sharing"),
        ("agensies", "agencies"),
        ("slaring", "sharing"),
        ("sharing", ""),
        ("zebras", ""),
        ("sha", ""),
        ("2026", ""),
    ],
)
def test_nearest(index: Index, typed: str, meant: str) -> None:
    with index.asking() as ask:
        assert nearest(ask, typed) == meant


def test_beginnings(index: Index) -> None:
    with index.asking() as ask:
        assert beginning(ask, "Shar", 5) == ["sharing", "sharp"]
        assert beginning(ask, "s", 1) == ["shade"]


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abcd", 1), ("abc", "xyz", 2)]
)
def test_distance(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 1) == apart
