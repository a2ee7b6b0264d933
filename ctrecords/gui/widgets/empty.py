"""What a list shows when it is empty: one icon, one line, one act.

It must not know which list.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import unbroken


class Badge(QLabel):
    """An icon in a rounded box."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("role", "badge")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Draw the icon again at the size and in the color of the theme."""
        now = theme.current()
        self.setFixedSize(now.px(44), now.px(44))
        picture = now.pixmap(self._icon, now.color("text2"), now.px(22), self.devicePixelRatioF())
        self.setPixmap(picture)


class EmptyState(QWidget):
    """Why there is nothing here, and the one act that changes it."""

    def __init__(
        self,
        icon: str,
        title: str,
        line: str = "",
        actions: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}. {line}" if line else title)
        self.title = label(title, "panel", wrap=True)
        self.line = label(line, "body2", wrap=True)
        if not line:  # shown without a parent it would flash as a window
            self.line.hide()
        middle = Qt.AlignmentFlag.AlignHCenter
        for text in (self.title, self.line):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        dressing.space(column, (20, 20, 20, 20), 4)
        column.addStretch(2)
        column.addWidget(Badge(icon), 0, middle)
        column.addSpacing(theme.px(8))
        column.addWidget(self.title, 0, middle)
        column.addWidget(self.line, 0, middle)
        column.addSpacing(theme.px(8))
        row = QHBoxLayout()
        dressing.space(row, spacing=8)
        row.addStretch()
        for act in actions:
            row.addWidget(act)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
        dressing.redraw(self)

    def set_words(self, title: str, line: str = "") -> None:
        """Say something else."""
        self.setAccessibleName(f"{title} {line}".strip())
        self.title.setText(unbroken(title))
        self.line.setText(unbroken(line))
        self.line.setVisible(bool(line))
        self.restyle()

    def restyle(self) -> None:
        """Keep the lines as narrow as the design has them, so that they break in the middle."""
        width = min(theme.px(340), max(1, self.width() - theme.px(40)))
        for text in (self.title, self.line):
            text.setFixedSize(width, max(0, text.heightForWidth(width)))  # -1: no words

    def minimumSizeHint(self) -> QSize:
        """Its lines break anew where there is less room."""
        return QSize(theme.px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Let the lines fit into a narrow place."""
        super().resizeEvent(event)
        self.restyle()
