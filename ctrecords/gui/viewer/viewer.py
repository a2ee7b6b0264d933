"""The reader of one file: the view of its kind, with a bar to move about, find and cite in it.

It says by signals what is wanted and must not know who embeds it: a screen gives it a file and where to go.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import leafing
from ctrecords.actions.leafing import Opened
from ctrecords.extract.page import How, Kind
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.viewer import keys, outside
from ctrecords.gui.viewer.bar import Bar
from ctrecords.gui.viewer.file_view import FileView
from ctrecords.gui.viewer.find_bar import FindBar
from ctrecords.gui.viewer.hits import Hits
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.menus import Acts, Menus, said
from ctrecords.gui.viewer.message_view import MessageView
from ctrecords.gui.viewer.notices import Notices, Word
from ctrecords.gui.viewer.paper_view import PaperView
from ctrecords.gui.viewer.sheet_view import SheetView
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.text_view import TextView
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.notice import NoticeKind
from ctrecords.gui.widgets.rule import Rule
from ctrecords.gui.widgets.scrolling import scrolled
from ctrecords.index.kept import Reading
from ctrecords.model.record import Citation, Withholding

_TROUBLE, _OF_PAGE = "trouble", "page"
_NOTHING, _WHY = 0, 1
_LEAST = 140
_LEFT_MS = 800
"""A page that is stayed on so long is where one left off."""


class Viewer(QWidget):
    """Shows one file at a time; *compact* is for a preview: no small pictures, a small bar.

    Signals: ``page_changed`` the page in sight; ``spot_changed`` the Spot selected or in sight;
    ``cite_asked`` the Spot to cite; ``opened`` a document by its number; ``read_asked`` to read the file again,
    True for OCR.
    """

    page_changed = Signal(int)
    spot_changed = Signal(object)
    cite_asked = Signal(object)
    opened = Signal(int)
    read_asked = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shown: Shown | None = None
        self.held: Reading | None = None
        self.view: FileView | None = None
        self._wish: tuple[int, int, str] | None = None
        self._page = 1
        self.known = Known(desk, self)
        self.hits = Hits(desk, self)
        self.paper = PaperView(self.known, compact=compact)
        self.text = TextView(self.known)
        self.sheet = SheetView(desk, self.known)
        self.message = MessageView(desk, self.known)
        self.views: tuple[FileView, ...] = (self.paper, self.sheet, self.message, self.text)
        self.menus = Menus(self, self._acts())
        self.bar = Bar(self.menus.more, self.menus.sizes, compact=compact)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.notices = Notices()
        self.nothing = EmptyState("docs", "Choose a file to read it.")
        self.again, self.apart = button("Read again"), button("Open with another program")
        self.why = EmptyState("docs", "", actions=[self.again, self.apart])
        self.pages = QStackedWidget()
        for widget in (scrolled(self.nothing), scrolled(self.why), *self.views):
            self.pages.addWidget(widget)
        dressing.fix(self.pages, least_width=_LEAST)  # or the widest of the views would hold
        column = QVBoxLayout(self)
        dressing.space(column)
        for widget in (self.bar, Rule(Qt.Orientation.Horizontal), self.find_bar, self.notices):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self._left = QTimer(self, singleShot=True, interval=_LEFT_MS)
        self._left.timeout.connect(self._remember)
        self._connect()
        self.show_nothing()

    def _acts(self) -> Acts:
        return Acts(
            zoom=self.zoom,
            find=self.open_find,
            page=self.ask_page,
            select=self.select_all,
            copy=self.copy,
            turn=self.paper.paper.turn,
            dim=lambda on: self.paper.paper.dim(on=on),
            again=lambda: self.read_asked.emit(False),
            scan=lambda: self.read_asked.emit(True),
            outside=self.open_outside,
        )

    def _connect(self) -> None:
        self.again.clicked.connect(lambda: self.read_asked.emit(False))
        self.apart.clicked.connect(self.open_outside)
        self.known.came.connect(self._say_of_page)
        self.bar.size_asked.connect(self.zoom_by)
        self.paper.paper.zoomed.connect(self._zoomed)
        self.bar.page_asked.connect(self._jump)
        self.bar.step_asked.connect(self._step)
        self.bar.hit_asked.connect(self.move_hit)
        self.bar.cite.clicked.connect(lambda: self.cite_asked.emit(self.place()))
        self.find_bar.asked.connect(self._find)
        self.find_bar.went.connect(self.move_hit)
        self.find_bar.closed.connect(self.close_find)
        self.hits.changed.connect(self._lit)
        for view in self.views:
            view.page_changed.connect(self._moved)
            view.spot_changed.connect(lambda: self.spot_changed.emit(self.place()))
            view.troubled.connect(self._troubled)
            view.noted.connect(self._noted)
        self.message.opened.connect(self.opened)

    # What an embedding screen asks

    def show_nothing(self, words: str = "Choose a file to read it.") -> None:
        """Show no file."""
        self._let_go()
        self.nothing.set_words(words)
        self.pages.setCurrentIndex(_NOTHING)

    def show_file(self, shown: Shown, held: Reading | None) -> None:
        """Show a file where one left off, or where ``go_to`` says next; the words lit stay."""
        if self.shown is not None and self.shown.sha256 == shown.sha256 and self.held == held:
            return
        same = self.shown is not None and self.shown.sha256 == shown.sha256
        spot = self.place()
        self._let_go()
        if not same and not self.find_bar.isHidden():  # it was sought in the other file
            self.close_find()
        self.shown, self.held = shown, held
        if same and spot.page:
            self._wish = (spot.page, 0, "")
        if held is None or not shown.look.pages:
            self.why.set_words(*_why(held))
            self.again.setVisible(held is not None and bool(held.what))
            self.pages.setCurrentIndex(_WHY)
            return
        sha256 = shown.sha256
        self.desk.read(
            lambda book: (sha256, leafing.open_file(book, sha256)), self._open, label="Open a file"
        )

    def go_to(self, page: int, *, row: int = 0, region: str = "") -> None:
        """Bring a page into sight, or a row or region (as in a citation) of it."""
        if self.view is None:
            self._wish = (page, row, region)
        else:
            self.view.go_to(page, row=row, region=region)

    def set_hits(self, words: Sequence[str]) -> None:
        """Light these words up in every file that is shown, as a search names them (``shar*`` begins a word)."""
        self.hits.look_for(words, whole=True, page=self.place().page or 1)

    def place(self) -> Spot:
        """What is selected, or the page in sight; its page is 0 while nothing is shown."""
        return self.view.place() if self.view is not None else Spot()

    def mark(self, citations: Sequence[Citation], withholdings: Sequence[Withholding] = ()) -> None:
        """Show what of this file is cited and withheld; to be called again for another file."""
        if self.view is not None:
            self.view.mark(citations, withholdings)

    def move_hit(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        self.hits.move(step)

    def open_find(self) -> None:
        """Open the find line and take the keyboard there."""
        if self.view is not None:
            self.find_bar.show()
            self.find_bar.field.go_to()
            self._lit()

    def close_find(self) -> None:
        """Close the find line; its words are lit no more."""
        self.find_bar.hide()
        self.hits.look_for((), whole=True, page=1)
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_page(self) -> None:
        """Take the keyboard to the page's number, which a narrow bar brings back for that."""
        self.bar.number.show()
        self.bar.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.number.selectAll()

    def copy(self) -> None:
        """Copy the words that are selected."""
        words = self.view.text() if self.view is not None else ""
        if words:
            QGuiApplication.clipboard().setText(words)

    def select_all(self) -> None:
        """Select all words of the page."""
        if self.view is not None:
            self.view.select_all()

    def zoom(self, zoom: float | None, fit: str) -> None:
        """Show pages in a size, or fitted to ``width`` or ``page``."""
        self.paper.paper.zoom_to(zoom, fit=fit)

    def zoom_by(self, step: int) -> None:
        """Show pages in the next larger (1) or smaller (-1) size."""
        self.paper.paper.zoom_by(step)

    def open_outside(self) -> None:
        """Open a copy of the file with the program the system has for it, after a warning."""
        if self.shown is not None:
            outside.open_outside(self.desk, self.shown, self)

    # Qt

    def event(self, event: QEvent, /) -> bool:
        """While the keyboard is here, a key the reader knows is not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and keys.is_known(self, event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The keys of a reader."""
        act = keys.act_of(self, event)
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.close_find()
        else:
            super().keyPressEvent(event)

    # Inside

    def _open(self, told: tuple[str, Opened]) -> None:
        sha256, opened = told
        shown = self.shown
        if shown is None or shown.sha256 != sha256:
            return
        self.known.open(sha256)
        view = self._view_of(shown)
        view.show_file(shown, opened.leaves)
        self.view = view
        self.menus.offer(paper=view.zooms)
        self.bar.show_size(self.bar.size_button.text(), offered=view.zooms)
        self._say()
        self.pages.setCurrentWidget(view)
        self.setFocusProxy(view)
        page, row, region = self._wish or (opened.page, 0, "")
        self._wish = None
        self._page = 0
        view.go_to(page, row=row, region=region)
        self.bar.show_page(*view.position())
        self.hits.open(sha256, page)

    def _view_of(self, shown: Shown) -> FileView:
        """The view of its kind."""
        if shown.look.drawn:
            return self.paper
        return {Kind.SHEET: self.sheet, Kind.MESSAGE: self.message}.get(shown.look.kind, self.text)

    def _let_go(self) -> None:
        view, self.view = self.view, None
        if view is not None and self._left.isActive():
            self._left.stop()
            self._remember()
        self.shown = self.held = self._wish = None
        self.notices.clear()
        if view is not None:
            view.let_go()
        self.known.open("")
        self.hits.open("")
        self.bar.show_page(0, 0)

    def _jump(self, number: int) -> None:
        if self.view is not None:
            self.view.jump(number)

    def _step(self, by: int) -> None:
        if self.view is not None:
            self.view.step(by)

    def _moved(self, page: int) -> None:
        if self.view is None or self.shown is None:
            return
        self.bar.show_page(*self.view.position())
        if page == self._page:
            return  # another row of it
        self._page = page
        self._say_of_page()
        self.hits.seen(page)
        self._left.start()
        self.page_changed.emit(page)
        self.spot_changed.emit(self.place())

    def _remember(self) -> None:
        if self.shown is None or self.bar.compact:
            return
        sha256, page = self.shown.sha256, self._page
        self.desk.read(lambda book: leafing.leave(book, sha256, page), _nothing, label="Remember a page")

    def _zoomed(self) -> None:
        paper = self.paper.paper
        self.bar.show_size(said(paper.geometry_.zoom, paper.fit), offered=self.paper is self.view)

    def _say(self) -> None:
        """What is to be said of the file as a whole."""
        held = self.held
        if held is None:
            return
        if held.what:
            self.notices.say(
                "held",
                Word(
                    kind=NoticeKind.WAIT,
                    what=held.what,
                    remedy=held.remedy,
                    button="Read again",
                    act=lambda: self.read_asked.emit(False),
                ),
            )
        if held.look.notes:
            self.notices.say("look", Word(kind=NoticeKind.INFO, what=" ".join(held.look.notes)))

    def _say_of_page(self, _came: object = None) -> None:
        """What is to be said of the page in sight; where its words may be wrong, OCR is offered."""
        page = self.known.page(self._page) if self.view is not None else None
        if page is None or not page.notes:
            self.notices.say(_OF_PAGE, None)
            return
        said = " ".join(page.notes)
        scan = "by OCR" in said and page.how is not How.OCR
        word = Word(
            kind=NoticeKind.WAIT if scan else NoticeKind.INFO,
            what=said,
            button="Read by OCR" if scan else "",
            act=(lambda: self.read_asked.emit(True)) if scan else None,
        )
        self.notices.say(_OF_PAGE, word)

    def _troubled(self, what: str, remedy: str) -> None:
        self.notices.say(
            _TROUBLE,
            Word(kind=NoticeKind.ALERT, what=what, remedy=remedy, button="Try again", act=self._retry),
        )

    def _noted(self, said: str) -> None:
        self.notices.say(said, Word(kind=NoticeKind.INFO, what=said))

    def _retry(self) -> None:
        self.notices.say(_TROUBLE, None)
        if self.view is not None:
            self.view.retry()

    def _find(self, words: str) -> None:
        self.hits.look_for((words,), whole=False, page=self.place().page or 1)

    def _lit(self) -> None:
        hits = self.hits
        if self.view is not None:
            self.view.light(hits.lit, hits.current)
        count = len(hits.found)
        said = (
            f"{hits.current + 1:,} of {count:,}" if count else "Counting…" if hits.counting else "Not found"
        )
        if hits.wrapped:
            said += f", {hits.wrapped}"
        named = hits.words and self.view is not None
        self.find_bar.show_found(said if named else "", several=count > 1)
        self.bar.show_hits(
            hits.said, said if count and named and self.find_bar.isHidden() else "", several=count > 1
        )


def _why(held: Reading | None) -> tuple[str, str]:
    """Why nothing of a file can be shown, and what can be done."""
    if held is None or not (held.what or held.look.pages):
        return "This file is not read yet.", "It is shown as soon as it is."
    return held.what, held.remedy


def _nothing(_: None) -> None:
    pass
