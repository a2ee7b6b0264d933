"""The design's colors, chips and glyphs, read from tokens.json.

This is the only module that may turn `#rrggbb` text into a color; everything else asks for a role.
It must not know any widget.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypedDict, cast

from ctrecords import resources


class Scheme(StrEnum):
    """Whether the window is drawn light or dark."""

    LIGHT = "light"
    DARK = "dark"


class ChipKind(StrEnum):
    """What a chip says by its color (design, section 3)."""

    NEUTRAL = "neutral"
    INFO = "info"
    WAIT = "wait"
    ALERT = "alert"
    ALERTLINE = "alertline"
    SOLID = "solid"
    GOOD = "good"
    VIOLET = "violet"
    ENDED = "ended"


class _ChipPair(TypedDict):
    bg: str
    fg: str


class _Outcome(TypedDict):
    label: str
    chip: str
    glyph: str


class _File(TypedDict):
    color: dict[str, dict[str, str]]
    chip: dict[str, dict[str, object]]
    glyphs: dict[str, str]
    item_outcome: dict[str, _Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How one item's outcome is drawn: its words, its color and its glyph."""

    label: str
    chip: ChipKind
    glyph: str


@cache
def _file() -> _File:
    return cast("_File", json.loads(resources.read_text("style/tokens.json")))


def colors(scheme: Scheme) -> dict[str, str]:
    """Every color role of one scheme as `#rrggbb` text."""
    return _file()["color"][scheme.value]


def chip(kind: ChipKind, scheme: Scheme) -> tuple[str, str]:
    """The fill and the text color of one kind of chip, as `#rrggbb` text."""
    pair = cast("_ChipPair", _file()["chip"][kind.value][scheme.value])
    return pair["bg"], pair["fg"]


@cache
def default_glyph(kind: ChipKind) -> str:
    """The glyph a chip of this kind carries when none is named."""
    return str(_file()["chip"][kind.value]["default_glyph"])


def glyphs() -> list[str]:
    """The names of every chip glyph, sorted."""
    return sorted(_file()["glyphs"])


@cache
def marks() -> dict[str, Mark]:
    """The item outcomes by their letter: P, R, D, X, N, W, U, F, T."""
    return {
        letter: Mark(label=raw["label"], chip=ChipKind(raw["chip"]), glyph=raw["glyph"])
        for letter, raw in _file()["item_outcome"].items()
    }
