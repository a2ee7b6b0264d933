"""The words around what was found: cut out of the few texts that are shown, never by asking the whole index again."""

from collections.abc import Sequence

from ctrecords.index import folding
from ctrecords.index.engine import Ask

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
    ask.rows("DELETE FROM temp.shown")
    marks = ", ".join("?" for _ in pages)
    texts = ask.rows(f"SELECT id, substr(text, 1, {_LONGEST}) FROM body WHERE id IN ({marks})", pages)  # noqa: S608 - marks
    ask.many(
        "INSERT INTO temp.shown (rowid, text) VALUES (?, ?)",
        [(number, folding.folded(_without_marks(text))) for number, text in texts],
    )
    found = ask.rows(
        f"SELECT rowid, snippet(shown, 0, char(1), char(2), '…', {_AROUND}) FROM temp.shown WHERE shown MATCH ?",  # noqa: S608 - a number
        (match,),
    )
    cut = {int(number): str(text) for number, text in found}
    return {int(number): cut.get(int(number), _beginning(text)) for number, text in texts}


def _without_marks(text: str) -> str:
    return text.replace(OPEN, " ").replace(CLOSE, " ")


def _beginning(text: str) -> str:
    words = _without_marks(text[:1000]).split()
    return " ".join(words[:_AROUND]) + ("…" if len(words) > _AROUND else "")
