"""How a page's text is made ready for finding, and how the places of its words are kept small."""

import re
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from itertools import chain

from ctrecords.extract.page import Word

_FIELDS = 6
# A word cut at the end of a line: the soft hyphen everywhere (PDFium writes U+FFFE for one it joined), a hyphen
# only between small letters.
_CUT = re.compile(r"(?<=[a-zß-ÿ])[-\u2010\u00ad]\s*\n\s*(?=[a-zß-ÿ])|[\u00ad\ufffe]")
_ENDS = re.compile(r"-\s*\n")
_RARE = ("\u2010", "\u00ad", "\ufffe")
_QUOTES = str.maketrans("“”„‘’‚`´", "\"\"\"'''''")  # noqa: RUF001 what letters are set with
_GLUED = {"\u2010": "-", "\u2011": "-", "\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff"}


def folded(text: str) -> str:
    """The text with words joined that were cut at a line's end, so that they are found whole."""
    # Most pages have nothing to fold, and looking is many times faster than folding.
    if _may_be_cut(text):
        text = _CUT.sub("", text)
    if text.isascii():
        return text
    for glued, apart in _GLUED.items():
        if glued in text:
            text = text.replace(glued, apart)
    return text


def cuts(text: str) -> list[tuple[int, int]]:
    """What ``folded`` leaves out of a text to join words: first and last-but-one character, in order."""
    return [found.span() for found in _CUT.finditer(text)] if _may_be_cut(text) else []


def _may_be_cut(text: str) -> bool:
    """Whether a word may be cut at a line's end: a sign that is looked for by itself is found at once."""
    if "-" in text and _ENDS.search(text):
        return True
    return not text.isascii() and any(sign in text for sign in _RARE)


def plain(word: str) -> str:
    """A word as the index spells it: small letters without accents."""
    spread = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).lower()


def stands(text: str, words: str) -> bool:
    """Whether words stand in a text, whatever its line ends, hyphens at them, accents, quotes and case."""
    return _bare(words) in _bare(text)


def _bare(text: str) -> str:
    return " ".join(plain(folded(text)).translate(_QUOTES).split())


def packed(words: Sequence[Word]) -> bytes | None:
    """Boxes and spans of words as few bytes; None without any."""
    if not words:
        return None
    flat = list(chain.from_iterable((w.left, w.top, w.right, w.bottom, w.start, w.end) for w in words))
    return zlib.compress(struct.pack(f"<{len(flat)}i", *flat), 6)


def unpacked(data: bytes | None) -> tuple[Word, ...]:
    """The words again."""
    if not data:
        return ()
    plain = zlib.decompress(data)
    return tuple(Word(*row) for row in struct.iter_unpack(f"<{_FIELDS}i", plain))
