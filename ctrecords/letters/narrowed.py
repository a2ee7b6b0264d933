"""What a narrowing letter changes: items in new words, items dropped, items put off; the rest stays as it is.

Read from what was typed, so that the letter and the record of it say the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ctrecords.errors import CtrecordsError
from ctrecords.letters.terms import read_numbers

_LINE = re.compile(r"\s*(?:item\s+)?(\d{1,3})\s*[:.)\u2013-]\s*(.+)", re.IGNORECASE)
_REMEDY = "Write a line for each item, such as “3: The audit log for October 2026.”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Items by number: ``wordings`` are their new words, ``kept`` stay as they are."""

    wordings: Mapping[int, str] = field(default_factory=dict[int, str])
    dropped: tuple[int, ...] = ()
    deferred: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing is changed at all."""
        return not (self.wordings or self.dropped or self.deferred)


def narrowed(typed: Mapping[str, str], items: Sequence[int]) -> Narrowed:
    """What was typed for the fields ``wording``, ``dropped`` and ``deferred``, of the items a request has.

    Raises:
        CtrecordsError: a line names no item, an item is not in the request, or one is named twice.
    """
    wordings = _wordings(typed.get("wording", ""))
    dropped = read_numbers(typed.get("dropped", ""), label="Items dropped")
    deferred = read_numbers(typed.get("deferred", ""), label="Items for later")
    named = (*wordings, *dropped, *deferred)
    for number in named:
        if number not in items:
            raise CtrecordsError(
                f"The request has no open item {number}.",
                remedy=f"Its open items are {', '.join(map(str, items)) or 'none'}.",
            )
        if named.count(number) > 1:
            raise CtrecordsError(
                f"Item {number} is named twice.", remedy="Reword it, drop it or leave it for later."
            )
    return Narrowed(
        wordings=wordings,
        dropped=dropped,
        deferred=deferred,
        kept=tuple(number for number in items if number not in named),
    )


def _wordings(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    last = 0
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINE.fullmatch(line)
        if match is not None:
            last = int(match[1])
            if last in found:
                raise CtrecordsError(f"Item {last} is reworded twice.", remedy=_REMEDY)
            found[last] = match[2]
        elif last:
            found[last] += f" {line}"
        else:
            raise CtrecordsError(f"“{line}” does not say which item it rewords.", remedy=_REMEDY)
    return found
