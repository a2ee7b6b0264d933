"""The words around what was found: cut out of the few texts that are shown, never by asking the whole index again."""

from collections.abc import Sequence

from ctrecords.index import folding
from ctrecords.index.engine import Ask
from ctrecords.index.schema import text_of

OPEN, CLOSE = "\x01", "\x02"
"""What stands around a found word in a snippet."""
_AROUND = 24
"""Words of a snippet."""
_LONGEST = 200_000
"""Characters of a page that are looked through for its snippet; a longer one shows its beginning."""


def snippets(ask: Ask, pages: Sequence[int], match: str) -> dict[int, str]:
    """The words around what was found on some pages, by the pages' numbers."""
    ask.rows(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.shown USING fts5 ("
        "text, tokenize='unicode61 remove_diacritics 2')"
    )
    marks = ", ".join("?" for _ in pages)
    own = {text_of(page): page for page in pages}
    texts = {
        own[int(number)]: folding.folded(_without_marks(text))
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
    cut = {int(number): str(text) for number, text in found}
    return {number: cut.get(number) or _beginning(text) for number, text in texts.items()}


def _without_marks(text: str) -> str:
    return text.replace(OPEN, " ").replace(CLOSE, " ")


def _beginning(text: str) -> str:
    words = text[:1000].split()
    return " ".join(words[:_AROUND]) + ("…" if len(words) > _AROUND else "")
