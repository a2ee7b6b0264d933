"""Every class goes to its row and back unchanged."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.model.request import Case
from ctrecords.store.rows import TABLES, Fact, decode, decode_all, encode, name_of, shape
from tests.store_facts import DAY, case, event, facts


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: TABLES[kind])
@given(data=st.data())
def test_every_class_goes_there_and_back(kind: type, data: st.DataObject) -> None:
    fact = cast("Fact", data.draw(facts(kind)))
    cells = encode(fact)
    assert all(cell is None or type(cell) in {int, str} for cell in cells)
    assert decode(type(fact), cells) == fact
    assert decode_all(type(fact), [cells, cells]) == [fact, fact]


def test_a_moment_is_kept_in_utc() -> None:
    there = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    cells = dict(zip(shape(type(event(None))).names, encode(event(None)), strict=True))
    assert cells["logged_at"] == "2026-11-23T15:00:00.000000+00:00"
    kept = replace(event(None), logged_at=there)
    assert decode(type(kept), encode(kept)).logged_at == datetime(2026, 11, 24, 4, 30, tzinfo=UTC)


def test_a_moment_without_zone_and_a_day_with_time_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        encode(replace(event(None), logged_at=datetime(2026, 11, 23)))  # noqa: DTZ001 - the case under test
    with pytest.raises(TypeError, match="time of day"):
        encode(replace(case(), opened_on=datetime(2026, 11, 23, tzinfo=UTC)))


def test_half_characters_are_refused_with_a_remedy() -> None:
    with pytest.raises(CtrecordsError) as caught:
        encode(case("lone \ud800 half"))
    assert caught.value.what == "A text holds half characters that cannot be stored."
    assert "plain text" in caught.value.remedy


@pytest.mark.parametrize(
    ("column", "cell"), [("opened_on", "soon"), ("practice", 7), ("title", None), ("opened_on", None)]
)
def test_a_cell_that_cannot_be_is_named(column: str, cell: str | int | None) -> None:
    cells = dict(zip(shape(Case).names, encode(replace(case(), id=3)), strict=True))
    with pytest.raises(CtrecordsError) as caught:
        decode(Case, list({**cells, column: cell}.values()))
    assert caught.value.what == f"C-3 holds “{cell}” as its {column}, which cannot be."
    assert "ctrecords check" in caught.value.remedy
    with pytest.raises(CtrecordsError) as among:
        decode_all(Case, [encode(case()), list({**cells, column: cell}.values())])
    assert among.value.what == caught.value.what


def test_no_class_does_more_than_hold_its_fields() -> None:
    assert [kind for kind in TABLES if hasattr(kind, "__post_init__")] == []


def test_an_unknown_class_has_no_table() -> None:
    with pytest.raises(ValueError, match="not kept"):
        shape(type(DAY))


def test_rows_are_named_as_the_researcher_knows_them() -> None:
    assert [name_of("cases", 1), name_of("event", 40), name_of("law_used", 2)] == [
        "C-1",
        "E-40",
        "law used 2",
    ]
