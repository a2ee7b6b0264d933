"""Addresses as envelopes write them, with nothing invented."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords import resources
from ctrecords.letters.address import for_file, in_words, lines_of, name_lines, place_of, with_article
from tests.letters.letter_samples import CEDAR


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
        (", ,", []),
        ("12 Elm Street, Alder CT 06000", ["12 Elm Street", "Alder CT 06000"]),
        ("12 Elm Street, Apt 2, Alder CT 06000-1234", ["12 Elm Street, Apt 2", "Alder CT 06000-1234"]),
        ("12 Elm Street, Alder, CT, 06000", ["12 Elm Street", "Alder, CT 06000"]),
        ("12 Elm Street, Alder, New Hampshire 06000", ["12 Elm Street", "Alder, New Hampshire 06000"]),
        ("", []),
        (
            "The Old Public Safety Building Annex, 12 Very Long Street Name, Cedar, CT",
            ["The Old Public Safety Building Annex", "12 Very Long Street Name", "Cedar, CT"],
        ),
    ],
)
def test_lines(address: str, lines: list[str]) -> None:
    assert lines_of(address) == lines


def test_every_address_of_the_directory_fits_an_envelope() -> None:
    for row in csv.DictReader(resources.read_text("agencies/agencies_ct.csv").splitlines()):
        lines = lines_of(row["address"])
        assert len(lines) == (2 if row["address"] else 0), row["id_slug"]
        assert not any(len(line) > 40 for line in lines)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"], include_characters=",\n")))
def test_no_word_is_lost_or_added(address: str) -> None:
    def words(text: str) -> list[str]:
        return text.replace(",", " ").split()

    assert words("\n".join(lines_of(address))) == words(address)


def test_without_an_address_the_town_alone_stands() -> None:
    assert place_of(CEDAR) == ["Cedar, Connecticut"]
    assert place_of(replace(CEDAR, jurisdiction="")) == ["Cedar"]
    assert place_of(replace(CEDAR, town="", jurisdiction="Connecticut")) == []


FBI = "Federal Bureau of Investigation - Record/Information Dissemination Section"


def test_a_section_of_an_agency_stands_below_it_and_after_a_comma() -> None:
    assert name_lines(FBI) == ["Federal Bureau of Investigation", "Record/Information Dissemination Section"]
    assert in_words(FBI) == "Federal Bureau of Investigation, Record/Information Dissemination Section"
    assert for_file(FBI) == "Federal Bureau of Investigation, Record-Information Dissemination Section"
    assert name_lines("Winston-Salem Police") == ["Winston-Salem Police"]


@pytest.mark.parametrize(
    ("name", "article"),
    [
        (FBI, "the "),
        ("Cedar Police Department", "the "),
        ("Department of Administrative Services", "the "),
        ("Resident State Trooper office - Bethany", "the "),
        ("U.S. Immigration and Customs Enforcement - FOIA Office", ""),
        ("The Board of Education", ""),
        ("Linden State University", ""),
    ],
)
def test_a_name_in_a_sentence_has_the_article_it_needs(name: str, article: str) -> None:
    assert with_article(name) == article + in_words(name)
