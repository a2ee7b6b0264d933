"""A lasting word in the page about a state, with what can be done; toasts are for acts.

It must not know which state.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.labels import label


class NoticeKind(StrEnum):
    """How much a notice asks for, shown by the bar at its left."""

    WAIT = "wait"
    ALERT = "alert"
    INFO = "info"
    GOOD = "good"


class Notice(QFrame):
    """A title, a sentence and the acts that end the state."""

    def __init__(
        self,
        kind: NoticeKind | str,
        title: str,
        text: str = "",
        buttons: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("notice", NoticeKind(kind).value)
        self.setAccessibleName(f"{title}. {text}" if text else title)
        column = QVBoxLayout(self)
        dressing.space(column, (12, 8, 12, 8), 2)
        column.addWidget(label(title, "strong", wrap=True, selectable=True))
        if text:
            column.addWidget(label(text, "body2", wrap=True, selectable=True))
        if buttons:
            row = QHBoxLayout()
            dressing.space(row, (0, 4, 0, 0), 8)
            for act in buttons:
                row.addWidget(act)
            row.addStretch()
            column.addLayout(row)
