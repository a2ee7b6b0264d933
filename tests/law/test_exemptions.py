"""The list an exemption is picked from."""

from datetime import date

import pytest

from ctrecords.law import exemptions, library
from ctrecords.law.exemptions import claimable, code_of

TODAY = date(2026, 11, 23)


def test_each_letter_stands_on_its_own_with_its_plain_words() -> None:
    by_code = {one.code: one.plain for one in claimable(library.load("us-ct"), TODAY)}
    assert by_code["1-210(b)(3)(E)"] == "unknown investigative techniques"
    assert by_code["1-210(b)(3)"].startswith("Police records")
    assert "(A)" not in by_code["1-210(b)(3)"]
    assert "1-210(b)(3)(H)" in by_code


@pytest.mark.parametrize("law", library.ids())
def test_what_is_chosen_is_read_back_as_its_code(law: str) -> None:
    rows = claimable(library.load(law), TODAY)
    assert rows
    assert [code_of(one.words) for one in rows] == [one.code for one in rows]
    assert len({one.code for one in rows}) == len(rows)


def test_a_section_not_yet_in_force_is_not_offered() -> None:
    law = library.load("us-ct")
    later = [entry.code for entry in law.exemptions if entry.since and entry.since > date(2020, 1, 1)]
    before = {one.code for one in claimable(law, date(2020, 1, 1))}
    assert not before & set(later)


@pytest.mark.parametrize(
    ("typed", "code"), [("§1-217", "1-217"), (" § 1-210(b)(2) ", "1-210(b)(2)"), ("", "")]
)
def test_a_section_may_be_typed(typed: str, code: str) -> None:
    assert exemptions.code_of(typed) == code
