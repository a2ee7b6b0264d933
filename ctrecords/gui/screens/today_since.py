"""The notice over Today: what fell due while the casebook was closed, each line leading to its request.

It is shown what was found and says which request was chosen; it must not know how it was found.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions.since import Since
from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import IconButton, link
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.section import empty
from ctrecords.law.ahead import short_names
from ctrecords.law.since import Change
from ctrecords.model.days import Days

SHOWN = 5


class SinceNotice(QWidget):
    """What came since one was last here.

    Signals:
        opened: The number of the request of a line was asked for.
        dismissed: The notice was put away.
    """

    opened = Signal(int)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = QFrame()
        self.frame.setProperty("notice", "info")
        self.title = label("", "strong", wrap=True)
        self.shut = IconButton("close", "Put this notice away")
        self.rows: list[QWidget] = []
        head = QHBoxLayout()
        dressing.space(head, spacing=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout()
        dressing.space(self._lines)
        column = QVBoxLayout(self.frame)
        dressing.space(column, (12, 6, 8, 8), 2)
        column.addLayout(head)
        column.addLayout(self._lines)
        around = QVBoxLayout(self)
        dressing.space(around, (0, 0, 0, 8))
        around.addWidget(self.frame)
        self.shut.clicked.connect(self.put_away)
        self.hide()

    def show_since(self, found: Since, days: Days) -> None:
        """Show what came; the first few lines, and how many more there are."""
        empty(self._lines)
        self.title.setText(f"Since you were last here, {days.full(found.last)}")
        names = short_names(change.agency for change in found.changes)
        self.rows = [self._row(change, names[change.agency]) for change in found.changes[:SHOWN]]
        left = len(found.changes) - len(self.rows)
        if left:
            self.rows.append(
                label(f"{left:,} more, all in the list below where something is to be done.", "second")
            )
        for row in self.rows:
            self._lines.addWidget(row)
        said = "; ".join(f"{change.agency}: {change.line}" for change in found.changes[:SHOWN])
        self.frame.setAccessibleName(f"{self.title.text()}: {said}")
        self.show()

    def put_away(self) -> None:
        """Close the notice until the next start."""
        self.hide()
        self.dismissed.emit()

    def _row(self, change: Change, name: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        dressing.space(row, spacing=8)
        button = link(name, small=True)
        button.setProperty("flush", True)
        button.setAccessibleName(f"Open {change.agency}: {change.line}")
        button.clicked.connect(partial(self.opened.emit, int(change.request)))
        row.addWidget(button)
        row.addWidget(Elided(change.line, "body2", mode=Qt.TextElideMode.ElideRight), 1)
        return made
