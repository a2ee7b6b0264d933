"""The pages of a letter below each other, as wide as there is room, turned with Page Up and Page Down.

It must not know whose letter it is.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.page import draw_sheet
from ctrecords.letters.breaks import bare
from ctrecords.paint.page import Page

_SIDE, _GAP = 24, 14
_LETTER = 11 / 8.5


class PageView(QAbstractScrollArea):
    """Pages on a darker ground.

    Signals:
        turned: Another page came to the top; its number from 1, and how many there are.
        stepped: Left or right was pressed, -1 or 1.
    """

    turned = Signal(int, int)
    stepped = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages: Sequence[Page] = ()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Measure again."""
        self._measure()
        self.viewport().update()

    def show_pages(self, pages: Sequence[Page], words: str, *, stay: bool = True) -> None:
        """Show these pages; *stay* keeps the place one was reading at, *words* are read out."""
        self._pages = pages
        self.setAccessibleDescription(bare(words))
        self._measure()
        if not stay:
            self.verticalScrollBar().setValue(0)
        self._scrolled()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def number(self) -> int:
        """The page most of the view shows, from 1; 0 without pages."""
        if not self._pages:
            return 0
        middle = self.verticalScrollBar().value() + min(self.viewport().height(), self._high()) / 2
        return min(len(self._pages), 1 + int(max(0.0, middle - theme.px(_GAP)) // self._stride()))

    def turn(self, by: int) -> None:
        """Go a page on or back; a page larger than the view is read to its end first."""
        bar, view = self.verticalScrollBar(), self.viewport().height()
        stops = sorted({round(n * self._stride()) for n in range(len(self._pages))} | {bar.maximum()})
        ahead = [stop for stop in stops if (stop - bar.value()) * by > 0]
        if ahead:
            near = min(ahead) if by > 0 else max(ahead)
            bar.setValue(min(near, bar.value() + view) if by > 0 else max(near, bar.value() - view))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Page Up and Page Down turn pages, left and right go to another letter, Home and End to the ends."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Left | Qt.Key.Key_Right if not event.modifiers():
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fit the pages into the new width."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground and the pages that can be seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("page_bg"))
        top = theme.px(_GAP) - self.verticalScrollBar().value()
        for page in self._pages:
            box = QRectF(theme.px(_SIDE), top, self._wide(), self._high())
            if box.intersects(QRectF(event.rect())):
                draw_sheet(painter, page, box)
            top += self._stride()

    def _wide(self) -> int:
        # Of the whole width: the scroll bar stands in the right margin.
        return max(1, self.width() - 2 * theme.px(_SIDE))

    def _high(self) -> float:
        shape = self._pages[0].height / self._pages[0].width if self._pages else _LETTER
        return round(self._wide() * shape)

    def _stride(self) -> float:
        return self._high() + theme.px(_GAP)

    def _measure(self) -> None:
        whole = round(len(self._pages) * self._stride()) + theme.px(_GAP)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.px(40))

    def _scrolled(self) -> None:
        self.viewport().update()
        self.turned.emit(self.number, self.count)
