"""Letters of a request that are written and not sent yet, under its thread, each with what can be done with it.

It is given letters and says what is wanted; it must not know how a letter is sent.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.section import empty
from ctrecords.letters.letter import LETTERS
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.days import Days
from ctrecords.model.request import Letter

SHOWN = 5


class WaitingLetters(QWidget):
    """What waits to be sent.

    Signals:
        opened: The file of a Letter shall be opened.
        helped: A Letter shall be helped on its way.
        marked: The newest letter was sent.
        given_up: The newest letter will not be sent.
    """

    opened = Signal(object)
    helped = Signal(object)
    marked = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        frame = QFrame()
        frame.setProperty("notice", "wait")
        frame.setAccessibleName("Letters not sent yet")
        self._column = QVBoxLayout(frame)
        dressing.space(self._column, (12, 8, 12, 8), 8)
        outer = QVBoxLayout(self)
        dressing.space(outer, (20, 4, 20, 12))
        outer.addWidget(frame)
        self.hide()

    def show_letters(self, letters: Sequence[Letter], days: Days) -> None:
        """Show the letters that wait, the newest first; nothing hides the list."""
        empty(self._column)
        self.buttons = []
        for at, letter in enumerate(tuple(reversed(letters))[:SHOWN]):
            self._column.addWidget(self._row(letter, days, newest=at == 0))
        self.setVisible(bool(letters))

    def _row(self, letter: Letter, days: Days, *, newest: bool) -> QWidget:
        name = letter_kind(letter.kind).label if letter.kind in LETTERS else letter.name
        made = QWidget()
        column = QVBoxLayout(made)
        dressing.space(column, spacing=4)
        column.addWidget(label(f"{name}, not sent yet", "strong", wrap=True))
        column.addWidget(label(f"Dated {days.full(letter.dated)}. {letter.name}", "body2", wrap=True))
        acts = QWidget()
        flow = Flow(acts, gap=8)
        ways: list[tuple[str, Callable[[], None]]] = [
            ("Open letter", lambda: self.opened.emit(letter)),
            ("Send letter", lambda: self.helped.emit(letter)),
        ]
        if newest:
            ways += [("Mark sent", self.marked.emit), ("Give up letter", self.given_up.emit)]
        for words, act in ways:
            button = small(words)
            button.setAccessibleName(f"{words}: {name}")
            button.clicked.connect(act)
            flow.addWidget(button)
            self.buttons.append(button)
        column.addWidget(acts)
        return made
