"""The foot of a request: what just happened, in one line.

It must not know the request; it hands on the entry to log.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs import logged
from ctrecords.gui.dialogs.fields import Moment, moment_field, moment_words
from ctrecords.gui.dialogs.kind_bar import KindBar
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.dropspot import DropSpot
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import Days

_ROOM = 990
"""The drop spot is shown from this width on, in the design's pixels: beside everything else on one line."""


class LogBar(QFrame):
    """Kind, direction, when, and a line of text.

    Signals:
        logged: An Entry is ready, with the word of its kind.
    """

    logged = Signal(object, str)

    def __init__(self, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Log what happened")
        self._days = days
        self._now: Moment = (days.today, "")
        self.kind = KindBar("call")
        self.side = Segmented("Direction", logged.SIDES, "out")
        self.when = moment_field("When it happened", days)
        dressing.fix(self.when, width=168)
        self.text = QLineEdit()
        self.send = button("Log call")
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        choices = QWidget()
        upper = Flow(choices, gap=8, ends=True)
        for piece in (self.kind, self.side, self.when):
            upper.addWidget(piece)
        lower = QHBoxLayout()
        dressing.space(lower, spacing=8)
        lower.addWidget(self.text, 1)
        lower.addWidget(self.send)
        column = QVBoxLayout()
        dressing.space(column, spacing=8)
        column.addWidget(choices)
        column.addLayout(lower)
        column.addWidget(self.wrong)
        self.drop = DropSpot("Drop an e-mail, a scan\nor a folder here")
        row = QHBoxLayout(self)
        dressing.space(row, (20, 10, 20, 10), 12)
        row.addLayout(column, 1)
        row.addWidget(self.drop)
        self.kind.changed.connect(self._turn)
        self.kind.typed.connect(self._go_on)
        self.send.clicked.connect(self._send)
        self.text.returnPressed.connect(self._send)
        self.text.textEdited.connect(self.wrong.hide)
        self._turn("call")

    def set_now(self, now: Moment) -> None:
        """Offer another moment, unless one was typed."""
        if self.when.line.text() == moment_words(self._days, self._now):
            self.when.set_text(moment_words(self._days, now))
        self._now = now

    def start(self) -> None:
        """Take the keyboard: 1 to 5 choose the kind, words go into the line."""
        self.kind.take_focus()

    def clear(self) -> None:
        """Forget what was typed; it is logged."""
        self.text.clear()
        self.when.set_text(moment_words(self._days, self._now))
        self.wrong.hide()

    def refuse(self, error: CtrecordsError) -> None:
        """Say what is wrong and keep what was typed."""
        self.wrong.setText(f"{error.what} {error.remedy}")
        self.wrong.show()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the panel and the line above it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.setPen(theme.color("line_strong"))
        painter.drawLine(0, 0, self.width(), 0)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where there is little room, files are dropped anywhere and the menu adds them."""
        super().resizeEvent(event)
        self.drop.setVisible(self.width() >= theme.px(_ROOM))

    def _send(self) -> None:
        self.wrong.hide()
        kind = self.kind.chosen()
        try:
            entry = logged.entry(kind, self.side.chosen(), self.when.value(), self.text.text())
        except CtrecordsError as error:
            if self.when.wrong.isHidden():
                self.refuse(error)
        else:
            self.logged.emit(entry, logged.word(kind))

    def _turn(self, kind: str) -> None:
        self.send.setText(f"Log {logged.word(kind)}")
        self.send.setAccessibleName(self.send.text())
        self.text.setPlaceholderText(logged.HINTS[kind])
        self.text.setAccessibleName(logged.HINTS[kind])
        self.side.setVisible(kind != "note")
        if kind != "note":
            self.side.choose(logged.usual_side(kind))

    def _go_on(self, text: str) -> None:
        self.text.setFocus()
        self.text.insert(text)
