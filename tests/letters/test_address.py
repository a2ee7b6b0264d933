"""Addresses as envelopes write them, with nothing invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_samples import CEDAR

from ctrecords.letters.address import lines_of, place_of


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("900 Main Avenue, Cedar, CT", ["900 Main Avenue", "Cedar, CT"]),
        (
            "165 Capitol Avenue, Suite 1100, Hartford, CT 06106",
            ["165 Capitol Avenue, Suite 1100", "Hartford, CT 06106"],
        ),
        ("1 First Street\n Apt 2 \n\nAlder, CT", ["1 First Street", "Apt 2", "Alder, CT"]),
        ("Cedar, CT", ["Cedar, CT"]),
        ("P.O. Box 9", ["P.O. Box 9"]),
        (", ,", [""]),
        ("", []),
        (
            "The Old Public Safety Building Annex, 12 Very Long Street Name, Cedar, CT",
            ["The Old Public Safety Building Annex", "12 Very Long Street Name", "Cedar, CT"],
        ),
    ],
)
def test_lines(address: str, lines: list[str]) -> None:
    assert lines_of(address) == lines


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"], include_characters=",\n")))
def test_no_word_is_lost_or_added(address: str) -> None:
    def words(text: str) -> list[str]:
        return text.replace(",", " ").split()

    assert words("\n".join(lines_of(address))) == words(address)


def test_without_an_address_the_town_alone_stands() -> None:
    assert place_of(CEDAR) == ["Cedar, Connecticut"]
    assert place_of(replace(CEDAR, jurisdiction="")) == ["Cedar"]
    assert place_of(replace(CEDAR, town="", jurisdiction="Connecticut")) == []
