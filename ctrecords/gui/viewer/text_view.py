"""Words without paper: a page of a text, a Word or web file, as lines to read, select and cite."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ctrecords.actions.leafing import Found, Hit
from ctrecords.gui import dressing, theme
from ctrecords.gui.viewer.file_view import FileView
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.widgets.labels import label
from ctrecords.index.leaves import Leaf
from ctrecords.model.record import Citation, Withholding

_PLAIN = "text/plain"
_EMPTY = "No words were found here. If there should be some, open the file with the program it was made with."


class TextView(FileView):
    """One page of words at a time."""

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(known, parent)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setProperty("sheet", True)
        self.words.setAccessibleName("Text of the file")
        self.words.setTabChangesFocus(True)
        self._page = 0
        self._drawn = 0
        self._hits: Sequence[Hit] = ()
        self._lit: Mapping[int, range] = {}
        self._current = -1
        self._cited: tuple[Citation, ...] = ()
        self.honest = label("The words of the file; its layout is not shown.", "body3")
        self.honest.setContentsMargins(12, 6, 12, 6)
        column = QVBoxLayout(self)
        dressing.space(column)
        column.addWidget(self.honest)
        column.addWidget(self.words)
        self.setFocusProxy(self.words)
        self.words.selectionChanged.connect(self.spot_changed)
        self.known.came.connect(self._came)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Light words up in the colors of the theme."""
        self._paint()

    def show_file(self, shown: Shown, leaves: Sequence[Leaf]) -> None:
        """Show its first page."""
        super().show_file(shown, leaves)
        self._page = self._drawn = 0
        self.honest.setVisible(shown.look.media != _PLAIN)
        self._turn(1)

    def let_go(self) -> None:
        """Show nothing."""
        super().let_go()
        self._page = self._drawn = 0
        self._hits, self._lit, self._current, self._cited = (), {}, -1, ()
        self.words.clear()

    def go_to(self, page: int, *, row: int = 0, region: str = "") -> None:
        """Show a page; words have neither rows nor regions."""
        del row, region
        self._turn(page)

    def light(self, found: Found, current: int) -> None:
        """Light words up."""
        self._hits, self._lit, self._current = found.hits, found.by_page, current
        if 0 <= current < len(self._hits) and self._hits[current].page != self._page:
            self._turn(self._hits[current].page)
        else:
            self._paint()

    def place(self) -> Spot:
        """The words selected, or the page."""
        chosen = self.words.textCursor().selectedText().replace("\u2029", "\n").strip()
        return Spot(page=self._page, quotation=chosen)

    def mark(self, citations: Sequence[Citation], withholdings: Sequence[Withholding]) -> None:
        """Underline the passages that are cited."""
        del withholdings
        self._cited = tuple(citations)
        self._paint()

    def select_all(self) -> None:
        """Select the whole page."""
        self.words.selectAll()

    def _turn(self, page: int) -> None:
        if not 1 <= page <= self.count:
            return
        moved = page != self._page
        self._page = page
        self.known.want((page, page + 1, page - 1))
        self._draw()
        if moved:
            self.page_changed.emit(page)

    def _came(self, numbers: frozenset[int]) -> None:
        if self.shown is not None and self._page in numbers:
            self._draw()

    def _draw(self) -> None:
        page = self.known.page(self._page)
        if page is None:
            if self._drawn != self._page:
                self.words.setPlaceholderText("")
                self.words.clear()
                self._drawn = 0
            return
        if self._drawn != self._page:
            self.words.setPlaceholderText(_EMPTY)
            self.words.setPlainText(page.text.replace("\r\n", "\n").replace("\r", "\n"))
            self._drawn = self._page
        self._paint()

    def _paint(self) -> None:
        page = self.known.page(self._page)
        if page is None or self._drawn != self._page:
            self.words.setExtraSelections([])
            return
        spans = [
            (
                units(page.text, self._hits[index].start),
                units(page.text, self._hits[index].end),
                index == self._current,
            )
            for index in self._lit.get(self._page, ())
        ]
        quoted = [one.quotation for one in self._cited if one.page == self._page and one.quotation]
        text = self.words.toPlainText()
        cited = [
            (units(text, at), units(text, at + len(one))) for one in quoted if (at := text.find(one)) >= 0
        ]
        self.words.setExtraSelections(lit(self.words, spans, cited))
        for start, end, current in spans:
            if current:
                bring(self.words, start, end)


def lit(
    edit: QPlainTextEdit | QTextEdit,
    spans: Sequence[tuple[int, int, bool]],
    cited: Sequence[tuple[int, int]] = (),
    *,
    paper: bool = False,
) -> list[QTextEdit.ExtraSelection]:
    """Words of a text in the colors of hits (start, end, whether it is the current one), and cited passages.

    *paper*: it stands on light paper in either theme.
    """
    now = theme.current()
    made: list[QTextEdit.ExtraSelection] = []
    for start, end in cited:
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        underlined.setUnderlineColor((now.paper if paper else now.color)("mark_wait"))
        made.append(_selection(edit, start, end, underlined))
    for start, end, current in spans:
        colored = QTextCharFormat()
        role = "hit_current" if current else "hit"
        colored.setBackground(now.paper(f"page_{role}") if paper else now.color(role))
        colored.setForeground(now.paper("page_text") if paper else now.color("hit_text"))
        made.append(_selection(edit, start, end, colored))
    return made


def units(text: str, at: int) -> int:
    """Where a character of a text stands once Qt shows it: in UTF-16 units, a line's end as one."""
    return len(text[:at].replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2


def bring(edit: QPlainTextEdit | QTextEdit, start: int, end: int) -> None:
    """Bring words into sight without selecting them."""
    del end
    cursor = QTextCursor(edit.document())
    cursor.setPosition(min(start, edit.document().characterCount() - 1))
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def _selection(
    edit: QPlainTextEdit | QTextEdit, start: int, end: int, look: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(edit.document())
    last = edit.document().characterCount() - 1
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = look
    return made
