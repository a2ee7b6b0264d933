"""Whether a text is what its page shows: fonts with wrong tables give letters nobody wrote.

It knows English a little, and only says when it is nearly sure. It must not know where the text came from.
"""

import re
from enum import StrEnum

_UNKNOWN = "\ufffd"
_ENOUGH = 40
_MANY = 0.15
_ODD = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
"""Signs of control, signs for private use, and the sign for a letter that is not known."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_COMMON = frozenset(
    [
        *[
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "for",
            "that",
            "on",
            "with",
            "by",
            "be",
            "or",
            "as",
            "are",
            "at",
            "this",
            "from",
            "not",
            "it",
            "an",
            "was",
            "have",
            "has",
            "any",
            "all",
            "may",
        ],
        *[
            "you",
            "your",
            "we",
            "our",
            "will",
            "shall",
            "no",
            "if",
            "which",
            "please",
            "date",
            "name",
            "page",
            "total",
            "number",
            "de",
            "la",
            "el",
            "en",
            "que",
            "los",
        ],
        *[
            "police",
            "department",
            "city",
            "state",
            "county",
            "request",
            "records",
            "public",
            "case",
            "report",
            "system",
            "use",
            "data",
        ],
    ]
)
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûü]", re.IGNORECASE)
_LEAST_WORDS = 60
_FEW_COMMON = 0.004
_MANY_COMMON = 0.05
_MUTE = 0.45


class Letters(StrEnum):
    """What a text's letters are worth."""

    SOUND = "sound"
    DOUBTFUL = "doubtful"
    GARBLED = "garbled"


def judge(text: str) -> Letters:
    """Whether these letters can be words: signs of no alphabet tell surely, words without vowels nearly."""
    letters = "".join(text.split())
    if len(letters) < _ENOUGH:
        return Letters.SOUND
    if not letters.isprintable() or _UNKNOWN in letters:
        if len(_ODD.findall(text)) > len(letters) * _MANY:
            return Letters.GARBLED
    elif _plainly_english(text):
        return Letters.SOUND
    words = _WORDS.findall(text)
    if not text.isascii():
        words = [one for one in words if one.isascii() or _VOWELS.search(one)]
    if len(words) < _LEAST_WORDS:
        return Letters.SOUND
    common = sum(one.lower() in _COMMON for one in words)
    if common > len(words) * _FEW_COMMON:
        return Letters.SOUND
    mute = sum(not _VOWELS.search(one) for one in words)
    return Letters.DOUBTFUL if mute > len(words) * _MUTE else Letters.SOUND


def _plainly_english(text: str) -> bool:
    """Whether so many common words stand in it that looking closer can say nothing else."""
    words = text.lower().split()
    return sum(map(_COMMON.__contains__, words)) > len(words) * _MANY_COMMON
