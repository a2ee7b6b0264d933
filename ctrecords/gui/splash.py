"""A small sheet that says the app is starting, until its window is there.

It is painted before anything else of the window is imported, so it must need neither the theme nor the names of
Qt's namespace (`Qt` alone takes a tenth of the time to the first sight). It must not know what is starting.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter
from PySide6.QtWidgets import QApplication, QSplashScreen, QWidget

from ctrecords.gui import tokens
from ctrecords.gui.tokens import Scheme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QPalette

_WIDE, _HIGH, _PX = 320, 96, 13
_DARK = 128


class Splash(QSplashScreen):
    """The sheet in the middle of the screen: the app's name, and that it is starting."""

    def __init__(self, name: str, scheme: str = "system", zoom: float = 1.0) -> None:
        """``scheme`` and ``zoom`` are the person's settings of the theme and of the size of text."""
        super().__init__()
        self._name = name
        self._factor = max(_PX, QFontInfo(QApplication.font()).pixelSize()) * zoom / _PX
        self._inks = _inks(scheme, self.palette())
        self.painted = False
        self.setWindowTitle(name)
        self.setAccessibleName(f"{name} is starting")
        self.resize(self._px(_WIDE), self._px(_HIGH))
        middle = self.screen().availableGeometry().center()
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def _px(self, size: float) -> int:
        return round(size * self._factor)

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        made = QFont(QApplication.font())
        made.setPixelSize(self._px(size))
        made.setWeight(weight)
        return made

    def event(self, event: "QEvent", /) -> bool:
        """Wait for nothing: Qt's own splash screen waits up to a second to be seen."""
        return QWidget.event(self, event)

    def paintEvent(self, _event: "QPaintEvent", /) -> None:
        """Draw the ground, its edge and the two lines."""
        ground, edge, text, quiet = self._inks
        left, middle = self._px(20), self.height() // 2
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        painter.setPen(edge)
        painter.drawRect(QRect(self.rect()).adjusted(0, 0, -1, -1))
        painter.setPen(text)
        painter.setFont(self._font(18, QFont.Weight.DemiBold))
        painter.drawText(left, middle - self._px(4), self._name)
        painter.setPen(quiet)
        painter.setFont(self._font(12, QFont.Weight.Normal))
        painter.drawText(left, middle + self._px(18), "Starting")
        self.painted = True


def _inks(scheme: str, palette: "QPalette") -> tuple[QColor, QColor, QColor, QColor]:
    """The ground, the edge and the two inks: of the scheme set, or of the system's own."""
    if scheme not in set(Scheme):
        plain = palette.windowText().color()
        if scheme == "high-contrast":
            return palette.window().color(), plain, plain, plain
        scheme = Scheme.DARK if palette.window().color().lightness() < _DARK else Scheme.LIGHT
    colors = tokens.colors(Scheme(scheme))
    ground, edge, text, quiet = (QColor(colors[role]) for role in ("content", "line_strong", "text", "text2"))
    return ground, edge, text, quiet
