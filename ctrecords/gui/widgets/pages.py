"""Pages that tell their own height: a screen's size says nothing yet about what its layout leaves below the bars.

It must not know what the pages show.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class Pages(QStackedWidget):
    """One of several pages, and word of every change of the room they have."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is other room now."""
        super().resizeEvent(event)
        self.resized.emit()
