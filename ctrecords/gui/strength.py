"""How hard a passphrase is to guess, roughly and on the cautious side; pure, nothing is kept."""

from enum import IntEnum
from itertools import pairwise

_POOLS = ((str.islower, 26), (str.isupper, 26), (str.isdecimal, 10))
_OTHER = 30
_BITS = (28, 45, 62, 80)
_COMMON = ("password", "passphrase", "connecticut", "ctrecords", "qwerty", "letmein", "welcome", "123456")


class Strength(IntEnum):
    """How many of the four bars are filled."""

    NONE = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3
    VERY_STRONG = 4


WORDS = {
    Strength.NONE: "",
    Strength.WEAK: "Weak.",
    Strength.FAIR: "Fair.",
    Strength.STRONG: "Strong.",
    Strength.VERY_STRONG: "Very strong.",
}


def strength(passphrase: str) -> Strength:
    """How strong a passphrase is, counted from its length, its kinds of characters and its repeats."""
    if not passphrase:
        return Strength.NONE
    bits = _bits(passphrase)
    return Strength(max(1, sum(bits >= least for least in _BITS)))


def _bits(passphrase: str) -> float:
    left = passphrase
    for word in _COMMON:
        start = left.casefold().find(word)
        if start >= 0:
            left = left[:start] + left[start] + left[start + len(word) :]
    pool = sum(size for kind, size in _POOLS if any(kind(letter) for letter in left))
    pool += _OTHER if any(not letter.isalnum() for letter in left) else 0
    steady = sum(abs(ord(one) - ord(other)) <= 1 for one, other in pairwise(left))
    distinct = len(set(left))
    length = min(len(left) - 0.75 * steady, distinct * 2.5)
    return max(length, 1) * max(pool, 2).bit_length() * 0.75
