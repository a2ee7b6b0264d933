"""A message as it was sent: its heads, the files that came with it, its words with or without their layout."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.actions import leafing
from ctrecords.actions.leafing import Found, Hit, Part
from ctrecords.casebook import Casebook, legal_moment
from ctrecords.errors import CtrecordsError
from ctrecords.extract import mail_view
from ctrecords.extract.mail_view import MailShown
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.looks import size_words
from ctrecords.gui.viewer.file_view import FileView
from ctrecords.gui.viewer.known import Known
from ctrecords.gui.viewer.mail_body import MailBody
from ctrecords.gui.viewer.source import Shown
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.text_view import bring, lit, units
from ctrecords.gui.widgets.buttons import FileButton
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.headroom import Headroom
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.rule import Rule
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.widgets.tips import tip
from ctrecords.index import within
from ctrecords.index.leaves import Leaf
from ctrecords.model.days import Days, clock_time
from ctrecords.model.record import Citation, Withholding

LAYOUT, WORDS, SOURCE = "layout", "words", "source"
_SUBJECT = "Subject"
Told = tuple[str, MailShown, tuple[Part, ...], Days]


class MessageView(FileView):
    """An e-mail.

    Signals: ``opened`` a document that came with it, by its number.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(known, parent)
        self._desk = desk
        self._mail: MailShown | None = None
        self._hits: Sequence[Hit] = ()
        self._current = -1
        self._cited: Sequence[Citation] = ()
        self.heads = QWidget()
        self._form = QFormLayout(self.heads)
        dressing.space(self._form, (16, 10, 16, 6), spacing=4)
        self.files = QWidget()
        self._flow = Flow(self.files, left=16, right=16, bottom=8)
        self.choice = Segmented(
            "Show",
            ((LAYOUT, "As sent", ""), (WORDS, "Words", ""), (SOURCE, "Source", "")),
        )
        bar = QHBoxLayout()
        dressing.space(bar, (16, 0, 16, 8))
        bar.addWidget(self.choice)
        bar.addStretch(1)
        self.body = MailBody()
        column = QVBoxLayout(self)
        dressing.space(column)
        over = Headroom(self)
        over.column.addWidget(self.heads)
        over.column.addWidget(self.files)
        over.column.addLayout(bar)
        column.addWidget(over)
        column.addWidget(Rule(Qt.Orientation.Horizontal))
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.body)
        self.choice.changed.connect(self._fill)
        self.body.selectionChanged.connect(self.spot_changed)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Light words up in the colors of the theme."""
        self._paint()

    def show_file(self, shown: Shown, leaves: Sequence[Leaf]) -> None:
        """Have it read by a child and show it."""
        super().show_file(shown, leaves)
        self.known.want(range(1, min(self.count, 8) + 1))

        def ask(book: Casebook) -> Told:
            mail = mail_view.read(shown.data())
            return shown.sha256, mail, leafing.parts(book, shown.sha256), book.days()

        self._desk.jobs.run(
            lambda _progress: ask(self._desk.casebook),
            self._show,
            label="Show a message",
            failed=self._failed,
            quiet=True,
        )
        self.page_changed.emit(1)

    def let_go(self) -> None:
        """Show nothing."""
        super().let_go()
        self._mail, self._hits, self._current, self._cited = None, (), -1, ()
        self._clear()
        self.body.clear()

    def go_to(self, page: int, *, row: int = 0, region: str = "") -> None:
        """Bring the words a page of its text begins with into sight."""
        del row, region
        known = self.known.page(page) if page > 1 else None
        first = next((line for line in known.text.splitlines() if line.strip()), "") if known else ""
        at = self.body.toPlainText().find(first) if first else 0
        bring(self.body, max(0, at), max(0, at))

    def light(self, found: Found, current: int) -> None:
        """Light words up in what is shown of it."""
        self._hits, self._current = found.hits, current
        self._paint()

    def place(self) -> Spot:
        """The words selected, on the page of the message's text where they stand."""
        if self.shown is None:
            return Spot()
        quoted = self.body.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n").strip()
        return Spot(page=self._page_of(quoted), quotation=quoted)

    def mark(self, citations: Sequence[Citation], withholdings: Sequence[Withholding]) -> None:
        """Underline the passages that are cited."""
        del withholdings
        self._cited = citations
        self._paint()

    def select_all(self) -> None:
        """Select all its words."""
        self.body.selectAll()

    def retry(self) -> None:
        """Have it read again."""
        if self.shown is not None:
            self.show_file(self.shown, self.leaves)

    # Inside

    def _show(self, told: Told) -> None:
        sha256, mail, parts, days = told
        if self.shown is None or self.shown.sha256 != sha256:
            return
        self._clear()
        self._mail = mail
        for name, value in mail.heads:
            if name == _SUBJECT:
                self._date(mail, days)
            said = label(value, "strong" if name == _SUBJECT else "", wrap=True, selectable=True)
            self._form.addRow(label(name, "body3"), said)
        if _SUBJECT not in dict(mail.heads):
            self._date(mail, days)
        for part in parts:
            file = FileButton(part.name, size_words(part.size), icon="clip")
            file.clicked.connect(lambda _=False, number=part.document: self.opened.emit(number))
            self._flow.addWidget(file)
        self.files.setVisible(bool(parts))
        self.choice.buttons[LAYOUT].setEnabled(bool(mail.html))
        self.choice.buttons[SOURCE].setEnabled(bool(mail.source))
        self.choice.choose(LAYOUT if mail.html else WORDS)
        self._fill(self.choice.chosen())
        many = "1 thing" if mail.remote == 1 else f"{mail.remote:,} things"
        blocked = f"Remote content was blocked: {many} this message would fetch from the network."
        for said in (*((blocked,) if mail.remote else ()), *mail.notes):
            self.noted.emit(said)

    def _date(self, mail: MailShown, days: Days) -> None:
        if mail.sent_at is not None:
            self._form.addRow(label("Date", "body3"), _sent(mail.sent_at, days))

    def _failed(self, error: CtrecordsError) -> None:
        if self.shown is not None:
            self._clear()
            self.body.setPlainText("\n".join(self._texts()))
            self.troubled.emit(error.what, error.remedy)

    def _fill(self, key: str) -> None:
        mail = self._mail
        if mail is None:
            return
        if key == LAYOUT:
            self.body.show_page(mail.html, mail.pictures)
        else:
            self.body.setPlaceholderText(
                "No words were found in it. Its source, or the files that came with it, may say more."
            )
            self.body.setPlainText(mail.source if key == SOURCE else mail.text or "\n".join(self._texts()))
        self._paint()

    def _texts(self) -> list[str]:
        pages = (self.known.page(number) for number in range(1, self.count + 1))
        return [page.text for page in pages if page is not None]

    def _clear(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.files.hide()

    def _page_of(self, quoted: str) -> int:
        wanted = "".join(quoted.split())
        for number in range(1, self.count + 1) if wanted and self.count > 1 else ():
            page = self.known.page(number)
            if page is not None and wanted in "".join(page.text.split()):
                return number
        return 1

    def _paint(self) -> None:
        """Light up each of the words found wherever it stands in what is shown; heads come first in the count."""
        text = self.body.toPlainText()
        words = {self._word(hit) for hit in self._hits}
        wanted = within.pattern([word for word in words if word], whole=False)
        found = within.places(text, wanted) if wanted is not None else []
        heads = len(self._hits) - len(found)
        spans = [
            (units(text, start), units(text, end), at == self._current - max(0, heads))
            for at, (start, end) in enumerate(found)
        ]
        quoted = [one.quotation for one in self._cited if one.quotation]
        cited = [
            (units(text, at), units(text, at + len(one))) for one in quoted if (at := text.find(one)) >= 0
        ]
        self.body.setExtraSelections(lit(self.body, spans, cited, paper=True))
        for start, end, current in spans:
            if current:
                bring(self.body, start, end)

    def _word(self, hit: Hit) -> str:
        page = self.known.page(hit.page)
        return page.text[hit.start : hit.end] if page is not None else ""


def _sent(at: datetime, days: Days) -> QWidget:
    """When a message was sent by the clocks of the law's zone; how the sender's clock said it is its tip."""
    made = label(_moment(legal_moment(at), days), wrap=True, selectable=True)
    own = f"By the clock of the sender: {_moment(at, days)} ({at:UTC%z})"
    tip(made, own)
    made.setAccessibleDescription(own)
    return made


def _moment(at: datetime, days: Days) -> str:
    return f"{days.full(at.date())}, {clock_time(f'{at:%H:%M}')}"
