"""The pieces of the bar at the bottom: a sign with words, a tag, a thin line between.

It must not know what is saved where.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.tips import tip


class StatusPiece(QWidget):
    """A sign and a few words; long ones shorten in the middle."""

    def __init__(
        self, text: str, icon: str = "", *, role: str = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._role = icon, role
        self._sign = QLabel()
        if not icon:  # shown without a parent it would flash as a window
            self._sign.hide()
        self.words = Elided(text, "label")
        row = QHBoxLayout(self)
        dressing.space(row, (6, 0, 4, 0), 6)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        self.set_text(text)
        dressing.redraw(self)

    def set_text(self, text: str, role: str | None = None) -> None:
        """Say something else, and perhaps color its sign otherwise."""
        self._role = role or self._role
        self.words.setText(text)
        self.setAccessibleName(text)
        self.restyle()

    def restyle(self) -> None:
        """Draw the sign again."""
        if self._icon:
            now = theme.current()
            picture = now.pixmap(self._icon, now.color(self._role), now.px(14), self.devicePixelRatioF())
            self._sign.setPixmap(picture)


class StatusButton(QToolButton):
    """A sign and a few words that lead somewhere when pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoRaise(True)

    def show_state(self, text: str, icon: str, role: str, about: str) -> None:
        """Say something else, with its sign and a line about it."""
        self.setText(f" {text}")
        tip(self, about)
        self.setAccessibleName(text)
        self.setAccessibleDescription(about)
        dressing.dress(self, icon, role, 14)


def tag(text: str) -> QLabel:
    """A word in a thin box, such as Practice."""
    made = label(text, "tag")
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def separator() -> QFrame:
    """The thin line between two pieces."""
    made = QFrame()
    made.setObjectName("separator")
    dressing.fix(made, width=1, height=12)
    return made
