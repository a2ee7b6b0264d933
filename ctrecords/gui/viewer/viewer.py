"""The reader of one file: its pages drawn, or its words where it has no paper, with a bar to move about in it."""

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import documents
from ctrecords.extract.page import Page
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.viewer.geometry import Size
from ctrecords.gui.viewer.page_view import PageView
from ctrecords.gui.viewer.source import Pictures, Shown
from ctrecords.gui.widgets.buttons import IconButton, button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.labels import label
from ctrecords.index.index import Reading


class Viewer(QWidget):
    """Shows one file at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: Shown | None = None
        self._pictures: Pictures | None = None
        self._known: dict[int, Page] = {}
        self.view = PageView(self._page)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Text of the file")
        self.why = label("", "body2", wrap=True)
        self.pages = QStackedWidget()
        for widget in (
            EmptyState("docs", "Choose a file to read it."),
            self.view,
            self.text,
            _around(self.why),
        ):
            self.pages.addWidget(widget)
        self.number = QSpinBox()
        self.number.setAccessibleName("Page")
        self.of = label("", "body2")
        self.fit_button = button("Fit width")
        self.turn_button = button("Turn")
        column = QVBoxLayout(self)
        dressing.space(column)
        column.addWidget(self._bar())
        column.addWidget(self.pages, 1)
        self.number.valueChanged.connect(self._asked)
        self.view.page_changed.connect(self._moved)
        self.view.page_changed.connect(self._fetch)
        self.fit_button.clicked.connect(lambda: self.view.zoom_to(None, fit="width"))
        self.turn_button.clicked.connect(self.view.turn)
        self.show_nothing()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        dressing.space(row, (12, 6, 12, 6), spacing=8)
        smaller = IconButton("minus", "Smaller")
        larger = IconButton("plus", "Larger")
        smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        larger.clicked.connect(lambda: self.view.zoom_by(1))
        for widget in (self.number, self.of):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (smaller, self.fit_button, larger, self.turn_button):
            row.addWidget(widget)
        self.bar = bar
        return bar

    def show_nothing(self) -> None:
        """Show no file."""
        self._let_go()
        self.bar.setEnabled(False)
        self.of.setText("")
        self.pages.setCurrentIndex(0)

    def show_file(self, shown: Shown, held: Reading) -> None:
        """Show a file from its first page."""
        if self._shown is not None and self._shown.sha256 == shown.sha256:
            return
        self._let_go()
        self._shown = shown
        count = shown.look.pages
        if not count:
            self.why.setText(f"{held.what}\n\n{held.remedy}")
            self.pages.setCurrentIndex(3)
            return
        self.bar.setEnabled(True)
        self.number.blockSignals(True)
        self.number.setRange(1, count)
        self.number.setValue(1)
        self.number.blockSignals(False)
        self.of.setText(f"of {count:,}")
        sizes = documents.sizes(self.desk.casebook, shown.sha256)
        if shown.look.drawn:
            self._pictures = Pictures(shown, self)
            letter = (612.0, 792.0)
            self.view.show_file(
                self._pictures, [Size(*sizes.get(page, letter)) for page in range(1, count + 1)]
            )
            self.pages.setCurrentIndex(1)
        else:
            self.pages.setCurrentIndex(2)
        self._fetch(1)

    def _let_go(self) -> None:
        self._shown = None
        self._known.clear()
        self.view.show_file(None, [])
        if self._pictures is not None:
            self._pictures.close()
            self._pictures.deleteLater()
            self._pictures = None

    def _page(self, number: int) -> Page | None:
        return self._known.get(number)

    def _fetch(self, number: int) -> None:
        """Ask for the words of the page in sight and those around it."""
        shown = self._shown
        if shown is None:
            return
        key = shown.sha256
        wanted = [page for page in (number, number + 1, number - 1) if page not in self._known]
        self.desk.read(
            lambda book: (key, [documents.page(book, key, page) for page in wanted]),
            self._fetched,
            label="Read a page",
        )

    def _fetched(self, told: tuple[str, list[Page | None]]) -> None:
        key, pages = told
        if self._shown is None or self._shown.sha256 != key:
            return
        self._known |= {page.number: page for page in pages if page is not None}
        self.view.viewport().update()
        if self.pages.currentIndex() == 2:  # noqa: PLR2004 - the text
            page = self._known.get(self.number.value())
            self.text.setPlainText(page.text if page else "")

    def _asked(self, number: int) -> None:
        if self.pages.currentIndex() == 1:
            self.view.go_to(number)
        else:
            self._fetch(number)

    def _moved(self, number: int) -> None:
        self.number.blockSignals(True)
        self.number.setValue(number)
        self.number.blockSignals(False)


def _around(inner: QWidget) -> QWidget:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    dressing.space(column, (40, 40, 40, 40))
    column.addWidget(inner)
    column.addStretch(1)
    return sheet
