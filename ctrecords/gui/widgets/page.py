"""The pages of a letter in the window's colors: light paper, ink, a tint for words that differ between letters.

The pages themselves are those of the printer and the PDF; this module must not know how a line is broken.
"""

from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ctrecords.gui import theme
from ctrecords.gui.tokens import Scheme
from ctrecords.letters.page import Preview
from ctrecords.paint import page as paper
from ctrecords.paint.page import Page


def lay_out(preview: Preview) -> list[Page]:
    """The pages of a letter, merged words tinted; there is always at least one."""
    return paper.lay_out(preview, _tint())


@cache
def _light() -> theme.Theme:
    return theme.Theme(Scheme.LIGHT)


def _tint() -> QColor:
    """The tint of merged words: that of the light scheme, for paper stays light; the system's in high contrast."""
    return (theme.current() if theme.current().native is not None else _light()).color("selected")


def draw_sheet(painter: QPainter, page: Page, box: QRectF) -> None:
    """Draw one page with its paper into a box of the page's own shape."""
    painter.save()
    painter.setPen(QPen(theme.color("line_strong"), 1))
    painter.setBrush(theme.color("page"))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
    paper.draw_page(painter, page, box, theme.color("page_text"))
