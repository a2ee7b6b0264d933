"""The line under a table of requests: what came of all items above, and the money.

It must not know the requests; it is given what they add up to.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ctrecords.gui import dressing, looks, theme
from ctrecords.gui.widgets.chip import Square
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.paint import unbroken
from ctrecords.law.case_words import Totals
from ctrecords.model.days import plural


class TotalsLine(QFrame):
    """The squares' legend with how many there are of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = QWidget()
        self.items = label("", "section")
        self._flow = Flow(self.legend, top=9, bottom=9, gap=12)
        self.fees = label("", "body2")
        row = QHBoxLayout(self)
        dressing.space(row, (20, 0, 20, 0), 12)
        row.addWidget(self.items)
        row.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        row.addWidget(self.fees)
        dressing.fix(self, least_height=40)

    def show_totals(self, totals: Totals) -> None:
        """Show what the rows add up to."""
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        counted = [(looks.LETTERS[outcome], words) for outcome, words in totals.counted()]
        if totals.unread:
            counted.append(("U", f"{totals.unread:,} not read"))
        items = plural(totals.items, "item")
        self.items.setText(items)
        for letter, words in counted:
            self._flow.addWidget(_legend(letter, words))
        self.fees.setText(unbroken(totals.fees()))
        said = ", ".join(words for _letter, words in counted)
        self.setAccessibleName(" ".join(filter(None, (f"{items}: {said}.", totals.fees()))))
        self.updateGeometry()

    def shorten(self, *, on: bool) -> None:
        """Say only how many items there are, where there is no room for more."""
        self.legend.setHidden(on)

    def full_height(self, width: int) -> int:
        """How high the line is at a width with every count in it."""
        sides = self.items.sizeHint().width() + self.fees.sizeHint().width() + theme.px(20 + 12 + 12 + 20)
        return max(theme.px(40), self._flow.heightForWidth(max(1, width - sides)))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), theme.color("content"))


def _legend(letter: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row, spacing=5)
    row.addWidget(Square(letter))
    row.addWidget(label(words, "second"))
    return made
