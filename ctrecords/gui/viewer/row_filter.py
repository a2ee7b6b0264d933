"""The line that leaves only those rows of a sheet that hold words in a column, counted away from the window."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from ctrecords.actions import rows
from ctrecords.actions.rows import ANY, Sheet
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Job
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.search import SearchField


class RowFilter(QFrame):
    """A column, the words it must hold, and how many rows do; several columns may ask at once.

    Signals: ``found`` the numbers of the rows, None for all.
    """

    found = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = ""
        self._sheet: Sheet | None = None
        self._job: Job | None = None
        self.wanted: dict[int, str] = {}
        self.column = QComboBox()
        self.column.setAccessibleName("Column")
        self.column.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column.setMinimumContentsLength(12)
        self.words = SearchField("Only rows with", width=180)
        self.said = label("", "body2")
        self.clear_button = link("Show all rows")
        row = Flow(self, left=12, top=4, right=12, bottom=4, gap=8)
        for widget in (self.column, self.words, self.said, self.clear_button):
            row.addWidget(widget)
        self.column.activated.connect(self._turn)
        self.words.asked.connect(self._ask)
        self.clear_button.clicked.connect(self.clear)
        self._say(None)

    def show_sheet(self, source: str, sheet: Sheet | None) -> None:
        """Turn to another sheet; nothing is left out."""
        self._stop()
        self._source, self._sheet = source, sheet
        self.wanted.clear()
        self.name_columns(())
        self._reset()

    def name_columns(self, names: Sequence[str]) -> None:
        """Offer these columns."""
        if self.column.count() == len(names) + 1:
            return
        chosen = self.column.currentIndex()
        self.column.clear()
        self.column.addItem("Any column", ANY)
        for at, name in enumerate(names):
            self.column.addItem(" ".join(name.split())[:40], at)
        self.column.setCurrentIndex(max(0, chosen))

    def clear(self) -> None:
        """Leave nothing out."""
        self._stop()
        if self.wanted:
            self.wanted.clear()
            self._reset()
            self.found.emit(None)

    def _reset(self) -> None:
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self._say(None)

    def _turn(self, _index: int) -> None:
        """Show the words asked of the column that was chosen."""
        self.words.blockSignals(True)
        self.words.setText(self.wanted.get(self._column(), ""))
        self.words.blockSignals(False)

    def _column(self) -> int:
        return int(self.column.currentData())

    def _ask(self, words: str) -> None:
        if self.wanted.get(self._column(), "") == words:
            return
        if words:
            self.wanted[self._column()] = words
        else:
            del self.wanted[self._column()]
        self._stop()
        sheet = self._sheet
        if not self.wanted or sheet is None:
            self._say(None)
            self.found.emit(None)
            return
        book, source, wanted = self._desk.casebook, self._source, dict(self.wanted)
        self.said.setText("Counting…")
        self.said.show()
        self._job = self._desk.jobs.run(
            lambda progress: (
                source,
                sheet,
                wanted,
                rows.matching(book, source, sheet, wanted, progress=progress),
            ),
            self._found,
            label="Find rows",
            quiet=True,
        )

    def _found(self, told: "tuple[str, Sheet, dict[int, str], array[int]]") -> None:
        source, sheet, wanted, found = told
        if (source, sheet, wanted) == (self._source, self._sheet, self.wanted):
            self._say(found)
            self.found.emit(found)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _say(self, found: Sequence[int] | None) -> None:
        self.clear_button.setVisible(found is not None)
        self.said.setVisible(found is not None)
        if found is None or self._sheet is None:
            self.said.setText("")
            return
        said = f"{len(found):,} of {self._sheet.last:,} rows"
        columns = [at for at in self.wanted if at != self._column()]
        if columns:
            names = ", ".join(f"{self.column.itemText(at + 1)} “{self.wanted[at]}”" for at in columns)
            said += f", also with {names}"
        self.said.setText(said)
