"""The line at the foot of the window: which casebook, how old its backup is, whether all is saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QWidget

from ctrecords.gui.places import short
from ctrecords.gui.reading_state import ReadingState
from ctrecords.gui.widgets.status import StatusButton, StatusPiece, separator, tag

if TYPE_CHECKING:
    from ctrecords.gui.backing import State


class StatusLine(QStatusBar):
    """What stands at the foot of the window while a casebook is open. Signals: ``backup`` one is asked for."""

    backup = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.casebook = StatusPiece("", "case")
        self.practice = tag("Practice")
        self.line = separator()
        self.saved = StatusPiece("Saved")
        self.backed_up = StatusButton()
        self.backed_up.clicked.connect(self.backup)
        self.addWidget(self.casebook)
        self.addWidget(separator())
        self.addWidget(self.backed_up)
        self.reading = ReadingState()
        self.addWidget(self.reading)
        self.addWidget(QWidget(), 1)
        for piece in (self.practice, self.line, self.saved):
            self.addPermanentWidget(piece)

    def show_casebook(self, folder: Path, *, practice: bool) -> None:
        """Name the casebook that is open."""
        self.casebook.set_text(short(folder))
        self.practice.setVisible(practice)
        self.line.setVisible(practice)
        self.show_saving(saving=False)

    def show_backup(self, state: "State") -> None:
        """Say how old the newest backup is."""
        self.backed_up.show_state(state.text, state.icon, state.role, state.about)

    def show_saving(self, *, saving: bool) -> None:
        """Say whether anything is being written."""
        self.saved.set_text("Saving" if saving else "Saved")
