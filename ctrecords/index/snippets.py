"""The words around what was found: cut out of the few texts that are shown, never by asking the whole index again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ctrecords.index import folding
from ctrecords.index.engine import Ask
from ctrecords.index.schema import text_of

OPEN, CLOSE = "\x01", "\x02"
"""What stands around a found word in a snippet."""
_AROUND = 24
"""Words of a snippet."""
_LONGEST = 200_000
"""Characters of a page that are looked through for its snippet; a longer one shows its beginning."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The words around what was found on a page, and, for a table, which of its lines hold them, from 0."""

    text: str
    lines: tuple[int, ...] = ()


def snippets(ask: Ask, pages: Sequence[int], match: str, tables: Collection[int] = ()) -> dict[int, Cut]:
    """The words around what was found on some pages, by the pages' numbers; *tables* are those with rows."""
    ask.rows(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.shown USING fts5 ("
        "text, tokenize='unicode61 remove_diacritics 2')"
    )
    marks = ", ".join("?" for _ in pages)
    own = {text_of(page): page for page in pages}
    texts = {
        own[int(number)]: _ready(text, table=own[int(number)] in tables)
        for number, text in ask.rows(
            f"SELECT id, substr(text, 1, {_LONGEST}) FROM body WHERE id IN ({marks})",  # noqa: S608 - marks
            list(own),
        )
    }
    with ask.together():
        ask.many("INSERT INTO temp.shown (rowid, text) VALUES (?, ?)", list(texts.items()))
        found = ask.rows(
            f"SELECT rowid, snippet(shown, 0, char(1), char(2), '…', {_AROUND}) FROM temp.shown"  # noqa: S608 - a number
            " WHERE shown MATCH ?",
            (match,),
        )
        marked = [
            ask.rows(
                "SELECT rowid, highlight(shown, 0, char(1), char(2)) FROM temp.shown WHERE rowid = ?"
                " AND shown MATCH ?",
                (page, match),
            )
            for page in tables
        ]
    lines = {int(rows[0][0]): _lines(str(rows[0][1])) for rows in marked if rows}
    cut = {int(number): str(text) for number, text in found}
    return {
        number: Cut(cut.get(number) or _beginning(text), lines.get(number, ()))
        for number, text in texts.items()
    }


def _ready(text: str, *, table: bool) -> str:
    """The text as it is looked through; the lines of a table stay lines."""
    text = text.replace(OPEN, " ").replace(CLOSE, " ")
    if not table:
        return folding.folded(text)
    return "\n".join(folding.folded(line) for line in text.split("\n"))


def _lines(marked: str) -> tuple[int, ...]:
    return tuple(at for at, line in enumerate(marked.split("\n")) if OPEN in line)


def _beginning(text: str) -> str:
    words = text[:1000].split()
    return " ".join(words[:_AROUND]) + ("…" if len(words) > _AROUND else "")
