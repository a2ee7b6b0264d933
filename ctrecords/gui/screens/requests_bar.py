"""The bar over a table of requests: a filter for each facet, whose move it is, a field, the columns' menu.

It says what is asked for; it must not know the rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ctrecords.actions.together import Together
from ctrecords.gui import dressing
from ctrecords.gui.screens.requests_facets import ALWAYS, FACETS, KEPT
from ctrecords.gui.screens.requests_found import Narrowed, Wanted
from ctrecords.gui.widgets.buttons import IconButton, button, link
from ctrecords.gui.widgets.facet import NAMED, Facet
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import unbroken
from ctrecords.gui.widgets.search import SearchField


class RequestsBar(QWidget):
    """The filters.

    Signals:
        changed: Something else is asked for.
        columns_asked: The menu of columns was asked for.
        cleared: Everything shall be shown again.
        together_asked: The letter that fits every row shall be written.
    """

    changed = Signal()
    cleared = Signal()
    columns_asked = Signal()
    together_asked = Signal(object)

    def __init__(self, facets: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets: Mapping[str, Facet] = {
            key: Facet(name, names=key in NAMED) for key, name in FACETS if key in facets
        }
        self._folded = False
        self._several: dict[str, bool] = {}
        menu = QMenu(self)
        self.filters = button("Filters", icon="filter", small=True, menu=menu)
        self.filters.hide()
        menu.aboutToShow.connect(self._fill)
        self.moves = label("", "caption")
        self.clear_link = link("Clear filters", small=True)
        self.clear_link.clicked.connect(self.cleared)
        self.clear_link.hide()
        self._together: Together | None = None
        self.together = button("", icon="letter", small=True)
        self.together.clicked.connect(lambda: self.together_asked.emit(self._together))
        self.together.hide()
        self.field = SearchField("Filter requests")
        self.columns = IconButton("table", "Columns", boxed=True)
        end = QWidget()
        row = QHBoxLayout(end)
        dressing.space(row, spacing=8)
        row.addWidget(self.field)
        row.addWidget(self.columns)
        flow = Flow(self, left=20, top=9, right=20, bottom=9, gap=8, ends=True)
        flow.addWidget(self.filters)
        for facet_key, facet in self.facets.items():
            flow.addWidget(facet)
            facet.changed.connect(self.changed)
            facet.setHidden(facet_key not in ALWAYS)
        flow.addWidget(self.clear_link)
        flow.addWidget(self.moves)
        flow.addWidget(self.together)
        flow.addWidget(end)
        self.field.asked.connect(self.changed)
        self.columns.clicked.connect(self.columns_asked)

    def wanted(self) -> Wanted:
        """What is asked for now."""
        chosen = {key: frozenset(facet.chosen()) for key, facet in self.facets.items()}
        return Wanted(facets=chosen, words=self.field.text().strip())

    def show_narrowed(self, found: Narrowed) -> None:
        """Offer the values that are left, with their counts, and say whose move it is."""
        for key, facet in self.facets.items():
            facet.set_values(found.values[key])
            self._several[key] = key in ALWAYS or len(found.values[key]) > 1
        self._show()
        self.clear_link.setVisible(found.filters > 0)
        self.moves.setText(unbroken(found.moves))
        self._together = found.together
        self.together.setVisible(found.together is not None)
        if found.together is not None:
            self.together.setText(found.together.words)
            self.together.setAccessibleName(found.together.words)
        self.updateGeometry()

    def fold(self, *, folded: bool) -> None:
        """In a low window, show one button for all filters and only those that are set."""
        if folded != self._folded:
            self._folded = folded
            self._show()

    def _show(self) -> None:
        self.filters.setVisible(self._folded)
        self.moves.setHidden(self._folded)
        for key, facet in self.facets.items():
            facet.setVisible(
                bool(facet.chosen()) or (self._several.get(key, key in ALWAYS) and not self._folded)
            )

    def _fill(self) -> None:
        menu = self.filters.menu()
        menu.clear()
        for key, facet in self.facets.items():
            if self._several.get(key):
                menu.addAction(facet.name).triggered.connect(partial(self._open, facet))

    def _open(self, facet: Facet) -> None:
        facet.open_at(self.filters.mapToGlobal(self.filters.rect().bottomLeft()))

    def kept(self) -> dict[str, list[str]]:
        """The values chosen, without those that are words of the researcher."""
        return {
            key: sorted(facet.chosen())
            for key, facet in self.facets.items()
            if key in KEPT and facet.chosen()
        }

    def preset(self, kept: Mapping[str, Iterable[str]]) -> None:
        """Ask for what was asked for the last time."""
        for key, facet in self.facets.items():
            facet.preset(kept.get(key, ()))

    def clear(self) -> None:
        """Ask for everything again, without a word."""
        for widget in (*self.facets.values(), self.field):
            widget.blockSignals(True)
            widget.clear()
            widget.blockSignals(False)
