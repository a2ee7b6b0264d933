"""The same as a picture, in words: the table behind a calendar or a set of bars.

It must not know what the picture is of.
"""

from collections.abc import Sequence

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import primary
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.taborder import Dialog


class AsTable(Dialog):
    """A title and two columns of words."""

    def __init__(
        self,
        title: str,
        heads: tuple[str, str],
        rows: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.table = QTableWidget(len(rows), len(heads))
        self.table.setAccessibleName(title)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setStretchLastSection(True)
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                self.table.setItem(at, place, QTableWidgetItem(text))
        close = primary("Close")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        dressing.space(column, (20, 16, 20, 16), 10)
        column.addWidget(label(title, "panel"))
        column.addWidget(self.table)
        column.addWidget(close)
        dressing.fix(self, least_width=408, least_height=320)


class Pictured(QWidget):
    """A picture whose words one can ask for with its menu."""

    title = ""
    heads = ("", "")

    def words(self) -> list[tuple[str, str]]:
        """The rows of the table that says the same."""
        return []

    def show_table(self) -> AsTable:
        """Open the table that says the same."""
        shown = AsTable(self.title, self.heads, self.words(), self)
        shown.show()
        return shown

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """Offer the table."""
        menu = QMenu(self)
        menu.addAction("Show as table").triggered.connect(self.show_table)
        menu.exec(event.globalPos())

    def say(self) -> None:
        """Tell a screen reader the same words."""
        self.setAccessibleDescription("\n".join(f"{left}: {right}" for left, right in self.words()))
