"""The head of every screen: back and forward, the title, a second line, and the screen's acts at the right.

It must not know any screen.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.labels import Elided, Parted

_TITLE = 240
"""The room a long title is not shortened below while the acts can go under it, in the design's pixels."""


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
        self.second = Parted(second, "second")
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self.set_history(back=False, forward=False)
        lines = QVBoxLayout()
        dressing.space(lines, (4, 0, 0, 0))
        lines.addStretch()
        lines.addWidget(self.title)
        lines.addWidget(self.second)
        lines.addStretch()
        self._column = QVBoxLayout(self)
        dressing.space(self._column, (12, 4, 20, 4), 4)
        row = QHBoxLayout()
        dressing.space(row, spacing=8)
        arrows = QHBoxLayout()
        dressing.space(arrows)
        arrows.addWidget(self.back_button)
        arrows.addWidget(self.forward_button)
        row.addLayout(arrows)
        row.addLayout(lines, 1)
        self._column.addLayout(row, 1)
        self._row = row
        self._acts = QWidget()
        self._line = QHBoxLayout(self._acts)
        dressing.space(self._line, spacing=8)
        self._acts.hide()
        self._row.addWidget(self._acts)
        self._below = False
        self._field: QWidget | None = None
        dressing.fix(self, least_height=64)
        self.second.setVisible(bool(second))
        dressing.redraw(self)

    def set_title(self, title: str, second: str = "") -> None:
        """Show another title and second line."""
        self.title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second) and not self._below and self._field is None)
        self._arrange()

    def set_history(self, *, back: bool, forward: bool) -> None:
        """Say whether there is somewhere to go back or forward to."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    def put(self, field: QWidget) -> None:
        """Put a field in the place of the title, which is only said then."""
        self._field = field
        self.title.hide()
        self.second.hide()
        field.setAccessibleDescription(self.title.text())
        self._row.insertWidget(1, field, 100)

    def add_action(self, widget: QWidget) -> None:
        """Put one more act at the right end."""
        self._line.addWidget(widget)
        self._acts.show()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Give the acts a line of their own where the title would have to be shortened for them."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent, /) -> bool:
        """Arrange again when an act came, went or was named otherwise."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def restyle(self) -> None:
        """Larger words need more room: arrange again."""
        self._arrange()

    def _arrange(self) -> None:
        arrows = self.back_button.sizeHint().width() + self.forward_button.sizeHint().width()
        title = (
            min(self.title.sizeHint().width(), theme.px(_TITLE)) if self._field is None else theme.px(_TITLE)
        )
        needed = arrows + title + self._acts.sizeHint().width() + theme.px(12 + 8 + 4 + 8 + 20)
        below = not self._acts.isHidden() and needed > self.width()
        if below != self._below:
            self._below = below
            if below:
                self._column.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignRight)
            else:
                self._row.addWidget(self._acts)
            self.second.setVisible(bool(self.second.text()) and not below)
