"""What the researcher asks for besides the items, and how it is read from what was typed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ctrecords.errors import CtrecordsError
from ctrecords.law.calendar import in_range
from ctrecords.letters.letter import Field, Kind

FORMATS = ("electronic", "paper", "inspect")
_PLATE_READERS = re.compile(
    r"\bplate[- ](?:readers?|reads?|data)\b|\blicense[- ]plates?\b|\balprs?\b", re.IGNORECASE
)
_MONEY = re.compile(r"\$?\s*(\d{1,7}(?:,\d{3})*)(?:\.(\d{2}))?")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the researcher asks besides the items: date, fee limit, format, waiver, preservation.

    ``fee_cap_cents`` is in US cents, None for no limit named; ``format`` is one of FORMATS; ``waiver`` is the
    reason, empty for no waiver; ``retention_days`` comes from the law file, None leaves its sentence out.
    ``preserve`` and ``plate_readers`` None mean: as the items ask (see ``settled``).
    """

    dated: date
    fee_cap_cents: int | None = 2500
    format: str = "electronic"
    waiver: str = ""
    preserve: bool | None = None
    plate_readers: bool | None = None
    retention_days: int | None = None
    attention: str = "Records Division"


def settled(terms: Terms, items: Sequence[str]) -> Terms:
    """The terms with nothing left open: preservation is asked for where an item is about plate readers."""
    about = any(_PLATE_READERS.search(item) for item in items)
    return replace(
        terms,
        preserve=about if terms.preserve is None else terms.preserve,
        plate_readers=about if terms.plate_readers is None else terms.plate_readers,
    )


def read_terms(kind: Kind, typed: Mapping[str, str], start: Terms) -> Terms:
    """The terms after what was typed for the letter's fields, such as ``fee_cap`` = ``40.00``.

    Raises:
        CtrecordsError: the letter has no such field (the known ones are named), or a value cannot be read.
    """
    fields = {field.name: field for field in kind.fields}
    unknown = sorted(typed.keys() - fields.keys())
    if unknown:
        raise CtrecordsError(
            f"The letter “{kind.label}” has no field {', '.join(unknown)}.",
            remedy=f"Its fields are {', '.join(sorted(fields))}.",
        )
    read: dict[str, Any] = {}
    for name, text in typed.items():
        read["fee_cap_cents" if name == "fee_cap" else name] = _read(fields[name], text.strip())
    return replace(start, **read)


def _read(field: Field, text: str) -> Any:
    reader = _READERS.get(field.kind)
    return reader(field, text) if reader else text


def _flag(field: Field, text: str) -> bool | None:
    if not text:
        return None
    if text.lower() not in _FLAGS:
        raise _unreadable(field, text, "yes or no")
    return _FLAGS[text.lower()]


def _number(field: Field, text: str) -> int | None:
    if text.lower() in _NONE:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= len("9999")):
        raise _unreadable(field, text, "a whole number such as 21")
    return int(text)


def _day(field: Field, text: str) -> date:
    try:
        return in_range(date.fromisoformat(text))
    except ValueError:
        raise _unreadable(field, text, "a date such as 2026-11-24") from None


def _choice(field: Field, text: str) -> str:
    if text not in field.choices:
        raise _unreadable(field, text, " or ".join(field.choices))
    return text


def _cents(field: Field, text: str) -> int | None:
    if text.lower() in _NONE:
        return None
    found = _MONEY.fullmatch(text)
    if found is None:
        raise _unreadable(field, text, "an amount such as 25.00")
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)


def _unreadable(field: Field, text: str, example: str) -> CtrecordsError:
    return CtrecordsError(f"“{text}” cannot be read as “{field.label}”.", remedy=f"Give {example}.")


_READERS: dict[str, Callable[[Field, str], Any]] = {
    "flag": _flag,
    "money": _cents,
    "number": _number,
    "date": _day,
    "choice": _choice,
}
