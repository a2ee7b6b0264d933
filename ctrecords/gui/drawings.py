"""The icons, drawn from their SVG in any one color; it must not know which color is for what."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ctrecords import resources


@cache
def _drawing(name: str) -> str:
    return resources.read_text(f"icons/{name}.svg")


def svg(name: str, color: QColor) -> str:
    """An icon as SVG in one color."""
    return _drawing(name).replace("currentColor", color.name())


def widened(picture: QPixmap, gap: int) -> QPixmap:
    """A picture with room after it, in pixels of the theme."""
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    made = QPixmap(picture.width() + round(gap * ratio), picture.height())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return made


def drawn(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    """An icon drawn in one color, *size* pixels of the theme wide on a screen of this pixel ratio."""
    from PySide6.QtSvg import QSvgRenderer  # late: the first thing on the screen has no icon

    side = max(1, round(size * ratio))
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(color.alphaF())
    QSvgRenderer(QByteArray(svg(name, color).encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
