"""The notice over Today: what fell due or moved while the casebook was closed, each line leading to its request.

It is shown what was found and says which request was chosen; it must not know how it was found.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions.since import Since
from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import IconButton, link
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.section import empty
from ctrecords.law.ahead import short_names
from ctrecords.law.corrections import Moved
from ctrecords.model.days import Days, plural
from ctrecords.model.ids import RequestId

SHOWN = 5
_MORE = "more, listed below."


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
        names = short_names(one.agency for one in (*found.changes, *found.moved))
        told = [(one.request, one.agency, one.line) for one in found.changes]
        moved = [(one.request, one.agency, _moved(one, days)) for one in found.moved]
        self.rows = [self._row(*one, names) for one in told[:SHOWN]]
        if len(told) > SHOWN:
            self.rows.append(label(f"{len(told) - SHOWN:,} {_MORE}", "second"))
        if moved:
            self.rows.append(label(f"A corrected law file moved {plural(len(moved), 'date')}.", "body2"))
            self.rows.extend(self._row(*one, names) for one in moved[:SHOWN])
        if len(moved) > SHOWN:
            self.rows.append(
                label(f"{len(moved) - SHOWN:,} more; Law files, Dates it moved, names them all.", "second")
            )
        for row in self.rows:
            self._lines.addWidget(row)
        said = "; ".join(f"{agency}: {line}" for _, agency, line in (*told[:SHOWN], *moved[:SHOWN]))
        self.frame.setAccessibleName(f"{self.title.text()}: {said}")
        self.show()

    def put_away(self) -> None:
        """Close the notice until the next start."""
        self.hide()
        self.dismissed.emit()

    def _row(self, request: RequestId, agency: str, line: str, names: Mapping[str, str]) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        dressing.space(row, spacing=8)
        button = link(names[agency], small=True)
        button.setProperty("flush", True)
        button.setAccessibleName(f"Open {agency}: {line}")
        button.clicked.connect(partial(self.opened.emit, int(request)))
        row.addWidget(button)
        row.addWidget(Elided(line, "body2", mode=Qt.TextElideMode.ElideRight), 1)
        return made


def _moved(one: Moved, days: Days) -> str:
    old, new = (days.full(day) if day else "none" for day in (one.old, one.new))
    return f"{one.label}, {one.what}: {old} → {new}; {'; '.join(one.why)}"
