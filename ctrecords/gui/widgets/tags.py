"""Tags as a line of chips without glyph, hidden while there are none.

It must not know what wears them.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.flow import Flow


class Tags(QWidget):
    """The tags of one thing."""

    def __init__(self, tags: Sequence[str] = (), *, left: float = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._flow = Flow(self, left=left, top=4, bottom=2, gap=6)
        self.show_tags(tags)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        for gone in self.chips:
            gone.hide()
            gone.deleteLater()
        self.chips = [chip(tag) for tag in tags]
        for made in self.chips:
            self._flow.addWidget(made)
        self.setAccessibleName(f"Tags: {', '.join(tags)}" if tags else "No tags")
        self.setHidden(not tags)
        self.updateGeometry()


def chip(tag: str) -> Chip:
    """One tag."""
    made = Chip(ChipKind.NEUTRAL, tag, "")
    made.setAccessibleName(f"Tag: {tag}")
    return made
