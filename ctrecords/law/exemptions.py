"""The sections an agency may claim, each lettered part on its own, for choosing from a list.

It must not know who claimed one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctrecords.law.statute import Statute

_PART = re.compile(r"\(([A-Z])\) (.+?)(?=[,;.]? ?(?:or )?\([A-Z]\) |\.?$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimable:
    """One section that can be claimed: its code, such as 1-210(b)(3)(E), and what it covers in plain words."""

    code: str
    plain: str

    @property
    def words(self) -> str:
        """Write the section and its sense in one line."""
        return f"§ {self.code}  {self.plain}"


def claimable(statute: Statute, on: date) -> tuple[Claimable, ...]:
    """Every section in force on a day, in the law's order, its lettered parts after it."""
    return tuple(_each(statute, on))


def code_of(text: str) -> str:
    """The section's code in what was chosen or typed: "§ 1-210(b)(2)  Personnel" is 1-210(b)(2)."""
    return text.strip().split("  ")[0].removeprefix("§").strip()


def is_listed(statute: Statute, code: str, on: date) -> bool:
    """Whether a section, or a part of one, is among those that can be claimed on a day."""
    given = _bare(code)
    listed = [_bare(one.code) for one in claimable(statute, on)]
    parted = {one for one in listed if any(other.startswith(f"{one}(") for other in listed)}
    return any(given == one or (one not in parted and given.startswith(f"{one}(")) for one in listed)


def _bare(code: str) -> str:
    return code_of(code).casefold().removeprefix("5 u.s.c. § 552").removeprefix("552").replace(" ", "")


def _each(statute: Statute, on: date) -> Iterator[Claimable]:
    for entry in statute.exemptions:
        if entry.since is not None and entry.since > on:
            continue
        parts = _PART.findall(entry.plain)
        whole = re.split(r"[:,;]?[^:.;]*\(A\) ", entry.plain, maxsplit=1)[0] if parts else ""
        yield Claimable(code=entry.code, plain=whole.strip() or entry.plain)
        for letter, plain in parts:
            yield Claimable(code=f"{entry.code}({letter})", plain=plain.strip(" ,;."))
