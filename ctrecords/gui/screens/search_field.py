"""The field of the search screen: words as they are typed, keys that move in the list, a way to empty it."""

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.paint import draw_line
from ctrecords.gui.widgets.search import SearchField

HINT = "Words, “phrases”, -not, near"
_PAGE = 8
_CITE = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class WordsField(SearchField):
    """A line for words.

    Signals: ``stepped`` so many lines further in the list; ``entered`` open what is chosen there.
    """

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.clear_button = IconButton(
            "close", "Empty the field", shortcut="Esc"
        )  # the base asks for its room
        super().__init__("Search everything", icon="search", parent=parent)
        self.clear_button.setParent(self)
        dressing.fix(self, least_width=180, height=36)
        self.setMaximumWidth(16_777_215)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Esc
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.clicked.connect(self.empty)
        self.clear_button.hide()
        self.textChanged.connect(self._offer_clear)

    def _offer_clear(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))

    def restyle(self) -> None:
        """Leave room for the sign before the words and the button behind them."""
        self.setTextMargins(theme.px(24), 0, theme.px(28), 0)
        self._stand()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        size = self.clear_button.sizeHint()
        corner = QPoint(self.width() - size.width() - theme.px(4), (self.height() - size.height()) // 2)
        self.clear_button.setGeometry(QRect(corner, size))

    def set_words(self, words: str) -> None:
        """Put words there without asking for them."""
        self.setText(words)
        self.rest.stop()

    def empty(self) -> None:
        """Take all words out and say so."""
        self.clear()
        self.ask()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent, /) -> bool:
        """Leave Ctrl+E to citing what is chosen; on some systems a line of text takes it for its end."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.keyCombination() == _CITE:
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Say at the right what can be typed, where there is room beside the words."""
        super().paintEvent(event)
        now = theme.current()
        metrics = now.metrics(12)
        used = now.px(40) + self.fontMetrics().horizontalAdvance(self.text())
        wide = metrics.horizontalAdvance(HINT)
        if self.text() and used + wide + now.px(60) < self.width():
            right = self.width() - now.px(36)
            box = QRect(right - wide, 0, wide + 1, self.height())
            draw_line(QPainter(self), box, HINT, color=now.color("text2"), size=12)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The keys that move up and down move in the list; Enter opens once what is typed was looked for."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.rest.isActive():
                self.ask()
            else:
                self.entered.emit()
        else:
            super().keyPressEvent(event)
