"""A part of the column at the right: a title, a note beside it, one quiet act, and a body.

It must not know what the body shows.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.labels import Elided, label


class Section(QFrame):
    """One part with its head.

    Signals:
        linked: The act at the right of the title was pressed.
    """

    linked = Signal()

    def __init__(self, title: str, note: str = "", act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("section", True)
        self.setAccessibleName(title)
        self.note = Elided(note, "body3", mode=Qt.TextElideMode.ElideRight)
        self.act = link(act, small=True)
        if not act:  # shown without a parent it would flash as a window
            self.act.hide()
        self.act.setProperty("flush", True)
        self.act.clicked.connect(self.linked)
        named = label(title, "section")
        dressing.fix(named, least_height=26)
        head = QHBoxLayout()
        dressing.space(head, spacing=6)
        head.addWidget(named)
        head.addWidget(self.note, 1)
        head.addWidget(self.act)
        self._column = QVBoxLayout(self)
        dressing.space(self._column, (16, 8, 16, 12), 4)
        self._column.addLayout(head)
        self.body = QVBoxLayout()
        dressing.space(self.body, spacing=4)
        self._column.addLayout(self.body)

    def set_note(self, note: str) -> None:
        """Say something else beside the title."""
        self.note.setText(note)

    def set_last(self, *, last: bool) -> None:
        """Draw no line below the last part of a column."""
        self.setProperty("last", last)
        self.style().unpolish(self)
        self.style().polish(self)

    def clear(self) -> None:
        """Empty the body."""
        empty(self.body)


class Facts(QWidget):
    """Pairs of a word and what it is, below each other."""

    def __init__(self, pairs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("; ".join(f"{name}: {value}" for name, value in pairs))
        grid = QGridLayout(self)
        dressing.space(grid, spacing=4, across=12)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(pairs):
            grid.addWidget(label(name, "body2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, wrap=True, selectable=True), row, 1)


def end_with_last(parts: Sequence[Section]) -> None:
    """Leave the line below the last of the parts that are shown away."""
    shown = [part for part in parts if not part.isHidden()]
    for part in parts:
        part.set_last(last=part in shown[-1:])


def empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            empty(inner)
