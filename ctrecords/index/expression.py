"""A search as the full-text engine asks for it, and the words to light up.

It must not know where words stand.
"""

from collections.abc import Callable

from ctrecords.index import folding
from ctrecords.index.query import All, Any, Near, Node, Term, terms

_TERMS = 64


def expression(node: Node | None, words: Callable[[str, int], list[str]]) -> str:
    """The question in the words of FTS5; *words* gives those that begin with a prefix."""
    match node:
        case None:
            return ""
        case Term(text, prefix):
            return _term(text, words) if prefix else _quoted(text)
        case Near(found, apart):
            return f"NEAR({' '.join(_quoted(one.text) for one in found)}, {apart})"
        case Any(parts):
            inner = [made for part in parts if (made := expression(part, words))]
            return f"({' OR '.join(inner)})" if inner else ""
        case All(parts, but):
            inner = [made for part in parts if (made := expression(part, words))]
            if not inner:
                return ""
            wanted = f"({' AND '.join(inner)})"
            left_out = [made for part in but if (made := expression(part, words))]
            return f"({wanted} NOT ({' OR '.join(left_out)}))" if left_out else wanted


def lit(node: Node | None) -> tuple[str, ...]:
    """The words to light up on a page, those that begin so with a star."""
    return tuple(dict.fromkeys(f"{one.text}*" if one.prefix else one.text for one in terms(node)))


def _quoted(text: str) -> str:
    return '"' + folding.folded(text).replace('"', '""') + '"'


def _term(text: str, words: Callable[[str, int], list[str]]) -> str:
    """A prefix as the words it stands for: asking for few words is many times faster than for a prefix."""
    if " " in text.strip():
        return f"{_quoted(text)} *"
    known = words(text, _TERMS + 1)
    if not known or len(known) > _TERMS:
        return f"{_quoted(text)} *"
    return f"({' OR '.join(_quoted(one) for one in known)})"
