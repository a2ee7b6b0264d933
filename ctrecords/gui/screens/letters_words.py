"""A field one writes sentences or lines in; it is as high as what is written.

It must not know what it is for.
"""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.tall import Tall

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST = 12
_FRAME = 10
"""What the style sheet puts above and below the lines, in the design's pixels."""


class Words(Tall):
    """One paragraph, or with ``lines`` as many lines as wanted; Tab goes on to the next field.

    Signals:
        edited: The words were changed by hand.
    """

    edited = Signal()

    def __init__(self, *, lines: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)
        dressing.redraw(self)

    def words(self) -> str:
        """What is written: one paragraph, or its lines."""
        text = self.toPlainText()
        return "\n".join(map(str.strip, text.splitlines())) if self._lines else " ".join(text.split())

    def set_words(self, words: str) -> None:
        """Show other words, without saying that they were edited."""
        if words == self.words():
            return
        self._quiet = True
        self.setPlainText(words)
        self._quiet = False

    def restyle(self) -> None:
        """Measure again."""
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as may be, as high as the lines."""
        return QSize(theme.px(240), self._high())

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return QSize(theme.px(80), self._high())

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        """Paste as plain words; a paragraph stays one."""
        text = source.text()
        self.insertPlainText(text if self._lines else " ".join(text.split()))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter begins a new line where there are lines; elsewhere it is left to the screen."""
        if event.key() in _ENTER and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._lines
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit()

    def _high(self) -> int:
        line = self.fontMetrics().lineSpacing()
        least = line * (3 if self._lines else 1)
        return max(min(max(self._lines_high(), least), line * _MOST) + theme.px(_FRAME) + 1, theme.px(30))
