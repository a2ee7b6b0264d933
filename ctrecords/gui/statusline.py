"""The line at the foot of the window: which casebook, whether it is for practice, whether all is saved."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.places import short
from ctrecords.gui.widgets.labels import label


class StatusLine(QStatusBar):
    """What stands at the foot of the window while a casebook is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.picture = QLabel()
        self.casebook = label("", "second", selectable=True)
        self.practice = label("Practice", "tag")
        self.saved = label("Saved", "second")
        self.addWidget(self.picture)
        self.addWidget(self.casebook)
        self.addPermanentWidget(self.practice)
        self.addPermanentWidget(self.saved)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Draw the folder again."""
        now = theme.current()
        self.setContentsMargins(now.px(8), 0, now.px(12), 0)
        self.picture.setPixmap(now.pixmap("case", now.color("text2"), now.px(14), self.devicePixelRatioF()))

    def show_casebook(self, folder: Path, *, practice: bool) -> None:
        """Name the casebook that is open."""
        self.casebook.setText(short(folder))
        self.practice.setVisible(practice)
        self.show_saving(saving=False)

    def show_saving(self, *, saving: bool) -> None:
        """Say whether anything is being written."""
        self.saved.setText("Saving" if saving else "Saved")
