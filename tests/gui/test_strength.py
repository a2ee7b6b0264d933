"""The strength of a passphrase never flatters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.gui.strength import WORDS, Strength, strength


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.NONE),
        ("a", Strength.WEAK),
        ("password", Strength.WEAK),
        ("Connecticut1", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("river-lamp-otter-ninety", Strength.VERY_STRONG),
    ],
)
def test_known_passphrases(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) == expected


@given(st.text(max_size=60))
def test_every_text_has_a_strength_and_a_word(text: str) -> None:
    assert WORDS[strength(text)] or not text


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz -0123456789", min_size=1, max_size=30))
def test_a_repeated_letter_alone_never_gets_strong(text: str) -> None:
    assert strength(text[0] * 40) <= Strength.FAIR
