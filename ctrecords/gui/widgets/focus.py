"""The ring around what the keyboard is on: two pixels, one pixel away, above everything.

A style sheet cannot draw outside a widget, so one overlay follows the focus. Rows of lists draw theirs
inside and ask for none with the property `ring` = `inside`. It must not know any screen.
"""

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ctrecords.gui import theme

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Scroll}
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class _Overlay(QWidget):
    """The ring as it is drawn in one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self.corner = 6.0
        self.hide()

    def surround(self, target: QWidget) -> None:
        """Stand around what can be seen of a widget."""
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            self.hide()
            return
        given = target.property("ring")
        self.corner = float(given) if isinstance(given, int | float) else 6.0
        out = theme.px(2) + 1
        corner = target.mapTo(self._window, seen.topLeft())
        self.setGeometry(QRect(corner, seen.size()).adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw two pixels in the color of the focus."""
        now = theme.current()
        width = now.px(2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("focus"), width))
        corner = min(now.px(self.corner) + width, self.height() / 2)
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)


class FocusRing(QObject):
    """Shows the ring when the keyboard moved the focus, and always around fields one types in."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self.overlay: _Overlay | None = None
        self._watched: list[QWidget] = []
        self._windows: set[QWindow] = set()
        self._by_key = False
        app.focusChanged.connect(self._moved)
        app.focusWindowChanged.connect(self._window_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is around now, if it is shown."""
        return self._target if self.overlay is not None and self.overlay.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Note whether the last input was a key, and follow the widget as it moves."""
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind in _KEYS:
                self._by_key = True
            elif kind in _PRESSES:
                self._by_key = False
        elif kind in _MOVES and self._target is not None and self.overlay is not None:
            self.overlay.surround(self._target)
        return False

    def stop(self) -> None:
        """Follow the focus no longer."""
        app = self.parent()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._moved)
            app.focusWindowChanged.disconnect(self._window_changed)
        self._moved(None, None)
        self.deleteLater()

    def _window_changed(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            self._windows.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(partial(self._windows.discard, window))

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self.overlay is not None and shiboken6.isValid(self.overlay):
            self.overlay.hide()
        self.overlay, self._target = None, None
        if new is not None and self._wanted(new):
            self._follow(new)

    def _wanted(self, widget: QWidget) -> bool:
        if isinstance(widget, QAbstractItemView) or widget.property("ring") == "inside":
            return False
        return self._by_key or isinstance(widget, _FIELDS)

    def _follow(self, widget: QWidget) -> None:
        window = widget.window()
        found = window.findChild(_Overlay)
        self.overlay = found if isinstance(found, _Overlay) else _Overlay(window)
        self._target = widget
        step: QWidget | None = widget
        while step is not None and step is not window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self.overlay.surround(widget)
