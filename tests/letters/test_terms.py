"""Terms as they are typed."""

from dataclasses import replace
from datetime import date

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.letters.letter import kind
from ctrecords.letters.menu import FIRST_ROUND, SECOND_ROUND, ready_set
from ctrecords.letters.terms import FORMATS, Terms, read_terms, settled
from tests.letters.letter_samples import TERMS

KIND = kind("initial-request")
BARE = Terms(dated=date(2026, 11, 24))


def test_the_defaults_of_the_letter_are_the_defaults_of_the_terms() -> None:
    typed = {field.name: field.default for field in KIND.fields if field.default}
    assert read_terms((KIND,), typed, BARE) == replace(BARE, attention="Records Division")


@pytest.mark.parametrize(
    ("name", "typed", "attribute", "value"),
    [
        ("fee_cap", "40", "fee_cap_cents", 4000),
        ("fee_cap", "$1,250.50", "fee_cap_cents", 125050),
        ("fee_cap", "none", "fee_cap_cents", None),
        ("fee_cap", "", "fee_cap_cents", None),
        ("preserve", "", "preserve", None),
        ("preserve", "No", "preserve", False),
        ("plate_readers", "off", "plate_readers", False),
        ("retention_days", "30", "retention_days", 30),
        ("retention_days", "", "retention_days", None),
        ("dated", "2026-12-01", "dated", date(2026, 12, 1)),
        ("format", "inspect", "format", "inspect"),
        ("waiver", " for all: a, b ", "waiver", "for all: a, b"),
    ],
)
def test_what_is_typed_is_read(name: str, typed: str, attribute: str, value: object) -> None:
    assert getattr(read_terms((KIND,), {name: typed}, TERMS), attribute) == value


@pytest.mark.parametrize(
    ("name", "typed", "example"),
    [
        ("fee_cap", "a lot", "25.00"),
        ("fee_cap", "-5", "25.00"),
        ("fee_cap", "\u0665", "25.00"),
        ("fee_cap", "\uff11\uff12", "25.00"),
        ("fee_cap", "5.5", "25.00"),
        ("preserve", "maybe", "yes or no"),
        ("retention_days", "²", "21"),
        ("dated", "3/4/26", "2026-11-24"),
        ("format", "fax", "electronic or paper or inspect"),
    ],
)
def test_what_cannot_be_read_is_quoted_with_an_example(name: str, typed: str, example: str) -> None:
    with pytest.raises(CtrecordsError, match="cannot be read as") as told:
        read_terms((KIND,), {name: typed}, TERMS)
    assert typed in told.value.what
    assert example in told.value.remedy


def test_unknown_fields_are_all_named() -> None:
    with pytest.raises(CtrecordsError, match="no field color, size") as told:
        read_terms((KIND,), {"size": "1", "color": "2", "waiver": "x"}, TERMS)
    assert "fee_cap" in told.value.remedy


def test_the_formats_are_those_of_the_letter() -> None:
    assert next(field.choices for field in KIND.fields if field.name == "format") == FORMATS


@pytest.mark.parametrize("name", [FIRST_ROUND, SECOND_ROUND])
def test_ready_plate_reader_items_ask_for_preservation(name: str) -> None:
    terms = settled(BARE, [item.text for item in ready_set(name)])
    assert (terms.preserve, terms.plate_readers) == (True, True)


@pytest.mark.parametrize("item", ["ALPR contracts.", "License plate scans.", "The plate reader policy."])
def test_own_words_for_plate_readers_are_heard(item: str) -> None:
    assert settled(BARE, ["Budget.", item]).preserve


def test_other_items_are_not_about_plate_readers() -> None:
    terms = settled(BARE, ["The town budget for 2026.", "Reports on contemplated changes."])
    assert (terms.preserve, terms.plate_readers) == (False, False)


def test_what_the_researcher_set_stays() -> None:
    assert settled(TERMS, ["The town budget."]) == TERMS
    chosen = replace(BARE, preserve=False, plate_readers=True)
    assert settled(chosen, ["ALPR contracts."]) == chosen
