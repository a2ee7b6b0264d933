"""Files with paper: their pages as pictures, with small pictures of all pages beside them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctrecords.actions.leafing import Found
from ctrecords.gui import dressing, theme
from ctrecords.gui.viewer.file_view import FileView
from ctrecords.gui.viewer.geometry import SCALE, Size
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.page_view import PageView
from ctrecords.gui.viewer.source import Drawer, Pictures, Shown
from ctrecords.gui.viewer.spot import Box, Spot, box_of, region_of
from ctrecords.gui.viewer.thumbnails import Line, Thumbnails
from ctrecords.gui.widgets.rule import Rule
from ctrecords.index.leaves import Leaf
from ctrecords.model.record import Citation, Withholding

_LETTER = Size(612, 792)
_ROOM = 400
"""Small pages are shown from this width on, in the design's pixels."""


class PaperView(FileView):
    """PDF files and pictures."""

    zooms = True

    def __init__(self, known: Known, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(known, parent)
        self._compact = compact
        self.paper = PageView(known.page)
        self._found, self._current = Found(), -1
        self._drawer: Drawer | None = None
        self._pictures: Pictures | None = None
        self.small = Thumbnails(self._small, self._lines)
        row = QHBoxLayout(self)
        dressing.space(row)
        row.addWidget(self.small)
        row.addWidget(Rule(Qt.Orientation.Vertical))
        row.addWidget(self.paper, 1)
        self.setFocusProxy(self.paper)
        self.small.hide()
        self.small.asked.connect(self.go_to)
        self.paper.page_changed.connect(self._moved)
        self.paper.selected.connect(self.spot_changed)
        self.known.came.connect(self._came)

    def show_file(self, shown: Shown, leaves: Sequence[Leaf]) -> None:
        """Show its first page."""
        self._drop()
        super().show_file(shown, leaves)
        sizes = {leaf.number: Size(leaf.width, leaf.height) for leaf in leaves if leaf.width and leaf.height}
        self._pictures = Pictures(shown, self._draws(), self)
        self.known.place_by(self._pictures.page)
        self._pictures.failed.connect(self._failed)
        self._pictures.ready.connect(self._drawn)
        self.small.show_pages(self.count)
        self._make_room()
        self.small.show_page(1)
        self.paper.show_file(self._pictures, [sizes.get(page, _LETTER) for page in range(1, self.count + 1)])
        self.known.want((1, 2))

    def let_go(self) -> None:
        """Show nothing."""
        super().let_go()
        self._found, self._current = Found(), -1
        self.paper.show_file(None, [])
        self.small.show_pages(0)
        self._drop()

    def go_to(self, page: int, *, row: int = 0, region: str = "") -> None:
        """Bring a page or a region of it into sight."""
        del row
        self.paper.go_to(page, box_of(region))

    def light(self, found: Found, current: int) -> None:
        """Light words up."""
        self._found, self._current = found, current
        if 0 <= current < len(found.hits):
            self.known.want((found.hits[current].page,))
        self.paper.light(found, current)
        self.small.mark(lit=found.by_page)

    def place(self) -> Spot:
        """The words selected, or the page in sight."""
        found = self.paper.selection()
        if found is None:
            return Spot(page=self.paper.page)
        page, words, box = found
        return Spot(page=page, region=region_of(box), quotation=words)

    def mark(self, citations: Sequence[Citation], withholdings: Sequence[Withholding]) -> None:
        """Show what is cited beside the pages."""
        del withholdings
        cited: dict[int, list[Box]] = defaultdict(list)
        for one in citations:
            box = box_of(one.region)
            if one.page is not None and box is not None:
                cited[one.page].append(box)
        self.paper.mark(cited)
        self.small.mark(cited=frozenset(one.page for one in citations if one.page is not None))

    def select_all(self) -> None:
        """Select all words of the page."""
        self.paper.select_page()

    def retry(self) -> None:
        """Draw the pages again that could not be drawn."""
        if self._pictures is not None:
            self._pictures.retry()
            self.paper.viewport().update()

    def drawn(self, page: int) -> bool:
        """Whether a page's picture is there at the size it is shown."""
        return self.paper.drawn(page)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The small pages give way in a narrow place."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.width() >= theme.px(_ROOM)
        self.small.setVisible(self.count > 1 and wide and not self._compact)

    def _draws(self) -> Drawer:
        """The one drawer, started with the first file."""
        if self._drawer is None:
            self._drawer = Drawer()
            self.destroyed.connect(self._drawer.close)
        return self._drawer

    def _drop(self) -> None:
        if self._pictures is not None:
            self._pictures.close()
            self._pictures.deleteLater()
            self._pictures = None

    def _moved(self, page: int) -> None:
        self.known.want((page, page + 1, page - 1))
        self.small.show_page(page)
        self.page_changed.emit(page)

    def _came(self, _numbers: frozenset[int]) -> None:
        if self.shown is not None:
            self.paper.came()
            self.small.viewport().update()

    def _small(self, page: int) -> QImage | None:
        return self._pictures.small(page) if self._pictures is not None else None

    def _lines(self, number: int) -> list[Line]:
        """Where words are lit on a page, once its words are at hand."""
        lit = self._found.by_page.get(number, ())
        page = self.known.page(number) if lit else None
        if page is None:
            self.known.want((number,) if lit else (), later=True)
            return []
        starts = [word.start for word in page.words]
        lines: set[Line] = set()
        for at in lit:
            word = bisect_right(starts, self._found.hits[at].start) - 1
            down = page.words[word].top / SCALE if word >= 0 else 0.0
            lines.add((round(down, 2), at == self._current))
        return list(lines)

    def _drawn(self, _page: int) -> None:
        if self.small.isVisible():
            self.small.viewport().update()

    def _failed(self, _page: int, what: str, remedy: str) -> None:
        self.troubled.emit(what, remedy)
