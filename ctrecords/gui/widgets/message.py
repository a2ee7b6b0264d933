"""The dialog that says what happened, what is safe, and what can be done.

It must not know errors; it is given sentences and says which button was pressed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import Kind, button, link
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.taborder import Dialog


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a message: its verb, and what choosing it stands for."""

    text: str
    value: str
    kind: Kind = Kind.PLAIN


CLOSE = Choice("Close", "close", Kind.PRIMARY)


class Message(Dialog):
    """What happened, in one dialog; the last choice is the one Enter takes.

    *remedy* is the box that says what to do now; *details* are what Copy details puts on the clipboard.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        remedy: str = "",
        choices: Sequence[Choice] = (CLOSE,),
        details: str = "",
        icon: str = "warn",
        icon_role: str = "mark_wait",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("ctrecords")
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (text, remedy) if part))
        self._icon, self._icon_role, self._details = icon, icon_role, details
        self.chosen = ""
        self.buttons: list[QPushButton] = []
        self.title = label(title, "panel", wrap=True, selectable=True)
        self.text = label(text, wrap=True, selectable=True)
        self.remedy = label(remedy, "remedy", wrap=True, selectable=True)
        if not text:  # shown without a parent it would flash as a window
            self.text.hide()
        if not remedy:  # shown without a parent it would flash as a window
            self.remedy.hide()
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = words = QVBoxLayout()
        dressing.space(words, spacing=8)
        for line in (self.title, self.text, self.remedy):
            words.addWidget(line)
        words.addStretch()
        upper = QHBoxLayout()
        dressing.space(upper, spacing=14)
        upper.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        column = QVBoxLayout(self)
        dressing.space(column, (20, 18, 20, 16), 14)
        column.addLayout(upper)
        column.addLayout(self._lower(choices))
        dressing.fix(self, width=408)
        dressing.redraw(self)

    def hold(self, more: QWidget) -> None:
        """Show something between the sentences and the box."""
        self._words.insertWidget(self._words.indexOf(self.remedy), more)

    def restyle(self) -> None:
        """Draw the icon again."""
        now = theme.current()
        color = now.color(self._icon_role)
        self.picture.setPixmap(now.pixmap(self._icon, color, now.px(18), self.devicePixelRatioF()))
        self.picture.setFixedSize(now.px(18), now.px(22))

    def showEvent(self, event: QShowEvent, /) -> None:
        """Be exactly as high as the sentences need."""
        super().showEvent(event)
        room = self.layout()
        if room is not None:
            self.setFixedHeight(room.totalHeightForWidth(self.width()))

    def ask(self) -> str:
        """Show the message and wait; returns the value of the button pressed, or nothing for Escape."""
        self.exec()
        return self.chosen

    def _lower(self, choices: Sequence[Choice]) -> QHBoxLayout:
        row = QHBoxLayout()
        dressing.space(row, spacing=8)
        if self._details:
            copy = link("Copy details", icon="copy")
            copy.setProperty("flush", True)
            copy.clicked.connect(self._copy)
            row.addWidget(copy)
        row.addStretch()
        for choice in choices:
            made = button(choice.text, choice.kind)
            made.clicked.connect(lambda _checked=False, value=choice.value: self._choose(value))
            row.addWidget(made)
            self.buttons.append(made)
        if self.buttons:
            self.buttons[-1].setDefault(True)
            self.buttons[-1].setFocus()
        return row

    def _choose(self, value: str) -> None:
        self.chosen = value
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
