"""Envelopes and labels: addresses set where the post office and the label sheets want them; pure.

A #10 envelope is 9½ by 4⅛ inches; a sheet of labels has three columns of ten, 2⅝ by 1 inch each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ctrecords.letters.page import Block, Box, Run, Sheet

_FONT = "Times New Roman"
_INCH = 72.0
PER_SHEET = 30
"""Labels on one sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """Who a letter goes to, line by line as it stands on the envelope."""

    lines: tuple[str, ...]


def envelope(sender: Sequence[str], to: Addressed) -> Sheet:
    """A #10 envelope with the return address at its upper left."""
    back = Box(
        left=0.4 * _INCH, top=0.4 * _INCH, width=3.4 * _INCH, height=1.2 * _INCH, blocks=_blocks(sender, 10)
    )
    front = Box(
        left=4.0 * _INCH,
        top=1.85 * _INCH,
        width=5.0 * _INCH,
        height=1.5 * _INCH,
        blocks=_blocks(to.lines, 12),
    )
    return Sheet(width=9.5 * _INCH, height=4.125 * _INCH, font=_FONT, boxes=(back, front))


def labels(many: Sequence[Addressed], *, first: int = 1) -> tuple[Sheet, ...]:
    """Sheets of labels, three by ten on US Letter; ``first`` is the first label still on the sheet, from 1."""
    places = [(at, one) for at, one in enumerate(many, start=first - 1)]
    sheets = range(places[-1][0] // PER_SHEET + 1) if places else range(0)
    return tuple(
        Sheet(
            width=8.5 * _INCH,
            height=11 * _INCH,
            font=_FONT,
            boxes=tuple(_label(at % PER_SHEET, one) for at, one in places if at // PER_SHEET == number),
        )
        for number in sheets
    )


def _label(at: int, to: Addressed) -> Box:
    row, column = divmod(at, 3)
    inner = 0.12  # inches from the edge of the label, for printers never hit it exactly
    return Box(
        left=(0.1875 + 2.75 * column + inner) * _INCH,
        top=(0.5 + row + inner / 2) * _INCH,
        width=(2.625 - 2 * inner) * _INCH,
        height=(1 - inner) * _INCH,
        blocks=_blocks(to.lines, 11),
        middle=True,
    )


def _blocks(lines: Sequence[str], size: float) -> tuple[Block, ...]:
    return tuple(Block(style="Address", runs=(Run(text=line),), size=size) for line in lines)
