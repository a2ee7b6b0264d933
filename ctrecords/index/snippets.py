"""The words around what was found: cut out of the few texts that are shown, never by asking the whole index again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ctrecords.index import folding, within
from ctrecords.index.engine import Ask
from ctrecords.index.schema import text_of
from ctrecords.index.within import Place

OPEN, CLOSE = "\x01", "\x02"
"""What stands around a found word in a snippet."""
_AROUND, _LEAD = 24, 8
"""Words of a snippet, and how many of them stand before the first that was found."""
_LEAD_LETTERS = 40
"""So many letters at most stand before it, so that a short line still shows it."""
_REACH = 160
"""Characters that are looked through for those before it."""
_LONGEST = 200_000
"""Characters of a page that are looked through for its snippet; a longer one shows its beginning."""
_TRIED, _CLOSE = 40, 200
"""So many places are tried for the one with the most different words within so many characters."""
_WORD = re.compile(r"\S+")
_MARKS = str.maketrans(dict.fromkeys(OPEN + CLOSE, " "))


@dataclass(frozen=True, slots=True)
class Cut:
    """The words around what was found on a page, and, for a table, which of its lines hold them, from 0."""

    text: str
    lines: tuple[int, ...] = ()


def snippets(
    ask: Ask, pages: Sequence[int], words: Sequence[str], tables: Collection[int] = ()
) -> dict[int, Cut]:
    """The words around what was found on some pages, by the pages' numbers; *tables* are those with rows.

    *words* are looked for as ``within.pattern`` has them.
    """
    wanted = within.pattern(words)
    own = {text_of(page): page for page in pages}
    marks = ", ".join("?" for _ in own)
    rows = ask.rows(
        f"SELECT id, substr(text, 1, {_LONGEST}) FROM body WHERE id IN ({marks})",  # noqa: S608 - marks
        list(own),
    )
    found: dict[int, Cut] = {}
    for number, kept in rows:
        page = own[int(number)]
        text = _ready(str(kept), table=page in tables)
        spots = within.places(text, wanted) if wanted is not None else []
        lines = dict.fromkeys(text.count("\n", 0, start) for start, _ in spots) if page in tables else ()
        found[page] = Cut(_cut(text, spots) if spots else _beginning(text), tuple(lines))
    return found


def _ready(text: str, *, table: bool) -> str:
    """The text as it is looked through; the lines of a table stay lines."""
    if OPEN in text or CLOSE in text:
        text = text.translate(_MARKS)
    if not table:
        return folding.folded(text)
    return "\n".join(folding.folded(line) for line in text.split("\n"))


def _cut(text: str, spots: Sequence[Place]) -> str:
    """The words around the place with the most different words, those found marked."""
    at = max(range(min(len(spots), _TRIED)), key=lambda one: (_different(text, spots, one), -one))
    start = spots[at][0]
    before = text[max(0, start - _REACH) : start]
    lead = before.split()
    if start > _REACH and lead and not text[start - _REACH - 1].isspace():
        lead = lead[1:]  # it may be the end of a word only
    kept = lead[-_LEAD:]
    while kept and len(" ".join(kept)) > _LEAD_LETTERS:
        kept = kept[1:]
    whole = start <= _REACH and kept == lead
    lead = kept
    end = start
    for number, word in enumerate(_WORD.finditer(text, start)):
        if number >= _AROUND - len(lead):
            break
        end = word.end()
    said = ["" if whole else "…", " ".join(lead), " " if lead and before[-1:].isspace() else ""]
    done = start
    for first, last in spots[at:]:
        if first >= end:
            break
        end = max(end, last)
        said += [text[done:first], OPEN, text[first:last], CLOSE]
        done = last
    said += [text[done:end], "…" if text[end : end + _REACH].strip() else ""]
    return "".join(said)


def _different(text: str, spots: Sequence[Place], at: int) -> int:
    """How many different words stand close after a place."""
    end = spots[at][0] + _CLOSE
    return len({text[first:last].lower() for first, last in spots[at : at + _AROUND] if last <= end})


def _beginning(text: str) -> str:
    words = text[:1000].split()
    return " ".join(words[:_AROUND]) + ("…" if len(words) > _AROUND else "")
