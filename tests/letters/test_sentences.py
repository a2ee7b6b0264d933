"""Sentences of the law file are filled by name only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError
from ctrecords.letters.sentences import fill


def test_known_names_are_filled_and_the_ends_trimmed() -> None:
    filled = fill(
        "More than {fee_cap}, {meta.citation}. ", {"fee_cap": "$25.00", "meta.citation": "§ 1"}, name="x"
    )
    assert filled == "More than $25.00, § 1."


@pytest.mark.parametrize(
    "braced", ["{why}", "{fee_cap.__class__}", "{fee_cap!r}", "{fee_cap:>9}", "{0}", "{}", "{", "}", "{meta}"]
)
def test_anything_else_is_refused_and_quoted(braced: str) -> None:
    with pytest.raises(CtrecordsError) as told:
        fill(f"Please {braced} now", {"fee_cap": "$25.00"}, name="fee_sentence")
    assert f"The sentence “fee_sentence” of the law file uses {braced}" in told.value.what
    assert "{fee_cap}" in told.value.remedy


@given(st.text())
def test_a_value_is_never_read_as_a_sentence(value: str) -> None:
    assert fill("<{a}>", {"a": value}, name="x") == f"<{value}>"
