"""The pages of a file one under another, with what was found lit up and words to select.

Pages are light paper in either theme. Pictures come from `source`, the places of words from the index. It must
not know where the file belongs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ctrecords.actions.leafing import Found, Hit
from ctrecords.extract.page import Page, Word
from ctrecords.gui import theme
from ctrecords.gui.viewer.geometry import GAP, Area, PageGeometry, Point, Size
from ctrecords.gui.viewer.source import Pictures, Wanted, text_of
from ctrecords.gui.viewer.spot import Box

_STEP = 40
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0)
_DIMMED = 0.3
_SELECTED = 0.3
_LETTER = Size(612, 792)


class PageView(QAbstractScrollArea):
    """Shows pages.

    Signals: ``page_changed`` the page in sight, ``selected`` what is selected changed, ``zoomed`` the size of
    the pages did.
    """

    page_changed = Signal(int)
    selected = Signal()
    zoomed = Signal()

    def __init__(self, words: Callable[[int], Page | None], parent: QWidget | None = None) -> None:
        """*words* gives a page with the places of its words, when it was read."""
        super().__init__(parent)
        self._words = words
        self._pictures: Pictures | None = None
        self.geometry_ = PageGeometry(())
        self.fit = "width"
        self.page = 0
        self._hits: Sequence[Hit] = ()
        self._current = -1
        self._waits = self._going = False
        self._lit: Mapping[int, range] = {}
        self._cited: Mapping[int, Sequence[Box]] = {}
        self._shown_box: tuple[int, Box] | None = None
        self._dim = False
        self._anchor: tuple[int, int] | None = None
        self._selection: tuple[int, int, int] | None = None
        self.setAccessibleName("Pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.viewport().setMouseTracking(True)

    # What it shows

    def show_file(self, pictures: Pictures | None, sizes: Sequence[Size]) -> None:
        """Show a file from its first page; without pictures nothing is shown."""
        if self._pictures is not None:
            self._pictures.ready.disconnect(self._drawn)
        self._pictures = pictures
        if pictures is not None:
            pictures.ready.connect(self._drawn)
        self.light(Found())
        self._cited, self._shown_box, self._anchor, self._selection = {}, None, None, None
        known = tuple(Size(one.width or _LETTER.width, one.height or _LETTER.height) for one in sizes)
        self.page = 1 if known else 0
        self.geometry_ = PageGeometry(known)
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def go_to(self, page: int, box: Box | None = None) -> None:
        """Bring the top of a page into sight, or a box of it, which is framed."""
        if not 1 <= page <= len(self.geometry_.sizes):
            return
        self._shown_box = (page, box) if box else None
        if box:
            self._scroll(page, self.geometry_.box(page, *box).top - self.viewport().height() / 3)
        else:
            self._scroll(page, self.geometry_.tops[page - 1] - GAP)
        self.viewport().update()

    def light(self, found: Found, current: int = -1) -> None:
        """Light words up; the current one stands out and is brought into sight."""
        self._hits, self._lit, self._current = found.hits, found.by_page, current
        if 0 <= current < len(self._hits):
            self._bring(self._hits[current])
        self.viewport().update()

    def mark(self, cited: Mapping[int, Sequence[Box]]) -> None:
        """Show beside each page which boxes of it are cited."""
        self._cited = cited
        self.viewport().update()

    def dim(self, *, on: bool) -> None:
        """Show the paper darker, for reading at night."""
        self._dim = on
        self.viewport().update()

    def came(self) -> None:
        """The words of more pages are there: draw them, and bring the current hit into sight if it waited."""
        if self._waits and 0 <= self._current < len(self._hits):
            self._bring(self._hits[self._current])
        self.viewport().update()

    def zoom_to(self, zoom: float | None, *, fit: str = "") -> None:
        """Show larger or smaller; ``fit`` is ``width`` or ``page``."""
        self.fit = fit
        self._hold(replace(self.geometry_, zoom=zoom or self.geometry_.zoom))

    def zoom_by(self, step: int) -> None:
        """The next larger (1) or smaller (-1) size."""
        now = self.geometry_.zoom
        near = [one for one in _ZOOMS if (one > now + 0.01 if step > 0 else one < now - 0.01)]
        if near:
            self.zoom_to(near[0] if step > 0 else near[-1])

    def turn(self) -> None:
        """Turn every page a quarter clockwise."""
        self._hold(replace(self.geometry_, turn=(self.geometry_.turn + 90) % 360))

    def select_page(self) -> None:
        """Select all words of the page in sight."""
        page = self._words(self.page)
        self._select((self.page, 0, len(page.text)) if page is not None and page.words else None)

    def selection(self) -> tuple[int, str, Box] | None:
        """The page, words and place (left, top, right, bottom in units of SCALE) that are selected."""
        if self._selection is None:
            return None
        number, start, end = self._selection
        page = self._words(number)
        if page is None:
            return None
        boxes = _between(page, start, end)
        if not boxes:
            return None
        region = (
            min(one.left for one in boxes),
            min(one.top for one in boxes),
            max(one.right for one in boxes),
            max(one.bottom for one in boxes),
        )
        return number, text_of(page, start, end), region

    def drawn(self, page: int) -> bool:
        """Whether a page's picture is there at the size it is shown."""
        return self._pictures is not None and self._pictures.has(self._wanted(page))

    # Qt

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the pages in sight."""
        now = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.color("page_bg"))
        painter.translate(-self._left(), -self._top())
        top = self._top()
        for number in self.geometry_.seen(top, top + self.viewport().height()):
            self._paint_page(painter, number)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the page that fits fitting."""
        super().resizeEvent(event)
        self._hold(self.geometry_)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Page keys go by pages, not by the height of the view."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(min(self.page + 1, len(self.geometry_.sizes)))
            case Qt.Key.Key_PageUp:
                self.go_to(max(self.page - 1, 1))
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(len(self.geometry_.sizes))
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Begin to select words."""
        found = self._place(event.position().toPoint())
        self._anchor = found
        self._select(None)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Select the words from where the button went down."""
        if self._anchor is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        found = self._place(event.position().toPoint())
        if found is not None and found[0] == self._anchor[0]:
            start, end = sorted((self._anchor[1], found[1]))
            page = self._words(found[0])
            if page is not None:
                self._select((found[0], page.words[start].start, page.words[end].end))

    # Inside

    def _place(self, at: QPoint) -> tuple[int, int] | None:
        """The page and the number of the word nearest to a point of the view."""
        if not self.geometry_.sizes:
            return None
        spot = self.geometry_.spot(at.x() + self._left(), at.y() + self._top())
        page = self._words(spot.page)
        if page is None or not page.words:
            return None
        nearest = min(range(len(page.words)), key=lambda index: _far(page.words[index], spot))
        return spot.page, nearest

    def _select(self, selection: tuple[int, int, int] | None) -> None:
        self._selection = selection
        self.selected.emit()
        self.viewport().update()

    def _wanted(self, number: int) -> Wanted:
        """The picture that fits a page as it is shown."""
        area = self.geometry_.area(number)
        side = max(1, round(max(area.width, area.height) * self.devicePixelRatioF()))
        return Wanted(number, side, self.geometry_.turn)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        area = self.geometry_.area(number)
        paper = QRectF(area.left, area.top, area.width, area.height)
        painter.fillRect(paper, theme.current().paper("page"))
        image = self._pictures.image(self._wanted(number)) if self._pictures is not None else None
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if theme.current().paper("page") != Qt.GlobalColor.white:  # white takes the color of the paper
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(paper, image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        self._paint_words(painter, number)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        now = theme.current()
        if self._dim:
            shade = now.color("scrim")
            shade.setAlphaF(_DIMMED)
            painter.fillRect(paper, shade)
        painter.setPen(now.color("page_line"))
        painter.drawRect(paper)
        for box in self._cited.get(number, ()):
            at = self.geometry_.box(number, *box)
            painter.fillRect(QRectF(at.left - 7, at.top, 3, at.height), now.paper("mark_wait"))
        if self._shown_box is not None and self._shown_box[0] == number:
            at = self.geometry_.box(number, *self._shown_box[1])
            painter.setPen(QPen(now.paper("mark_wait"), 2))
            painter.drawRect(QRectF(at.left - 3, at.top - 3, at.width + 6, at.height + 6))

    def _paint_words(self, painter: QPainter, number: int) -> None:
        now = theme.current()
        page = self._words(number)
        if page is None:
            return
        for index in self._lit.get(number, ()):
            hit = self._hits[index]
            color = now.paper("page_hit_current" if index == self._current else "page_hit")
            self._fill(painter, number, _between(page, hit.start, hit.end), color)
        if self._selection is not None and self._selection[0] == number:
            color = now.paper("accent")
            color.setAlphaF(_SELECTED)
            self._fill(painter, number, _between(page, *self._selection[1:]), color)

    def _fill(self, painter: QPainter, number: int, words: Iterable[Word], color: QColor) -> None:
        for word in words:
            box = self.geometry_.box(number, word.left, word.top, word.right, word.bottom)
            painter.fillRect(QRectF(box.left - 1, box.top - 1, box.width + 2, box.height + 2), color)

    def _bring(self, hit: Hit) -> None:
        page = self._words(hit.page)
        self._waits = page is None
        words = _between(page, hit.start, hit.end) if page is not None else []
        if not words:
            self.go_to(hit.page)
            return
        one = words[0]
        box = self.geometry_.box(hit.page, one.left, one.top, one.right, one.bottom)
        self._scroll(hit.page, self._top() if self._in_sight(box) else box.top - self.viewport().height() / 3)

    def _in_sight(self, box: Area) -> bool:
        top = self._top()
        return top <= box.top and box.top + box.height <= top + self.viewport().height()

    def _hold(self, geometry: PageGeometry) -> None:
        """Lay out anew with the same place of the page in sight."""
        held = self.geometry_.spot(self._left(), self._top()) if self.geometry_.sizes else None
        self.geometry_ = geometry
        self._lay_out()
        if held is not None:
            self._scroll(self.page, self.geometry_.point(held)[1])

    def _lay_out(self) -> None:
        view = self.viewport().size()
        geometry = replace(self.geometry_, view=float(view.width()))
        if self.fit:
            height = view.height() if self.fit == "page" else None
            geometry = replace(geometry, zoom=geometry.fitted(view.width(), height))
        self.geometry_ = geometry
        whole = geometry.whole
        for bar, length, seen in (
            (self.verticalScrollBar(), whole.height, view.height()),
            (self.horizontalScrollBar(), whole.width, view.width()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, round(length) - seen))
        self.viewport().update()
        self.zoomed.emit()

    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _drawn(self, _page: int) -> None:
        self.viewport().update()

    def _scroll(self, page: int, top: float) -> None:
        """Scroll, and say that this page is in sight even where the last pages leave no room to bring it up."""
        self._going = True
        self.verticalScrollBar().setValue(round(top))
        self._going = False
        self._turn(page)

    def _scrolled(self, value: int) -> None:
        if not self._going and self.geometry_.sizes:
            self._turn(self.geometry_.page_at(value + self.viewport().height() / 3))

    def _turn(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)


def _between(page: Page, start: int, end: int) -> list[Word]:
    return [word for word in page.words if word.start < end and word.end > start]


def _far(word: Word, spot: Point) -> float:
    """How far a point lies from a word; lines count more than the way along them."""
    across = max(word.left - spot.x, spot.x - word.right, 0)
    down = max(word.top - spot.y, spot.y - word.bottom, 0)
    return across + down * 8
