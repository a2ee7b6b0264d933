"""The reader of one file: the view of its kind, with a bar to move about, find and cite in it.

It says by signals what is wanted and must not know who embeds it: a screen gives it a file and where to go.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import leafing
from ctrecords.actions.leafing import Opened
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.viewer import keys
from ctrecords.gui.viewer.bar import Bar
from ctrecords.gui.viewer.file_view import FileView
from ctrecords.gui.viewer.find_bar import FindBar
from ctrecords.gui.viewer.hits import Hits
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.paper_view import PaperView
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.text_view import TextView
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.index.kept import Reading
from ctrecords.model.record import Citation, Withholding


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
        self.known = Known(desk, self)
        self.hits = Hits(desk, self)
        self.paper = PaperView(self.known)
        self.text = TextView(self.known)
        self.bar = Bar(QMenu(self), QMenu(self), compact=compact)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.nothing = EmptyState("docs", "Choose a file to read it.")
        self.why = EmptyState("docs", "")
        self.pages = QStackedWidget()
        for widget in (self.nothing, self.why, self.paper, self.text):
            self.pages.addWidget(widget)
        column = QVBoxLayout(self)
        dressing.space(column)
        for widget in (self.bar, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        self.bar.page_asked.connect(self.go_to)
        self.bar.hit_asked.connect(self.move_hit)
        self.bar.cite.clicked.connect(lambda: self.cite_asked.emit(self.place()))
        self.find_bar.asked.connect(self._find)
        self.find_bar.went.connect(self.move_hit)
        self.find_bar.closed.connect(self.close_find)
        self.hits.changed.connect(self._lit)
        for view in (self.paper, self.text):
            view.page_changed.connect(self._moved)
            view.spot_changed.connect(lambda: self.spot_changed.emit(self.place()))

    # What an embedding screen asks

    def show_nothing(self, words: str = "Choose a file to read it.") -> None:
        """Show no file."""
        self._let_go()
        self.nothing.set_words(words)
        self.pages.setCurrentWidget(self.nothing)

    def show_file(self, shown: Shown, held: Reading | None) -> None:
        """Show a file where one left off, or where ``go_to`` says next; the words lit stay."""
        if self.shown is not None and self.shown.sha256 == shown.sha256 and self.held == held:
            return
        same = self.shown is not None and self.shown.sha256 == shown.sha256
        spot = self.place()
        self._let_go()
        self.shown, self.held = shown, held
        if same and spot.page:
            self._wish = (spot.page, 0, "")
        if held is None or not shown.look.pages:
            said = (held.what, held.remedy) if held is not None else ("This file is not read yet.", "")
            self.why.set_words(*said)
            self.pages.setCurrentWidget(self.why)
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

    def close_find(self) -> None:
        """Close the find line; its words are lit no more."""
        self.find_bar.hide()
        self.hits.look_for((), whole=True, page=1)
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_page(self) -> None:
        """Take the keyboard to the page's number."""
        self.bar.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.number.selectAll()

    def copy(self) -> None:
        """Copy the words that are selected."""
        words = self.view.text() if self.view is not None else ""
        if words:
            QGuiApplication.clipboard().setText(words)

    # Qt

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The keys of a reader."""
        if not keys.pressed(self, event):
            super().keyPressEvent(event)

    # Inside

    def _open(self, told: tuple[str, Opened]) -> None:
        sha256, opened = told
        shown = self.shown
        if shown is None or shown.sha256 != sha256:
            return
        self.known.open(sha256)
        view: FileView = self.paper if shown.look.drawn else self.text
        view.show_file(shown, opened.leaves)
        self.view = view
        self.pages.setCurrentWidget(view)
        page, row, region = self._wish or (opened.page, 0, "")
        self._wish = None
        self.bar.show_page(1, shown.look.pages)
        view.go_to(page, row=row, region=region)
        self.hits.open(sha256, page)

    def _let_go(self) -> None:
        view, self.view = self.view, None
        self.shown = self.held = self._wish = None
        if view is not None:
            view.let_go()
        self.known.open("")
        self.hits.open("")
        self.bar.show_page(0, 0)

    def _moved(self, page: int) -> None:
        if self.view is None or self.shown is None:
            return
        self.bar.show_page(page, self.shown.look.pages)
        self.hits.seen(page)
        self.page_changed.emit(page)
        self.spot_changed.emit(self.place())

    def _find(self, words: str) -> None:
        self.hits.look_for((words,), whole=False, page=self.place().page or 1)

    def _lit(self) -> None:
        hits = self.hits
        if self.view is not None:
            self.view.light(hits.found, hits.current)
        count = len(hits.found)
        said = (
            f"{hits.current + 1:,} of {count:,}" if count else "Counting…" if hits.counting else "Not found"
        )
        if hits.wrapped:
            said += f", {hits.wrapped}"
        named = hits.words and self.view is not None
        self.find_bar.show_found(said if named else "", several=count > 1)
        self.bar.show_hits(f"{hits.said}, hit {said}" if count and named else "", several=count > 1)
