"""The letter as it will be, at the right: whose it is, which page, and the pages themselves.

It must not know how a letter is made; it is given blocks.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.page import lay_out
from ctrecords.gui.widgets.page_view import PageView
from ctrecords.gui.widgets.rule import Rule
from ctrecords.letters.page import Preview
from ctrecords.paint.page import words

WIDTH = 468


class LetterPane(QWidget):
    """The preview. Signals: ``stepped`` the letter before (-1) or after (1) is wanted."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Letter")
        self.name = Elided("", "strong")
        self.where = label("", "second")
        self.before = IconButton("back", "Letter before", shortcut="Left")
        self.after = IconButton("fwd", "Letter after", shortcut="Right")
        self.pages = PageView("The letter, page by page")
        self.nothing = EmptyState("letter", "No letter yet", "Choose agencies to see their letters here.")
        self.parts = QStackedWidget()
        self.parts.addWidget(self.pages)
        self.parts.addWidget(self.nothing)
        self.parts.setCurrentWidget(self.nothing)
        self._letter = (0, 0)
        head = QHBoxLayout()
        dressing.space(head, (16, 6, 10, 6), 4)
        for piece, stretch in ((self.name, 1), (self.where, 0), (self.before, 0), (self.after, 0)):
            head.addWidget(piece, stretch)
        column = QVBoxLayout(self)
        dressing.space(column)
        column.addLayout(head)
        column.addWidget(Rule(Qt.Orientation.Horizontal))
        column.addWidget(self.parts, 1)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.pages.stepped.connect(self.stepped)
        self.pages.turned.connect(self._say)

    def show_letter(self, preview: Preview, name: str, number: int, count: int) -> None:
        """Show one letter; its place is kept while the same one is written on."""
        same = self.name.text() == name and self._letter[0] == number
        self._letter = (number, count)
        self.name.setText(name)
        self.parts.setCurrentWidget(self.pages)
        self.pages.show_pages(lay_out(preview), words(preview), stay=same)
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)

    def show_nothing(self, title: str, line: str) -> None:
        """Say why there is no letter."""
        self._letter = (0, 0)
        self.name.setText("")
        self.where.setText("")
        self.before.setEnabled(False)
        self.after.setEnabled(False)
        self.nothing.set_words(title, line)
        self.parts.setCurrentWidget(self.nothing)

    def _say(self, page: int, pages: int) -> None:
        number, count = self._letter
        if number:
            self.where.setText(f"letter {number} of {count}, page {page} of {pages}")
