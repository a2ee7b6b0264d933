"""The field that narrows a list while one types.

It must not know the list; it says the words after a short rest.
"""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import draw_icon

REST_MS = 150


class SearchField(QLineEdit):
    """A line with a sign before it.

    Signals:
        asked: The words, once typing rested, or at once on Enter.
    """

    asked = Signal(str)

    def __init__(
        self, prompt: str, *, icon: str = "filter", width: float = 196, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self._icon = icon
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self.ask)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self.ask)
        dressing.fix(self, width=width)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Leave room for the sign."""
        self.setTextMargins(theme.px(24), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the sign before the words."""
        super().paintEvent(event)
        now = theme.current()
        box = QRectF(now.px(9), 0, now.px(16), self.height())
        draw_icon(QPainter(self), box, self._icon, now.color("text2"))

    def ask(self) -> None:
        """Say the words now."""
        self.rest.stop()
        self.asked.emit(self.text().strip())

    def go_to(self) -> None:
        """Take the keyboard, with all words chosen to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _wait(self, _text: str) -> None:
        self.rest.start()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.ask()
        else:
            super().keyPressEvent(event)
