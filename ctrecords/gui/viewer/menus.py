"""The menus of the bar: how large pages are shown, and what else can be done with the file. They only call."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

SCREEN = 96 / 72
"""Pixels of a screen a point of paper has at 100 %."""
_PERCENTS = (50, 75, 100, 125, 150, 200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What the menus do; the last two are offered where they make sense."""

    zoom: Callable[[float | None, str], None]
    find: Callable[[], None]
    page: Callable[[], None]
    select: Callable[[], None]
    copy: Callable[[], None]
    turn: Callable[[], None]
    dim: Callable[[bool], None]
    again: Callable[[], None]
    scan: Callable[[], None]
    outside: Callable[[], None]


class Menus(QObject):
    """Both menus."""

    def __init__(self, parent: QWidget, acts: Acts) -> None:
        super().__init__(parent)
        self.sizes = QMenu("Size of the pages", parent)
        self.more = QMenu("More", parent)
        for text, fit in (("Fit width", "width"), ("Fit page", "page")):
            _add(self.sizes, text, lambda fit=fit: acts.zoom(None, fit))
        self.sizes.addSeparator()
        for percent in _PERCENTS:
            _add(self.sizes, f"{percent} %", lambda percent=percent: acts.zoom(percent / 100 * SCREEN, ""))
        _add(self.more, "Find in this file", acts.find, "Ctrl+F")
        _add(self.more, "Go to page", acts.page, "Ctrl+G")
        _add(self.more, "Select all text of this page", acts.select, "Ctrl+A")
        _add(self.more, "Copy", acts.copy, "Ctrl+C")
        self.more.addSeparator()
        self.turn = _add(self.more, "Turn pages", acts.turn)
        self.dim = _add(self.more, "Dim pages", lambda: acts.dim(self.dim.isChecked()))
        self.dim.setCheckable(True)
        self.papers = (self.turn, self.dim)
        self.more.addSeparator()
        _add(self.more, "Read again", acts.again)
        self.scan = _add(self.more, "Read by OCR", acts.scan)
        self.more.addSeparator()
        self.outside = _add(self.more, "Open with another program", acts.outside)

    def offer(self, *, paper: bool) -> None:
        """Offer what makes sense for a file with or without paper."""
        for action in self.papers:
            action.setVisible(paper)
        self.scan.setVisible(paper)


def said(zoom: float, fit: str) -> str:
    """How large pages are, in words."""
    return {"width": "Fit width", "page": "Fit page"}.get(fit) or f"{zoom / SCREEN * 100:.0f} %"


def _add(menu: QMenu, text: str, act: Callable[[], None], keys: str = "") -> QAction:
    """A line of a menu; its keys are only said here, the viewer hears them itself."""
    shown = f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}" if keys else text
    action = menu.addAction(shown)
    action.triggered.connect(lambda _checked=False: act())
    return action
