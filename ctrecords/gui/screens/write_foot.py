"""The foot where letters to agencies already asked are written: the bar of the composer, and "Mark them sent today".

It must not know how letters are made.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ctrecords.gui.screens.letters_foot import LettersFoot
from ctrecords.gui.widgets.tips import tip
from ctrecords.model.days import plural
from ctrecords.model.kinds import Channel

WAYS = {
    Channel.EMAIL: "by e-mail",
    Channel.MAIL: "by mail",
    Channel.HAND: "by hand",
    Channel.FAX: "by fax",
    Channel.PORTAL: "by portal",
}


class WriteFoot(LettersFoot):
    """The bar at the bottom. Signals: ``marked`` whether and how the letters are marked sent was changed."""

    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sent = QCheckBox("Mark sent today")
        tip(self.sent, "Only for letters that go out today; else mark them sent when they do")
        self.way = QComboBox()
        self.way.setAccessibleName("How they are sent")
        for channel, words in WAYS.items():
            self.way.addItem(words, channel.value)
        self.marks.addWidget(self.sent)
        self.marks.addWidget(self.way)
        self.marks.addStretch(1)
        self.sent.clicked.connect(self._marked)
        self.way.activated.connect(self._marked)
        self.show_sent(on=False, by=Channel.EMAIL)

    def show_sent(self, *, on: bool, by: Channel) -> None:
        """Show whether the letters are marked sent, and how."""
        self.sent.setChecked(on)
        self.way.setCurrentIndex(self.way.findData(by.value))
        self.way.setVisible(on)

    def channel(self) -> Channel:
        """The way chosen."""
        return Channel(str(self.way.currentData()))

    def show_letters(self, letters: int, *, working: bool, why: str = "") -> None:
        """Say how many letters will be written; *why* is what they cannot be written without."""
        words = f"Write {plural(letters, 'letter')}" if letters else "Write letters"
        plan = f"{plural(letters, 'letter')}, one undo" if letters else ""
        self.say_plan(plan, words, on=not working, why=why)
        self.sent.setText("Mark them sent today" if letters > 1 else "Mark it sent today")
        self.sent.setEnabled(bool(letters))

    def _marked(self) -> None:
        self.way.setVisible(self.sent.isChecked())
        self.marked.emit()
        self._fold()
