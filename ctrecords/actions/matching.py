"""Whether a name in a file is an agency of the directory: surely, perhaps, or not at all.

Only the same name, or its slug, is taken for the same without asking. It must not know what is done about it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from ctrecords.model.directory import Agency

_WORD = re.compile(r"[a-z0-9]+")
_SHORT = {
    "dept": ("department",),
    "dpt": ("department",),
    "pd": ("police", "department"),
    "univ": ("university",),
    "comm": ("commission",),
    "twp": ("township",),
    "ofc": ("office",),
    "st": ("state",),
}
_DROPPED = {"the", "of", "for", "and", "town", "city", "ct", "conn", "connecticut"}
_COMMON = {"police", "department", "state", "university", "office", "board", "public", "agency", "commission"}
_SIDES = {"north", "south", "east", "west", "new", "old", "upper", "lower"}
_ALIKE, _TELLING_ALIKE = 0.86, 0.8
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A name that may be a known agency, and why it seems so."""

    agency: Agency
    why: str


class Directory:
    """The agencies, ready to be looked up by the names people write."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._exact: dict[str, Agency] = {}
        self._plain: dict[tuple[str, ...], Agency] = {}
        self._by_word: dict[str, list[Agency]] = defaultdict(list)
        self._by_town: dict[tuple[str, str], list[Agency]] = defaultdict(list)
        twice: set[str] = set()
        for agency in agencies:
            name = _folded(agency.name)
            twice |= {name} & self._exact.keys()
            self._exact[name] = agency
            self._plain.setdefault(plain(agency.name), agency)
            for word in _telling(agency.name):
                self._by_word[word].append(agency)
            self._by_town[_folded(agency.town), _folded(agency.kind)].append(agency)
        for name in twice:  # a name two agencies share tells neither
            self._exact.pop(name, None)
        self._slugs = {agency.slug: agency for agencies_ in self._by_town.values() for agency in agencies_}

    def same(self, name: str, slug: str = "") -> Agency | None:
        """The agency of that slug, or of exactly that name."""
        return self._slugs.get(slug or name) or (None if slug else self._exact.get(_folded(name)))

    def near(self, name: str, town: str = "", kind: str = "") -> Near | None:
        """The agency a name most likely means, though it is written otherwise."""
        found = self._plain.get(plain(name))
        if found is not None:
            return Near(agency=found, why="the same name written otherwise")
        best, most = None, _ALIKE
        for agency in self._candidates(name):
            likeness = _likeness(plain(name), plain(agency.name))
            if likeness > most:
                best, most = agency, likeness
        if best is not None:
            return Near(agency=best, why="a name much like it")
        beside = self._by_town.get((_folded(town), _folded(kind)), []) if town and kind else []
        return Near(agency=beside[0], why="the same town and kind") if len(beside) == 1 else None

    def _candidates(self, name: str) -> list[Agency]:
        found: dict[int, Agency] = {}
        for word in _telling(name):
            for agency in self._by_word.get(word, ())[:_MOST]:
                found[agency.id] = agency
        return list(found.values())[:_MOST]


def plain(name: str) -> tuple[str, ...]:
    """A name as the words that tell it: "Town of Elm Police Dept." is elm police department."""
    words: list[str] = []
    for word in _WORD.findall(_folded(name).replace("'", "")):
        words += _SHORT.get(word, (word,))
    return tuple(word for word in words if word not in _DROPPED) or tuple(words)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _telling(name: str) -> set[str]:
    """The words an agency is found by, each also by its beginning, so that a slip of the pen is no bar."""
    words = {word for word in plain(name) if word not in _COMMON}
    return words | {f"{word[:3]}…" for word in words if len(word) > 4}  # noqa: PLR2004 (short words have no beginning)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much two names are alike, 0 to 1; another number, letter or side is another agency."""
    marks = [
        {word for word in words if word.isdigit() or len(word) == 1 or word in _SIDES}
        for words in (one, other)
    ]
    if marks[0] != marks[1]:
        return 0
    told = [" ".join(word for word in words if word not in _COMMON) for words in (one, other)]
    if all(told) and SequenceMatcher(None, *told, autojunk=False).ratio() < _TELLING_ALIKE:
        return 0
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()
