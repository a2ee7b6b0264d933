"""What one column of a table shows of a record: two lines, a chip, squares, words or a number.

It must not know any record type; every column is given functions that read one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from ctrecords.gui.widgets.paint import ChipLook

R = TypeVar("R")
SortKey = tuple[object, ...] | str | int | float


class CellKind(StrEnum):
    """How a cell is drawn."""

    TWO_LINES = "two lines"
    CHIP = "chip"
    SQUARES = "squares"
    TEXT = "text"
    NUMBER = "number"


_WHOLE = frozenset({CellKind.CHIP, CellKind.SQUARES, CellKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words: its color role and its weight; empty words draw a dash."""

    text: str
    role: str = "text"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A name with a second line below it, which may end in words of their own; an *icon* may stand before both."""

    first: str
    second: str = ""
    aside: str = ""
    waits: bool = False
    """Whether the words aside say that something is pending."""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Squares:
    """The outcomes of a request's items, by letter, with what a tooltip says of each."""

    letters: str
    tips: tuple[str, ...] = ()


Cell = Words | TwoLines | Squares | ChipLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column: its title, its width in the design's pixels, what a cell shows and how it sorts.

    *speak* is what a screen reader says of a cell; without it the title and the words are said. A column
    without *sort* cannot be sorted by. *whole* words, such as dates, are never shortened: the column grows.
    *second* is what the second line of its cells is called where it stands alone; *about* explains the title;
    *brief* says what a cell of signs shows where there are only words, as on paper and in a copy. In a narrow
    table columns with a *spare* go, the lowest first, before it scrolls sideways; 0 stays.
    """

    key: str
    title: str
    width: float
    kind: CellKind
    value: Callable[[R], Cell]
    sort: Callable[[R], SortKey] | None = None
    speak: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    whole: bool = False
    second: str = ""
    about: str = ""
    brief: Callable[[R], str] | None = None
    spare: int = 0

    @property
    def grows(self) -> bool:
        """Whether the column is made as wide as its widest cell."""
        return self.whole or self.kind in _WHOLE

    def headings(self) -> tuple[str, ...]:
        """What the texts of a cell are called."""
        return (self.title, self.second) if self.second else (self.title,)

    def texts(self, record: R) -> tuple[str, ...]:
        """The words of one record's cell, one text for each heading."""
        if self.brief is not None:
            return (self.brief(record),)
        cell = self.value(record)
        return (cell.first, cell.second) if self.second and isinstance(cell, TwoLines) else (words_of(cell),)

    def spoken(self, record: R) -> str:
        """What a screen reader says of one record's cell."""
        if self.speak is not None:
            return self.speak(record)
        return f"{self.title}: {words_of(self.value(record)) or 'none'}"


def words_of(cell: Cell) -> str:
    """The words of a cell as one text."""
    match cell:
        case TwoLines():
            return ". ".join(part for part in (cell.first, cell.second, cell.aside) if part)
        case Squares():
            return ", ".join(cell.tips) if cell.tips else " ".join(cell.letters)
        case ChipLook() | Words():
            return cell.text
