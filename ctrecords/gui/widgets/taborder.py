"""Where Tab goes: through everything that takes the keyboard, as one reads, and round to the first again.

Qt walks in the order things were made, so rows made late come last, and fields that hand the keyboard on catch
it again. Here the order is read from the layouts each time Tab is pressed. It must not know any screen.
"""

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QWidget,
)


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


def _stops(part: QWidget) -> bool:
    """Whether Tab stops here; what hands the keyboard on is passed over for what it hands it to."""
    if not part.isVisible() or not part.isEnabled() or part.focusProxy() is not None:
        return False
    rivals = _rivals(part) if isinstance(part, QAbstractButton) else []
    if not rivals:
        return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    # Of several of which one is chosen Qt stops at the one that had the keyboard last, chosen or not.
    chosen = [one for one in rivals if one.isChecked() and one.isVisible() and one.isEnabled()]
    return part.focusPolicy() != Qt.FocusPolicy.NoFocus and (part in chosen or not chosen)


def _rivals(button: QAbstractButton) -> list[QAbstractButton]:
    """The buttons of which only one can be chosen, this one among them; none for a button by itself."""
    group, beside = _group(button), button.parentWidget()
    if group is not None:
        return group.buttons() if group.exclusive() else []
    if beside is None or not (button.autoExclusive() and button.isCheckable()):
        return []
    found = beside.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [one for one in found if one.autoExclusive() and one.isCheckable() and _group(one) is None]


def _group(button: QAbstractButton) -> QButtonGroup | None:
    return button.group()


def _walk(top: QWidget, now: QWidget | None) -> Iterator[QWidget]:
    """The stops inside a part, and the one that has the keyboard even where it was just hidden."""
    for part in _inside(top):
        if part is now or _stops(part):
            yield part
        if part.isVisible() or (now is not None and part.isAncestorOf(now)):
            yield from _walk(part, now)


def _inside(top: QWidget) -> list[QWidget]:
    """The parts of a widget: those of its layout in that order, what lies over them before what is below it."""
    layout = top.layout()
    laid = list(_laid(layout)) if layout is not None else []
    places: dict[QWidget, float] = {part: at for at, part in enumerate(laid)}
    loose = [
        part
        for part in top.children()
        if isinstance(part, QWidget) and not part.isWindow() and part not in places
    ]
    for part in loose:
        below = (
            at for at, one in enumerate(laid) if not one.isHidden() and one.y() > part.geometry().bottom()
        )
        places[part] = next(below, len(laid)) - 0.5
    return sorted(places, key=lambda one: (places[one], one.y(), one.x()))


def _laid(layout: QLayout) -> Iterator[QWidget]:
    found = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        found.sort(key=partial(_cell, layout))
    for item in map(layout.itemAt, found):
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _cell(grid: QGridLayout, at: int) -> tuple[int, ...]:
    return cast("tuple[int, ...]", grid.getItemPosition(at))


def _bring_into_view(target: QWidget) -> None:
    """Scroll every page the target lies on; Qt does so only for the page that is left."""
    part = target.parentWidget()
    while part is not None and not part.isWindow():
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(target)
        part = part.parentWidget()
