"""Whether a text is what its page shows: fonts with wrong tables give letters nobody wrote.

It knows English a little, and only says when it is nearly sure. It must not know where the text came from.
"""

import re
import unicodedata
from enum import StrEnum

_ENOUGH = 40
_MANY = 0.15
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
_MUTE = 0.45


class Letters(StrEnum):
    """What a text's letters are worth."""

    SOUND = "sound"
    DOUBTFUL = "doubtful"
    GARBLED = "garbled"


def judge(text: str) -> Letters:
    """Whether these letters can be words: signs of no alphabet tell surely, words without vowels nearly."""
    signs = [one for one in text if not one.isspace()]
    if len(signs) < _ENOUGH:
        return Letters.SOUND
    odd = sum(not one.isascii() and unicodedata.category(one) in {"Co", "Cn", "Cs"} for one in signs)
    odd += sum(
        one == "\ufffd" or (one < " " and one not in "\t\r\n") or "\x7f" <= one < "\xa0" for one in signs
    )
    if odd > len(signs) * _MANY:
        return Letters.GARBLED
    words = [one for one in _WORDS.findall(text) if one.isascii() or _VOWELS.search(one)]
    if len(words) < _LEAST_WORDS:
        return Letters.SOUND
    common = sum(one.lower() in _COMMON for one in words)
    mute = sum(not _VOWELS.search(one) for one in words)
    if common <= len(words) * _FEW_COMMON and mute > len(words) * _MUTE:
        return Letters.DOUBTFUL
    return Letters.SOUND
