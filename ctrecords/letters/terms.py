"""What the researcher asks for besides the items, and how it is read from what was typed.

A first letter's terms are kept as what they mean, since much depends on them; the fields of any other
letter are read straight into the words that stand in it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from ctrecords.errors import CtrecordsError
from ctrecords.law.calendar import in_range
from ctrecords.letters.letter import ITEMS, Field, Kind
from ctrecords.model.days import dollars, letter_date

Value = str | bool | list[str]
"""What can stand in a letter: words, a yes or no, or lines."""

FORMATS = ("electronic", "paper", "inspect")
_PLATE_READERS = re.compile(
    r"\bplate[- ](?:readers?|reads?|data)\b|\blicense[- ]plates?\b|\balprs?\b", re.IGNORECASE
)
_MONEY = re.compile(r"\$?\s*(\d{1,7}(?:,\d{3})*)(?:\.(\d{2}))?", re.ASCII)
_FLAGS = {
    "yes": True,
    "true": True,
    "on": True,
    "1": True,
    "no": False,
    "false": False,
    "off": False,
    "0": False,
}
_NONE = ("", "none")
FEE_CATEGORIES = {
    "news_media": "a representative of the news media",
    "educational_scientific": "an educational or noncommercial scientific institution",
    "commercial": "a commercial requester",
    "other": "one who is neither a commercial requester nor a news, educational or scientific body",
}
"""How a letter names the fee categories of federal agencies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the researcher asks besides the items: date, fee limit, format, waiver, preservation.

    ``fee_cap_cents`` is in US cents, None for no limit named; ``format`` is one of FORMATS; ``waiver`` is the
    reason, empty for no waiver; ``retention_days`` comes from the law file, None leaves its sentence out.
    ``preserve`` and ``plate_readers`` None mean: as the items ask (see ``settled``); ``attention`` None means
    the unit the kind of letter names. ``fee_category`` (one of FEE_CATEGORIES) and ``expedite``, the reason for
    it, are federal; ``more`` are the words of a letter's other fields.
    """

    dated: date
    fee_cap_cents: int | None = 2500
    format: str = "electronic"
    waiver: str = ""
    preserve: bool | None = None
    plate_readers: bool | None = None
    retention_days: int | None = None
    attention: str | None = None
    fee_category: str = ""
    expedite: str = ""
    more: Mapping[str, Value] = field(default_factory=dict[str, Value])


def settled(terms: Terms, items: Sequence[str]) -> Terms:
    """The terms with nothing left open: preservation is asked for where an item is about plate readers."""
    about = any(_PLATE_READERS.search(item) for item in items)
    return replace(
        terms,
        preserve=about if terms.preserve is None else terms.preserve,
        plate_readers=about if terms.plate_readers is None else terms.plate_readers,
    )


def read_terms(kinds: Sequence[Kind], typed: Mapping[str, str], start: Terms) -> Terms:
    """The terms after what was typed for the fields of these letters, such as ``fee_cap`` = ``40.00``.

    Raises:
        CtrecordsError: no letter has such a field (the known ones are named), or a value cannot be read.
    """
    known = {one.name: one for kind in reversed(kinds) for one in kind.fields}
    refuse_unknown(" and ".join(f"“{kind.label}”" for kind in kinds), known, typed)
    read: dict[str, Any] = {}
    more: dict[str, Value] = dict(start.more)
    for name, text in typed.items():
        if name in _TERMS:
            read["fee_cap_cents" if name == "fee_cap" else name] = _read(known[name], text.strip())
        else:
            more |= worded(known[name], text)
    return replace(start, **read, more=more)


def refuse_unknown(letter: str, known: Mapping[str, Field], typed: Mapping[str, str]) -> None:
    """Refuse what was typed for fields the letter does not have.

    Raises:
        CtrecordsError: there is such a field; the known ones are named.
    """
    unknown = sorted(typed.keys() - known.keys())
    if unknown:
        raise CtrecordsError(
            f"The letter {letter} has no field {', '.join(unknown)}.",
            remedy=f"Its fields are {', '.join(sorted(known))}." if known else "Leave the fields out.",
        )


def read_fields(kind: Kind, typed: Mapping[str, str]) -> dict[str, Value]:
    """The words of a letter's fields, typed or by their defaults; a choice is also a flag of its own name.

    Which items are chosen is no word of a letter and left out.

    Raises:
        CtrecordsError: the letter has no such field, or a value cannot be read.
    """
    refuse_unknown(f"“{kind.label}”", {one.name: one for one in kind.fields}, typed)
    words: dict[str, Value] = {}
    for one in kind.fields:
        if one.name != ITEMS:
            words |= worded(one, typed.get(one.name, one.default))
    return words


def worded(one: Field, text: str) -> dict[str, Value]:
    """What was typed for one field as words that can stand in a letter.

    Raises:
        CtrecordsError: it cannot be read.
    """
    empty = not text.strip() and one.kind in {"date", "choice"}
    read = "" if empty else _read(one, text.strip())
    match one.kind:
        case "money":
            return {one.name: dollars(read) if isinstance(read, int) else ""}
        case "number":
            return {one.name: str(read) if read is not None else ""}
        case "date":
            return {one.name: letter_date(read) if read else ""}
        case "flag":
            return {one.name: bool(read)}
        case "choice":
            return {one.name: read, **{choice: choice == read for choice in one.choices if choice}}
        case _:
            return {one.name: read}


def read_numbers(text: str, *, label: str = "Items") -> tuple[int, ...]:
    """Item numbers as they are typed: 3,5 or 1-4 or 2, 4 and 6; in order, each once.

    Raises:
        CtrecordsError: it cannot be read as numbers.
    """
    found = set[int]()
    for part in re.split(r"[,;\s]+|\band\b", text):
        match = re.fullmatch(r"(\d{1,3})(?:[-\u2013](\d{1,3}))?", part, re.ASCII)
        if part and (match is None or int(match[2] or match[1]) < int(match[1])):
            raise CtrecordsError(
                f"“{text.strip()}” cannot be read as “{label}”.", remedy="Give item numbers such as 3,5."
            )
        if match:
            found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return tuple(sorted(found))


def read_cents(one: Field, text: str) -> int | None:
    """The amount typed for a field of money, in US cents; None for none.

    Raises:
        CtrecordsError: it cannot be read.
    """
    return _cents(one, text.strip())


def _read(one: Field, text: str) -> Any:
    reader = _READERS.get(one.kind)
    return reader(one, text) if reader else text


def _flag(one: Field, text: str) -> bool | None:
    if not text:
        return None
    if text.lower() not in _FLAGS:
        raise _unreadable(one, text, "yes or no")
    return _FLAGS[text.lower()]


def _number(one: Field, text: str) -> int | None:
    if text.lower() in _NONE:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= len("9999")):
        raise _unreadable(one, text, "a whole number such as 21")
    return int(text)


def _day(one: Field, text: str) -> date:
    try:
        return in_range(date.fromisoformat(text))
    except ValueError:
        raise _unreadable(one, text, "a date such as 2026-11-24") from None


def _choice(one: Field, text: str) -> str:
    if text not in one.choices:
        raise _unreadable(one, text, " or ".join(one.choices))
    return text


def _cents(one: Field, text: str) -> int | None:
    if text.lower() in _NONE:
        return None
    found = _MONEY.fullmatch(text)
    if found is None:
        raise _unreadable(one, text, "an amount such as 25.00")
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)


def _unreadable(one: Field, text: str, example: str) -> CtrecordsError:
    return CtrecordsError(f"“{text}” cannot be read as “{one.label}”.", remedy=f"Give {example}.")


_READERS: dict[str, Callable[[Field, str], Any]] = {
    "flag": _flag,
    "money": _cents,
    "number": _number,
    "date": _day,
    "choice": _choice,
}
_TERMS = frozenset(one.name for one in fields(Terms)) - {"fee_cap_cents", "more"} | {"fee_cap"}
