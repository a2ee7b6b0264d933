"""What can be done with several agencies at once: a bar that stands where the filters are while they are chosen.

It must not know the agencies; it is told how many there are.
"""

from PySide6.QtWidgets import QWidget

from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.flow import Flow


class ChosenBar(QWidget):
    """A button for each act; shown in the place of the filters, and as high, so that no row moves."""

    def __init__(self, filters: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = filters
        self.write_button = primary("New request")
        self.confirm_button = button("Confirm", icon="check")
        self.tag_button = button("Tag", icon="tag")
        self._acts = {
            "New request for": self.write_button,
            "Confirm": self.confirm_button,
            "Tag": self.tag_button,
        }
        row = Flow(self, left=20, top=7, right=20, bottom=7, gap=8)
        for made in self._acts.values():
            row.addWidget(made)
        self.hide()

    def show_count(self, many: int) -> None:
        """Take the place of the filters for several agencies, and give it back for one or none."""
        several = many > 1
        if several and self.isHidden():
            self.setMinimumHeight(self._filters.height())
        self._filters.setHidden(several)
        self.setVisible(several)
        for verb, made in self._acts.items() if several else ():
            made.setText(f"{verb} {many:,} agencies")
            made.setAccessibleName(made.text())
