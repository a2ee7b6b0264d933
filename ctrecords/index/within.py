"""Where words stand within a text, with accents and hyphens folded as in a search.

The index finds pages; this finds the places on them, to light up and to count. It must not know files.
"""

import re
from collections.abc import Sequence

from ctrecords.index import folding

_TOKEN = re.compile(r"[^\W_]+")
_BEFORE, _AFTER, _MORE = r"(?<![^\W_])", r"(?![^\W_])", r"[^\W_]*"
Place = tuple[int, int]
"""The first and last-but-one character."""


def pattern(words: Sequence[str], *, whole: bool = True) -> re.Pattern[str] | None:
    """What to look for in folded text; None when there is nothing to look for.

    *whole*: words and phrases as a search gives them (``shar*`` begins a word). Otherwise each is found as it
    is typed, within words too.
    """
    made = [one for word in words if (one := _whole(word) if whole else _typed(word))]
    return re.compile("|".join(sorted(set(made), key=len, reverse=True))) if made else None


def places(text: str, wanted: re.Pattern[str]) -> list[Place]:
    """Where it stands in a text, in order."""
    if text.isascii() and "-" not in text:
        return [found.span() for found in wanted.finditer(text.lower())]
    # Most pages hold none of the words, and folding without keeping the places is many times faster.
    if not wanted.search(folding.plain(folding.folded(text))):
        return []
    spread, origins = _spread(text)
    return [
        (origins[found.start()], origins[found.end() - 1] + 1)
        for found in wanted.finditer(spread)
        if found.end() > found.start()
    ]


def _whole(word: str) -> str:
    tokens = _TOKEN.findall(folding.plain(folding.folded(word)))
    if not tokens:
        return ""
    return _BEFORE + r"[\W_]+".join(tokens) + (_MORE if word.endswith("*") else _AFTER)


def _typed(word: str) -> str:
    parts = folding.plain(folding.folded(word)).split()
    return r"\s+".join(re.escape(part) for part in parts)


def _spread(text: str) -> tuple[str, list[int]]:
    """The folded text, and from which character of the text each of its characters came."""
    said: list[str] = []
    origins: list[int] = []
    at = 0
    for start, end in [*folding.cuts(text), (len(text), len(text))]:
        for index in range(at, start):
            letters = folding.plain(folding.folded(text[index]))
            said.append(letters)
            origins += [index] * len(letters)
        at = end
    return "".join(said), origins
