"""Where Tab goes: through everything that takes the keyboard, as one reads, and round to the first again.

Qt walks in the order things were made, so rows made late come last, and fields that hand the keyboard on catch
it again. Here the order is read from the layouts each time Tab is pressed. It must not know any screen.
"""

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLayout,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox)
"""Fields that are one stop, whatever is in them."""


def stops(top: QWidget) -> list[QWidget]:
    """What Tab stops at inside a part, in reading order."""
    return [part for part in _walk(top, None) if _stops(part)]


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next or the previous stop of a window; whether there is another one."""
    now = window.focusWidget()
    order = list(_walk(window, now))
    at = order.index(now) if now in order else (-1 if forward else 0)
    if not any(part is not now for part in order):
        return False
    target = order[(at + (1 if forward else -1)) % len(order)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target)
    return True


class MainWindow(QMainWindow):
    """A window Tab walks through as one reads."""

    def focusNextPrevChild(self, next: bool, /) -> bool:  # noqa: A002, FBT001  Qt's name
        """Go to the next or the previous stop."""
        return step(self, forward=next)


class Dialog(QDialog):
    """A dialog Tab walks through as one reads."""

    def focusNextPrevChild(self, next: bool, /) -> bool:  # noqa: A002, FBT001  Qt's name
        """Go to the next or the previous stop."""
        return step(self, forward=next)

    def showEvent(self, event: QShowEvent, /) -> None:
        """Begin at the button Enter takes, or at the first stop, unless it has the keyboard somewhere."""
        super().showEvent(event)
        found, quiet = stops(self), self.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if found and not quiet and self.focusWidget() not in found:
            meant = (one for one in found if isinstance(one, QPushButton) and one.isDefault())
            next(meant, found[0]).setFocus(Qt.FocusReason.ActiveWindowFocusReason)


def _stops(part: QWidget) -> bool:
    """Whether Tab stops here; what hands the keyboard on is passed over for what it hands it to."""
    if not part.isVisible() or not part.isEnabled():
        return False
    rivals = _rivals(part) if isinstance(part, QAbstractButton) else []
    if not rivals:
        # Asked last: PySide takes what a part hands the keyboard on to for a child of that part.
        return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None
    # Of several of which one is chosen Qt stops at the one that had the keyboard last, chosen or not.
    chosen = [one for one in rivals if one.isChecked() and one.isVisible() and one.isEnabled()]
    return part.focusPolicy() != Qt.FocusPolicy.NoFocus and (part in chosen or not chosen)


def _rivals(button: QAbstractButton) -> list[QAbstractButton]:
    """The buttons of which only one can be chosen, this one among them; none for a button by itself."""
    beside = button.parentWidget()
    if beside is None or not (button.autoExclusive() and button.isCheckable()):
        return []
    found = [one for one in beside.children() if isinstance(one, QAbstractButton)]
    return [one for one in found if one.autoExclusive() and one.isCheckable()]


def _walk(top: QWidget, now: QWidget | None) -> Iterator[QWidget]:
    """The stops inside a part, and the one that has the keyboard even where it was just hidden."""
    if isinstance(top, _WHOLE):
        return
    for part in _inside(top):
        if part is now or _stops(part):
            yield part
        if part.isVisible() or (now is not None and part.isAncestorOf(now)):
            yield from _walk(part, now)


def _inside(top: QWidget) -> list[QWidget]:
    """The parts of a widget: those of its layout in that order, what lies over them before what is below it."""
    parts = [part for part in top.children() if isinstance(part, QWidget) and not part.isWindow()]
    layout = top.layout()
    laid = list(_laid(layout, parts)) if layout is not None else []
    places: dict[QWidget, float] = {part: at for at, part in enumerate(laid)}
    for part in parts:
        if part not in places:
            below = (
                at for at, one in enumerate(laid) if not one.isHidden() and one.y() > part.geometry().bottom()
            )
            places[part] = next(below, len(laid)) - 0.5
    return sorted(places, key=lambda one: (places[one], one.y(), one.x()))


def _laid(layout: QLayout, parts: list[QWidget]) -> Iterator[QWidget]:
    """Those of a widget's parts that are in a layout or in one of its own layouts, in order."""
    # Not by itemAt: PySide keeps what it gave for the life of the layout, and takes it for what comes to lie there.
    found: dict[int, QWidget | QLayout] = {layout.indexOf(part): part for part in parts}
    found |= {layout.indexOf(inner): inner for inner in layout.children() if isinstance(inner, QLayout)}
    order = sorted(at for at in found if at >= 0)
    if isinstance(layout, QGridLayout):
        order.sort(key=partial(_cell, layout))
    for part in map(found.__getitem__, order):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid(part, parts)


def _cell(grid: QGridLayout, at: int) -> tuple[int, ...]:
    return cast("tuple[int, ...]", grid.getItemPosition(at))


def _bring_into_view(target: QWidget) -> None:
    """Scroll every page the target lies on; Qt does so only for the page that is left."""
    part = target.parentWidget()
    while part is not None and not part.isWindow():
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(target)
        part = part.parentWidget()
