"""One numbered item being written: its grip, its number, its words, and a way to delete it.

It must not know the other items; it says what is asked of them.
"""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import draw_icon
from ctrecords.gui.widgets.tall import Tall
from ctrecords.gui.widgets.tips import tip

MISSING = "Write what is asked for, or delete this item."
_SPARE = 1
"""Without it Qt takes the last line for hidden and scrolls the first away."""
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Grip(QWidget):
    """The handle one drags an item by.

    Signals:
        dragged: The mouse is at this height of the screen.
        dropped: The mouse was let go.
    """

    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        tip(self, "Drag to move (Alt+Up, Alt+Down)")
        dressing.fix(self, width=20, least_height=20)

    def mousePressEvent(self, _event: QMouseEvent, /) -> None:
        """Take hold."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Say where the mouse is."""
        self.dragged.emit(event.globalPosition().toPoint().y())

    def mouseReleaseEvent(self, _event: QMouseEvent, /) -> None:
        """Let go."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the six dots."""
        box = QRectF(0, 0, self.width(), theme.px(20))
        draw_icon(QPainter(self), box, "grip", theme.color("text3"))


class ItemText(Tall):
    """The words of an item, as high as they need; a new line is a new item.

    Signals:
        ended: Enter was pressed.
        moved: Alt+Up or Alt+Down, -1 or 1.
        stepped: Up above the first line or Down below the last, -1 or 1.
        emptied: Backspace was pressed where nothing is written.
        entered: The focus came.
        left: The focus went elsewhere.
    """

    ended = Signal()
    moved = Signal(int)
    stepped = Signal(int)
    emptied = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setProperty("ring", "inside")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText("What is asked for")
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Measure again."""
        self._fit()

    def words(self) -> str:
        """What is written, as one paragraph."""
        return " ".join(self.toPlainText().split())

    def sizeHint(self) -> QSize:
        """As wide as may be, as high as the lines."""
        return QSize(theme.px(240), self._high())

    def insertFromMimeData(self, source: QMimeData, /) -> None:
        """Paste as one paragraph; an item has no line breaks."""
        self.insertPlainText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter begins a new item, Alt with an arrow moves this one, an arrow past the end goes to the next."""
        key, step = event.key(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & _ALT:
            self.moved.emit(step)
        elif key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.ended.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        elif step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._at_edge(step):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Say that the focus came."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Say that the focus went."""
        super().focusOutEvent(event)
        self.left.emit()

    def _at_edge(self, step: int) -> bool:
        before, probe = self.textCursor(), self.textCursor()
        probe.movePosition(probe.MoveOperation.Up if step < 0 else probe.MoveOperation.Down)
        return probe.position() == before.position()

    def _high(self) -> int:
        return max(self._lines_high(), self.fontMetrics().lineSpacing()) + _SPARE


class Remove(IconButton):
    """The delete button: always there for the keyboard, seen only while it is offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("close", "Delete item", role="text3", parent=parent)
        self.setProperty("bare", True)
        self.offered = False

    def sizeHint(self) -> QSize:
        """Lower than other buttons, so that an item of one line stays one line high."""
        return QSize(max(24, theme.px(24)), max(20, theme.px(20)))

    def offer(self, *, offered: bool) -> None:
        """Show it, or no longer."""
        self.offered = offered
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw it while it is offered."""
        if self.offered:
            super().paintEvent(event)


class ItemRow(QWidget):
    """One item in its frame; what it says is passed on by its parts."""

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._name = " ".join(text.split()), name
        self.missing = False
        self.grip = Grip()
        self.number = label("", "body3")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.text = ItemText()
        self.text.setPlainText(self._said)
        self.remove = Remove()
        self.trouble: QLabel = label(MISSING, "error", wrap=True)
        self.trouble.hide()
        words = QVBoxLayout()
        dressing.space(words, spacing=2)
        words.addWidget(self.text)
        words.addWidget(self.trouble)
        row = QHBoxLayout(self)
        dressing.space(row, (2, 9, 4, 9), 4)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.grip, 0, top)
        row.addWidget(self.number, 0, top)
        row.addSpacing(2)
        row.addLayout(words, 1)
        row.addWidget(self.remove, 0, top)
        self.remove.installEventFilter(self)
        self.text.entered.connect(self._focus_changed)
        self.text.left.connect(self._focus_changed)
        self.text.textChanged.connect(self._typed)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the sizes from the theme again."""
        self.number.setFixedWidth(theme.px(18))
        self.number.setContentsMargins(0, 1, 0, 0)
        self.remove.setFixedSize(self.remove.sizeHint())

    def name(self) -> str:
        """The short name the item came with, as long as its words are those it came with."""
        return self._name if self.text.words() == self._said else ""

    def set_number(self, number: int) -> None:
        """Show and say the item's number."""
        self.number.setText(str(number))
        self.text.setAccessibleName(f"Item {number}")
        self.remove.setAccessibleName(f"Delete item {number}")

    def show_missing(self, *, missing: bool) -> None:
        """Say under the item that it has no words, or no longer."""
        self.missing = missing
        self.trouble.setVisible(missing)
        self.text.setAccessibleDescription(MISSING if missing else "")
        self.update()

    def middle(self) -> int:
        """The height of its middle on the screen."""
        return self.mapToGlobal(QPoint(0, self.height() // 2)).y()

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Offer to delete while the mouse is here."""
        super().enterEvent(event)
        self.remove.offer(offered=True)

    def leaveEvent(self, event: QEvent, /) -> None:
        """Offer it no longer, unless the keyboard is here."""
        super().leaveEvent(event)
        self.remove.offer(offered=self._has_focus())

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the focus of the delete button."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._focus_changed()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the frame: pale, in the color of the focus, or in that of what is wrong."""
        role = "danger" if self.missing else "focus" if self.text.hasFocus() else "line"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(role), 1))
        painter.setBrush(theme.color("content"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _has_focus(self) -> bool:
        return self.text.hasFocus() or self.remove.hasFocus()

    def _focus_changed(self) -> None:
        self.remove.offer(offered=self._has_focus() or self.underMouse())
        self.update()

    def _typed(self) -> None:
        if self.missing and self.text.words():
            self.show_missing(missing=False)
