"""What a researcher types into the search field, read as words, filters and how they hang together.

Nothing typed is ever an error: what is no operator is a word, and a slip is said in a note. It must not know
how words are found.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

_TOKEN = re.compile(
    r'(?P<near>NEAR\s*\()|(?P<open>\()|(?P<close>\))|(?P<key>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]+))'
    r'|-?"(?P<phrase>[^"]*)"(?P<star>\*)?|(?P<word>[^\s()"]+)|(?P<stray>")'
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST = 2_000
"""Characters of a search; nobody types more, and what is pasted is cut with a note."""
KEYS = ("case", "agency", "request", "kind", "cited", "before", "after")
NEAR_WORDS = 10


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; ``prefix`` when it may go on (``shar*``)."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words at most so many words apart."""

    terms: tuple[Term, ...]
    words: int = NEAR_WORDS


@dataclass(frozen=True, slots=True)
class All:
    """Everything of these, and nothing of those in ``but``."""

    parts: tuple["Node", ...]
    but: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    parts: tuple["Node", ...]


Node = Term | Near | All | Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search: what to find (None: nothing to look for), where, and what to say of how it was read.

    ``filters`` are key and value as typed, such as ``("case", "C-1")``; several of one key mean any of them.
    ``before`` and ``after`` are days, not included and included.
    """

    node: Node | None
    filters: tuple[tuple[str, str], ...] = ()
    before: date | None = None
    after: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The tokens not read yet, and what was found beside the words."""

    tokens: deque[re.Match[str]]
    day: Callable[[str], date]
    filters: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    before: date | None = None
    after: date | None = None
    notes: list[str] = field(default_factory=list[str])

    def next_is(self, *groups: str) -> bool:
        return bool(self.tokens) and self.tokens[0].lastgroup in groups

    def word_is(self, word: str) -> bool:
        return self.next_is("word") and self.tokens[0].group() == word

    def take(self) -> re.Match[str]:
        return self.tokens.popleft()


def parse(text: str, day: Callable[[str], date] | None = None) -> Query:
    """Read what was typed; *day* reads a day and raises ValueError with what to say when it is none."""
    # Control and half characters are no part of any word, and the engine takes no text with them.
    reading = _Reading(deque(_TOKEN.finditer(_CONTROL.sub(" ", text[:_LONGEST]))), day or iso_day)
    if len(text) > _LONGEST:
        reading.notes.append(f"A search has at most {_LONGEST:,} characters; what follows was left out.")
    parts: list[Node] = []
    while reading.tokens:
        node = _any(reading, 0)
        parts += [node] if node else []
        if reading.next_is("close"):
            reading.take()
            reading.notes.append("A bracket closes that was never opened; it was left out.")
    node = parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else None
    if isinstance(node, All) and not node.parts:
        node = None
        reading.notes.append("Give at least one word to look for beside those to leave out.")
    return Query(
        node=node,
        filters=tuple(reading.filters),
        before=reading.before,
        after=reading.after,
        notes=tuple(dict.fromkeys(reading.notes)),
    )


def iso_day(text: str) -> date:
    """Read a day such as 2026-11-23.

    Raises:
        ValueError: it is none, with what to say.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is no day; write it like 2026-11-23.") from error


def terms(node: Node | None) -> Iterator[Term]:
    """Every word and phrase that is looked for, to light them up; not those that are to be left out."""
    match node:
        case Term():
            yield node
        case Near(found):
            yield from found
        case All(parts) | Any(parts):
            for part in parts:
                yield from terms(part)
        case None:
            return


_DEEPEST = 20


def _any(reading: _Reading, depth: int) -> Node | None:
    parts: list[Node] = []
    while True:
        node = _all(reading, depth)
        parts += [node] if node else []
        if not reading.word_is("OR"):
            break
        reading.take()
    return parts[0] if len(parts) == 1 else Any(tuple(parts)) if parts else None


def _all(reading: _Reading, depth: int) -> Node | None:
    parts: list[Node] = []
    but: list[Node] = []
    while reading.tokens and not reading.next_is("close") and not reading.word_is("OR"):
        if reading.word_is("AND"):
            reading.take()
            continue
        without = reading.word_is("NOT")
        if without:
            reading.take()
            if not reading.tokens:
                break
        without = without or reading.tokens[0].group().startswith("-")
        filtered = reading.next_is("key", "quoted", "value")
        node = _one(reading, depth)
        if without and filtered and node is None:
            reading.notes.append(
                "A filter such as agency: cannot be left out with NOT; it was read as wanted."
            )
        if node is not None:
            (but if without else parts).append(node)
    if len(parts) == 1 and not but:
        return parts[0]
    return All(tuple(parts), tuple(but)) if parts or but else None


def _one(reading: _Reading, depth: int) -> Node | None:
    token = reading.take()
    match token.lastgroup:
        case "open" if depth < _DEEPEST:
            node = _any(reading, depth + 1)
            _closed(reading)
            return node
        case "near":
            return _near(reading)
        case "key" | "quoted" | "value":
            return _keyed(reading, token)
        case "phrase" | "star":
            return _term(token["phrase"], prefix=bool(token["star"]))
        case "word":
            word = token["word"].lstrip("-") or token["word"]
            return _term(word.rstrip("*"), prefix=word.endswith("*"))
        case "stray":
            reading.notes.append("A quotation mark has no partner; it was left out.")
            return None
        case _:
            return None


def _term(text: str, *, prefix: bool) -> Term | None:
    return Term(text.strip(), prefix) if re.search(r"\w", text) else None


def _closed(reading: _Reading) -> None:
    if reading.next_is("close"):
        reading.take()
    else:
        reading.notes.append("A bracket is never closed; it ends where the words end.")


def _near(reading: _Reading) -> Node | None:
    found: list[Term] = []
    words = NEAR_WORDS
    while reading.tokens and not reading.next_is("close"):
        token = reading.take()
        text = token.group()
        bare, comma, tail = text.partition(",")
        if comma and tail.isdecimal():
            words = int(tail[:4])
        elif found and text.isdecimal() and reading.next_is("close"):
            words = int(text[:4])
            continue
        term = _term(
            (token["phrase"] or "") if token["phrase"] is not None else bare.strip('"-*'), prefix=False
        )
        found += [term] if term else []
    _closed(reading)
    if not found:
        return None
    return Near(tuple(found), words) if len(found) > 1 else found[0]


def _keyed(reading: _Reading, token: re.Match[str]) -> Node | None:
    key = token["key"].lower()
    value = token["quoted"] if token["quoted"] is not None else token["value"]
    if key not in KEYS:
        return _term(token.group().replace('"', " "), prefix=False)
    if key in {"before", "after"}:
        try:
            day = reading.day(value)
        except ValueError as error:
            reading.notes.append(str(error))
            return None
        if key == "before":
            reading.before = day
        else:
            reading.after = day
        return None
    if value:
        reading.filters.append((key, value))
    return None
