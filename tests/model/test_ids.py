"""References as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import number, ref


@given(st.integers(0, 10**18 - 1), st.sampled_from("CRDE"))
def test_a_reference_reads_back_in_any_case(value: int, letter: str) -> None:
    assert number(letter, ref(letter, value)) == value
    assert number(letter, f" {ref(letter, value).lower()} ") == value


@pytest.mark.parametrize("text", ["", "R", "R-", "R7", "7", "R-x", "R--1", "R-1.5", "Fairfield", "RR-1"])
def test_anything_else_is_no_reference(text: str) -> None:
    assert number("R", text) is None


def test_another_kind_of_thing_is_said() -> None:
    with pytest.raises(CtrecordsError) as refused:
        number("R", "C-1")
    assert refused.value.what == "C-1 does not name the right kind of thing: it must start with R-."
    assert refused.value.remedy == "Give a reference such as R-1."


def test_a_number_no_casebook_can_hold_is_said() -> None:
    with pytest.raises(CtrecordsError, match="is not in this casebook") as refused:
        number("R", "R-" + "9" * 19)
    assert refused.value.remedy == "Check the number, and that the right casebook is open."
