"""The bar over a table of requests: a filter for each facet, whose move it is, a field, the columns' menu.

It says what is asked for; it must not know the rows.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.screens.requests_found import FACETS, Narrowed, Wanted
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.facet import Facet
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import unbroken
from ctrecords.gui.widgets.search import SearchField


class RequestsBar(QWidget):
    """The filters.

    Signals:
        changed: Something else is asked for.
        columns_asked: The menu of columns was asked for.
    """

    changed = Signal()
    columns_asked = Signal()

    def __init__(self, facets: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets: Mapping[str, Facet] = {key: Facet(name) for key, name in FACETS if key in facets}
        self.moves = label("", "caption")
        self.field = SearchField("Filter requests")
        self.columns = IconButton("table", "Columns", boxed=True)
        holder = QWidget()
        self._flow = Flow(holder, top=11, bottom=11, gap=8)
        for facet in self.facets.values():
            self._flow.addWidget(facet)
            facet.changed.connect(self.changed)
        self._flow.addWidget(self.moves)
        self.field.asked.connect(self.changed)
        self.columns.clicked.connect(self.columns_asked)
        self._row = QHBoxLayout(self)
        dressing.space(self._row, (20, 0, 20, 0), 8)
        self._row.addWidget(holder, 1)
        self._beside = True
        for one in (self.field, self.columns):
            self._row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the field at the right where there is room, and among the filters where there is not."""
        super().resizeEvent(event)
        own = (self.field, self.columns)
        parts = (*self.facets.values(), self.moves, *own)
        needed = sum(part.sizeHint().width() + theme.px(8) for part in parts) + theme.px(40)
        beside = needed <= event.size().width()
        if beside == self._beside:
            return
        self._beside = beside
        for one in own:
            (self._flow if beside else self._row).removeWidget(one)
            if beside:
                self._row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._flow.addWidget(one)
        self.updateGeometry()

    def wanted(self) -> Wanted:
        """What is asked for now."""
        chosen = {key: frozenset(facet.chosen()) for key, facet in self.facets.items()}
        return Wanted(facets=chosen, words=self.field.text().strip())

    def show_narrowed(self, found: Narrowed) -> None:
        """Offer the values that are left, with their counts, and say whose move it is."""
        for key, facet in self.facets.items():
            facet.set_values(found.values[key])
        self.moves.setText(unbroken(found.moves))
        self.updateGeometry()

    def clear(self) -> None:
        """Ask for everything again, without a word."""
        for widget in (*self.facets.values(), self.field):
            widget.blockSignals(True)
            widget.clear()
            widget.blockSignals(False)
