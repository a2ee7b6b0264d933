"""The foot of the letters: what to look at first, how much will be made, and the two buttons.

It must not know how letters are made.
"""

from typing import Protocol, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ctrecords.gui import dressing, theme
from ctrecords.gui.commands import by_id
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.buttons import Kind, button, link
from ctrecords.gui.widgets.labels import Elided
from ctrecords.gui.widgets.tips import tip
from ctrecords.model.days import plural


class KeyButton(QPushButton):
    """The primary button with its shortcut in a small frame at its right."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setProperty("kind", Kind.PRIMARY.value)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        """Room for the words and the keys."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._wide() + theme.px(10), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The words are never cut; the keys go first."""
        return super().sizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the button with its words at the left, then the keys."""
        now, painter, look = theme.current(), QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(look)
        cast("_Named", look).text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = now.color("on_accent" if self.isEnabled() else "text3")
        high = now.metrics(11).height() + now.px(1)
        box = QRectF(self.width() - self._wide() - now.px(11), (self.height() - high) / 2, self._wide(), high)
        painter.setPen(ink)
        painter.setFont(now.font(13, 500))
        words = self.rect().adjusted(now.px(12), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self.width() < self.sizeHint().width():
            return
        painter.setOpacity(0.85)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), now.px(4), now.px(4))
        painter.setFont(now.font(11))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._keys)

    def _wide(self) -> int:
        return theme.current().metrics(11).horizontalAdvance(self._keys) + theme.px(10)


class _Named(Protocol):
    """The words of a button's look; its stub leaves them out."""

    text: str


class LettersFoot(QWidget):
    """The bar at the bottom. Signals: ``looked`` the things to look at are to be shown."""

    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self.words = Elided("", mode=Qt.TextElideMode.ElideRight)
        self.look = link("Verify now", small=True)
        self.summary = Elided("", "body2", mode=Qt.TextElideMode.ElideRight)
        self.cancel = button("Cancel")
        self.create_button = KeyButton(by_id("next-act").shown().replace("+", " ").replace("Return", "Enter"))
        self._wrong = False
        said, self.acts = QHBoxLayout(), QHBoxLayout()
        for row, pieces in (
            (said, (self._icon, self.words, self.look)),
            (self.acts, (self.summary, self.cancel, self.create_button)),
        ):
            dressing.space(row, spacing=10)
            for piece in pieces:
                row.addWidget(piece)
        said.addStretch(1)
        self.acts.insertStretch(0, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        dressing.space(self._row, (20, 12, 20, 12), 10)
        self._row.addLayout(said, 1)
        self.marks = QHBoxLayout()
        """Where a subclass puts what belongs to the acts; it takes a line of its own where there is no room."""
        dressing.space(self.marks, spacing=10)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        dressing.space(self._lower, spacing=10)
        self._lower.addLayout(self.marks)
        self._lower.addLayout(self.acts, 1)
        self._row.addLayout(self._lower)
        dressing.fix(self, least_height=56)
        dressing.redraw(self)
        self.look.clicked.connect(self.looked)
        self.show_warning("", verify=False)

    def restyle(self) -> None:
        """Draw the sign again."""
        now = theme.current()
        ink = now.color("danger") if self._wrong else now.chip(ChipKind.WAIT).text
        self._icon.setPixmap(now.pixmap("warn", ink, now.px(16), self.devicePixelRatioF()))

    def show_warning(self, words: str, *, verify: bool, wrong: bool = False) -> None:
        """Say what to look at; *verify* offers to confirm contacts, *wrong* is what keeps letters from being made."""
        self._wrong = wrong
        self.restyle()
        self.words.setText(words)
        self._icon.setVisible(bool(words))
        self.look.setText("Verify now" if verify else "Look")
        self.look.setAccessibleName("Verify contacts now" if verify else "Look at the warnings")
        self.look.setVisible(bool(words) and not wrong)
        self._fold()

    def show_plan(self, letters: int, items: int, *, working: bool, why: str = "") -> None:
        """Say what will be written; *why* is what nothing can be written without."""
        whole = plural(letters * items, "item")
        summary = f"{plural(letters, 'letter')}, {whole}, one undo" if letters else ""
        words = f"Write {plural(letters, 'letter')}" if letters else "Write letters"
        self.say_plan(summary, words, on=not working, why=why)

    def say_plan(self, summary: str, button: str, *, on: bool, why: str = "") -> None:
        """Say what will be written, on the button too; *why* turns it off and is said beside it."""
        self.summary.setText(summary)
        self.create_button.setText(button)
        self.create_button.setAccessibleName(button)
        self.create_button.setEnabled(on and not why)
        tip(self.create_button, why)
        self.create_button.updateGeometry()
        self._fold()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Take two lines where there is no room for one."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """Never keep the window from being narrow."""
        return QSize(theme.px(200), super().minimumSizeHint().height())

    def _fold(self) -> None:
        lower = _wide(self.marks) + _wide(self.acts)
        said = sum(part.sizeHint().width() for part in (self._icon, self.look) if not part.isHidden())
        said += self.words.fontMetrics().horizontalAdvance(self.words.text()) + theme.px(50)
        room = self.width() - theme.px(40)
        _turn(self._row, down=bool(self.words.text()) and lower + said > room)
        spare = self.summary.sizeHint().width() - self.summary.minimumSizeHint().width()
        _turn(self._lower, down=lower - max(0, spare) > room)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("panel"))
        painter.setPen(theme.color("line_strong"))
        painter.drawLine(0, 0, self.width(), 0)


def _wide(layout: QHBoxLayout) -> int:
    items = (layout.itemAt(at) for at in range(layout.count()))
    parts = (item.widget() for item in items if item is not None)
    return sum(part.sizeHint().width() + theme.px(10) for part in parts if part and not part.isHidden())


def _turn(layout: QBoxLayout, *, down: bool) -> None:
    way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
    if way != layout.direction():
        layout.setDirection(way)
