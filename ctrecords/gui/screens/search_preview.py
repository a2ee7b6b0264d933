"""What was found, shown beside the list: the page with the words lit up, which hit of how many, and what to do next.

It must not know where a hit leads; it says that it is to be opened or cited.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions import search
from ctrecords.actions.search import Source
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.screens.search_found import Chip
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.gui.widgets.buttons import IconButton, button
from ctrecords.gui.widgets.labels import Elided, label

_NOTHING = "Choose a hit to see it here."


class Preview(QWidget):
    """One hit. Signals: ``opened`` it is to be opened; ``cited`` the Spot of it to cite."""

    opened = Signal()
    cited = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.chip: Chip | None = None
        self._words: tuple[str, ...] = ()
        self.title = Elided("", "panel")
        self.count = label("", "body2")
        self.before = IconButton("back", "Previous hit", shortcut="Shift+F3")
        self.after = IconButton("fwd", "Next hit", shortcut="F3")
        self.viewer = Viewer(desk, compact=True)
        self.viewer.bar.hide()
        self.open_button = button("Open page", icon="open", tip="Enter")
        self.cite_button = button("Cite", icon="quote", tip="Ctrl+E")
        column = QVBoxLayout(self)
        dressing.space(column)
        column.addWidget(self._head())
        column.addWidget(self.viewer, 1)
        column.addWidget(self._foot())
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.viewer.hits.changed.connect(self._counted)
        self.open_button.clicked.connect(self.opened)
        self.cite_button.clicked.connect(self.cite)
        self.viewer.cite_asked.connect(self.cite)
        self.show_hit(None, ())

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        dressing.space(row, (14, 4, 8, 4), spacing=6)
        row.addWidget(self.title, 1)
        for widget in (self.count, self.before, self.after):
            row.addWidget(widget)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        dressing.space(row, (20, 10, 20, 12), spacing=8)
        row.addWidget(self.open_button)
        row.addWidget(self.cite_button)
        row.addStretch(1)
        return foot

    def show_hit(self, chip: Chip | None, words: Sequence[str]) -> None:
        """Show a place with these words lit up; None for none."""
        self.chip, self._words = chip, tuple(words)
        self.open_button.setEnabled(chip is not None)
        self.cite_button.setEnabled(chip is not None and chip.hit.prefix == "D")
        if chip is None:
            self.title.setText("")
            self._say_count("")
            self.viewer.show_nothing(_NOTHING)
            return
        self.title.setText(", ".join(part for part in (chip.hit.name, chip.text) if part))
        verb = "Open page" if chip.hit.prefix == "D" and chip.hit.kind == "page" else "Open"
        self.open_button.setText(verb)
        self.open_button.setAccessibleName(f"{verb}, {self.title.text()}")
        source = chip.hit.source
        self.desk.read(
            lambda book: search.source(book, source), self._show, label="Look at a hit", key="preview"
        )

    def _show(self, told: Source) -> None:
        chip = self.chip
        if chip is None or chip.hit.source != told.sha256:
            return
        book = self.desk.casebook
        shown = Shown(
            sha256=told.sha256,
            name=chip.hit.name,
            data=lambda: search.content(book, told.sha256),
            look=told.reading.look,
        )
        self.viewer.show_file(shown, told.reading)
        self.viewer.go_to(chip.hit.page, row=chip.row)
        self.viewer.set_hits(self._words)

    def step(self, by: int) -> None:
        """Go to the next hit in the file (1), or the one before (-1)."""
        self.viewer.move_hit(by)

    def cite(self) -> None:
        """Ask to cite what is selected, or the page."""
        if self.chip is not None and self.cite_button.isEnabled():
            self.cited.emit(self.spot())

    def spot(self) -> Spot:
        """What is selected, else the row that was found, else the page."""
        spot = self.viewer.place()
        if self.chip is not None and not spot.selected:
            rows = str(self.chip.row) if self.chip.row else ""
            return Spot(page=self.chip.hit.page if rows else spot.page or self.chip.hit.page, rows=rows)
        return spot

    def _counted(self) -> None:
        hits = self.viewer.hits
        count = len(hits.found)
        self._say_count(f"hit {hits.current + 1:,} of {count:,}" if count and hits.current >= 0 else "")

    def _say_count(self, said: str) -> None:
        self.count.setText(said)
        for step in (self.before, self.after):
            step.setEnabled(bool(said))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chip is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
