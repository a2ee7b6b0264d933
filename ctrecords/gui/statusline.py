"""The line at the foot of the window: which casebook, whether it is for practice, whether all is saved."""

from pathlib import Path

from PySide6.QtWidgets import QStatusBar, QWidget

from ctrecords.gui.places import short
from ctrecords.gui.widgets.status import StatusPiece, separator, tag


class StatusLine(QStatusBar):
    """What stands at the foot of the window while a casebook is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.casebook = StatusPiece("", "case")
        self.practice = tag("Practice")
        self.line = separator()
        self.saved = StatusPiece("Saved")
        self.addWidget(self.casebook, 1)
        for piece in (self.practice, self.line, self.saved):
            self.addPermanentWidget(piece)

    def show_casebook(self, folder: Path, *, practice: bool) -> None:
        """Name the casebook that is open."""
        self.casebook.set_text(short(folder))
        self.practice.setVisible(practice)
        self.line.setVisible(practice)
        self.show_saving(saving=False)

    def show_saving(self, *, saving: bool) -> None:
        """Say whether anything is being written."""
        self.saved.set_text("Saving" if saving else "Saved")
