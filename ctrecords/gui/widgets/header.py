"""The head of every screen: back and forward, the title, a second line, and the screen's acts at the right.

It must not know any screen.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.labels import Elided


class PageHeader(QWidget):
    """A screen's title with the way back.

    Signals:
        back: The arrow to the left was pressed.
        forward: The arrow to the right was pressed.
    """

    back = Signal()
    forward = Signal()

    def __init__(self, title: str = "", second: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = IconButton("back", "Back", shortcut="Alt+Left")
        self.forward_button = IconButton("fwd", "Forward", shortcut="Alt+Right")
        self.title = Elided(title, "title")
        self.second = Elided(second, "second", mode=Qt.TextElideMode.ElideRight)
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self.set_history(back=False, forward=False)
        lines = QVBoxLayout()
        dressing.space(lines, (4, 0, 0, 0))
        lines.addStretch()
        lines.addWidget(self.title)
        lines.addWidget(self.second)
        lines.addStretch()
        row = QHBoxLayout(self)
        dressing.space(row, (12, 4, 20, 4), 8)
        arrows = QHBoxLayout()
        dressing.space(arrows)
        arrows.addWidget(self.back_button)
        arrows.addWidget(self.forward_button)
        row.addLayout(arrows)
        row.addLayout(lines, 1)
        self._row = row
        dressing.fix(self, least_height=64)
        self.second.setVisible(bool(second))

    def set_title(self, title: str, second: str = "") -> None:
        """Show another title and second line."""
        self.title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second))

    def set_history(self, *, back: bool, forward: bool) -> None:
        """Say whether there is somewhere to go back or forward to."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    def add_action(self, widget: QWidget) -> None:
        """Put one more act at the right end."""
        self._row.addWidget(widget)
