"""The short word after an act, with its undo: at the bottom, for eight seconds, one at a time.

It must not know how anything is undone; it only says that the button was pressed.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import IconButton, button
from ctrecords.gui.widgets.labels import label

SHOWN_MS = 8000


class Toast(QFrame):
    """One line about what was just done.

    Signals:
        undone: Undo was pressed.
        hidden: It went away, pressed or not.
    """

    undone = Signal()
    hidden = Signal()

    def __init__(self, host: QWidget, *, above: int = 12) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self.setAccessibleName("Last act")
        self._above = above
        self._host = host
        self._icon = QLabel()
        self._icon_name = "check"
        self.text = label("")
        self.undo = button("Undo", tip="Undo (Ctrl+Z)")
        self.shut = IconButton("close", "Close", role="on_tooltip")
        row = QHBoxLayout(self)
        dressing.space(row, (12, 6, 6, 6), 10)
        for piece in (self._icon, self.text, self.undo, self.shut):
            row.addWidget(piece)
        self.timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self.timer.timeout.connect(self._time_is_up)
        self.undo.clicked.connect(self._undo)
        self.shut.clicked.connect(self.put_away)
        for piece in (self.undo, self.shut):
            piece.installEventFilter(self)
        host.installEventFilter(self)
        dressing.redraw(self)
        self.hide()

    def restyle(self) -> None:
        """Draw the icon again and stand in the middle of the bottom."""
        now = theme.current()
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(now.pixmap(self._icon_name, now.color("on_tooltip"), now.px(16), ratio))
        self.place()

    def say(self, text: str, *, undo: bool = True, icon: str = "check") -> None:
        """Show one sentence; a sentence already shown gives way."""
        self._icon_name = icon
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.undo.setVisible(undo)
        self.restyle()
        self.show()
        self.raise_()
        self.place()
        self.timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def place(self) -> None:
        """Stand in the middle of the host's bottom."""
        host = self._host
        room = host.width() - theme.px(2 * self._above)
        self.text.setWordWrap(self.sizeHint().width() > room)
        self.resize(min(self.sizeHint().width(), room), self.sizeHint().height())
        bottom = host.height() - self.height() - theme.px(self._above)
        self.move((host.width() - self.width()) // 2, bottom)

    def put_away(self) -> None:
        """Go away at once."""
        self.timer.stop()
        self.hide()
        self.hidden.emit()

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Stay while the mouse is over it."""
        super().enterEvent(event)
        self.timer.stop()

    def leaveEvent(self, event: QEvent, /) -> None:
        """Start the eight seconds again when the mouse leaves."""
        super().leaveEvent(event)
        if self.isVisible():
            self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the host's size, and stay while a button of it has the focus."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._host and not self.isHidden():
            self.place()
        elif kind == QEvent.Type.FocusIn:
            self.timer.stop()
        elif kind == QEvent.Type.FocusOut and self.isVisible():
            self.timer.start()
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        self.put_away()
        self.undone.emit()

    def _time_is_up(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self.timer.start()
        else:
            self.put_away()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
