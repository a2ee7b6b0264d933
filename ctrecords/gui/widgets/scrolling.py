"""A column that scrolls up and down only, without a frame; the keyboard goes to what is in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollColumn(QScrollArea):
    """Shows one widget at its full width and scrolls it where there is too little height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def scrolled(sheet: QWidget) -> ScrollColumn:
    """A widget that scrolls where there is too little height for it."""
    made = ScrollColumn()
    made.setWidget(sheet)
    return made
