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


@pytest.mark.parametrize(
    ("law", "listed", "unknown"),
    [
        ("us-ct", ("§ 1-210(b)(3)(E)", "1-210(b)(2)(i)"), ("1-210(b)(3)(Z)", "1-999(z)")),
        ("us", ("5 U.S.C. § 552(b)(7)(E)", "(b)(5)"), ("(b)(12)", "(b)(7)(Z)")),
    ],
)
def test_a_section_that_is_none_of_the_laws_is_told_apart(
    law: str, listed: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    statute = library.load(law)
    assert all(exemptions.is_listed(statute, code, TODAY) for code in listed)
    assert not any(exemptions.is_listed(statute, code, TODAY) for code in unknown)
