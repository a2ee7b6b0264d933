"""Everything wrong in a law file is named by its line in one go; what is whole has nothing to tell."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.statute import parse, proofread

CT = library.text("us-ct")
LINES = CT.splitlines()
RESPONSE = CT[CT.index('[[deadline]]\nid = "response"') : CT.index('[[deadline]]\nid = "personnel_response"')]

HOLE = ('source = "cgs-1-214"', 'source = "cgs-9-999"', "“cgs-9-999” is not known here.")
CIRCLE = (
    'trigger = "employee_notice_sent"',
    'trigger = "employee_notice_sent"\nemits = "employee_notice_sent"',
    "the chain runs in a circle: employee_notice_sent → employee_notice_sent",
)
DATE = ("as_of = 2024-05-11", "as_of = 2024-02-30", "cannot be read: Invalid date or datetime")
UNIT = ('unit = "business_day"', 'unit = "working_day"', "“unit” is “working_day”, which is not known.")
MISSING = ("amount = 10\n", "", "“amount” is missing.")
MISSPELLED = ("jurisdictional = true", "jurisdictionl = true", "“jurisdictionl” is not known here")
TEXT_DATE = ("as_of = 2019-12-31", 'as_of = "2019-12-31"', "“as_of” must be a date such as 2026-11-23")

DEEP = ("warn_days_before = [1]", f"warn_days_before = {'[' * 5000}", "cannot be read: It is nested too deep")
LONG = ("amount = 10\n", f"amount = {'9' * 20_000}\n", "cannot be read: A number is too long")
HEX = ("amount = 10\n", f"amount = 0x{'f' * 20_000}\n", "“amount” must be a whole number from 1 to 1000")
DOTS = ("amount = 10\n", f"amount.{'a.' * 5000}a = 1\n", "“amount” must be a whole number from 1 to 1000")


def told(text: str) -> list[str]:
    return [error.what for error in proofread(text, name="mine.toml")]


@pytest.mark.parametrize("law", library.ids())
def test_the_shipped_laws_have_nothing_wrong(law: str) -> None:
    assert proofread(library.text(law), name=law) == ()


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [HOLE, CIRCLE, DATE, UNIT, MISSING, MISSPELLED, TEXT_DATE, DEEP, LONG, HEX, DOTS],
    ids=lambda one: one[:30],
)
def test_one_mistake_is_named_once_with_its_line(good: str, bad: str, said: str) -> None:
    assert good in CT
    broken = CT.replace(good, bad, 1)
    (found,) = proofread(broken, name="mine.toml")
    assert said in found.what
    assert found.line is not None
    assert f"line {found.line}" in found.what
    assert found.remedy.startswith("Correct that line of the law file")
    with pytest.raises(CtrecordsError) as first:
        parse(broken, name="mine.toml")
    assert first.value.what == found.what


def test_several_mistakes_are_named_together_in_the_order_of_the_file() -> None:
    broken = CT
    for good, bad, _ in (DATE, UNIT, MISSING, MISSPELLED, TEXT_DATE, HOLE, CIRCLE):
        broken = broken.replace(good, bad, 1)
    found = proofread(broken, name="mine.toml")
    for _, _, said in (DATE, UNIT, MISSING, MISSPELLED, TEXT_DATE, HOLE, CIRCLE):
        assert any(said in error.what for error in found), said
    assert len(found) == 7
    assert [error.line for error in found] == sorted(error.line or 0 for error in found)


def test_two_mistakes_in_one_entry_are_both_named() -> None:
    broken = RESPONSE.replace('unit = "business_day"', 'unit = "moon"').replace("amount = 4", "amount = -4")
    found = told(CT.replace(RESPONSE, broken))
    assert ["“amount” must be a whole number from" in found[0], "“unit” is “moon”" in found[1]] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "until = 2019-12-30",
            "from = 2020-01-01",
            "“response” is law until 2019-12-30 and again from 2020-01-01",
        ),
        (
            "from = 2001-01-01\nuntil = 2019-12-31",
            "from = 2020-01-01",
            "“response” is not law before 2001-01-01",
        ),
        (
            "until = 2019-12-31",
            "from = 2020-01-01\nuntil = 2030-01-01",
            "“response” is not law after 2030-01-01",
        ),
        ("until = 2020-01-01", "from = 2020-01-01", "“response” is law twice on the same day"),
    ],
)
def test_a_day_without_law_or_with_two_is_named(first: str, second: str, said: str) -> None:
    old = RESPONSE.replace("amount = 4", f"amount = 5\n{first}")
    new = RESPONSE.replace("amount = 4", f"amount = 4\n{second}")
    (found,) = told(CT.replace(RESPONSE, old + new))
    assert said in found


def test_a_law_without_a_time_to_answer_is_told() -> None:
    assert any("no time limit is called “response”" in one for one in told(CT.replace(RESPONSE, "")))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('trigger = "request_received"', 'trigger = "denied"'),
        ("amount = 4", 'amount = 4\napplies_if = "agency_class:state"'),
    ],
)
def test_the_time_to_answer_is_for_every_request(good: str, bad: str) -> None:
    found = told(CT.replace(RESPONSE, RESPONSE.replace(good, bad, 1)))
    assert any("“response” must be started by “request_received”, for every class" in one for one in found)


def test_what_is_no_toml_at_all_ends() -> None:
    assert told("")
    assert told("[[[[")
    assert told("schema = 1\n" + '"\n' * 100)


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["", "x", "= 3", "[[deadline]]"]))))
def test_a_damaged_file_is_read_or_told_but_never_crashes(damage: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for number, text in damage:
        lines[number] = text
    broken = "\n".join(lines)
    found = proofread(broken, name="mine.toml")
    try:
        parse(broken, name="mine.toml")
    except CtrecordsError:
        assert found
    else:
        assert found == ()
    assert all(re.search(r"^The law file mine\.toml", error.what) for error in found)
