"""The lines under the field: how much was found and searched, what is not read yet, how the words were read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions import reading
from ctrecords.actions.search import Answer, Facets
from ctrecords.gui import dressing
from ctrecords.gui.screens import search_found as found
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.buttons import button, link
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import ChipLook
from ctrecords.gui.widgets.tips import tip


class SearchBar(QWidget):
    """What is said of a search. Signals: ``read_asked`` read the scans now; ``meant`` search for other words."""

    read_asked = Signal()
    meant = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hits = label("", "strong")
        self.covered = label("", "body2")
        self.unread = Chip(ChipKind.WAIT, "", "ring")
        self.read_button = link("Read them now", small=True)
        self.notes = label("", "body2", wrap=True)
        self.near = link("", small=True)
        self.near.setProperty("flush", True)
        self._meant = ""
        self.filters = button("Filters", icon="filter", small=True)
        self.filters.setCheckable(True)
        self.filters.hide()
        self.waiting = QWidget()
        waiting = QHBoxLayout(self.waiting)
        dressing.space(waiting, spacing=4)
        waiting.addWidget(self.unread)
        waiting.addWidget(self.read_button)
        lines = QWidget()
        row = Flow(lines, gap=8, ends=True)
        for widget in (self.filters, self.hits, self.covered, self.waiting):
            row.addWidget(widget)
        below = QHBoxLayout()
        dressing.space(below, spacing=8)
        below.addWidget(self.notes, 1)
        below.addWidget(self.near)
        column = QVBoxLayout(self)
        dressing.space(column, (72, 4, 20, 8), spacing=2)
        column.addWidget(lines)
        column.addLayout(below)
        self.read_button.clicked.connect(self.read_asked)
        self.near.clicked.connect(lambda: self.meant.emit(self._meant))
        self.show_nothing("")

    def show_nothing(self, said: str) -> None:
        """Say something before anything was looked for."""
        self.hits.setText("")
        self.hits.hide()
        self.covered.setText(said)
        for widget in (self.unread, self.read_button, self.notes, self.near):
            widget.hide()

    def show_answer(self, answer: Answer, facets: Facets | None) -> None:
        """Say how much was found, and what the search does not cover."""
        self.hits.show()
        self.hits.setText(found.headline(answer, facets))
        self.covered.setText(f"{found.covered(answer)} searched")
        unread = found.unread(answer)
        self.unread.set_look(ChipLook(ChipKind.WAIT, f"{unread} not read yet", "ring"))
        tip(self.unread, reading.uncovered(answer.coverage))
        # What holds them stays: the last of the line is what stands at its right end.
        self.unread.setVisible(bool(unread))
        self.read_button.setVisible(bool(unread))
        self.notes.setText(" ".join(answer.notes))
        self.notes.setVisible(bool(answer.notes))
        self._meant = answer.meant
        self.near.setText(f"Search for “{answer.meant}”")
        self.near.setAccessibleName(self.near.text())
        self.near.setVisible(bool(answer.meant) and bool(answer.found.hits))
