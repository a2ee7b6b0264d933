"""The words the index knows: those that begin in a way, and the one a mistyped word is nearest to."""

from collections.abc import Iterable

from ctrecords.index import folding
from ctrecords.index.engine import Ask

_SHORTEST = 4
_FAR = 2
_LONG = 8
"""From so many letters on two may be wrong, before that one."""
_MOST = 20_000


def known(ask: Ask, first: str, last: str, most: int) -> list[tuple[str, int]]:
    """The known words from one to another, both included, and on how many pages each stands."""
    found = ask.rows(
        "SELECT term, doc FROM vocabulary WHERE term >= ? AND term <= ? LIMIT ?", (first, last, most)
    )
    return [(str(word), int(pages)) for word, pages in found]


def beginning(ask: Ask, prefix: str, most: int) -> list[str]:
    """The known words that begin so, at most so many."""
    start = folding.plain(prefix)
    return [word for word, _ in known(ask, start, f"{start}\U0010ffff", most)]


def nearest(ask: Ask, word: str) -> str:
    """The known word most like a word that stands nowhere; empty when none is near, or the word is known.

    The first letter is taken to be right.
    """
    plain = folding.plain(word)
    if len(plain) < _SHORTEST or not plain.isalpha() or known(ask, plain, plain, 1):
        return ""
    for start in (plain[:2], plain[:1]):
        found = _best(plain, known(ask, start, f"{start}\U0010ffff", _MOST))
        if found:
            return found
    return ""


def _best(word: str, words: Iterable[tuple[str, int]]) -> str:
    allowed = _FAR if len(word) >= _LONG else 1
    near = [
        (apart, -pages, other)
        for other, pages in words
        if abs(len(other) - len(word)) <= allowed and (apart := distance(word, other, allowed)) <= allowed
    ]
    return min(near)[2] if near else ""


def distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped with the next; counting ends after *most*."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, mate in enumerate(other, 1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != mate))
            if before and to > 1 and letter == other[to - 2] and one[at - 2] == mate:
                cost = min(cost, before[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
