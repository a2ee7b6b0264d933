"""What follows a change of theme: icons put on buttons, space in layouts, fixed sizes, own redrawing.

A widget says once, in the design's sizes, how it is dressed; this module dresses it again when the text
size or the scheme changes. It must not know what the widgets are for.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol
from weakref import WeakKeyDictionary, WeakSet

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLayout, QWidget

from ctrecords.gui import theme

Margins = tuple[float, float, float, float]
_GAP = 5


class Restyled(Protocol):
    """A widget that asks the theme for sizes and pictures itself and redoes it when the theme changes."""

    def restyle(self) -> None:
        """Ask the theme again for every size, font and picture."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    width: float | None
    height: float | None
    least_width: float | None
    least_height: float | None
    most_width: float | None


class _Wardrobe:
    """Who wears what, forgotten as soon as the wearer is."""

    def __init__(self) -> None:
        self.icons: WeakKeyDictionary[QAbstractButton | QAction, tuple[str, str, int]] = WeakKeyDictionary()
        self.spaces: WeakKeyDictionary[QLayout, tuple[Margins, float, float]] = WeakKeyDictionary()
        self.sizes: WeakKeyDictionary[QWidget, _Size] = WeakKeyDictionary()
        self.redrawn: WeakSet[Restyled] = WeakSet()
        theme.on_change(self.redo)

    def redo(self) -> None:
        for wearer, icon in list(self.icons.items()):
            if shiboken6.isValid(wearer):
                _put_on(wearer, icon)
        for layout, space in list(self.spaces.items()):
            if shiboken6.isValid(layout):
                _set_space(layout, space)
        for widget, size in list(self.sizes.items()):
            if shiboken6.isValid(widget):
                _set_size(widget, size)
        for widget in list(self.redrawn):
            if shiboken6.isValid(widget):
                widget.restyle()


@cache
def _wardrobe() -> _Wardrobe:
    return _Wardrobe()


def dress(wearer: QAbstractButton | QAction, name: str, role: str = "text2", size: int = 16) -> None:
    """Give a button or a command an icon that follows every change of theme."""
    _wardrobe().icons[wearer] = (name, role, size)
    _put_on(wearer, (name, role, size))


def space(
    layout: QLayout, margins: Margins = (0, 0, 0, 0), spacing: float = 0, *, across: float | None = None
) -> None:
    """Set a layout's margins (left, top, right, bottom) and spacing, in the design's pixels.

    *across* is the spacing between the columns of a grid where it differs.
    """
    given = (margins, spacing, spacing if across is None else across)
    _wardrobe().spaces[layout] = given
    _set_space(layout, given)


def fix(
    widget: QWidget,
    *,
    width: float | None = None,
    height: float | None = None,
    least_width: float | None = None,
    least_height: float | None = None,
    most_width: float | None = None,
) -> None:
    """Hold a widget to sizes of the design: exact ones, least ones, or a greatest width."""
    size = _Size(
        width=width,
        height=height,
        least_width=least_width,
        least_height=least_height,
        most_width=most_width,
    )
    _wardrobe().sizes[widget] = size
    _set_size(widget, size)


def redraw(widget: Restyled) -> None:
    """Have a widget's `restyle` called now and after every change of theme."""
    _wardrobe().redrawn.add(widget)
    widget.restyle()


def _put_on(wearer: QAbstractButton | QAction, icon: tuple[str, str, int]) -> None:
    name, role, size = icon
    words = isinstance(wearer, QAbstractButton) and bool(wearer.text())
    # The style leaves the same few pixels between icon and words at every text size.
    gap = max(0, theme.px(_GAP) - _GAP) if words else 0
    wearer.setIcon(theme.icon(name, role, size, gap))
    if isinstance(wearer, QAbstractButton):
        wearer.setIconSize(QSize(theme.px(size) + gap, theme.px(size)))


def _set_space(layout: QLayout, given: tuple[Margins, float, float]) -> None:
    margins, spacing, across = given
    left, top, right, bottom = (theme.px(side) for side in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(spacing))
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(theme.px(across))


def _set_size(widget: QWidget, size: _Size) -> None:
    if size.width is not None:
        widget.setFixedWidth(theme.px(size.width))
    if size.height is not None:
        widget.setFixedHeight(theme.px(size.height))
    if size.least_width is not None:
        widget.setMinimumWidth(theme.px(size.least_width))
    if size.least_height is not None:
        widget.setMinimumHeight(theme.px(size.least_height))
    if size.most_width is not None:
        widget.setMaximumWidth(theme.px(size.most_width))
