"""The palette: a field over the window, what fits the words under it, Enter goes there or does it.

It is a child of the window, not a window of its own, so that it stands where the design has it on every
system. It must not know what can be gone to; it is given entries and says which one was chosen.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs.palette_index import Entry, find, in_text
from ctrecords.gui.dialogs.palette_list import PaletteList
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import draw_icon

_WIDE = 640
_TOP = 104
_HEAD = 48
_PAGE = 8
_DIM = 0.28


class Scrim(QWidget):
    """The veil over the window while the palette is open. Signals: ``pressed`` it was clicked."""

    pressed = Signal()

    def mousePressEvent(self, _event: QMouseEvent, /) -> None:
        """A click beside the palette closes it."""
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Darken what is behind."""
        veil = theme.color("scrim")
        veil.setAlphaF(_DIM)
        QPainter(self).fillRect(event.rect(), veil)


class _Field(QLineEdit):
    """The line one types in, with a sign before it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setProperty("ring", "inside")
        self.setAccessibleName("Go to or do")
        self.setPlaceholderText("Go to or do")

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the sign before the words."""
        super().paintEvent(event)
        now = theme.current()
        box = QRect(now.px(16), 0, now.px(18), self.height())
        draw_icon(QPainter(self), box.toRectF(), "search", now.color("text2"), 18)


class Palette(QDialog):
    """Looks for places and commands.

    Signals:
        asked: The words typed now, whenever they change.
        chosen: An Entry shall be gone to or done; the palette is closed by then.
    """

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget, entries: Sequence[Entry] = (), recent: Sequence[str] = ()) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAccessibleName("Go to or do")
        self._entries = tuple(entries)
        self._more: tuple[Entry, ...] = ()
        self._recent = tuple(recent)
        self._before = QApplication.focusWidget()
        self.scrim = Scrim(window)
        self.field = _Field()
        self.list = PaletteList()
        self.none = label("Nothing is called that.", "body2")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = label("Type > for commands, @ for agencies", "caption")
        self._foot = self._made_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.none)
        column.addWidget(self._foot)
        self.scrim.pressed.connect(self.reject)
        self.field.textChanged.connect(self._typed)
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self._announce)
        self.finished.connect(self._closed)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        dressing.redraw(self)

    def _made_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        dressing.space(row, (16, 6, 16, 6), 5)
        for key, words in (("↑", ""), ("↓", "move"), ("Enter", "open"), ("Esc", "close")):
            row.addWidget(label(key, "key"))
            if words:
                row.addWidget(label(words, "caption"))
                row.addSpacing(theme.px(9))
        row.addStretch(1)
        row.addWidget(self._hint)
        return foot

    # What fits

    def take(self, entries: Sequence[Entry]) -> None:
        """Look among these too from now on."""
        self._entries += tuple(entries)
        self._look()
        if self.field.text():
            self.asked.emit(self.field.text())

    def add_acts(self, found: tuple[str, Sequence[Entry]]) -> None:
        """Offer these acts too, as long as the words are still the ones they were gathered for."""
        words, acts = found
        if words == self.field.text() and tuple(acts) != self._more:
            self._more = tuple(acts)
            self._look()

    def _typed(self, words: str) -> None:
        self._more = ()
        self.list.typed()
        self._look()
        self.asked.emit(words)

    def _look(self) -> None:
        typed = self.field.text()
        groups = (*find((*self._entries, *self._more), typed, self._recent), *in_text(typed))
        self.list.show_groups(groups)
        self.list.setVisible(bool(groups))
        self.none.setVisible(not groups)
        self._place()

    # Keys

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Up and Down walk, Enter does, Escape closes; Tab stays here."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        current = self.list.current()
        if event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if current is not None:
                self._choose(current)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool, /) -> bool:  # noqa: A002, FBT001  Qt's name
        """Tab walks the lines, for there is nothing else to go to."""
        self.list.step(1 if next else -1)
        return True

    def _choose(self, entry: Entry) -> None:
        self.accept()
        self.chosen.emit(entry)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    # Place

    def open_over(self) -> None:
        """Show the palette over its window and take the keyboard."""
        self._look()
        self.scrim.show()
        self.scrim.raise_()
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restyle(self) -> None:
        """Take the sizes of the theme again."""
        now = theme.current()
        self.field.setFont(now.font(15))
        self.field.setFixedHeight(max(now.px(_HEAD), now.metrics(15).height() + now.px(16)))
        self.field.setTextMargins(now.px(44), 0, now.px(16), 0)
        self._place()

    def _place(self) -> None:
        """Stand in the middle, 104 from the top, as high as the lines need and the window has."""
        window = self.parentWidget()
        if window is None:
            return
        self.scrim.setGeometry(window.rect())
        wide = min(theme.px(_WIDE), window.width() - theme.px(16))
        top = min(theme.px(_TOP), window.height() // 8)
        self.none.setFixedHeight(theme.px(44))
        self._hint.show()
        self._hint.setVisible(self._foot.sizeHint().width() <= wide)
        layout = self.layout()
        around = self.field.height() + theme.px(34) + 2
        if layout is not None:
            foot = layout.itemAt(layout.count() - 1)
            around = self.field.height() + (foot.sizeHint().height() if foot else 0) + 2
        most = max(window.height() - top - theme.px(24) - around, theme.px(72))
        self.list.setFixedHeight(min(self.list.lines_height() + theme.px(6), most))
        inner = self.list.height() if not self.list.isHidden() else self.none.height()
        self.setGeometry((window.width() - wide) // 2, top, wide, around + inner)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the raised ground, its edge, and the lines under the field and over the foot."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("line_strong"), 1))
        painter.setBrush(now.color("raised"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, now.px(8), now.px(8))
        painter.setPen(now.color("line"))
        under = self.field.geometry().bottom() + 1
        painter.drawLine(1, under, self.width() - 2, under)
        layout = self.layout()
        foot = layout.itemAt(layout.count() - 1) if layout is not None else None
        if foot is not None:
            over = foot.geometry().top()
            painter.drawLine(1, over, self.width() - 2, over)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the size of the window."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The keyboard went elsewhere in the window: there is nothing to choose any more."""
        if new is None or not self.isVisible() or self.isAncestorOf(new) or new is self:
            return
        if new.window() is self.window():
            self._before = None
            self.reject()

    def _closed(self) -> None:
        self.scrim.hide()
        self.scrim.deleteLater()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()
