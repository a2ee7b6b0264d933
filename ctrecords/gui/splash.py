"""A small sheet that says the app is starting, until its window is there.

It is painted before anything else of the window is imported, so it must need neither the theme nor any name of the
`Qt` namespace: the first call that offers one, as most of a painter's do, takes as long as all the sheet takes now.
It must not know what is starting.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QSplashScreen, QWidget

from ctrecords.gui import tokens
from ctrecords.gui.tokens import Scheme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPalette

_WIDE, _HIGH, _LEFT, _PX = 320, 96, 20, 13
_DARK = 128
_STYLE = """
QLabel {{ background: {content}; border: 1px solid {line_strong}; }}
QLabel QLabel {{ border: none; color: {text}; font-size: {large}px; font-weight: 600; }}
QLabel QLabel#quiet {{ color: {text2}; font-size: {small}px; font-weight: 400; }}
"""


class Splash(QSplashScreen):
    """The sheet in the middle of the screen: the app's name, and that it is starting."""

    def __init__(self, name: str, scheme: str = "system", zoom: float = 1.0) -> None:
        """``scheme`` and ``zoom`` are the person's settings of the theme and of the size of text."""
        super().__init__()
        factor = max(_PX, QFontInfo(QApplication.font()).pixelSize()) * zoom / _PX
        self.setWindowTitle(name)
        self.setAccessibleName(f"{name} is starting")
        self.resize(round(_WIDE * factor), round(_HIGH * factor))
        self.setStyleSheet(
            _STYLE.format_map(
                {**_inks(scheme, self.palette()), "large": round(18 * factor), "small": round(12 * factor)}
            )
        )
        ground = QLabel(self)
        ground.resize(self.size())
        QLabel(name, ground).move(round(_LEFT * factor), round(24 * factor))
        quiet = QLabel("Starting", ground)
        quiet.setObjectName("quiet")
        quiet.move(round(_LEFT * factor), round(52 * factor))
        middle = self.screen().availableGeometry().center()
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def event(self, event: "QEvent", /) -> bool:
        """Wait for nothing: Qt's own splash screen waits up to a second to be seen."""
        return QWidget.event(self, event)

    def exposed(self) -> bool:
        """Whether the system shows it, so that it can be painted."""
        return self.isVisible() and self.windowHandle().isExposed()


def _inks(scheme: str, palette: "QPalette") -> dict[str, str]:
    """The ground, the edge and the two inks: of the scheme set, or of the system's own."""
    if scheme == "high-contrast":
        ground, ink = palette.window().color().name(), palette.windowText().color().name()
        return {"content": ground, "line_strong": ink, "text": ink, "text2": ink}
    if scheme not in set(Scheme):
        scheme = Scheme.DARK if palette.window().color().lightness() < _DARK else Scheme.LIGHT
    return tokens.colors(Scheme(scheme))
