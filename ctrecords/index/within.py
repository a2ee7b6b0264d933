"""Where words stand within a text, with accents and hyphens folded as in a search.

The index finds pages; this finds the places on them, to light up and to count. It must not know files.
"""

import re
from collections.abc import Sequence

from ctrecords.index import folding

_TOKEN = re.compile(r"[^\W_]+")
_AFTER, _MORE = r"(?![^\W_])", r"[^\W_]*"
Place = tuple[int, int]
"""The first and last-but-one character."""


class _Letters(dict[int, str]):
    """What each character is folded to, looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = letters = folding.plain(folding.folded(chr(code)))
        return letters


_LETTERS = _Letters()


def pattern(words: Sequence[str], *, whole: bool = True) -> re.Pattern[str] | None:
    """What to look for in folded text; None when there is nothing to look for.

    *whole*: words and phrases as a search gives them (``shar*`` begins a word). Otherwise each is found as it
    is typed, within words too.
    """
    made = [one for word in words if (one := _whole(word) if whole else _typed(word))]
    return re.compile("|".join(sorted(set(made), key=len, reverse=True))) if made else None


def places(text: str, wanted: re.Pattern[str]) -> list[Place]:
    """Where it stands in a text, in order."""
    cuts = folding.cuts(text)
    if text.isascii() and not cuts:
        return [found.span() for found in wanted.finditer(text.lower())]
    # Most pages hold none of the words, and folding without keeping the places is many times faster.
    if not wanted.search((folding.folded(text) if cuts else text).translate(_LETTERS)):
        return []
    spread, origins = _spread(text, cuts)
    return [
        (origins[found.start()], origins[found.end() - 1] + 1)
        for found in wanted.finditer(spread)
        if found.end() > found.start()
    ]


def _whole(word: str) -> str:
    tokens = _TOKEN.findall(folding.plain(folding.folded(word)))
    if not tokens:
        return ""
    # That no letter stands before is asked behind the first word: one that begins with letters is found much faster.
    first = f"{tokens[0]}(?<![^\\W_]{tokens[0]})"
    return r"[\W_]+".join([first, *tokens[1:]]) + (_MORE if word.endswith("*") else _AFTER)


def _typed(word: str) -> str:
    parts = folding.plain(folding.folded(word)).split()
    return r"\s+".join(re.escape(part) for part in parts)


def _spread(text: str, cuts: Sequence[Place]) -> tuple[str, list[int]]:
    """The folded text, and from which character of the text each of its characters came."""
    said: list[str] = []
    origins: list[int] = []
    at = 0
    for start, end in [*cuts, (len(text), len(text))]:
        part = text[at:start]
        said.append(part.translate(_LETTERS))
        if all(len(_LETTERS[ord(letter)]) == 1 for letter in set(part)):
            origins += range(at, start)
        else:
            for index in range(at, start):
                origins += [index] * len(_LETTERS[ord(text[index])])
        at = end
    return "".join(said), origins
