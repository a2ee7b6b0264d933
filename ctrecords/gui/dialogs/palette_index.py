"""What the palette can go to or do, and which of it fits what was typed; plain values without a window.

Ten thousand requests are looked through for each letter typed, so an entry holds its folded words ready.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from heapq import nsmallest

from ctrecords.actions import cases, directory, documents, requests, saved_searches, tracking
from ctrecords.casebook import Casebook
from ctrecords.gui.navigation import Place, Where
from ctrecords.model.ids import ref

LIMIT = 7
LONG = 14
_RECENT = 6
_FILES = 4


def place_key(place: Place) -> str:
    """What tells one place from every other."""
    return f"{place.where.value}:{place.id}"


class Kind(StrEnum):
    """What an entry is, in the order in which equally good ones are listed."""

    SCREEN = "screen"
    CASE = "case"
    REQUEST = "request"
    AGENCY = "agency"
    SEARCH = "search"
    DOCUMENT = "document"
    WORDS = "words"
    COMMAND = "command"
    ACT = "act"


_ORDER = {kind: at for at, kind in enumerate(Kind)}
_DOING = (Kind.COMMAND, Kind.ACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the palette: where it goes or what it does.

    ``aside`` is the gray part, ``also`` other words it is found by, ``found`` all of them folded.
    """

    kind: Kind
    text: str
    aside: str = ""
    icon: str = ""
    keys: str = ""
    also: str = ""
    place: Place | None = None
    command: str = ""
    found: str = ""

    @property
    def key(self) -> str:
        """What tells this entry from every other."""
        return f"{self.command}|{'' if self.place is None else place_key(self.place)}"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that fits, with the stretches of its text and of its aside that were typed."""

    entry: Entry
    bold: tuple[tuple[int, int], ...] = ()
    aside_bold: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading with the entries under it."""

    title: str
    hits: tuple[Hit, ...]


def entry(
    kind: Kind,
    text: str,
    *,
    aside: str = "",
    icon: str = "",
    keys: str = "",
    also: str = "",
    place: Place | None = None,
    command: str = "",
) -> Entry:
    """An entry with its words folded for finding."""
    return Entry(
        kind=kind,
        text=text,
        aside=aside,
        icon=icon,
        keys=keys,
        also=also,
        place=place,
        command=command,
        found=fold(f" {text} {aside} {also} "),
    )


def gather(book: Casebook) -> tuple[Entry, ...]:
    """The cases, requests, agencies, saved searches and documents one can go to."""
    titles = {case.id: case.title for case in cases.every(book)}
    agencies = {agency.id: agency for agency in directory.every(book)}
    numbers: dict[int, list[str]] = {}
    for row in tracking.every(book):
        numbers.setdefault(row.request, []).append(row.number)
    made = [
        entry(Kind.CASE, title, aside="case", icon="case", place=Place(Where.CASE, number))
        for number, title in titles.items()
    ]
    made += [
        entry(
            Kind.REQUEST,
            agencies[request.agency].name,
            aside=f"request, {titles[request.case]}",
            icon="requests",
            also=" ".join(
                (ref("R", request.id), agencies[request.agency].town, *numbers.get(request.id, ()))
            ),
            place=Place(Where.REQUEST, request.id),
        )
        for request in requests.every(book)
    ]
    made += [
        entry(
            Kind.AGENCY,
            agency.name,
            aside="agency",
            icon="agency",
            also=agency.town,
            place=Place(Where.AGENCIES, agency.id),
        )
        for agency in agencies.values()
    ]
    made += [
        entry(
            Kind.SEARCH,
            row.name,
            aside="saved search",
            icon="search",
            also=row.words,
            place=Place(Where.SEARCH, row.id),
        )
        for row in saved_searches.every(book)
    ]
    made += [
        entry(Kind.DOCUMENT, name, aside="document", icon="docs", place=Place(Where.DOCUMENTS, number))
        for number, name in documents.names(book)
    ]
    return tuple(made)


def find(entries: Iterable[Entry], typed: str, recent: Sequence[str] = ()) -> tuple[Group, ...]:
    """The entries that fit what was typed, the best first, in their groups; nothing typed gives the recent ones.

    ``>`` before the words looks in commands only, ``@`` in agencies only.
    """
    typed, only = typed.strip(), ""
    if typed[:1] in (">", "@"):
        typed, only = typed[1:], typed[0]
    words = fold(typed).split()
    if not words and not only:
        return _unasked(entries, recent)
    late = {key: at for at, key in enumerate(recent)}
    hits = [each for each in entries if _wanted(each, only) and all(word in each.found for word in words)]
    files = [each for each in hits if each.kind is Kind.DOCUMENT]
    going = [each for each in hits if each.kind not in (*_DOING, Kind.DOCUMENT)]
    doing = [each for each in hits if each.kind in _DOING]
    limit = LONG if only or not going or not doing else LIMIT
    return _groups(
        ("Go to", _best(going, words, late, limit), words),
        ("Do", _best(doing, words, late, limit), words),
        ("Documents", _best(files, words, late, _FILES), words),
    )


def in_text(typed: str) -> tuple[Group, ...]:
    """The last line under what was typed: to look for it in every text instead of among names."""
    words = " ".join(typed.split())
    if not words or words[0] in ">@":
        return ()
    place = Place(Where.SEARCH, words=(words,))
    made = Entry(kind=Kind.WORDS, text=f"Search everything for “{words}”", icon="search", place=place)
    return (Group(title="Search", hits=(Hit(made),)),)


def _unasked(entries: Iterable[Entry], recent: Sequence[str]) -> tuple[Group, ...]:
    every = {each.key: each for each in entries}
    lately = [every[key] for key in recent if key in every][:_RECENT]
    taken = {each.key for each in lately}
    rest = [each for each in every.values() if each.key not in taken]
    going = [each for each in rest if each.kind in (Kind.SCREEN, Kind.CASE)]
    doing = [each for each in rest if each.kind is Kind.COMMAND]
    return _groups(("Recent", lately, []), ("Go to", going[:LONG], []), ("Do", doing, []))


def _groups(*found: tuple[str, Sequence[Entry], Sequence[str]]) -> tuple[Group, ...]:
    return tuple(
        Group(title=title, hits=tuple(_hit(each, words) for each in entries))
        for title, entries, words in found
        if entries
    )


def _wanted(each: Entry, only: str) -> bool:
    match only:
        case ">":
            return each.kind in _DOING
        case "@":
            return each.kind is Kind.AGENCY
        case _:
            return True


def _best(entries: list[Entry], words: Sequence[str], late: dict[str, int], limit: int) -> list[Entry]:
    """The best few: begins with the words, has them at the beginning of words, has them at all; then the recent."""
    first = f" {words[0]}" if words else ""
    starts = [f" {word}" for word in words]
    numbers = [f" {word} " for word in words if any(letter.isdigit() for letter in word)]
    last = len(late)

    def rank(each: Entry) -> tuple[int, int, int, str]:
        found = each.found
        fit = 1 if found.startswith(first) else 3
        if fit > 1 and all(start in found for start in starts):
            fit = 2
        if numbers and all(number in found for number in numbers):
            fit = 0
        return (fit, late.get(each.key, last) if late else 0, _ORDER[each.kind], found)

    return nsmallest(limit, entries, key=rank)


def _hit(each: Entry, words: Sequence[str]) -> Hit:
    """The entry with what is bold in it; a number it was found by is shown."""
    hidden = [word for word in words if word not in fold(f"{each.text} {each.aside}")]
    shown = [part for part in each.also.split() if any(word in fold(part) for word in hidden)]
    aside = ", ".join(filter(None, (each.aside, *shown)))
    return Hit(replace(each, aside=aside), _spans(each.text, words), _spans(aside, words))


def _spans(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, at the beginning of a word where that is possible; overlaps joined."""
    folded = fold(f" {text}")
    found: list[tuple[int, int]] = []
    for word in words:
        at = folded.find(f" {word}")
        at = at if at >= 0 else folded.find(word) - 1
        if at >= 0:
            found.append((at, at + len(word)))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def fold(text: str) -> str:
    """A text in small letters without accents, one letter for each, so that places in both agree."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[:1].lower()[:1] or letter
